#include "common/secret.h"

#include <algorithm>

namespace balvps {

Secret::Secret(std::string_view first, std::string_view second) {
    const std::size_t capacity = first.size() + second.size() + 1;
    if (capacity > 1) {
        bytes_ = {WipingAllocator<char>().allocate(capacity), Free(capacity)};
        append(first).append(second);
    }
}

Secret &Secret::append(std::string_view text) {
    const std::size_t needed = size_ + text.size() + 1;
    const std::size_t capacity = bytes_.get_deleter().capacity;
    if (bytes_ == nullptr || needed > capacity) {
        const std::size_t larger = std::max(needed, 2 * capacity);
        std::unique_ptr<char[], Free> bytes(WipingAllocator<char>().allocate(larger), Free(larger));
        std::copy_n(bytes_.get(), size_, bytes.get());
        bytes_ = std::move(bytes);
    }
    std::copy_n(text.data(), text.size(), bytes_.get() + size_);
    size_ += text.size();
    bytes_[size_] = '\0';
    return *this;
}

}  // namespace balvps
