#include "firewall.h"

namespace balvps::capi {
namespace {

// Short enough to stand inside a std::string, so that making it takes no memory.
Error out_of_memory() {
    return failure(ErrorCode::out_of_memory, "out of memory").value();
}

}  // namespace

balvps_result *out_of_memory_result() noexcept {
    static balvps_result result(out_of_memory());
    return &result;
}

balvps_error *out_of_memory_error() noexcept {
    static balvps_error error(out_of_memory());
    return &error;
}

}  // namespace balvps::capi
