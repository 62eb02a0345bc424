// Searches in long texts.
#pragma once

#include <string.h>  // memmem() is not in <cstring>

#include <string_view>

namespace balvps::platform {

/// The first occurrence of a text that is not empty; nullptr: none. Unlike std::search, it stays fast when
/// both texts repeat themselves.
inline const char *find_text(std::string_view text, std::string_view wanted) noexcept {
    return static_cast<const char *>(memmem(text.data(), text.size(), wanted.data(), wanted.size()));
}

}  // namespace balvps::platform
