// Texts as C passes them and is given them.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "balvps/balvps.h"
#include "common/text.h"

namespace balvps::capi {

static_assert(until_nul == BALVPS_NTS);

/// A text as C hands it over.
struct Given {
    const char *start;
    std::size_t length;
};

/// The text, or what is wrong with it, to be said behind its name: "must not be NULL".
using GivenText = tl::expected<std::string_view, std::string>;

/// A text that may be left out: NULL gives a view without data.
GivenText optional_text(Given given);
/// A text that must be there.
GivenText needed_text(Given given);
/// A name, a method or a path: it must be there, and no NUL may stand in it.
GivenText needed_name(Given given);

/// Gives a text back: its start, and its length where it is asked for. What is handed out is NUL-terminated.
inline const char *give(std::string_view text, std::size_t *length) noexcept {
    if (length != nullptr) {
        *length = text.size();
    }
    return text.data();
}

}  // namespace balvps::capi
