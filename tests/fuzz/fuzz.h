// What the fuzz targets share. Each takes a text of a readable form, so that its corpus can be read and
// written by hand, and demands more than that nothing crashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// Runs one input; what libFuzzer and replay.cpp call.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace balvps::fuzz {

/// Ends the program where a promise is broken; the fuzzer keeps the input then.
inline void require(bool holds) noexcept {
    if (!holds) {
        std::abort();
    }
}

inline std::string_view text(const std::uint8_t *data, std::size_t size) noexcept {
    return {reinterpret_cast<const char *>(data), size};
}

/// Cuts a text off at the first such letter, which goes too; all of it where there is none.
inline std::string_view cut(std::string_view &rest, char at) noexcept {
    const std::size_t end = rest.find(at);
    const std::string_view first = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return first;
}

}  // namespace balvps::fuzz
