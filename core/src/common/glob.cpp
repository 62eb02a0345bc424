#include "common/glob.h"

#include "common/ascii.h"

namespace balvps {

bool matches_glob(std::string_view text, std::string_view pattern) noexcept {
    std::size_t at = 0;
    std::size_t in_pattern = 0;
    std::size_t after_star = std::string_view::npos;  // the last "*" can take one more character
    std::size_t star_ends = 0;
    while (at < text.size()) {
        if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
            after_star = ++in_pattern;
            star_ends = at;
        } else if (in_pattern < pattern.size() &&
                   (pattern[in_pattern] == '?' ||
                    ascii_lower(pattern[in_pattern]) == ascii_lower(text[at]))) {
            ++in_pattern;
            ++at;
        } else if (after_star != std::string_view::npos) {
            in_pattern = after_star;
            at = ++star_ends;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', in_pattern) == std::string_view::npos;
}

}  // namespace balvps
