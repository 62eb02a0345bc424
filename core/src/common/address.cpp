#include "common/address.h"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <cstddef>

namespace balvps {
namespace {

constexpr std::size_t ipv4_size = 4;
constexpr std::size_t ipv6_size = 16;

std::optional<std::string> read_address(int family, std::size_t size, std::string_view text) {
    constexpr std::size_t longest = INET6_ADDRSTRLEN;
    std::string bytes(size, '\0');
    const bool readable = text.size() <= longest && text.find('\0') == std::string_view::npos;
    return readable && inet_pton(family, std::string(text).c_str(), bytes.data()) == 1
               ? std::optional(std::move(bytes))
               : std::nullopt;
}

/// The 16 bits at an offset.
unsigned group_at(std::string_view bytes, std::size_t offset) noexcept {
    return static_cast<unsigned char>(bytes[offset]) * 256U + static_cast<unsigned char>(bytes[offset + 1]);
}

/// A run of zero groups, as offsets of bytes.
struct Run {
    std::size_t start = 0;
    std::size_t size = 0;
};

Run longest_zero_run(std::string_view bytes) noexcept {
    Run longest;
    Run run;
    for (std::size_t offset = 0; offset < ipv6_size; offset += 2) {
        run = group_at(bytes, offset) == 0 ? Run{run.size == 0 ? offset : run.start, run.size + 2} : Run{};
        longest = run.size > longest.size ? run : longest;
    }
    return longest.size > 2 ? longest : Run{};  // a single zero group is written as it is
}

/// Whether the last four bytes are an IPv4 address: ::ffff:0:0/96, or ::/96 except for the shortest.
bool embeds_ipv4(std::string_view bytes, const Run &zeros) noexcept {
    constexpr std::size_t prefix = ipv6_size - ipv4_size;
    return zeros.start == 0 &&
           (zeros.size == prefix || (zeros.size == prefix - 2 && group_at(bytes, prefix - 2) == 0xFFFF));
}

void append_group(std::string &text, unsigned group) {
    constexpr int hexadecimal = 16;
    std::array<char, 4> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), group, hexadecimal);
    text.append(digits.data(), written.ptr);
}

}  // namespace

std::optional<std::string> read_ipv4(std::string_view text) {
    return read_address(AF_INET, ipv4_size, text);
}

std::optional<std::string> read_ipv6(std::string_view text) {
    return read_address(AF_INET6, ipv6_size, text);
}

std::string ipv4_text(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        text.append(text.empty() ? "" : ".").append(std::to_string(static_cast<unsigned char>(byte)));
    }
    return text;
}

std::string ipv6_text(std::string_view bytes) {
    const Run zeros = longest_zero_run(bytes);
    const std::size_t end = embeds_ipv4(bytes, zeros) ? ipv6_size - ipv4_size : ipv6_size;
    std::string text;
    for (std::size_t offset = 0; offset < end; offset += 2) {
        if (zeros.size > 0 && offset == zeros.start) {
            text.append("::");
            offset += zeros.size - 2;
            continue;
        }
        text.append(text.empty() || text.ends_with(':') ? "" : ":");
        append_group(text, group_at(bytes, offset));
    }
    if (end < ipv6_size) {
        text.append(text.ends_with(':') ? "" : ":").append(ipv4_text(bytes.substr(end)));
    }
    return text;
}

}  // namespace balvps
