#include "common/block.h"

#include <sys/mman.h>

#include <new>

namespace balvps {

void *allocate_block(std::size_t size) {
    if (size < huge_page) {
        return ::operator new(size);
    }
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::bad_alloc();
    }
#ifdef MADV_HUGEPAGE
    madvise(memory, size, MADV_HUGEPAGE);  // a wish: it does no harm where it is not granted
#endif
    return memory;
}

void free_block(void *memory, std::size_t size) noexcept {
    if (size < huge_page) {
        ::operator delete(memory);
    } else {
        munmap(memory, size);
    }
}

}  // namespace balvps
