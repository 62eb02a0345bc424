#include "common/random.h"

#include <openssl/rand.h>

#include <stdexcept>
#include <vector>

namespace sandbox {

std::string random_hexadecimal(std::size_t bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::vector<unsigned char> raw(bytes);
    if (RAND_bytes(raw.data(), static_cast<int>(raw.size())) != 1) {
        throw std::runtime_error("OpenSSL returned no random bytes");
    }
    std::string text;
    text.reserve(2 * bytes);
    for (const unsigned char byte : raw) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

}  // namespace sandbox
