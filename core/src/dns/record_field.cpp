#include "dns/record_field.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "common/address.h"
#include "common/ascii.h"
#include "common/number.h"
#include "common/printable.h"
#include "dns/character_string.h"
#include "dns/location.h"
#include "dns/name_field.h"
#include "dns/parameters.h"
#include "dns/txt.h"

namespace balvps {
namespace {

using Text = std::optional<std::string>;

Result<std::string> allowed(Text normal, std::string_view what, std::string_view written) {
    if (!normal) {
        return failure(
            argument_error("must be " + std::string(what) + ", not '" + printable(written, 60) + "'"));
    }
    return *std::move(normal);
}

template <typename Number>
Text normal_number(std::string_view written) {
    const auto number = read_number<Number>(written);
    return number ? Text(std::to_string(*number)) : std::nullopt;
}

Text normal_ipv4(std::string_view written) {
    const Text bytes = read_ipv4(written);
    return bytes ? Text(ipv4_text(*bytes)) : std::nullopt;
}

Text normal_ipv6(std::string_view written) {
    const Text bytes = read_ipv6(written);
    return bytes ? Text(ipv6_text(*bytes)) : std::nullopt;
}

Text normal_tag(std::string_view written) {
    constexpr std::size_t longest = 255;
    std::string tag = in_lower_case(written);
    const bool is_tag =
        !tag.empty() && tag.size() <= longest && std::all_of(tag.begin(), tag.end(), [](char letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        });
    return is_tag ? Text(std::move(tag)) : std::nullopt;
}

Text normal_value(std::string_view written, FieldForm form) {
    std::optional<QuotedStrings> strings = read_quoted_strings(written);
    if (strings) {
        return strings->count == 1 ? Text(quoted_string(strings->bytes)) : std::nullopt;
    }
    if (form == FieldForm::literal) {
        return quoted_string(written);
    }
    const Text bytes = read_string(written);
    return bytes ? Text(quoted_string(*bytes)) : std::nullopt;
}

Text normal_string(std::string_view written, FieldForm form) {
    Text string = normal_value(written, form);
    const bool fits = string && without_escapes(*string)->size() <= longest_string + 2;  // with its quotes
    return fits ? string : std::nullopt;
}

Text normal_hexadecimal(std::string_view written) {
    std::string digits;
    for (const char letter : written) {
        const char lower = ascii_lower(letter);
        if ((lower >= '0' && lower <= '9') || (lower >= 'a' && lower <= 'f')) {
            digits.push_back(lower);
        } else if (lower != ' ' && lower != '\t') {
            return std::nullopt;
        }
    }
    return digits.empty() || digits.size() % 2 != 0 ? std::nullopt : Text(std::move(digits));
}

}  // namespace

Result<std::string> normal_field(FieldKind kind, std::string_view written, FieldForm form) {
    switch (kind) {
        case FieldKind::number_8:
            return allowed(normal_number<std::uint8_t>(written), "a number from 0 to 255", written);
        case FieldKind::number_16:
            return allowed(normal_number<std::uint16_t>(written), "a number from 0 to 65535", written);
        case FieldKind::number_32:
            return allowed(normal_number<std::uint32_t>(written), "a number from 0 to 4294967295", written);
        case FieldKind::ipv4:
            return allowed(normal_ipv4(written), "an IPv4 address such as 192.0.2.1", written);
        case FieldKind::ipv6:
            return allowed(normal_ipv6(written), "an IPv6 address such as 2001:db8::1", written);
        case FieldKind::name:
            return normal_target(written);
        case FieldKind::mailbox:
            return normal_mailbox(written);
        case FieldKind::tag:
            return allowed(normal_tag(written), "letters and digits such as issue", written);
        case FieldKind::string:
            return allowed(normal_string(written, form), "a string of at most 255 bytes", written);
        case FieldKind::value:
            return allowed(normal_value(written, form), "a string such as \"letsencrypt.org\"", written);
        case FieldKind::hexadecimal:
            return allowed(normal_hexadecimal(written), "pairs of hexadecimal digits", written);
        case FieldKind::parameters:
            return normal_parameters(written);
        case FieldKind::location:
            return allowed(normal_location(written), "such as '52 22 23.000 N 4 53 32.000 E -2.00m'",
                           written);
        case FieldKind::text:
            break;
    }
    return normal_text(written_text(written));
}

std::string zone_file_field(FieldKind kind, std::string_view normal) {
    const bool is_name = kind == FieldKind::name || kind == FieldKind::mailbox;
    return std::string(normal) + (is_name && normal != "." ? "." : "");
}

}  // namespace balvps
