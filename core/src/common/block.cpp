#include "common/block.h"

#include <algorithm>
#include <new>

#include "platform/memory.h"

namespace balvps {
namespace {

/// A larger block gets its pages in steps, because an answer may announce a length and never send it.
constexpr std::size_t most_at_once = std::size_t{4} << 20;  // bytes
constexpr std::size_t step = std::size_t{1} << 20;          // bytes

}  // namespace

void *allocate_block(std::size_t size) {
    if (size < large_block) {
        return ::operator new(size);
    }
    void *memory = platform::map_pages(size);
    platform::populate_pages(memory, first_pages(size));
    return memory;
}

std::size_t first_pages(std::size_t size) noexcept {
    return size <= most_at_once ? size : step;
}

std::size_t get_pages(void *memory, std::size_t filled, std::size_t size) noexcept {
    const std::size_t more = std::min(step, size - filled);
    platform::populate_pages(static_cast<char *>(memory) + filled, more);
    return filled + more;
}

void free_block(void *memory, std::size_t size) noexcept {
    if (size < large_block) {
        ::operator delete(memory);
    } else {
        platform::unmap_pages(memory, size);
    }
}

}  // namespace balvps
