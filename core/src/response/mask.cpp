#include "response/mask.h"

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/printable.h"
#include "common/utf8.h"
#include "json/document.h"
#include "json/reader.h"
#include "json/writer.h"
#include "platform/search.h"

namespace balvps {
namespace {

constexpr std::size_t shortest_secret = 4;  // a shorter secret would match many words
constexpr std::size_t longest_cut = 512;    // texts that are cut are shorter

bool is_base64url(char letter) noexcept {
    const char lower = ascii_lower(letter);
    return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' ||
           letter == '_';
}

/// The end of the run of matching characters that begins at `start`.
template <typename Is>
std::size_t end_of(std::string_view text, std::size_t start, Is is) noexcept {
    while (start < text.size() && is(text[start])) {
        ++start;
    }
    return start;
}

/// Whether a text begins like a JSON object in base64url: '{' and then a quote or a space.
bool begins_as_jwt(std::string_view text) noexcept {
    constexpr std::string_view third = "ABCDIJKL";
    return text.size() > 2 && text[0] == 'e' && text[1] == 'y' &&
           third.find(text[2]) != std::string_view::npos;
}

/// Finds the beginning of a JSON Web Token in a run of base64url characters. A token that begins inside a
/// word must be followed by a '.', because other base64 text may look like the first part of a token.
/// @return where the token begins; `end` if there is none.
std::size_t start_of_jwt(std::string_view text, std::size_t start, std::size_t end) noexcept {
    constexpr std::size_t shortest_part = 10;
    const bool has_parts = end < text.size() && text[end] == '.';
    for (std::size_t at = start; at + shortest_part <= end; ++at) {
        const bool begins_word = at == start || text[at - 1] == '-' || text[at - 1] == '_';
        if ((begins_word || has_parts) && begins_as_jwt(text.substr(at))) {
            return at;
        }
    }
    return end;
}

bool contains_in_any_case(std::string_view text, std::string_view word) noexcept {
    return std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char one, char other) { return ascii_lower(one) == other; }) != text.end();
}

/// Whether the value behind that name is a secret.
bool is_secret_name(std::string_view name) noexcept {
    constexpr std::array<std::string_view, 6> words = {"password", "passwd",   "token",
                                                       "secret",   "epp_code", "eppcode"};
    return std::any_of(words.begin(), words.end(),
                       [name](std::string_view word) { return contains_in_any_case(name, word); });
}

/// A range of bytes; `end` is not included.
struct Range {
    std::size_t start = 0;
    std::size_t end = 0;
};

/// The value behind a name, in the form of queries (name=value) or JSON ("name":"value"). Empty if there is
/// none.
Range value_behind(std::string_view text, std::size_t at) noexcept {
    constexpr std::string_view ends = " \t\r\n&\"'<>;,)]}";
    const auto quoted = [&](std::size_t quote) {
        return Range{quote + 1, std::min(text.find(text[quote], quote + 1), text.size())};
    };
    const auto is_quote = [&](std::size_t i) {
        return i < text.size() && (text[i] == '"' || text[i] == '\'');
    };
    const auto is_space = [](char letter) { return letter == ' ' || letter == '\t'; };
    if (at < text.size() && text[at] == '=') {
        return is_quote(at + 1) ? quoted(at + 1)
                                : Range{at + 1, std::min(text.find_first_of(ends, at + 1), text.size())};
    }
    if (is_quote(at)) {
        const std::size_t colon = end_of(text, at + 1, is_space);
        const std::size_t value = end_of(text, std::min(colon + 1, text.size()), is_space);
        if (colon < text.size() && text[colon] == ':' && is_quote(value)) {
            return quoted(value);
        }
    }
    return {};
}

/// The parts of a text to mask.
class Marks {
  public:
    void add(std::size_t start, std::size_t end) { ranges_.push_back({start, end}); }

    /// Parts that touch or overlap become one mask.
    std::string masked(std::string_view text) {
        const auto earlier = [](const Range &one, const Range &other) { return one.start < other.start; };
        std::sort(ranges_.begin(), ranges_.end(), earlier);
        std::string out;
        std::size_t end = 0;  // end of the text that is copied or masked already
        bool masking = false;
        for (const Range &range : ranges_) {
            if (!masking || range.start > end) {
                out.append(text.substr(end, range.start - end)).append("***");
            }
            masking = true;
            end = std::max(end, range.end);
        }
        return out.append(text.substr(end));
    }

  private:
    std::vector<Range> ranges_;
};

/// Marks everything that looks like a secret, no matter whose it is.
void mark_shapes(std::string_view text, Marks &marks) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_of(text, at, &is_base64url);
        if (const std::size_t start = start_of_jwt(text, at, end); start < end) {
            const auto is_part = [](char letter) { return is_base64url(letter) || letter == '.'; };
            at = end_of(text, end, is_part);
            marks.add(start, at);
            continue;
        }
        const bool names_secret = is_secret_name(text.substr(at, end - at));
        at = end + 1;
        if (const Range value = names_secret ? value_behind(text, end) : Range(); value.end > value.start) {
            marks.add(value.start, value.end);
            at = value.end;
        }
    }
}

void mark_all(std::string_view text, std::string_view secret, Marks &marks) {
    for (std::size_t at = 0; at + secret.size() <= text.size();) {
        const char *found = platform::find_text(text.substr(at), secret);
        if (found == nullptr) {
            break;
        }
        at = static_cast<std::size_t>(found - text.data());
        marks.add(at, at + secret.size());
        at += secret.size();
    }
}

