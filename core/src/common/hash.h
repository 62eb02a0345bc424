// Hashes of texts that come from outside.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace balvps {

/// The key that makes a hash unpredictable outside this process.
using HashKey = std::array<std::uint64_t, 2>;

/// The key of this process.
const HashKey &hash_key();

/// SipHash-1-3. Without the key nobody can find texts that collide.
std::uint64_t keyed_hash(std::string_view text, const HashKey &key) noexcept;

}  // namespace balvps
