// Contiguous blocks of memory of any size.
#pragma once

#include <cstddef>

namespace balvps {

/// Blocks of at least this size are mapped with mmap. The kernel clears their pages, so this library does not
/// wipe them. With operator new, which needs wiping and touches pages one by one, benchmark c (a list of 12
/// MB) takes 1.1 times the processor time.
inline constexpr std::size_t large_block = std::size_t{2} << 20;

/// Uninitialised memory, aligned for any type. Free it with free_block and the same size. Throws
/// std::bad_alloc.
void *allocate_block(std::size_t size);
void free_block(void *memory, std::size_t size) noexcept;

/// How many bytes of a large block get their pages (physical memory) at once. The other pages come when they
/// are needed, because an answer may announce a length and never send that much.
std::size_t first_pages(std::size_t size) noexcept;

/// Prefaults more pages of a large block that is about to be filled, many pages in one step. The first access
/// to a page costs more than reading it. If all pages of a block are prefaulted at its start instead,
/// benchmark c takes 1.06 to 1.09 times the processor time. On a system without MADV_POPULATE_WRITE no page
/// is prefaulted.
/// @param filled how many bytes of the block have their pages already.
/// @return how many bytes have their pages now.
std::size_t get_pages(void *memory, std::size_t filled, std::size_t size) noexcept;

}  // namespace balvps
