#include "firewall.h"

namespace balvps::capi {
balvps_result *out_of_memory_result() noexcept {
    static balvps_result result(out_of_memory());
    return &result;
}

balvps_error *out_of_memory_error() noexcept {
    static balvps_error error(out_of_memory());
    return &error;
}

}  // namespace balvps::capi
