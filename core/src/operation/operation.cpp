#include "operation/operation.h"

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

}  // namespace balvps
