#include "policy/record_content.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/ascii.h"

namespace balvps {
namespace {

std::string in_lower_case(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
    return out;
}

void append_items(const Value &content, std::string &text) {
    if (!content.is_container()) {
        text.append(text.empty() ? "" : " ").append(content.text());
        return;
    }
    for (const Value &item : content) {
        append_items(item, text);
    }
}

/// Removes the next word from a text and returns it.
std::string_view next_word(std::string_view &text) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    const std::string_view word = text.substr(0, text.find_first_of(" \t"));
    text.remove_prefix(word.size());
    return word;
}

/// Joins consecutive quoted strings to one text. A backslash escapes the next character. None: no such text.
std::optional<std::string> quoted_strings(std::string_view text) {
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            quoted = !quoted;
        } else if (quoted) {
            i += text[i] == '\\' && i + 1 < text.size() ? 1 : 0;
            out.push_back(text[i]);
        } else if (text[i] != ' ') {
            return std::nullopt;
        }
    }
    return quoted || text.empty() ? std::nullopt : std::optional(out);
}

std::string unquoted(std::string_view text) {
    if (std::optional<std::string> strings = quoted_strings(text)) {
        return *strings;
    }
    const bool wrapped = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return std::string(wrapped ? text.substr(1, text.size() - 2) : text);
}

std::string canonical_address(int family, const std::string &text) {
    std::array<unsigned char, sizeof(in6_addr)> address{};
    std::array<char, INET6_ADDRSTRLEN> written{};
    if (inet_pton(family, text.c_str(), address.data()) != 1 ||
        inet_ntop(family, address.data(), written.data(), written.size()) == nullptr) {
        return text;
    }
    return written.data();
}

/// Words that are numbers or host names, as in MX and SRV.
std::string canonical_hosts(std::string_view text) {
    std::string out;
    for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
        out.append(out.empty() ? "" : " ").append(canonical_host(word));
    }
    return out;
}

/// Flags, a tag (case does not matter), and a value.
std::string canonical_caa(std::string_view text) {
    std::string out(next_word(text));
    out.append(" ").append(in_lower_case(next_word(text)));
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return out.append(" ").append(unquoted(text));
}

}  // namespace

std::string canonical_host(std::string_view name) {
    name.remove_suffix(name.ends_with('.') ? 1 : 0);
    return in_lower_case(name);
}

std::string canonical_content(std::string_view type, const Value &content) {
    constexpr std::array<std::string_view, 8> of_hosts = {"ALIAS", "ANAME", "CNAME", "DNAME",
                                                          "MX",    "NS",    "PTR",   "SRV"};
    constexpr std::array<std::string_view, 4> of_hexadecimals = {"CDS", "DS", "SSHFP", "TLSA"};
    const std::string lower = in_lower_case(type);
    const auto is = [&](std::string_view name) { return lower == in_lower_case(name); };
    std::string text;
    append_items(content, text);
    if (is("A")) {
        return canonical_address(AF_INET, unquoted(text));
    }
    if (is("AAAA")) {
        return canonical_address(AF_INET6, unquoted(text));
    }
    if (std::any_of(of_hosts.begin(), of_hosts.end(), is)) {
        return canonical_hosts(unquoted(text));
    }
    if (std::any_of(of_hexadecimals.begin(), of_hexadecimals.end(), is)) {
        return in_lower_case(unquoted(text));
    }
    return is("CAA") ? canonical_caa(text) : unquoted(text);
}

}  // namespace balvps
