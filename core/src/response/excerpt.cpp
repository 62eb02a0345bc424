#include "response/excerpt.h"

#include "common/ascii.h"
#include "common/utf8.h"

namespace balvps {
namespace {

constexpr std::size_t excerpt_size = 200;

bool is_token_character(char letter) noexcept {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.' ||
           letter == '+' || letter == '/' || letter == '=';
}

/// "Bearer" and "Basic", in any case, stand in front of a credential.
bool is_scheme(std::string_view word) noexcept {
    return equal_in_any_case(word, "bearer") || equal_in_any_case(word, "basic");
}

}  // namespace

std::string printable(std::string_view text, std::size_t longest) {
    std::string out;
    while (!text.empty() && out.size() < longest) {
        const std::size_t size = utf8_character_size(text);
        if (size == 0) {
            out.push_back('?');
        } else if (size == 1 && (static_cast<unsigned char>(text.front()) < 0x20 || text.front() == 0x7F)) {
            out.push_back(' ');
        } else if (out.size() + size > longest) {
            break;
        } else {
            out.append(text.substr(0, size));
        }
        text.remove_prefix(size == 0 ? 1 : size);
    }
    return out;
}

std::string excerpt(std::string_view body) {
    constexpr std::size_t longest_word = 40;  // no word of a message is longer; tokens are
    constexpr std::string_view mask = "***";
    std::string shown;
    std::size_t at = 0;
    bool behind_scheme = false;
    while (at < body.size() && shown.size() < excerpt_size) {
        std::size_t end = at;
        while (end < body.size() && is_token_character(body[end])) {
            ++end;
        }
        const std::string_view word = body.substr(at, end - at);
        const bool credential = behind_scheme && !word.empty();
        if (credential || word.size() > longest_word || word.starts_with("eyJ")) {
            shown.append(mask);
        } else {
            shown.append(word);
        }
        behind_scheme = is_scheme(word) || (behind_scheme && word.empty());
        if (end < body.size()) {
            shown.push_back(body[end]);
        }
        at = end + 1;
    }
    return printable(shown, excerpt_size);
}

}  // namespace balvps
