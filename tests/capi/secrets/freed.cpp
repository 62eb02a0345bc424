#include "freed.h"

#include <malloc.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

extern "C" void __libc_free(void *memory);
extern "C" void *__libc_realloc(void *memory, std::size_t size);

namespace {

bool kept = false;

}  // namespace

void keep_what_cpp_frees() {
    kept = true;
}

void operator delete(void *memory) noexcept {
    if (!kept) {
        __libc_free(memory);
    }
}

void operator delete(void *memory, std::size_t /*size*/) noexcept {
    operator delete(memory);
}

void operator delete[](void *memory) noexcept {
    operator delete(memory);
}

void operator delete[](void *memory, std::size_t /*size*/) noexcept {
    operator delete(memory);
}

extern "C" void free(void *memory) {
    if (kept && memory != nullptr) {
        std::memset(memory, 0, malloc_usable_size(memory));
    }
    __libc_free(memory);
}

extern "C" void *realloc(void *old, std::size_t size) {
    if (!kept || old == nullptr) {
        return __libc_realloc(old, size);
    }
    void *larger = std::malloc(size);
    if (larger != nullptr) {
        const std::size_t before = malloc_usable_size(old);
        std::memcpy(larger, old, before < size ? before : size);
        std::free(old);
    }
    return larger;
}
