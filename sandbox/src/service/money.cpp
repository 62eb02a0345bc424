#include "service/money.h"

#include <algorithm>

namespace sandbox {

namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Money> Money::parse(std::string_view text) {
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view decimals = point == std::string_view::npos ? "" : text.substr(point + 1);
    const bool decimals_missing = point != std::string_view::npos && decimals.empty();
    if (whole.empty() || whole.size() > 15 || decimals.size() > 2 || decimals_missing || !all_digits(whole) ||
        !all_digits(decimals)) {
        return std::nullopt;
    }
    std::string digits(whole);
    digits.append(decimals);
    digits.append(2 - decimals.size(), '0');
    return from_cents(std::stoll(digits));
}

std::string Money::text() const {
    const std::int64_t magnitude = cents_ < 0 ? -cents_ : cents_;
    std::string digits = std::to_string(magnitude);
    if (digits.size() < 3) {
        digits.insert(0, 3 - digits.size(), '0');
    }
    digits.insert(digits.size() - 2, 1, '.');
    return cents_ < 0 ? "-" + digits : digits;
}

}  // namespace sandbox
