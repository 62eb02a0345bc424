#include "dns/name_field.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/ascii.h"
#include "common/printable.h"
#include "dns/address.h"
#include "dns/character_string.h"
#include "dns/name.h"

namespace balvps {
namespace {

bool is_address(std::string_view text) {
    text.remove_suffix(text.ends_with('.') ? 1 : 0);
    return read_ipv4(text) || read_ipv6(text);
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
    for (const char letter : escaped(in_lower_case(bytes))) {
        text.append(special.find(letter) == std::string_view::npos ? "" : "\\");
        text.append(letter == ' ' ? "\\032" : std::string(1, letter));
    }
    return text;
}

/// Whether a label has what local parts may have, but other names may not.
bool is_local_part_only(std::string_view label) noexcept {
    return label.find_first_of("\\!#$%&'*+=?^`{|}~") != std::string_view::npos;
}

}  // namespace

Result<std::string> normal_target(std::string_view written) {
    if (written == ".") {
        return std::string(written);
    }
    if (is_address(written)) {
        return failure(
            argument_error("must be a domain name, not the address '" + std::string(written) + "'"));
    }
    return canonical_name(written);
}

Result<std::string> normal_mailbox(std::string_view written) {
    constexpr std::size_t longest_label = 63;
    const std::size_t end = end_of_label(written);
    const std::string_view first = written.substr(0, end);
    if (first.find('@') != std::string_view::npos && first.find("\\@") == std::string_view::npos) {
        return failure(
            argument_error("must have a dot in place of the '@', as in hostmaster.example.com, not '" +
                           printable(written, 60) + "'"));
    }
    const std::optional<std::string> label = unescaped(first);
    if (!label || label->size() > longest_label || !is_local_part_only(first)) {
        return normal_target(written);
    }
    const std::string_view host = written.substr(std::min(end + 1, written.size()));
    if (host.empty()) {
        return local_part(*label);
    }
    Result<std::string> name = canonical_name(host);
    if (name) {
        name->insert(0, local_part(*label) + ".");
    }
    return name;
}

}  // namespace balvps
