#include "operation/operation.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"

namespace balvps {

std::string_view method_name(Method method) noexcept {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::delete_:
            return "DELETE";
    }
    return "";
}

std::optional<Method> method_named(std::string_view name) noexcept {
    constexpr std::array methods = {Method::get, Method::post, Method::put, Method::delete_};
    const auto *const found = std::find_if(methods.begin(), methods.end(), [name](Method each) {
        return equal_in_any_case(method_name(each), name);
    });
    return found == methods.end() ? std::nullopt : std::optional(*found);
}

std::string_view parameter_type_name(ParameterType type) noexcept {
    switch (type) {
        case ParameterType::integer:
            return "integer";
        case ParameterType::decimal:
            return "decimal";
        case ParameterType::string:
            return "string";
        case ParameterType::string_list:
            return "string_list";
        case ParameterType::object:
            return "object";
        case ParameterType::string_or_list:
            return "string_or_list";
        case ParameterType::boolean:
            return "boolean";
        case ParameterType::name_or_id:
            return "name_or_id";
        case ParameterType::content_list:
            return "content_list";
        case ParameterType::object_list:
            return "object_list";
        case ParameterType::path_text:
            return "path_text";
        case ParameterType::digits:
            return "digits";
        case ParameterType::flag_text:
            return "flag_text";
        case ParameterType::address:
            return "address";
        case ParameterType::scalar:
            return "scalar";
        case ParameterType::scalar_list:
            return "scalar_list";
        case ParameterType::container:
            return "container";
        case ParameterType::any:
            return "any";
    }
    return "";
}

const Operation &operation_with(TokenEffect effect) noexcept {
    const auto all = operations();
    return *std::find_if(all.begin(), all.end(),
                         [effect](const Operation &each) { return each.token_effect == effect; });
}

}  // namespace balvps
