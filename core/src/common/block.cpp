#include "common/block.h"

#include <sys/mman.h>

#include <algorithm>
#include <new>

namespace balvps {
namespace {

constexpr std::size_t pages_at_once = std::size_t{4} << 20;  // bytes

#ifdef MAP_POPULATE
constexpr int with_its_pages = MAP_POPULATE;
#else
constexpr int with_its_pages = 0;
#endif

}  // namespace

void *allocate_block(std::size_t size) {
    if (size < large_block) {
        return ::operator new(size);
    }
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS | (size <= pages_at_once ? with_its_pages : 0);
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::bad_alloc();
    }
    return memory;
}

std::size_t get_pages([[maybe_unused]] void *memory, std::size_t filled, std::size_t size) noexcept {
    const std::size_t more = std::min(pages_at_once, size - filled);
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
