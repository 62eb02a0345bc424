#include "dns/name_field.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/address.h"
#include "common/ascii.h"
#include "common/printable.h"
#include "dns/character_string.h"
#include "dns/name.h"

namespace balvps {
namespace {

/// Whether a text ends like an IP address. No top-level domain is a number.
bool is_like_address(std::string_view text) {
    text.remove_suffix(text.ends_with('.') ? 1 : 0);
    const std::string_view last = text.substr(text.find_last_of('.') + 1);
    const bool is_number = !last.empty() && last.find_first_not_of("0123456789") == std::string_view::npos;
    return is_number || read_ipv6(text);
}

/// Where the first label ends. A dot after a backslash does not end it.
std::size_t end_of_label(std::string_view name) noexcept {
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '.') {
            return i;
        }
        i += name[i] == '\\' ? 1 : 0;
    }
    return name.size();
}

/// The local part of a mail address as a label: a character with a meaning in zone files has a backslash.
std::string local_part(std::string_view bytes) {
    constexpr std::string_view special = ".;()@$";
    std::string text;
    for (const char letter : with_escapes(in_lower_case(bytes))) {
        text.append(special.find(letter) == std::string_view::npos ? "" : "\\");
        text.append(letter == ' ' ? "\\032" : std::string(1, letter));
    }
    return text;
}

/// Whether a label can be a local part: printable ASCII, in which special characters have a backslash.
bool may_be_local_part(std::string_view label) noexcept {
    constexpr std::string_view special = "\";()@ ";
    for (std::size_t i = 0; i < label.size(); ++i) {
        if (label[i] < ' ' || label[i] > '~' || special.find(label[i]) != std::string_view::npos) {
            return false;
        }
        i += label[i] == '\\' ? 1 : 0;
    }
    return !label.empty();
}

}  // namespace

Result<std::string> normal_target(std::string_view written) {
    if (written == ".") {
        return std::string(written);
    }
    if (is_like_address(written)) {
        return failure(argument_error("must be a domain name, not an address or a number such as '" +
                                      printable(written, 60) + "'"));
    }
    return canonical_name(written);
}

Result<std::string> normal_mailbox(std::string_view written) {
    constexpr std::size_t longest_label = 63;
    constexpr std::size_t longest_name = 253;
    Result<std::string> name = normal_target(written);
    if (name) {
        return name;
    }
    const std::size_t end = end_of_label(written);
    const std::string_view first = written.substr(0, end);
    if (first.find('@') != std::string_view::npos && first.find("\\@") == std::string_view::npos) {
        return failure(
            argument_error("must have a dot in place of the '@', as in hostmaster.example.com, not '" +
                           printable(written, 60) + "'"));
    }
    const std::optional<std::string> label = may_be_local_part(first) ? without_escapes(first) : std::nullopt;
    if (!label || label->size() > longest_label) {
        return name;
    }
    const std::string_view host = written.substr(std::min(end + 1, written.size()));
    if (host.empty()) {
        return local_part(*label);
    }
    Result<std::string> rest = canonical_name(host);
    if (rest && label->size() + 1 + rest->size() > longest_name) {
        return failure(
            argument_error("must have at most 253 bytes, which '" + printable(written, 60) + "' has not"));
    }
    if (rest) {
        rest->insert(0, local_part(*label) + ".");
    }
    return rest;
}

}  // namespace balvps
