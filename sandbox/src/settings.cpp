#include "settings.h"

namespace sandbox {

std::optional<Dialect> dialect_named(std::string_view name) {
    if (name == "wire") {
        return Dialect::wire;
    }
    if (name == "documented") {
        return Dialect::documented;
    }
    return std::nullopt;
}

int Settings::effective_unauthorized_status() const {
    return unauthorized_status.value_or(dialect == Dialect::wire ? 200 : 401);
}

}  // namespace sandbox
