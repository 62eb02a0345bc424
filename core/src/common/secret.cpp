#include "common/secret.h"

namespace balvps {

// Out of line: secrets are handed on everywhere, and each copy of this would be large.
Secret::Secret(const Secret &other) = default;
Secret &Secret::operator=(const Secret &other) = default;
Secret &Secret::operator=(Secret &&other) noexcept = default;
Secret::~Secret() = default;

Secret &Secret::append(std::string_view text) {
    if (!bytes_.empty()) {
        bytes_.pop_back();
    }
    bytes_.reserve(bytes_.size() + text.size() + 1);
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    bytes_.push_back('\0');
    return *this;
}

}  // namespace balvps
