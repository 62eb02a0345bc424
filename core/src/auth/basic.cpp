#include "auth/basic.h"

#include <jwt/base64.hpp>

#include <string>

namespace balvps {

Secret basic_header(std::string_view username, std::string_view password) {
    Secret pair(username);
    pair.append(":").append(password);
    std::string encoded = jwt::base64_encode(pair.view().data(), pair.view().size());
    Secret header("Basic ", encoded);
    wipe(encoded.data(), encoded.size());
    return header;
}

}  // namespace balvps
