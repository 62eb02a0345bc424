#include "dns/txt.h"

#include <algorithm>
#include <optional>

#include "common/utf8.h"
#include "dns/character_string.h"

namespace balvps {
namespace {

bool is_printable_utf8(std::string_view bytes) noexcept {
    const auto is_control = [](char letter) { return (letter >= 0 && letter < ' ') || letter == '\x7f'; };
    return std::none_of(bytes.begin(), bytes.end(), is_control) && is_utf8(bytes);
}

}  // namespace

std::string written_text(std::string_view text) {
    std::optional<QuotedStrings> strings = read_quoted_strings(text);
    return strings ? std::move(strings->bytes) : std::string(text);
}

std::string normal_text(std::string_view bytes) {
    const bool means_itself = is_printable_utf8(bytes) && !read_quoted_strings(bytes);
    return means_itself ? std::string(bytes) : quoted_string(bytes);
}

std::string shown_text(std::string_view content, TxtStyle style) {
    std::optional<QuotedStrings> strings = read_quoted_strings(content);
    const std::size_t fewest = style == TxtStyle::bare ? 2 : 1;
    return strings && strings->count >= fewest ? std::move(strings->bytes) : unwrapped_text(content);
}

std::string unwrapped_text(std::string_view content) {
    const bool wrapped = content.size() >= 2 && content.starts_with('"') && content.ends_with('"');
    return std::string(wrapped ? content.substr(1, content.size() - 2) : content);
}

std::string sent_text(std::string_view bytes, TxtStyle style) {
    if (style == TxtStyle::quoted) {
        return text_strings(bytes);
    }
    return is_utf8(bytes) ? std::string(bytes) : with_escapes(bytes);  // JSON has UTF-8 only
}

std::string text_strings(std::string_view bytes) {
    std::string text = quoted_string(bytes.substr(0, longest_string));
    for (std::size_t start = longest_string; start < bytes.size(); start += longest_string) {
        text.append(" ").append(quoted_string(bytes.substr(start, longest_string)));
    }
    return text;
}

}  // namespace balvps
