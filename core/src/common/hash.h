// Hashes of texts that somebody else chooses.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace balvps {

/// Makes a hash that cannot be predicted outside this process.
using HashKey = std::array<std::uint64_t, 2>;

/// The key of this process.
const HashKey &hash_key();

/// SipHash-1-3: whoever does not know the key cannot find texts of the same hash.
std::uint64_t keyed_hash(std::string_view text, const HashKey &key) noexcept;

}  // namespace balvps
