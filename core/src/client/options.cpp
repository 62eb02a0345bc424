#include "client/options.h"

#include <algorithm>
#include <string>
#include <vector>

#include "client/config.h"
#include "common/nearest.h"
#include "common/printable.h"

namespace balvps {
namespace {

Error unknown_option(std::string_view name) {
    std::vector<std::string_view> known;
    std::string message = "option '" + printable(name, 60) + "' is unknown; options are";
    for (const ConfigKey &option : call_options) {
        message.append(known.empty() ? " " : ", ").append(option.name);
        known.push_back(option.name);
    }
    if (const std::string_view near = nearest(name, known); !near.empty()) {
        message.append("; did you mean '").append(near).append("'?");
    }
    return argument_error(std::move(message));
}

}  // namespace

Result<void> CallOptions::set(std::string_view name, std::string_view value) {
    const auto *const known = std::find_if(call_options.begin(), call_options.end(),
                                           [&](const ConfigKey &each) { return each.name == name; });
    if (known == call_options.end()) {
        return failure(unknown_option(name));
    }
    if (Result<void> checked = check_value(*known, value, "option"); !checked) {
        checked.error().code = ErrorCode::argument;
        return checked;
    }
    switch (static_cast<CallOptionId>(known - call_options.begin())) {
        case CallOptionId::timeout_ms:
            timeout = Milliseconds(to_integer(value));
            break;
        case CallOptionId::retries:
            retries = static_cast<int>(to_integer(value));
            break;
        case CallOptionId::confirm:
            confirm = to_boolean(value);
            break;
    }
    return {};
}

}  // namespace balvps
