#include "service/record_types.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

#include "service/arguments.h"
#include "service/character_strings.h"

namespace sandbox {

namespace {

constexpr const char *types[] = {"SOA",   "NS",    "A",          "AAAA",   "CNAME", "MX",      "TXT",
                                 "SRV",   "CAA",   "PTR",        "SPF",    "NAPTR", "SSHFP",   "TLSA",
                                 "DS",    "ALIAS", "ANAME",      "CDS",    "DNAME", "CDNSKEY", "HINFO",
                                 "HTTPS", "LOC",   "OPENPGPKEY", "SMIMEA", "SVCB",  "URI"};

bool is_address(int family, const std::string &text) {
    std::array<unsigned char, sizeof(in6_addr)> address{};
    return inet_pton(family, text.c_str(), address.data()) == 1;
}

/// The parts of a content: an array's elements, or the words of a text.
std::vector<std::string> parts_of(const Json &content) {
    std::vector<std::string> parts;
    if (content.is_string()) {
        std::istringstream words(content.get<std::string>());
        for (std::string word; words >> word;) {
            parts.push_back(word);
        }
        return parts;
    }
    if (content.is_array()) {
        for (const Json &element : content) {
            parts.push_back(element.is_string() ? element.get<std::string>() : encode(element));
        }
    }
    return parts;
}

bool fits_16_bits(const std::optional<std::int64_t> &number) {
    return number && *number >= 0 && *number <= 65535;
}

std::optional<Json> service_location(const Json &content) {
    const std::vector<std::string> parts = parts_of(content);
    if (parts.size() != 3 || parts[2].empty()) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> weight = parse_integer(parts[0]);
    const std::optional<std::int64_t> port = parse_integer(parts[1]);
    if (!fits_16_bits(weight) || !fits_16_bits(port)) {
        return std::nullopt;
    }
    return Json::array({*weight, *port, parts[2]});
}

std::optional<Json> start_of_authority(const Json &content) {
    const std::vector<std::string> parts = parts_of(content);
    const bool numbers =
        parts.size() == 7 && std::all_of(parts.begin() + soa_serial_index, parts.end(),
                                         [](const std::string &part) { return parse_integer(part); });
    if (!numbers) {
        return std::nullopt;
    }
    return Json(parts);
}

}  // namespace

bool is_record_type(std::string_view type) {
    return std::ranges::any_of(types, [type](const char *known) { return type == known; });
}

bool is_text_type(std::string_view type) {
    return type == "TXT" || type == "SPF";
}

std::optional<Json> stored_content(const std::string &type, const Json &content, TxtStyle style) {
    if (type == "SRV") {
        return service_location(content);
    }
    if (type == "SOA") {
        return start_of_authority(content);
    }
    if (!content.is_string() || content == "") {
        return std::nullopt;
    }
    const std::string text = content.get<std::string>();
    if ((type == "A" && !is_address(AF_INET, text)) || (type == "AAAA" && !is_address(AF_INET6, text))) {
        return std::nullopt;
    }
    if (is_text_type(type) && style == TxtStyle::quoted) {
        const auto strings = parse_character_strings(text);
        return strings ? std::optional<Json>(print_character_strings(*strings)) : std::nullopt;
    }
    return content;
}

}  // namespace sandbox
