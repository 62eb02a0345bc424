#include "operation/operation.h"

#include <algorithm>

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

const Operation &operation_with(TokenEffect effect) noexcept {
    const auto all = operations();
    return *std::find_if(all.begin(), all.end(),
                         [effect](const Operation &each) { return each.token_effect == effect; });
}

}  // namespace balvps
