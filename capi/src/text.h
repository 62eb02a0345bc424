// Texts that C passes and receives.
#pragma once

#include <string_view>

#include "balvps/balvps.h"
#include "common/error.h"
#include "common/text.h"

namespace balvps::capi {

static_assert(until_nul == BALVPS_NTS);

/// A text as C passes it.
struct Given {
    const char *start;
    std::size_t length;
};

// The message of each error continues after its subject: "must not be NULL".

/// An optional text: NULL gives a view without data.
Result<std::string_view> optional_text(Given given);
/// A required text.
Result<std::string_view> needed_text(Given given);
/// A required name, method or path. It must not contain a NUL.
Result<std::string_view> needed_name(Given given);

/// Returns the start of a NUL-terminated text, and stores its length if `length` is not NULL.
inline const char *return_text(std::string_view text, std::size_t *length) noexcept {
    if (length != nullptr) {
        *length = text.size();
    }
    return text.data();
}

}  // namespace balvps::capi
