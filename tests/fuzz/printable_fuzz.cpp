// Texts from outside in messages, which may be shown on terminals. Input: any bytes.
#include "common/printable.h"

#include <charconv>
#include <string>

#include "fuzz.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

/// A character as UTF-8, or the byte of an \x escape.
std::string bytes_of(char letter, std::uint32_t number) {
    const auto more = [](std::uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
    if (letter == 'x') {
        return {static_cast<char>(number)};
    }
    if (number < 0x800) {
        return {static_cast<char>(0xC0 | number >> 6), more(number)};
    }
    if (number < 0x10000) {
        return {static_cast<char>(0xE0 | number >> 12), more(number >> 6), more(number)};
    }
    return {static_cast<char>(0xF0 | number >> 18), more(number >> 12), more(number >> 6), more(number)};
}

/// Removes an escape after its backslash from a text and decodes it. Empty if there is no escape.
std::string take_escape(std::string_view &rest) {
    const char letter = rest.empty() ? '\0' : rest.front();
    if (letter == 'n' || letter == 'r' || letter == 't') {
        rest.remove_prefix(1);
        return {letter == 'n' ? '\n' : letter == 'r' ? '\r' : '\t'};
    }
    const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    const std::string_view number_text = rest.substr(rest.empty() ? 0 : 1, digits);
    if (digits == 0 || number_text.size() < digits ||
        number_text.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
        return {};
    }
    std::uint32_t number = 0;
    std::from_chars(number_text.data(), number_text.data() + digits, number, 16);
    rest.remove_prefix(1 + digits);
    return bytes_of(letter, number);
}

/// The original of a shown text.
std::string original(std::string_view shown) {
    std::string out;
    while (!shown.empty()) {
        std::size_t backslashes = std::min(shown.find_first_not_of('\\'), shown.size());
        shown.remove_prefix(backslashes);
        std::string_view rest = shown;
        const std::string escaped = backslashes > 0 ? take_escape(rest) : std::string();
        out.append(escaped.empty() ? backslashes : backslashes / 2, '\\');
        if (backslashes % 2 == 1 && !escaped.empty()) {
            out.append(escaped);
            shown = rest;
        } else if (!shown.empty()) {
            out.push_back(shown.front());
            shown.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view given = text(data, size);
    const std::string shown = printable(given);
    require(is_harmless(shown));
    require(original(shown) == given);
    require(is_harmless(printable(shown)));
    const std::size_t longest = size > 0 ? data[0] : 0U;
    const std::string cut_short = printable(given, longest);
    require(cut_short.size() <= longest && shown.starts_with(cut_short));
    return 0;
}
