#include "text.h"

#include "common/printable.h"

namespace balvps::capi {

GivenText optional_text(Given given) {
    const auto found = text(given.start, given.length);
    if (!found) {
        return tl::unexpected<std::string>("has a length that is not that of a text");
    }
    return *found;
}

GivenText needed_text(Given given) {
    if (given.start == nullptr) {
        return tl::unexpected<std::string>("must not be NULL");
    }
    return optional_text(given);
}

GivenText needed_name(Given given) {
    GivenText found = needed_text(given);
    if (found && found->find('\0') != std::string_view::npos) {
        return tl::unexpected("must not hold a NUL: '" + printable(*found, 60) + "'");
    }
    return found;
}

}  // namespace balvps::capi
