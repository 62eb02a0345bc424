#include "platform/memory.h"

#include <string.h>  // explicit_bzero() is not in <cstring>
#include <sys/mman.h>

namespace balvps::platform {

void wipe(void *memory, std::size_t size) noexcept {
    explicit_bzero(memory, size);
}

void populate_pages([[maybe_unused]] void *memory, [[maybe_unused]] std::size_t size) noexcept {
#ifdef MADV_POPULATE_WRITE  // older headers lack it, and an older kernel refuses it
    madvise(memory, size, MADV_POPULATE_WRITE);
#endif
}

}  // namespace balvps::platform
