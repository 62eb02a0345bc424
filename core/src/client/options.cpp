#include "client/options.h"

#include <array>
#include <string>

#include "client/config.h"
#include "common/nearest.h"
#include "response/excerpt.h"

namespace balvps {

Result<void> CallOptions::set(std::string_view name, std::string_view value) {
    constexpr std::array<std::string_view, 3> names = {"timeout_ms", "retries", "confirm"};
    const auto wrong = [&](const std::string &what) {
        return failure(ErrorCode::argument, "option '" + printable(name, 60) + "' " + what);
    };
    if (name == "confirm") {
        if (value != "true" && value != "false" && value != "1" && value != "0") {
            return wrong("must be true or false, not '" + printable(value, 60) + "'");
        }
        confirm = value == "true" || value == "1";
        return {};
    }
    const bool is_timeout = name == "timeout_ms";
    if (!is_timeout && name != "retries") {
        const std::string_view near = nearest(name, {names.begin(), names.end()});
        return wrong("is unknown; options are timeout_ms, retries and confirm" +
                     (near.empty() ? std::string() : "; did you mean '" + std::string(near) + "'?"));
    }
    const Result<std::int64_t> number =
        config_integer(is_timeout ? ConfigKeyId::timeout_ms : ConfigKeyId::retries, value);
    if (!number) {
        return wrong(number.error().message);
    }
    if (is_timeout) {
        timeout = Milliseconds(*number);
    } else {
        retries = static_cast<int>(*number);
    }
    return {};
}

}  // namespace balvps
