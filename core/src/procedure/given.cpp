#include "procedure/given.h"

#include <string>
#include <utility>

#include "common/number.h"

namespace balvps {

std::string_view Given::text(std::string_view name) const noexcept {
    const Value *given = value(name);
    return given != nullptr ? given->text() : std::string_view();
}

std::optional<std::int64_t> Given::integer(std::string_view name) const noexcept {
    const Value *given = value(name);
    return given != nullptr ? read_number<std::int64_t>(integer_digits(*given)) : std::nullopt;
}

bool Given::boolean(std::string_view name, bool otherwise) const noexcept {
    const Value *given = value(name);
    return given != nullptr ? given->as_boolean().value_or(otherwise) : otherwise;
}

Result<void> Given::check_integer(std::string_view name, std::int64_t least, std::int64_t most) const {
    const std::optional<std::int64_t> given = integer(name);
    if (!given || (*given >= least && *given <= most)) {
        return {};
    }
    return failure(
        about_argument(name, argument_error("must be from " + std::to_string(least) + " to " +
                                            std::to_string(most) + ", not " + std::to_string(*given))));
}

Error about_argument(std::string_view name, Error error) {
    return about("argument '" + std::string(name) + "'", std::move(error));
}

}  // namespace balvps
