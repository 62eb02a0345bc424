// The options of a single call.
#pragma once

#include <optional>
#include <string_view>

#include "common/deadline.h"
#include "common/error.h"

namespace balvps {

struct CallOptions {
    std::optional<Milliseconds> timeout = {};  ///< instead of the config's
    std::optional<int> retries = {};           ///< instead of the config's
    bool confirm = false;                      ///< check whether an ambiguous write was carried out

    /// Sets an option by its name in `call_options`.
    Result<void> set(std::string_view name, std::string_view value);
};

}  // namespace balvps
