// Memory in one piece, of any size.
#pragma once

#include <cstddef>

namespace balvps {

/// Pieces of this size and above are mapped apart.
inline constexpr std::size_t large_block = std::size_t{2} << 20;

/// Uninitialised memory, aligned for anything; free it with free_block and the same size. Throws
/// std::bad_alloc.
void *allocate_block(std::size_t size);
void free_block(void *memory, std::size_t size) noexcept;

/// How many bytes of a large block have their pages from the start. The rest is for later: an answer may
/// announce what never comes.
std::size_t first_pages(std::size_t size) noexcept;

/// Gets more pages of a large block that is about to be filled, many at once: to touch each for the first
/// time costs more than to read it, and a long list is read but once. Does nothing where the system cannot.
/// @param filled bytes of the block that have their pages.
/// @return how many have them now.
std::size_t get_pages(void *memory, std::size_t filled, std::size_t size) noexcept;

}  // namespace balvps
