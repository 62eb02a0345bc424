#include "service/credentials.h"

namespace sandbox {

std::string credentials(const Request &request, std::string_view scheme) {
    const std::string value = request.header("authorization");
    if (value.size() <= scheme.size() || value[scheme.size()] != ' ') {
        return {};
    }
    // The scheme is compared without regard to case (RFC 9110, 11.1).
    for (std::size_t index = 0; index < scheme.size(); ++index) {
        if ((value[index] | 0x20) != (scheme[index] | 0x20)) {
            return {};
        }
    }
    return value.substr(scheme.size() + 1);
}

std::string bearer_of(const Request &request) {
    return credentials(request, "Bearer");
}

}  // namespace sandbox
