// Finds a name among many in constant time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "json/arena.h"
#include "json/value.h"

namespace balvps {

/// A hash table of positions, in an arena. The names are stored elsewhere.
class NameIndex {
  public:
    /// @param most how many names will be added at most.
    static NameIndex *make(Arena &arena, std::size_t most);

    /// @param slots mask + 1 free slots.
    NameIndex(std::uint32_t *slots, std::size_t mask) noexcept : slots_(slots), mask_(mask) {}

    /// The position of a name, if the name has been added.
    std::optional<std::uint32_t> find(std::string_view name, const Value *names) const noexcept;

    /// Adds a name with its position, unless the name is there already.
    /// @return the position of the earlier name, if there is one.
    std::optional<std::uint32_t> add(const Value *names, std::string_view name,
                                     std::uint32_t position) noexcept;

  private:
    /// The slot of a name, or the free slot where it belongs.
    std::uint32_t &slot_of(std::string_view name, const Value *names) const noexcept;

    std::uint32_t *slots_;  ///< position + 1; 0: free
    std::size_t mask_;      ///< the number of slots, a power of two, minus one
};

}  // namespace balvps
