// Texts as C passes them and is given them.
#pragma once

#include "balvps/balvps.h"
#include "common/text.h"

namespace balvps::capi {

using balvps::text;
static_assert(until_nul == BALVPS_NTS);

/// Gives a text back: its start, and its length where it is asked for. What is handed out is NUL-terminated.
inline const char *give(std::string_view text, std::size_t *length) noexcept {
    if (length != nullptr) {
        *length = text.size();
    }
    return text.data();
}

}  // namespace balvps::capi
