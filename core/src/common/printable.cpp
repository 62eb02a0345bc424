#include "common/printable.h"

#include <algorithm>
#include <array>

#include "common/utf8.h"

namespace balvps {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Control characters, line ends, characters that change the direction of the text, and characters without a
/// glyph. The last group has all of Unicode's default ignorable characters except the variation selectors of
/// emoji and Mongolian. The command line tool has the same list (cli/shown.py).
constexpr std::array<Range, 18> hidden = {{{0x00, 0x1F},
                                           {0x7F, 0x9F},
                                           {0xAD, 0xAD},
                                           {0x34F, 0x34F},
                                           {0x61C, 0x61C},
                                           {0x115F, 0x1160},
                                           {0x17B4, 0x17B5},
                                           {0x180E, 0x180E},
                                           {0x200B, 0x200F},
                                           {0x2028, 0x202E},
                                           {0x2060, 0x206F},
                                           {0x3164, 0x3164},
                                           {0xFEFF, 0xFEFF},
                                           {0xFFA0, 0xFFA0},
                                           {0xFFF0, 0xFFFB},
                                           {0x1BCA0, 0x1BCA3},
                                           {0x1D173, 0x1D17A},
                                           {0xE0000, 0xE0FFF}}};

bool is_hidden(char32_t character) noexcept {
    return std::any_of(hidden.begin(), hidden.end(), [&](const Range &range) {
        return range.first <= character && character <= range.last;
    });
}

constexpr std::string_view short_letters = "nrt";
constexpr std::string_view hex_digits = "0123456789abcdef";

/// How many digits follow the letter of an escape. 0 if the letter begins no such escape.
std::size_t digits_after(char letter) noexcept {
    return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

/// Whether a text would be an escape if a backslash stood in front of it.
bool reads_as_escape(std::string_view text) noexcept {
    const std::size_t digits = digits_after(text.front());
    return short_letters.find(text.front()) != std::string_view::npos ||
           (digits > 0 && text.size() > digits &&
            text.substr(1, digits).find_first_not_of(hex_digits) == std::string_view::npos);
}

std::string hex_escape(char letter, char32_t value) {
    std::string text(2 + digits_after(letter), '\\');
    text[1] = letter;
    for (std::size_t at = text.size() - 1; at > 1; --at, value /= 16) {
        text[at] = hex_digits[value % 16];
    }
    return text;
}

std::string escape_of_character(char32_t character) {
    switch (character) {
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        default:
            return hex_escape(character < 0x80 ? 'x' : character <= 0xFFFF ? 'u' : 'U', character);
    }
}

}  // namespace

std::string printable(std::string_view text, std::size_t longest) {
    std::string out;
    std::size_t backslashes = 0;  // directly in front of the rest of the text
    while (!text.empty()) {
        const std::size_t size = utf8_character_size(text);
        const std::string_view bytes = text.substr(0, std::max<std::size_t>(size, 1));
        std::string escape;
        if (size == 0) {
            escape = hex_escape('x', static_cast<unsigned char>(text.front()));
        } else if (const char32_t character = utf8_character(bytes); is_hidden(character)) {
            escape = escape_of_character(character);
        }
        std::string piece(!escape.empty() || reads_as_escape(text) ? backslashes : 0, '\\');
        piece.append(escape.empty() ? bytes : std::string_view(escape));
        if (piece.size() > longest - out.size()) {
            break;
        }
        out.append(piece);
        backslashes = bytes == "\\" ? backslashes + 1 : 0;
        text.remove_prefix(bytes.size());
    }
    return out;
}

}  // namespace balvps
