#include "settings.h"

namespace sandbox {

const std::map<std::string, Dialect> &dialects() {
    static const std::map<std::string, Dialect> table{
        {"wire", Dialect::wire}, {"hostile", Dialect::hostile}, {"documented", Dialect::documented}};
    return table;
}

const std::map<std::string, TxtStyle> &txt_styles() {
    static const std::map<std::string, TxtStyle> table{{"bare", TxtStyle::bare},
                                                       {"quoted", TxtStyle::quoted}};
    return table;
}

int Settings::effective_unauthorized_status() const {
    return unauthorized_status.value_or(dialect == Dialect::documented ? 401 : 200);
}

}  // namespace sandbox
