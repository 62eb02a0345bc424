// The two ways to make a call: on its own, or through a queue. The rules are the same for both.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>

#include "balvps_handles.h"
#include "calls.h"
#include "json.h"

namespace balvps::test {

enum class Way : std::uint8_t { single, queue };

/// The way's name as a part of test names.
inline const char *name_of(Way way) {
    return way == Way::single ? "single" : "queue";
}

/// The form in which GoogleTest shows it.
inline std::ostream &operator<<(std::ostream &out, Way way) {
    return out << name_of(way);
}

/// Makes a call and waits for its result.
inline Result call(balvps_client *client, Way way, const std::string &operation,
                   const Json &arguments = Json::object(), const Settings &options = {}) {
    const Call made = make_call(operation.c_str(), arguments, options);
    if (way == Way::single) {
        return Result(balvps_client_run(client, made.get()));
    }
    const Queue queue(balvps_queue_new(client));
    balvps_queue_submit(queue.get(), made.get());
    return Result(balvps_queue_next(queue.get(), -1));
}

}  // namespace balvps::test
