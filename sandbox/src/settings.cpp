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

std::span<const Switch> switches() {
    static constexpr Switch table[] = {
        {"module_routes",
         "Virtual machines have other routes, /service/@id/virtual/@vmid, which only "
         "GET /service/@id/methods tells",
         &Settings::module_routes},
        {"leading_slash", "Portal's document: paths begin with a slash", &Settings::leading_slash},
        {"own_fields", "The company's own fields in signup, details and contact", &Settings::own_fields},
        {"mismatched_names", "Portal's document: some parameters have other names than in the path",
         &Settings::mismatched_names},
        {"empty_types", "Portal's document: some parameters have the type \"\"", &Settings::empty_types},
        {"broken_examples", "Portal's document: some examples are not JSON", &Settings::broken_examples},
    };
    return table;
}

int Settings::effective_unauthorized_status() const {
    return unauthorized_status.value_or(dialect == Dialect::documented ? 401 : 200);
}

}  // namespace sandbox
