// Amounts of money in whole cents: exact, never binary floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sandbox {

class Money {
  public:
    constexpr Money() = default;
    static constexpr Money from_cents(std::int64_t cents) { return Money(cents); }

    /// Reads a decimal such as "2.10", "2.1" or "2". More than two decimals, signs, exponents and
    /// amounts beyond 15 digits are refused.
    static std::optional<Money> parse(std::string_view text);

    constexpr std::int64_t cents() const { return cents_; }
    /// Always with two decimals: "2.10".
    std::string text() const;

    constexpr Money operator+(Money other) const { return Money(cents_ + other.cents_); }
    constexpr Money operator-(Money other) const { return Money(cents_ - other.cents_); }
    constexpr auto operator<=>(const Money &) const = default;

  private:
    constexpr explicit Money(std::int64_t cents) : cents_(cents) {}

    std::int64_t cents_ = 0;
};

}  // namespace sandbox