/// Marks the longest beginning of a secret that the text ends with.
void mark_cut(std::string_view text, std::string_view secret, Marks &marks) {
    for (std::size_t size = std::min({secret.size(), text.size(), longest_cut}); size >= shortest_secret;
         --size) {
        if (text.ends_with(secret.substr(0, size))) {
            marks.add(text.size() - size, text.size());
            return;
        }
    }
}

/// Rewrites each byte with `write`.
template <typename Write>
Secret rewritten(std::string_view text, Write write) {
    Secret out;
    for (const char letter : text) {
        write(letter, out);
    }
    return out;
}

void write_percent_encoded(char letter, Secret &out) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (is_base64url(letter) || letter == '.' || letter == '~') {
        out.append({&letter, 1});
        return;
    }
    const auto byte = static_cast<unsigned char>(letter);
    const std::array<char, 3> encoded = {'%', digits[byte >> 4U], digits[byte & 15U]};
    out.append({encoded.data(), encoded.size()});
}

void write_html(char letter, Secret &out) {
    switch (letter) {
        case '&':
            out.append("&amp;");
            break;
        case '<':
            out.append("&lt;");
            break;
        case '>':
            out.append("&gt;");
            break;
        case '"':
            out.append("&quot;");
            break;
        case '\'':
            out.append("&#039;");
            break;
        default:
            out.append({&letter, 1});
    }
}

/// Appends a UTF-16 unit in JSON's escaped form.
void append_escaped(unsigned unit, Secret &out) {
    constexpr std::string_view digits = "0123456789abcdef";
    const std::array<char, 6> escaped = {'\\',
                                         'u',
                                         digits[unit >> 12U & 15U],
                                         digits[unit >> 8U & 15U],
                                         digits[unit >> 4U & 15U],
                                         digits[unit & 15U]};
    out.append({escaped.data(), escaped.size()});
}

/// Appends a multi-byte UTF-8 character in JSON's escaped form.
void append_escaped(std::string_view character, Secret &out) {
    const unsigned code = utf8_character(character);
    if (code < 0x10000) {
        append_escaped(code, out);
        return;
    }
    append_escaped(0xD800U | (code - 0x10000) >> 10U, out);
    append_escaped(0xDC00U | ((code - 0x10000) & 0x3FFU), out);
}

/// The text as it stands inside JSON quotes. Some writers also escape slashes and characters beyond ASCII.
Secret json_escaped(std::string_view text, bool slashes, bool ascii_only) {
    Secret out;
    while (!text.empty()) {
        const std::string_view character =
            text.substr(0, std::max<std::size_t>(utf8_character_size(text), 1));
        text.remove_prefix(character.size());
        if (character.size() > 1 && ascii_only) {
            append_escaped(character, out);
            continue;
        }
        if (character == "\"" || character == "\\" || (character == "/" && slashes)) {
            out.append("\\");
        }
        out.append(character);
    }
    return out;
}

void hide_members(const Value &value, bool secret, Mask &mask) {
    if (value.is_string() && secret) {
        mask.hide(value.text());
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
        const std::string_view name = value.is_object() ? value.name(i) : std::string_view();
        hide_members(*value.item(i), value.is_object() ? is_secret_member(name) : secret, mask);
    }
}

}  // namespace

/// "code" is the name of a one-time code in JSON. In other texts "code=" is more often about errors.
bool is_secret_member(std::string_view name) noexcept {
    return is_secret_name(name) || name == "code";
}

void Mask::hide(std::string_view secret) {
    if (secret.size() < shortest_secret) {
        return;
    }
    const auto add = [this](std::string_view form) {
        const auto same = [&](const Secret &known) { return known.view() == form; };
        if (std::none_of(hidden_.begin(), hidden_.end(), same)) {
            hidden_.emplace_back(form);
        }
    };
    const auto add_also_as_shown = [&](const Secret &form) {
        add(form.view());
        std::string shown = printable(form.view());  // the texts of an error are printable already
        add(shown);
        wipe(shown.data(), shown.size());
    };
    add_also_as_shown(Secret(secret));
    add_also_as_shown(rewritten(secret, &write_percent_encoded));
    add_also_as_shown(rewritten(secret, &write_html));
    for (const bool slashes : {false, true}) {
        for (const bool ascii_only : {false, true}) {
            add_also_as_shown(json_escaped(secret, slashes, ascii_only));
        }
    }
}

void Mask::hide_all(const std::vector<Secret> &secrets) {
    for (const Secret &secret : secrets) {
        hide(secret.view());
    }
}

void Mask::hide_authorization(std::string_view header) {
    const std::size_t space = header.find(' ');
    hide(space == std::string_view::npos ? header : header.substr(space + 1));
}

void Mask::hide_body(std::string_view json) {
    if (const Result<Document> document = read_json(json, true)) {
        hide_members(document->root(), false, *this);
    }
}

std::string Mask::masked(std::string_view text) const {
    return masked(text, false);
}

std::string Mask::masked(std::string_view text, bool cut) const {
    Marks marks;
    mark_shapes(text, marks);
    for (const Secret &secret : hidden_) {
        mark_all(text, secret.view(), marks);
        if (cut) {
            mark_cut(text, secret.view(), marks);
        }
    }
    return marks.masked(text);
}

void Mask::apply(Error &error) const {
    error.message = masked(error.message, true);
    Error::Details &details = error.details();
    for (std::string &message : details.messages) {
        message = masked(message, false);
    }
    details.content_type = masked(details.content_type, true);
    details.excerpt = masked(details.excerpt, true);
}

}  // namespace balvps
