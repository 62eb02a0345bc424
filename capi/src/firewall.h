// The one place where exceptions end: no entry point lets one through.
#pragma once

#include <exception>
#include <new>
#include <utility>

#include "handles.h"
#include "text.h"

namespace balvps::capi {

/// Handles for when there is no memory to make one. They are never changed and never freed.
balvps_config *out_of_memory_config() noexcept;
balvps_call *out_of_memory_call() noexcept;
balvps_result *out_of_memory_result() noexcept;
balvps_error *out_of_memory_error() noexcept;

/// Whether something can be set in a handle: neither NULL nor one of those above, which every thread may
/// hold.
inline bool takes(const balvps_config *config) noexcept {
    return config != nullptr && config != out_of_memory_config();
}

inline bool takes(const balvps_call *call) noexcept {
    return call != nullptr && call != out_of_memory_call();
}

/// Runs a function; when it throws, `otherwise` is the answer.
template <typename Answer, typename Function>
Answer guarded(Answer otherwise, Function function) noexcept {
    try {
        return function();
    } catch (...) {
        return otherwise;
    }
}

/// Gives a text that is made when it is asked for; NULL, of length 0: there is no memory for it.
template <typename Make>
const char *give_made(std::size_t *length, Make make) noexcept {
    give({}, length);
    return guarded<const char *>(nullptr, [&] { return give(make(), length); });
}

inline Error describe(const std::exception &exception) {
    return internal_error(std::string("a defect of the library: ") + exception.what());
}

/// Runs a function that makes an outcome (or an error) and hands it out as a result.
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

/// Runs a function that returns a Result<void>. @return its error, owned by the caller; nullptr if it worked.
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
