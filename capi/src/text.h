// Texts as C passes them and is given them.
#pragma once

#include <string_view>

#include "balvps/balvps.h"
#include "common/error.h"
#include "common/text.h"

namespace balvps::capi {

static_assert(until_nul == BALVPS_NTS);

/// A text as C hands it over.
struct Given {
    const char *start;
    std::size_t length;
};

// The error of each is to be said behind what it is about: "must not be NULL".

/// A text that may be left out: NULL gives a view without data.
Result<std::string_view> optional_text(Given given);
/// A text that must be there.
Result<std::string_view> needed_text(Given given);
/// A name, a method or a path: it must be there, and no NUL may stand in it.
Result<std::string_view> needed_name(Given given);

/// Gives a text back: its start, and its length where it is asked for. What is handed out is NUL-terminated.
inline const char *give(std::string_view text, std::size_t *length) noexcept {
    if (length != nullptr) {
        *length = text.size();
    }
    return text.data();
}

}  // namespace balvps::capi
