#include "service/character_strings.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace sandbox {

namespace {

constexpr std::size_t longest_string = 255;

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

/// Removes an escape from the front of the text. The backslash is removed already.
/// @return the octet that it stands for, or nullopt if it is no escape
std::optional<char> take_escape(std::string_view &text) {
    if (text.empty()) {
        return std::nullopt;
    }
    if (text.front() == '"' || text.front() == '\\') {
        const char octet = text.front();
        text.remove_prefix(1);
        return octet;
    }
    if (text.size() < 3 || !is_digit(text[0]) || !is_digit(text[1]) || !is_digit(text[2])) {
        return std::nullopt;
    }
    const int octet = (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
    text.remove_prefix(3);
    return octet <= 255 ? std::optional(static_cast<char>(octet)) : std::nullopt;
}

/// Removes a string up to its closing quote from the front of the text. The opening quote is removed already.
std::optional<std::string> take_string(std::string_view &text) {
    std::string string;
    while (!text.empty()) {
        const char next = text.front();
        text.remove_prefix(1);
        if (next == '"') {
            return string.size() <= longest_string ? std::optional(std::move(string)) : std::nullopt;
        }
        const std::optional<char> octet = next == '\\' ? take_escape(text) : next;
        if (!octet) {
            return std::nullopt;
        }
        string.push_back(*octet);
    }
    return std::nullopt;
}

void print_octet(std::string &printed, char octet) {
    const auto code = static_cast<unsigned char>(octet);
    if (octet == '"' || octet == '\\') {
        printed.append({'\\', octet});
    } else if (code >= 0x20 && code < 0x7f) {
        printed.push_back(octet);
    } else {
        const std::string digits = std::to_string(code);
        printed.append("\\").append(3 - digits.size(), '0').append(digits);
    }
}

}  // namespace

std::optional<std::vector<std::string>> parse_character_strings(std::string_view text) {
    std::vector<std::string> strings;
    while (!text.empty()) {
        if (!strings.empty() && text.front() != ' ') {
            return std::nullopt;
        }
        text.remove_prefix(strings.empty() ? 0 : std::min(text.find_first_not_of(' '), text.size()));
        if (!text.starts_with('"')) {
            return std::nullopt;
        }
        text.remove_prefix(1);
        std::optional<std::string> string = take_string(text);
        if (!string) {
            return std::nullopt;
        }
        strings.push_back(std::move(*string));
    }
    return strings.empty() ? std::nullopt : std::optional(std::move(strings));
}

std::string print_character_strings(const std::vector<std::string> &strings) {
    std::string printed;
    for (const std::string &string : strings) {
        printed.append(printed.empty() ? "\"" : " \"");
        for (const char octet : string) {
            print_octet(printed, octet);
        }
        printed.push_back('"');
    }
    return printed;
}

std::vector<std::string> split_into_character_strings(std::string_view text) {
    std::vector<std::string> strings;
    do {
        strings.emplace_back(text.substr(0, longest_string));
        text.remove_prefix(strings.back().size());
    } while (!text.empty());
    return strings;
}

}  // namespace sandbox
