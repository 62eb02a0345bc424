// Station "validate arguments": one flat JSON object by the names of the service's document, checked against
// the description before anything is sent.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "common/secret.h"
#include "operation/operation.h"
#include "response/document.h"

namespace balvps {

/// What stands in for an argument that was left out, by its config key (Parameter::config_key).
using ArgumentDefaults = std::function<Secret(std::string_view config_key)>;

/// Checked arguments of one call.
class Arguments {
  public:
    /// Checks the arguments of an operation.
    /// @param json one JSON object; empty: no arguments.
    /// @return the arguments, or an error of code `argument` that names the argument, what is wrong and what
    /// is allowed.
    static Result<Arguments> validate(const Operation &operation, std::string_view json,
                                      const ArgumentDefaults &defaults);

    /// The argument for the operation's parameter at that position; nullptr: left out.
    const Value *value(std::size_t parameter) const noexcept { return values_[parameter]; }
    /// What stands in for it; empty: nothing.
    std::string_view standing_in(std::size_t parameter) const noexcept {
        return standing_in_[parameter].view();
    }
    bool given(std::size_t parameter) const noexcept {
        return value(parameter) != nullptr || !standing_in(parameter).empty();
    }
    /// The object to merge into the body; nullptr: none.
    const Value *extra() const noexcept { return extra_; }

  private:
    // Each returns what is wrong; empty: nothing.
    std::string read(const Operation &operation, std::string_view json);
    std::string take(const Operation &operation, std::string_view name, const Value &value);
    std::string complete(const Parameter &parameter, std::size_t index, const ArgumentDefaults &defaults);

    Document document_;
    std::vector<const Value *> values_;
    std::vector<Secret> standing_in_;
    const Value *extra_ = nullptr;
};

/// The name under which fields that only some installs know are given.
inline constexpr std::string_view extra_argument = "extra";

/// A non-negative integer given as a JSON integer or as a string of digits, in canonical form; empty: it is
/// neither.
std::string_view integer_digits(const Value &value) noexcept;

}  // namespace balvps
