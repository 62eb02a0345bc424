#include "dns/parameter_value.h"

#include <algorithm>
#include <array>
#include <jwt/base64.hpp>
#include <utility>
#include <vector>

#include "common/address.h"
#include "common/number.h"
#include "common/utf8.h"

namespace balvps {
namespace {

using Text = std::optional<std::string>;

constexpr std::size_t number_size = 2;

std::string number_bytes(std::uint16_t number) {
    return {static_cast<char>(number >> 8), static_cast<char>(number & 0xFF)};
}

/// The number in the first two bytes.
std::uint16_t first_number(std::string_view bytes) noexcept {
    const auto high = static_cast<unsigned char>(bytes[0]);
    return static_cast<std::uint16_t>(high << 8 | static_cast<unsigned char>(bytes[1]));
}

/// Splits a list at commas. A backslash before a comma or a backslash makes it a part of the item (RFC 9460,
/// A.1). None: a backslash before anything else.
std::optional<std::vector<std::string>> list_items(std::string_view value) {
    std::vector<std::string> items(1);
    bool escaped = false;
    for (const char letter : value) {
        const bool is_special = letter == ',' || letter == '\\';
        if (escaped && !is_special) {
            return std::nullopt;
        }
        if (!is_special || escaped) {
            items.back().push_back(letter);
        } else if (letter == ',') {
            items.emplace_back();
        }
        escaped = letter == '\\' && !escaped;
    }
    return escaped ? std::nullopt : std::optional(std::move(items));
}

/// Reads a list whose items become bytes one by one.
template <typename Read>
Text list_bytes(std::string_view value, const Read &read) {
    const auto items = list_items(value);
    std::string bytes;
    for (const std::string &item : items.value_or(std::vector<std::string>())) {
        const Text one = read(item);
        if (!one) {
            return std::nullopt;
        }
        bytes += *one;
    }
    return items ? Text(bytes) : std::nullopt;
}

/// Writes items of a fixed size as a list.
template <typename Write>
Text list_text(std::string_view bytes, std::size_t item_size, const Write &write) {
    std::string text;
    if (bytes.empty() || bytes.size() % item_size != 0) {
        return std::nullopt;
    }
    for (; !bytes.empty(); bytes.remove_prefix(item_size)) {
        text.append(text.empty() ? "" : ",").append(write(bytes.substr(0, item_size)));
    }
    return text;
}

// ---- mandatory: the numbers of other keys, in order

Text key_bytes(const std::string &name) {
    const auto key = parameter_key(name);
    return key ? Text(number_bytes(*key)) : std::nullopt;
}

Text read_keys(std::string_view value) {
    const Text bytes = list_bytes(value, key_bytes);
    if (!bytes) {
        return std::nullopt;
    }
    std::vector<std::uint16_t> keys;
    for (std::string_view rest = *bytes; !rest.empty(); rest.remove_prefix(number_size)) {
        keys.push_back(first_number(rest));
    }
    std::sort(keys.begin(), keys.end());
    std::string sorted;
    for (const std::uint16_t key : keys) {
        sorted += number_bytes(key);
    }
    return sorted;
}

Text write_keys(std::string_view bytes) {
    int last = 0;  // the number of "mandatory" itself, which the list must not have
    bool ascending = true;
    Text text = list_text(bytes, number_size, [&](std::string_view item) {
        const std::uint16_t key = first_number(item);
        ascending = ascending && key > last;
        last = key;
        return parameter_name(key);
    });
    return ascending ? text : std::nullopt;
}

// ---- alpn: texts of 1 to 255 bytes, each behind its length

Text protocol_bytes(const std::string &protocol) {
    constexpr std::size_t longest = 255;
    return protocol.empty() || protocol.size() > longest
               ? std::nullopt
               : Text(std::string(1, static_cast<char>(protocol.size())) + protocol);
}

Text read_protocols(std::string_view value) {
    return list_bytes(value, protocol_bytes);
}

Text write_protocols(std::string_view bytes) {
    std::string text;
    while (!bytes.empty()) {
        const std::size_t size = static_cast<unsigned char>(bytes.front());
        if (size == 0 || size >= bytes.size()) {
            return std::nullopt;
        }
        text.append(text.empty() ? "" : ",");
        for (const char letter : bytes.substr(1, size)) {
            text.append(letter == ',' || letter == '\\' ? "\\" : "").push_back(letter);
        }
        bytes.remove_prefix(size + 1);
    }
    return text.empty() ? std::nullopt : Text(text);
}

// ---- the other values

Text write_nothing(std::string_view bytes) {
    return bytes.empty() ? Text(std::string()) : std::nullopt;
}

Text read_port(std::string_view value) {
    const auto port = read_number<std::uint16_t>(value);
    return port ? Text(number_bytes(*port)) : std::nullopt;
}

Text write_port(std::string_view bytes) {
    return bytes.size() == number_size ? Text(std::to_string(first_number(bytes))) : std::nullopt;
}

Text read_ipv4_list(std::string_view value) {
    return list_bytes(value, read_ipv4);
}

Text write_ipv4_list(std::string_view bytes) {
    return list_text(bytes, 4, ipv4_text);
}

Text read_ipv6_list(std::string_view value) {
    return list_bytes(value, read_ipv6);
}

Text write_ipv6_list(std::string_view bytes) {
    return list_text(bytes, 16, ipv6_text);
}

Text write_base64(std::string_view bytes) {
    return bytes.empty() ? std::nullopt : Text(jwt::base64_encode(bytes.data(), bytes.size()));
}

Text read_base64(std::string_view value) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::string_view padding = value.substr(std::min(value.find_first_not_of(letters), value.size()));
    if (value.size() % 4 != 0 || !std::string_view("==").ends_with(padding)) {
        return std::nullopt;
    }
    std::string bytes = jwt::base64_decode(value.data(), value.size());
    return write_base64(bytes) == value ? Text(std::move(bytes)) : std::nullopt;
}

Text read_any(std::string_view value) {
    return std::string(value);
}

Text write_any(std::string_view bytes) {
    return std::string(bytes);
}

Text write_path(std::string_view bytes) {
    const bool is_path = bytes.starts_with('/') && bytes.find("{?dns}") != std::string_view::npos;
    return is_path && is_utf8(bytes) ? Text(std::string(bytes)) : std::nullopt;
}

// ---- which key has which value

using Convert = Text (*)(std::string_view);

struct Key {
    std::string_view name;
    std::string_view allowed;
    Convert read;
    Convert write;
};

/// By number (RFC 9460, 14.3.2; RFC 9461; RFC 9540).
constexpr std::array<Key, 9> keys = {{
    {"mandatory", "a list of different other keys, such as alpn,port", read_keys, write_keys},
    {"alpn", "a list of protocols of 1 to 255 bytes, such as h2,h3", read_protocols, write_protocols},
    {"no-default-alpn", "no value", read_any, write_nothing},
    {"port", "a number from 0 to 65535", read_port, write_port},
    {"ipv4hint", "a list of IPv4 addresses", read_ipv4_list, write_ipv4_list},
    {"ech", "base64", read_base64, write_base64},
    {"ipv6hint", "a list of IPv6 addresses", read_ipv6_list, write_ipv6_list},
    {"dohpath", "a path such as /dns-query{?dns}", read_any, write_path},
    {"ohttp", "no value", read_any, write_nothing},
}};

constexpr Key other_key = {"", "any value", read_any, write_any};

const Key &known_key(std::uint16_t key) noexcept {
    return key < keys.size() ? keys[key] : other_key;
}

}  // namespace

std::optional<std::uint16_t> parameter_key(std::string_view name) {
    const auto *const known =
        std::find_if(keys.begin(), keys.end(), [&](const Key &key) { return key.name == name; });
    if (known != keys.end()) {
        return static_cast<std::uint16_t>(known - keys.begin());
    }
    constexpr std::string_view prefix = "key";
    constexpr std::uint16_t reserved = 65535;
    const std::string_view digits = name.substr(std::min(prefix.size(), name.size()));
    const auto key = name.starts_with(prefix) ? read_number<std::uint16_t>(digits) : std::nullopt;
    return key && *key != reserved && std::to_string(*key) == digits ? key : std::nullopt;
}

std::string parameter_name(std::uint16_t key) {
    return key < keys.size() ? std::string(keys[key].name) : "key" + std::to_string(key);
}

std::optional<std::string> parameter_bytes(std::uint16_t key, std::string_view value) {
    return known_key(key).read(value);
}

std::optional<std::string> parameter_text(std::uint16_t key, std::string_view bytes) {
    return known_key(key).write(bytes);
}

std::string_view allowed_value(std::uint16_t key) noexcept {
    return known_key(key).allowed;
}

}  // namespace balvps
