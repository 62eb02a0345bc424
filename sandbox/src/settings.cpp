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
         "machines have other routes, /service/@id/virtual/@vmid, which only GET /service/@id/methods tells",
         &Settings::module_routes},
        {"leading_slash", "paths of the portal's document begin with a slash", &Settings::leading_slash},
        {"own_fields",
         "signup, details and contacts take the company's own fields: taxoffice, passport, "
         "registrationnumber",
         &Settings::own_fields},
        {"mismatched_names",
         "some parameters of the portal's document have other names than in the path, record_id for @index",
         &Settings::mismatched_names},
        {"empty_types", "some parameters of the portal's document have the type \"\"",
         &Settings::empty_types},
        {"broken_examples",
         "the fences of examples of the portal's document never close, and some examples are not JSON",
         &Settings::broken_examples},
    };
    return table;
}

int Settings::effective_unauthorized_status() const {
    return unauthorized_status.value_or(dialect == Dialect::documented ? 401 : 200);
}

}  // namespace sandbox
