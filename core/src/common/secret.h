// Memory for credentials and tokens. It is overwritten before it returns to the allocator.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "common/block.h"
#include "platform/memory.h"

namespace balvps {

/// Overwrites memory. The compiler may not remove this.
inline void wipe(void *memory, std::size_t size) noexcept {
    if (memory != nullptr && size > 0) {
        platform::wipe(memory, size);
    }
}

template <typename T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() noexcept = default;
    template <typename U>
    WipingAllocator(const WipingAllocator<U> & /*other*/) noexcept {}

    T *allocate(std::size_t count) { return static_cast<T *>(allocate_block(count * sizeof(T))); }
    void deallocate(T *memory, std::size_t count) noexcept {
        const std::size_t size = count * sizeof(T);
        if (size < large_block) {  // a large block is unmapped, and the kernel clears its pages
            wipe(memory, size);
        }
        free_block(memory, size);
    }

    /// Leaves new characters uninitialised, because they are about to be written.
    template <typename U, typename... Arguments>
    void construct(U *memory, Arguments &&...arguments) {
        if constexpr (sizeof...(Arguments) > 0 || !std::is_trivially_default_constructible_v<U>) {
            std::construct_at(memory, std::forward<Arguments>(arguments)...);
        }
    }

    template <typename U>
    bool operator==(const WipingAllocator<U> & /*other*/) const noexcept {
        return true;
    }
};

/// A text that is wiped when freed. std::string would keep short texts inside itself, where no allocator can
/// wipe them. A vector of characters would handle each character by itself when it is copied and freed, which
/// costs 2,500 instructions per call.
class Secret {
  public:
    Secret() noexcept = default;
    explicit Secret(std::string_view text) : Secret(text, {}) {}
    Secret(std::string_view first, std::string_view second);
    Secret(const Secret &other) : Secret(other.view()) {}
    Secret(Secret &&other) noexcept : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}
    Secret &operator=(const Secret &other) { return *this = Secret(other); }
    Secret &operator=(Secret &&other) noexcept {
        std::swap(bytes_, other.bytes_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Secret() = default;

    Secret &append(std::string_view text);

    std::string_view view() const noexcept { return {bytes_.get(), size_}; }
    bool empty() const noexcept { return size_ == 0; }

    /// NUL-terminated. Writable, because libcurl's header list takes `char *`.
    char *c_str() {
        append({});
        return bytes_.get();
    }
    const char *c_str() const noexcept { return bytes_ ? bytes_.get() : ""; }

  private:
    struct Free {
        std::size_t capacity;
        Free() noexcept : capacity(0) {}
        explicit Free(std::size_t bytes) noexcept : capacity(bytes) {}
        void operator()(char *bytes) const noexcept { WipingAllocator<char>().deallocate(bytes, capacity); }
    };

    std::unique_ptr<char[], Free> bytes_;  // a NUL follows the text
    std::size_t size_ = 0;
};

/// The body of an answer. It may hold tokens or personal data, so it is wiped too.
using Body = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;

inline std::string_view view(const Body &body) noexcept {
    return {body.data(), body.size()};
}

/// How many zeros follow a text that is read in place, because it is read in steps of up to this many bytes.
inline constexpr std::size_t reading_padding = 16;

inline void pad_for_reading(Body &body) {
    const std::size_t size = body.size();
    body.append(reading_padding, '\0');
    body.resize(size);
}

}  // namespace balvps
