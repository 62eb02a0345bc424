// A text that is overwritten before its memory is freed.
#pragma once

#include <openssl/crypto.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace balvps::redis {

template <typename T>
struct CleansingAllocator {
    using value_type = T;

    CleansingAllocator() noexcept = default;
    template <typename U>
    CleansingAllocator(const CleansingAllocator<U> & /*other*/) noexcept {}

    T *allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T *memory, std::size_t count) noexcept {
        OPENSSL_cleanse(memory, count * sizeof(T));
        std::allocator<T>().deallocate(memory, count);
    }

    template <typename U>
    bool operator==(const CleansingAllocator<U> & /*other*/) const noexcept {
        return true;
    }
};

/// A std::string would keep short texts inside itself, where no allocator can overwrite them.
using Secret = std::vector<char, CleansingAllocator<char>>;

inline Secret secret(std::string_view text) {
    return {text.begin(), text.end()};
}

inline std::string_view view(const Secret &secret) noexcept {
    return {secret.data(), secret.size()};
}

}  // namespace balvps::redis
