// Reads JSON that a caller gives: a plan, or the records that a zone should have.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "common/error.h"
#include "json/value.h"

namespace balvps {

/// A value as a message shows it. nullptr: nothing.
std::string shown_value(const Value *value);

/// Checks the fields of JSON. The first mistake is kept, and what is read after it does not count. Messages
/// begin with the place of a field, such as "changes[3].after.ttl".
class FieldReader {
  public:
    bool has_mistake() const noexcept { return mistake_.has_value(); }
    /// The first mistake, as an argument_error.
    Error error(std::string_view argument) const;

    void refuse(std::string mistake);
    /// Refuses a value. @param allowed what would be right: "a list".
    void must_be(const std::string &place, std::string_view allowed, const Value *value);
    /// Refuses the data of a record. @param start the place of the record's fields.
    void refuse_data(const std::string &start, const Error &error);

    /// The value, if it is an object. Unknown members are refused, because they could change what is meant.
    const Value *object(const std::string &place, const Value &value,
                        std::initializer_list<std::string_view> members);
    std::string text(const std::string &place, const Value *value);
    /// The digits of a whole number, also one in a text. None: it is missing or null.
    std::optional<std::string> digits(const std::string &place, const Value *value, std::int64_t largest);
    std::optional<std::int64_t> number(const std::string &place, const Value *value, std::int64_t largest);

    /// In some languages an empty list and an empty object are the same.
    static bool is_list(const Value *value) noexcept;
    static bool is_missing(const Value *value) noexcept;

  private:
    std::optional<std::string> mistake_;
};

}  // namespace balvps
