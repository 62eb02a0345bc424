// Memory in one piece, of any size.
#pragma once

#include <cstddef>

namespace balvps {

/// Pieces of this size and above are mapped apart, with their pages at once: to touch a page for the first
/// time costs more than to read it, and a long list is read but once.
inline constexpr std::size_t large_block = std::size_t{2} << 20;

/// Uninitialised memory, aligned for anything; free it with free_block and the same size. Throws
/// std::bad_alloc.
void *allocate_block(std::size_t size);
void free_block(void *memory, std::size_t size) noexcept;

}  // namespace balvps
