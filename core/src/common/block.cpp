#include "common/block.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace balvps {
namespace {

/// A larger block gets its pages in steps, because an answer may announce a length and never send it.
constexpr std::size_t most_at_once = std::size_t{4} << 20;  // bytes
constexpr std::size_t step = std::size_t{1} << 20;          // bytes

void populate([[maybe_unused]] void *memory, [[maybe_unused]] std::size_t size) noexcept {
#ifdef MADV_POPULATE_WRITE
    madvise(memory, size, MADV_POPULATE_WRITE);
#endif
}

}  // namespace

void *allocate_block(std::size_t size) {
    if (size < large_block) {
        return ::operator new(size);
    }
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::bad_alloc();
    }
    populate(memory, first_pages(size));
    return memory;
}

std::size_t first_pages(std::size_t size) noexcept {
    return size <= most_at_once ? size : step;
}

std::size_t get_pages(void *memory, std::size_t filled, std::size_t size) noexcept {
    const std::size_t more = std::min(step, size - filled);
    populate(static_cast<char *>(memory) + filled, more);
    return filled + more;
}

void free_block(void *memory, std::size_t size) noexcept {
    if (size < large_block) {
        ::operator delete(memory);
    } else {
        munmap(memory, size);
    }
}

}  // namespace balvps
