#include "dns/character_string.h"

#include <algorithm>

#include "common/ascii.h"

namespace balvps {
namespace {

constexpr std::string_view blanks = " \t";

bool is_digit(char letter) noexcept {
    return letter >= '0' && letter <= '9';
}

/// Removes the escape at the start of a text, and returns its byte.
std::optional<char> take_escape(std::string_view &text) noexcept {
    constexpr std::size_t digits = 3;
    if (text.size() < 2) {
        return std::nullopt;
    }
    if (!is_digit(text[1])) {
        const char byte = text[1];
        text.remove_prefix(2);
        return byte;
    }
    if (text.size() <= digits || !is_digit(text[2]) || !is_digit(text[3])) {
        return std::nullopt;
    }
    const int number = (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    text.remove_prefix(digits + 1);
    return number <= 255 ? std::optional(static_cast<char>(number)) : std::nullopt;
}

/// Removes one character or escape from the start of a text, and adds its byte. False: a wrong escape.
bool take_byte(std::string_view &text, std::string &bytes) {
    if (text.front() != '\\') {
        bytes.push_back(text.front());
        text.remove_prefix(1);
        return true;
    }
    const std::optional<char> byte = take_escape(text);
    bytes.push_back(byte.value_or('\\'));
    return byte.has_value();
}

/// Removes the quoted string at the start of a text, and adds its bytes. False: no such string.
bool take_quoted_string(std::string_view &text, std::string &bytes) {
    if (!text.starts_with('"')) {
        return false;
    }
    text.remove_prefix(1);
    while (!text.empty() && text.front() != '"') {
        if (!take_byte(text, bytes)) {
            return false;
        }
    }
    if (text.empty()) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

/// Where the word at the start of a text ends.
std::size_t end_of_word(std::string_view text) noexcept {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && blanks.find(text[i]) != std::string_view::npos) {
            return i;
        }
    }
    return text.size();
}

}  // namespace

std::optional<std::string> without_escapes(std::string_view text) {
    std::string bytes;
    while (!text.empty()) {
        if (!take_byte(text, bytes)) {
            return std::nullopt;
        }
    }
    return bytes;
}

std::optional<QuotedStrings> read_quoted_strings(std::string_view text) {
    QuotedStrings strings;
    while (take_quoted_string(text, strings.bytes)) {
        ++strings.count;
        if (text.empty()) {
            return strings;
        }
        const std::size_t next = text.find_first_not_of(blanks);
        if (next == 0 || next == std::string_view::npos) {
            return std::nullopt;
        }
        text.remove_prefix(next);
    }
    return std::nullopt;
}

std::optional<std::string> read_string(std::string_view word) {
    if (word.find('"') == std::string_view::npos) {
        return without_escapes(word);
    }
    std::optional<QuotedStrings> strings = read_quoted_strings(word);
    return strings && strings->count == 1 ? std::optional(std::move(strings->bytes)) : std::nullopt;
}

std::string with_escapes(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        if (byte < ' ' || byte > '~') {  // char may be signed, so that bytes beyond ASCII are negative
            const auto number = static_cast<unsigned char>(byte);
            text.push_back('\\');
            for (const int unit : {100, 10, 1}) {
                text.push_back(static_cast<char>('0' + number / unit % 10));
            }
        } else {
            text.append(byte == '"' || byte == '\\' ? "\\" : "").push_back(byte);
        }
    }
    return text;
}

std::string quoted_string(std::string_view bytes) {
    return '"' + with_escapes(bytes) + '"';
}

std::vector<std::string_view> split_words(std::string_view text, std::size_t most) {
    std::vector<std::string_view> words;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        const std::size_t end = words.size() + 1 == most ? text.size() : end_of_word(text);
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end, text.size()));
    }
    return words;
}

}  // namespace balvps
