#include "address.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "failure.h"

namespace balvps::redis {
namespace {

std::optional<unsigned> number(std::string_view text, unsigned largest) noexcept {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && value <= largest ? std::optional(value) : std::nullopt;
}

std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        const char *start = text.data() + i + 1;
        if (i + 2 >= text.size() || std::from_chars(start, start + 2, byte, 16).ptr != start + 2) {
            fail_configuration("'%' in the address must be followed by two hexadecimal digits");
        }
        plain += static_cast<char>(byte);
        i += 2;
    }
    return plain;
}

/// Removes and returns what comes before a separator. Without one, everything or nothing.
std::optional<std::string_view> cut(std::string_view &text, char separator) noexcept {
    const std::size_t at = text.find(separator);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view before = text.substr(0, at);
    text.remove_prefix(at + 1);
    return before;
}

void read_query(std::string_view query, Address &address) {
    constexpr std::string_view prefix = "prefix=";
    constexpr std::size_t longest = 100;
    if (!query.starts_with(prefix)) {
        fail_configuration("after '?' the address may have prefix=TEXT only");
    }
    address.prefix = decoded(query.substr(prefix.size()));
    const bool has_brace = address.prefix.find_first_of("{}") != std::string::npos;
    if (address.prefix.size() > longest || has_brace) {
        fail_configuration("the prefix must have at most 100 characters and no braces");
    }
}

void read_host(std::string_view text, Address &address) {
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos) {
            fail_configuration("the address has '[' without ']'");
        }
        address.host = text.substr(1, end - 1);
        text.remove_prefix(end + 1);
    } else {
        const std::size_t end = std::min(text.find(':'), text.size());
        address.host = text.substr(0, end);
        text.remove_prefix(end);
    }
    if (address.host.empty()) {
        fail_configuration("the address has no host: redis://HOST:PORT/DATABASE");
    }
    if (text.empty()) {
        return;
    }
    constexpr unsigned largest_port = 65535;
    if (text.front() != ':' || number(text.substr(1), largest_port).value_or(0) == 0) {
        fail_configuration("the port in the address must be a number from 1 to 65535");
    }
    address.port = text.substr(1);
}

}  // namespace

Address parse_address(std::string_view text) {
    Address address;
    constexpr std::string_view plain = "redis://";
    constexpr std::string_view encrypted = "rediss://";
    address.encrypted = text.starts_with(encrypted);
    if (!address.encrypted && !text.starts_with(plain)) {
        fail_configuration("the address must begin with redis:// or rediss://");
    }
    text.remove_prefix(address.encrypted ? encrypted.size() : plain.size());
    if (const auto user = cut(text, '@')) {
        if (user->find(':') != std::string_view::npos) {
            fail_configuration(
                "the address must not hold a password: use token_store_password or "
                "token_store_password_file");
        }
        address.user = decoded(*user);
    }
    std::string_view query = text;
    if (const auto before = cut(query, '?')) {
        text = *before;
        read_query(query, address);
    }
    std::string_view database = text;
    if (const auto before = cut(database, '/')) {
        text = *before;
        constexpr unsigned largest_database = 1'000'000;
        if (!database.empty() && !number(database, largest_database)) {
            fail_configuration("the database in the address must be a number");
        }
        if (!database.empty()) {
            address.database = database;
        }
    }
    read_host(text, address);
    return address;
}

}  // namespace balvps::redis
