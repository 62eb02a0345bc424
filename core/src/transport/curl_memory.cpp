#include "transport/curl_memory.h"

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "common/secret.h"

// NOLINTBEGIN(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory): this is an allocator

namespace balvps {
namespace {

void wipe_and_free(void *memory) noexcept {
    if (memory != nullptr) {
        wipe(memory, malloc_usable_size(memory));
        std::free(memory);
    }
}

/// Unlike the C library's it leaves nothing where the memory was.
void *wiping_realloc(void *memory, std::size_t size) noexcept {
    if (memory == nullptr) {
        return std::malloc(size);
    }
    if (size == 0) {
        wipe_and_free(memory);
        return nullptr;
    }
    void *larger = std::malloc(size);
    if (larger != nullptr) {
        std::memcpy(larger, memory, std::min(size, malloc_usable_size(memory)));
        wipe_and_free(memory);
    }
    return larger;
}

}  // namespace

CURLcode initialise_wiping_curl() noexcept {
    return curl_global_init_mem(CURL_GLOBAL_DEFAULT, &std::malloc, &wipe_and_free, &wiping_realloc, &strdup,
                                &std::calloc);
}

}  // namespace balvps

// NOLINTEND(cppcoreguidelines-no-malloc,cppcoreguidelines-owning-memory)
