// The handles of the C ABI, owned.
#pragma once

#include <balvps/balvps.h>

#include <memory>

namespace balvps::test {

template <auto free_function>
struct Free {
    template <typename Handle>
    void operator()(Handle *handle) const noexcept {
        free_function(handle);
    }
};

using Config = std::unique_ptr<balvps_config, Free<balvps_config_free>>;
using Client = std::unique_ptr<balvps_client, Free<balvps_client_free>>;
using Call = std::unique_ptr<balvps_call, Free<balvps_call_free>>;
using Queue = std::unique_ptr<balvps_queue, Free<balvps_queue_free>>;
using Result = std::unique_ptr<balvps_result, Free<balvps_result_free>>;
using Error = std::unique_ptr<balvps_error, Free<balvps_error_free>>;

}  // namespace balvps::test
