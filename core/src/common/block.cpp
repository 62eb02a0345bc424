#include "common/block.h"

#include <sys/mman.h>

#include <new>

namespace balvps {
namespace {

/// More than this is not taken before it is needed: an answer may announce what never comes.
constexpr std::size_t most_at_once = std::size_t{16} << 20;

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
    const int flags = MAP_PRIVATE | MAP_ANONYMOUS | (size <= most_at_once ? with_its_pages : 0);
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::bad_alloc();
    }
    return memory;
}

void free_block(void *memory, std::size_t size) noexcept {
    if (size < large_block) {
        ::operator delete(memory);
    } else {
        munmap(memory, size);
    }
}

}  // namespace balvps
