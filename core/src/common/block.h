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

/// How many bytes of a large block get their pages (memory of the system) at once. The other pages are got
/// when they are needed: an answer may announce a length and never send so much.
std::size_t first_pages(std::size_t size) noexcept;

/// Gets more pages of a large block that is about to be filled, many at once (prefaulting). The first access
/// to a page costs more than reading it. If all pages of a block are got at its start instead, benchmark c
/// takes 1.06 to 1.09 times the processor time. A system without this function gets no pages early.
/// @param filled bytes of the block that have their pages.
/// @return how many have them now.
std::size_t get_pages(void *memory, std::size_t filled, std::size_t size) noexcept;

}  // namespace balvps
