#include "response/excerpt.h"

#include "common/ascii.h"
#include "common/printable.h"

namespace balvps {
namespace {

constexpr std::size_t excerpt_size = 200;

bool is_token_character(char letter) noexcept {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.' ||
           letter == '+' || letter == '/' || letter == '=';
}

bool is_white_space(char letter) noexcept {
    return letter == '\n' || letter == '\r' || letter == '\t';
}

/// Whether a word is "Bearer" or "Basic" in any case, which stand in front of a credential.
bool is_scheme(std::string_view word) noexcept {
    return equal_in_any_case(word, "bearer") || equal_in_any_case(word, "basic");
}

}  // namespace

std::string excerpt(std::string_view body) {
    constexpr std::size_t longest_word = 40;  // words of messages are shorter, tokens are longer
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
            shown.push_back(is_white_space(body[end]) ? ' ' : body[end]);
        }
        at = end + 1;
    }
    return printable(shown, excerpt_size);
}

}  // namespace balvps
