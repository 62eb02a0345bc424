// Exact amounts of money, in whole cents.
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

    /// Parses a decimal number such as "2.10", "2.1" or "2".
    /// @return nullopt for more than two decimals, a sign, an exponent, or more than 15 digits
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
