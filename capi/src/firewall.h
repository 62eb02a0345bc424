// Stops all exceptions, so that none leaves an entry point.
#pragma once

#include <exception>
#include <new>
#include <utility>

#include "handles.h"
#include "text.h"

namespace balvps::capi {

/// Returned when there is no memory for a handle. They are never changed and never freed.
balvps_config *out_of_memory_config() noexcept;
balvps_call *out_of_memory_call() noexcept;
balvps_result *out_of_memory_result() noexcept;
balvps_error *out_of_memory_error() noexcept;

/// Whether a handle can be changed: it is not NULL and none of the handles above, which all threads share.
inline bool is_changeable(const balvps_config *config) noexcept {
    return config != nullptr && config != out_of_memory_config();
}

inline bool is_changeable(const balvps_call *call) noexcept {
    return call != nullptr && call != out_of_memory_call();
}

/// Runs a function. Returns `otherwise` if it throws.
template <typename Answer, typename Function>
Answer guarded(Answer otherwise, Function function) noexcept {
    try {
        return function();
    } catch (...) {
        return otherwise;
    }
}

/// Returns a text that is made on demand. NULL with length 0 if there is no memory for it.
template <typename Make>
const char *return_made(std::size_t *length, Make make) noexcept {
    return_text({}, length);
    return guarded<const char *>(nullptr, [&] { return return_text(make(), length); });
}

inline Error describe(const std::exception &exception) {
    return internal_error(std::string("a defect of the library: ") + exception.what());
}

/// Runs a function that makes an outcome or an error, and returns it as a result.
template <typename Function>
balvps_result *guarded_result(Function function) noexcept {
    try {
        try {
            return std::make_unique<balvps_result>(function()).release();
        } catch (const std::bad_alloc &) {
            throw;
        } catch (const std::exception &exception) {
            return std::make_unique<balvps_result>(describe(exception)).release();
        }
    } catch (...) {
        return out_of_memory_result();
    }
}

/// Runs a function that returns a Result<void>. @return its error, owned by the caller; nullptr on success.
template <typename Function>
balvps_error *guarded_error(Function function) noexcept {
    try {
        try {
            Result<void> result = function();
            return result ? nullptr : std::make_unique<balvps_error>(std::move(result.error())).release();
        } catch (const std::bad_alloc &) {
            throw;
        } catch (const std::exception &exception) {
            return std::make_unique<balvps_error>(describe(exception)).release();
        }
    } catch (...) {
        return out_of_memory_error();
    }
}

}  // namespace balvps::capi
