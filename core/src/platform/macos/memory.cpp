#include "platform/memory.h"

#define __STDC_WANT_LIB_EXT1__ 1  // for memset_s()
#include <string.h>

namespace balvps::platform {

void wipe(void *memory, std::size_t size) noexcept {
    memset_s(memory, size, 0, size);
}

void populate_pages(void * /*memory*/, std::size_t /*size*/) noexcept {}

}  // namespace balvps::platform
