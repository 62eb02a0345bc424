/* Takes the place of the C library's allocator for everything that is loaded with this program, libcurl and
 * the C++ runtime's operator new included. */
#include <errno.h>
#include <stdlib.h>

#include "short_memory.h"

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *memory);

void *malloc(size_t size) {
    return memory_fails() ? NULL : memory_given(__libc_malloc(size));
}

void *calloc(size_t count, size_t size) {
    return memory_fails() ? NULL : memory_given(__libc_calloc(count, size));
}

void *realloc(void *old, size_t size) {
    if (memory_fails()) {
        return NULL;
    }
    void *allocated = __libc_realloc(old, size);
    return old == NULL ? memory_given(allocated) : allocated;
}

void *aligned_alloc(size_t alignment, size_t size) {
    return memory_fails() ? NULL : memory_given(__libc_memalign(alignment, size));
}

int posix_memalign(void **out, size_t alignment, size_t size) {
    void *allocated = memory_fails() ? NULL : memory_given(__libc_memalign(alignment, size));
    if (allocated == NULL) {
        return ENOMEM;
    }
    *out = allocated;
    return 0;
}

void free(void *old) {
    memory_taken_back(old);
    __libc_free(old);
}
