#include "firewall.h"

namespace balvps::capi {

balvps_config *out_of_memory_config() noexcept {
    static balvps_config config = [] {
        balvps_config made;
        made.config.run_out_of_memory();
        return made;
    }();
    return &config;
}

balvps_call *out_of_memory_call() noexcept {
    static balvps_call call(CallInput{.mistake = out_of_memory()});
    return &call;
}

balvps_result *out_of_memory_result() noexcept {
    static balvps_result result(out_of_memory());
    return &result;
}

balvps_error *out_of_memory_error() noexcept {
    static balvps_error error(out_of_memory());
    return &error;
}

}  // namespace balvps::capi
