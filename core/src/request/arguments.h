// Step "validate arguments": checks arguments against the description before anything is sent. Arguments have
// the names of the service's document.
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

/// An argument from the caller.
struct Argument {
    std::string name;
    std::shared_ptr<const Value> value;  ///< keeps its tree alive
};

using ArgumentList = std::vector<Argument>;

/// A value that somebody else keeps alive, as an argument.
std::shared_ptr<const Value> borrowed(const Value &value) noexcept;

/// The root of a document, which stays alive with it. Its memory is wiped when freed, because short texts are
/// stored inside the value.
std::shared_ptr<const Value> shared_root(Document document);

/// Reads the members of one JSON object as arguments.
/// @param json empty: no arguments.
/// @return the arguments, or an error of code `argument`.
Result<ArgumentList> read_arguments(std::string_view json);

/// Supplies the value of a missing argument from its config key (Parameter::config_key).
using ArgumentDefaults = std::function<Secret(std::string_view config_key)>;

/// Supplies nothing.
inline Secret no_defaults(std::string_view /*config_key*/) {
    return {};
}

/// The checked arguments of one call. The caller's arguments must outlive them.
class Arguments {
  public:
    /// Checks the arguments of an operation.
    /// @return the arguments, or an error of code `argument` that names the argument, the mistake and what is
    /// allowed.
    static Result<Arguments> validate(const Operation &operation, const ArgumentList &given,
                                      const ArgumentDefaults &defaults = no_defaults);

    /// The argument for the operation's parameter at that position; nullptr: missing.
    const Value *value(std::size_t parameter) const noexcept { return values_[parameter]; }
    /// The argument for the operation's parameter of that name; nullptr: missing, or no such parameter.
    const Value *value(const Operation &operation, std::string_view name) const noexcept;
    /// Those of this operation that another one takes under the same names. They are borrowed.
    ArgumentList shared_with(const Operation &other, const Operation &operation) const;
    /// The text that is sent in its place: the config's value, or a name in ASCII; empty: none.
    std::string_view standing_in(std::size_t parameter) const noexcept {
        return standing_in_[parameter].view();
    }
    bool given(std::size_t parameter) const noexcept {
        return value(parameter) != nullptr || !standing_in(parameter).empty();
    }
    /// The name of the parameter's field in the body: its own, or the value of another argument.
    std::string_view name_in_body(const Operation &operation, const Parameter &parameter) const noexcept;
    /// The object to merge into the body; nullptr: none.
    const Value *extra() const noexcept { return extra_; }

  private:
    Result<void> take(const Operation &operation, std::string_view name, const Value &value);
    Result<void> take_name(const Parameter &parameter, std::size_t index, const Value &name);
    Result<void> take_extra(const Operation &operation, const Value &extra);
    Result<void> check_named_fields(const Operation &operation) const;
    Result<void> complete(const Parameter &parameter, std::size_t index, const ArgumentDefaults &defaults);

    std::vector<const Value *> values_;
    std::vector<Secret> standing_in_;
    const Value *extra_ = nullptr;
};

/// The argument for fields that only some installs know.
inline constexpr std::string_view extra_argument = "extra";

/// The canonical digits of a non-negative integer, given as a JSON integer or as digits; empty for others.
std::string_view integer_digits(const Value &value) noexcept;

}  // namespace balvps
