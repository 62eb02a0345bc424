// The exact sum of totals and the newest date of a list of invoices, as a program may need them.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>

namespace bench {

class InvoiceTotals {
  public:
    void add(std::string_view total, std::string_view date) {
        cents_ += cents(total);
        if (date > newest_) {
            newest_ = date;
        }
    }

    /// The result as text, such as "1234.50 2016-12-30".
    std::string text() const {
        std::string fraction = std::to_string(100 + cents_ % 100);
        return std::to_string(cents_ / 100) + "." + fraction.substr(1) + " " + newest_;
    }

  private:
    /// Reads an amount such as "19.65". The answers have no other form.
    static std::int64_t cents(std::string_view total) {
        std::int64_t whole = 0;
        std::int64_t fraction = 0;
        const char *end = total.data() + total.size();
        const auto [point, error] = std::from_chars(total.data(), end, whole);
        if (error != std::errc() || end - point != 3 || *point != '.' ||
            std::from_chars(point + 1, end, fraction).ptr != end) {
            throw std::runtime_error("no amount of money: " + std::string(total));
        }
        return whole * 100 + fraction;
    }

    std::int64_t cents_ = 0;
    std::string newest_ = {};
};

}  // namespace bench
