// The arguments of a procedure by their names.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/error.h"
#include "request/arguments.h"

namespace balvps {

/// Borrows the operation and its checked arguments.
class Given {
  public:
    Given(const Operation &procedure, const Arguments &arguments) noexcept
        : procedure_(procedure), arguments_(arguments) {}

    Procedure procedure() const noexcept { return procedure_.procedure; }

    /// nullptr: not given.
    const Value *value(std::string_view name) const noexcept { return arguments_.value(procedure_, name); }
    /// The text of a string or number; no data: not given.
    std::string_view text(std::string_view name) const noexcept;
    std::optional<std::int64_t> integer(std::string_view name) const noexcept;
    bool boolean(std::string_view name, bool otherwise) const noexcept;

    /// Checks that an integer, if it is given, is in a range.
    Result<void> check_integer(std::string_view name, std::int64_t least, std::int64_t most) const;
    /// The arguments of an operation that the procedure has under the same names. They are borrowed.
    ArgumentList arguments_of(const Operation &operation) const {
        return arguments_.shared_with(operation, procedure_);
    }

  private:
    const Operation &procedure_;
    const Arguments &arguments_;
};

/// An error about an argument. Its message continues the sentence that the argument's name begins.
Error about_argument(std::string_view name, Error error);

}  // namespace balvps
