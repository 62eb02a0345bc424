// In place of malloc.c under a sanitizer, which has a malloc of its own: what the library asks operator new
// for can fail, and how it goes on is watched.
#include <cstdlib>
#include <new>

#include "short_memory.h"

void *operator new(std::size_t size) {
    void *const allocated = memory_fails() != 0 ? nullptr : memory_given(std::malloc(size));
    if (allocated == nullptr) {
        throw std::bad_alloc();
    }
    return allocated;
}

void operator delete(void *freed) noexcept {
    memory_taken_back(freed);
    std::free(freed);
}

void operator delete(void *freed, std::size_t /*size*/) noexcept {
    operator delete(freed);
}
