#include "transport/http.h"

#include <algorithm>

#include "common/ascii.h"

namespace balvps {
void HttpHeaders::add_line(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
        return;
    }
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (entries_.empty()) {
        constexpr std::size_t usual_lines = 16;
        constexpr std::size_t usual_bytes = 512;
        entries_.reserve(usual_lines);
        text_.reserve(usual_bytes);
    }
    entries_.push_back({text_.size(), colon, text_.size() + colon + 1, value.size()});
    text_.append(line.substr(0, colon)).push_back('\0');
    text_.append(value).push_back('\0');
}

std::string_view HttpHeaders::find(std::string_view name) const noexcept {
    const auto is_it = [&](const Entry &entry) {
        return equal_in_any_case({text_.data() + entry.name, entry.name_size}, name);
    };
    const auto entry = std::find_if(entries_.rbegin(), entries_.rend(), is_it);
    return entry == entries_.rend() ? std::string_view()
                                    : std::string_view(text_.data() + entry->value, entry->value_size);
}

}  // namespace balvps
