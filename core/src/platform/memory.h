// Memory that the standard library cannot handle.
#pragma once

#include <cstddef>

namespace balvps::platform {

/// Overwrites memory. The compiler may not remove this.
void wipe(void *memory, std::size_t size) noexcept;

/// Memory of its own pages, filled with zeros. Throws std::bad_alloc. The kernel clears the pages after
/// unmap_pages().
void *map_pages(std::size_t size);
void unmap_pages(void *memory, std::size_t size) noexcept;

/// Gives mapped memory its physical pages at once, if the system can.
void populate_pages(void *memory, std::size_t size) noexcept;

}  // namespace balvps::platform
