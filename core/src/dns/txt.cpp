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

bool has_quotes_around(std::string_view text) noexcept {
    return text.size() >= 2 && text.starts_with('"') && text.ends_with('"');
}

/// Whether the service would take bytes for quoted strings if the style `bare` sent them as they are.
bool looks_quoted(const std::string &bytes) {
    const std::optional<QuotedStrings> strings = read_quoted_strings('"' + bytes + '"');
    return has_quotes_around(bytes) || (strings && strings->count > 1);
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
    const bool has_escapes =
        strings && (style == TxtStyle::quoted || strings->count > 1 || looks_quoted(strings->bytes));
    return has_escapes ? std::move(strings->bytes) : unwrapped_text(content);
}

std::string unwrapped_text(std::string_view content) {
    return std::string(has_quotes_around(content) ? content.substr(1, content.size() - 2) : content);
}

std::string sent_text(std::string_view bytes, TxtStyle style) {
    const bool as_it_is =
        style == TxtStyle::bare && !bytes.empty() && is_utf8(bytes) && !looks_quoted(std::string(bytes));
    return as_it_is ? std::string(bytes) : text_strings(bytes);
}

std::string text_strings(std::string_view bytes) {
    std::string text = quoted_string(bytes.substr(0, longest_string));
    for (std::size_t start = longest_string; start < bytes.size(); start += longest_string) {
        text.append(" ").append(quoted_string(bytes.substr(start, longest_string)));
    }
    return text;
}

}  // namespace balvps
