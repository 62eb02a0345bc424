#include "common/secret.h"

#include <algorithm>

namespace balvps {

// Out of line: secrets are handed on everywhere, and each copy of this would be large.
Secret::Secret(const Secret &other) = default;
Secret &Secret::operator=(const Secret &other) = default;
Secret &Secret::operator=(Secret &&other) noexcept = default;
Secret::~Secret() = default;

Secret::Secret(std::string_view first, std::string_view second) {
    bytes_.reserve(first.size() + second.size() + 1);
    append(first).append(second);
}

Secret &Secret::append(std::string_view text) {
    const std::size_t size = view().size();
    bytes_.resize(size + text.size() + 1);
    std::copy_n(text.data(), text.size(), bytes_.data() + size);
    bytes_.back() = '\0';
    return *this;
}

}  // namespace balvps
