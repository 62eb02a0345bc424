#include "client/options.h"

#include <algorithm>
#include <string>
#include <vector>

#include "client/config.h"
#include "common/nearest.h"
#include "common/printable.h"

namespace balvps {
namespace {

std::string unknown_option(std::string_view name) {
    std::vector<std::string_view> known;
    std::string message = "is unknown; options are";
    for (const ConfigKey &option : call_options) {
        message.append(known.empty() ? " " : ", ").append(option.name);
        known.push_back(option.name);
    }
    if (const std::string_view near = nearest(name, known); !near.empty()) {
        message.append("; did you mean '").append(near).append("'?");
    }
    return message;
}

}  // namespace

Result<void> CallOptions::set(std::string_view name, std::string_view value) {
    const auto wrong = [&](const std::string &what) {
        return failure(ErrorCode::argument, "option '" + printable(name, 60) + "' " + what);
    };
    const auto *const known = std::find_if(call_options.begin(), call_options.end(),
                                           [&](const ConfigKey &each) { return each.name == name; });
    if (known == call_options.end()) {
        return wrong(unknown_option(name));
    }
    if (const std::string what = wrong_value(*known, value); !what.empty()) {
        return wrong(what + ", not '" + printable(value, 60) + "'");
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
