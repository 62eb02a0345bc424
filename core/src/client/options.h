// What a caller may ask of one call alone.
#pragma once

#include <optional>
#include <string_view>

#include "common/deadline.h"
#include "common/error.h"

namespace balvps {

struct CallOptions {
    std::optional<Milliseconds> timeout = {};  ///< instead of the config's
    std::optional<int> retries = {};           ///< instead of the config's
    bool confirm = false;                      ///< look whether an ambiguous write was carried out

    /// Sets one by its name, one of `call_options`.
    Result<void> set(std::string_view name, std::string_view value);
};

}  // namespace balvps
