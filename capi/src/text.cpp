#include "text.h"

#include <string>
#include <utility>

#include "common/printable.h"

namespace balvps::capi {

Result<std::string_view> optional_text(Given given) {
    const auto found = text(given.start, given.length);
    if (!found) {
        return failure(argument_error("has an invalid length"));
    }
    return *found;
}

Result<std::string_view> needed_text(Given given) {
    if (given.start == nullptr) {
        return failure(argument_error("must not be NULL"));
    }
    return optional_text(given);
}

Result<std::string_view> needed_name(Given given) {
    Result<std::string_view> found = needed_text(given);
    if (found && found->find('\0') != std::string_view::npos) {
        return failure(argument_error("must not hold a NUL: '" + printable(*found, 60) + "'"));
    }
    return found;
}

}  // namespace balvps::capi
