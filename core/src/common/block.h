// Memory in one piece, of any size.
#pragma once

#include <cstddef>

namespace balvps {

/// Pieces of this size and above are mapped apart: the system clears their pages, so nobody wipes them. With
/// memory of operator new, which is wiped and whose pages are touched one by one, benchmark c (a list of 12
/// MB) takes 1.1 times the processor time.
inline constexpr std::size_t large_block = std::size_t{2} << 20;

/// Uninitialised memory, aligned for anything; free it with free_block and the same size. Throws
/// std::bad_alloc.
void *allocate_block(std::size_t size);
void free_block(void *memory, std::size_t size) noexcept;

/// How many bytes of a large block have their pages from the start. The rest is for later: an answer may
/// announce a length and never send it.
std::size_t first_pages(std::size_t size) noexcept;

/// Gets more pages of a large block that is about to be filled, many at once (prefaulting): to touch each for
/// the first time costs more than to read it. Benchmark c takes 1.06 to 1.09 times the processor time where
/// all pages of a block come at its start. Does nothing where the system cannot.
/// @param filled bytes of the block that have their pages.
/// @return how many have them now.
std::size_t get_pages(void *memory, std::size_t filled, std::size_t size) noexcept;

}  // namespace balvps
