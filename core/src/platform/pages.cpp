#include <sys/mman.h>

#include <new>

#include "platform/memory.h"

namespace balvps::platform {

void *map_pages(std::size_t size) {
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        throw std::bad_alloc();
    }
    return memory;
}

void unmap_pages(void *memory, std::size_t size) noexcept {
    munmap(memory, size);
}

}  // namespace balvps::platform
