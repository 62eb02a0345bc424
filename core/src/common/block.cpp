#include "common/block.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace balvps {
namespace {

/// Above this, pages are got bit by bit: an answer may announce what never comes.
constexpr std::size_t most_at_once = std::size_t{4} << 20;  // bytes
constexpr std::size_t step = std::size_t{1} << 20;          // bytes

}  // namespace

void *allocate_block(std::size_t size) {
    if (size < large_block) {
        return ::operator new(size);
    }
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::bad_alloc();
    }
    get_pages(memory, 0, size);
    return memory;
}

std::size_t get_pages([[maybe_unused]] void *memory, std::size_t filled, std::size_t size) noexcept {
    const std::size_t more = size <= most_at_once ? size - filled : std::min(step, size - filled);
#ifdef MADV_POPULATE_WRITE
    madvise(static_cast<char *>(memory) + filled, more, MADV_POPULATE_WRITE);
#endif
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
