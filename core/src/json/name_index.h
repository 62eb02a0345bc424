// Finds a name among many in a time that does not grow with their number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "json/arena.h"
#include "json/value.h"

namespace balvps {

/// A hash table of positions, in an arena. The names stand elsewhere.
class NameIndex {
  public:
    /// @param most names that will be added.
    static NameIndex *make(Arena &arena, std::size_t most);

    /// @param slots as many as the mask says, all free.
    NameIndex(std::uint32_t *slots, std::size_t mask) noexcept : slots_(slots), mask_(mask) {}

    /// The position of a name, if it has been added.
    std::optional<std::uint32_t> find(std::string_view name, const Value *names) const noexcept;

    /// Adds the name at a position, unless it is there already.
    /// @return the position of an earlier one of the same name, if there is one.
    std::optional<std::uint32_t> add(const Value *names, std::string_view name,
                                     std::uint32_t position) noexcept;

  private:
    /// Where a name stands, or the free slot where it would.
    std::uint32_t &slot_of(std::string_view name, const Value *names) const noexcept;

    std::uint32_t *slots_;  ///< one more than the position; 0: free
    std::size_t mask_;      ///< the number of slots less one; that number is a power of two
};

}  // namespace balvps
