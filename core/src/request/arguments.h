// Station "validate arguments": values by the names of the service's document, checked against the
// description before anything is sent.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "common/secret.h"
#include "json/document.h"
#include "operation/operation.h"

namespace balvps {

/// An argument as the caller gives it.
struct Argument {
    std::string name;
    std::shared_ptr<const Value> value;  ///< keeps the tree that it stands in
};

using ArgumentList = std::vector<Argument>;

/// The root of a document, which it keeps. The memory is wiped when freed: a short text stands inside the
/// value.
std::shared_ptr<const Value> shared_root(Document document);

/// The members of one JSON object as arguments.
/// @param json empty: no arguments.
/// @return the arguments, or an error of code `argument`.
Result<ArgumentList> read_arguments(std::string_view json);

/// What stands in for an argument that was left out, by its config key (Parameter::config_key).
using ArgumentDefaults = std::function<Secret(std::string_view config_key)>;

/// Checked arguments of one call. What the caller gave must outlive them.
class Arguments {
  public:
    /// Checks the arguments of an operation.
    /// @return the arguments, or an error of code `argument` that names the argument, what is wrong and what
    /// is allowed.
    static Result<Arguments> validate(const Operation &operation, const ArgumentList &given,
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
    Result<void> take(const Operation &operation, std::string_view name, const Value &value);
    Result<void> take_extra(const Operation &operation, const Value &extra);
    Result<void> complete(const Parameter &parameter, std::size_t index, const ArgumentDefaults &defaults);

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
