#include "short_memory.h"

#include <errno.h>
#include <stddef.h>

struct short_memory memory;
__thread int counts;

int memory_fails(void) {
    if (!counts || memory.until_failure == 0) {
        return 0;
    }
    if (memory.until_failure > 1) {
        --memory.until_failure;
        return 0;
    }
    if (!memory.stays_short) {
        memory.until_failure = 0;
    }
    memory.failed = 1;
    errno = ENOMEM;
    return 1;
}

void *memory_given(void *allocated) {
    memory.live += counts && allocated != NULL;
    return allocated;
}

void memory_taken_back(const void *freed) {
    memory.live -= counts && freed != NULL;
}
