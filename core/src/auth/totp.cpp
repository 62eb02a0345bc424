#include "auth/totp.h"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <new>

namespace balvps {

Result<Secret> totp_key(std::string_view base32) {
    char *bytes = nullptr;
    std::size_t size = 0;
    const int status = oath_base32_decode(base32.data(), base32.size(), &bytes, &size);
    const auto wipe_and_free = [&size](char *memory) {
        wipe(memory, size);
        std::free(memory);  // NOLINT(cppcoreguidelines-no-malloc, cppcoreguidelines-owning-memory): liboath's
    };
    const std::unique_ptr<char, decltype(wipe_and_free)> owner(bytes, wipe_and_free);
    if (status == OATH_MALLOC_ERROR) {
        throw std::bad_alloc();
    }
    if (status != OATH_OK || size == 0) {
        return failure(ErrorCode::configuration,
                       "config key 'totp_secret' must be base32 (letters A to Z and digits 2 to 7)");
    }
    return Secret({bytes, size});
}

Result<Secret> totp_code(const Secret &key, std::int64_t unix_time) {
    constexpr unsigned digits = 6;
    std::array<char, digits + 1> code{};
    const int status = oath_totp_generate(key.view().data(), key.view().size(), unix_time,
                                          static_cast<unsigned>(totp_step), 0, digits, code.data());
    if (status != OATH_OK) {
        return failure(ErrorCode::internal,
                       std::string("the one-time password could not be made: ") + oath_strerror(status));
    }
    Secret text({code.data(), digits});
    wipe(code.data(), code.size());
    return text;
}

}  // namespace balvps
