#include "freed_memory.h"

#include <malloc.h>

#include <cstdlib>
#include <new>

namespace balvps::test {
namespace {

thread_local FreedMemoryWatch *watch = nullptr;

void release(void *memory) noexcept {
    if (watch != nullptr && memory != nullptr) {
        watch->look_at(memory, malloc_usable_size(memory));
    }
    std::free(memory);
}

}  // namespace

FreedMemoryWatch::FreedMemoryWatch(std::string_view marker) noexcept : marker_(marker) {
    watch = this;
}

FreedMemoryWatch::~FreedMemoryWatch() {
    watch = nullptr;
}

void FreedMemoryWatch::look_at(const void *memory, std::size_t size) noexcept {
    const std::string_view bytes(static_cast<const char *>(memory), size);
    if (bytes.find(marker_) != std::string_view::npos) {
        ++sightings_;
    }
}

}  // namespace balvps::test

// The allocator of the whole test program, in all the forms that a sanitizer would else bring along.

void *operator new(std::size_t size, const std::nothrow_t & /*tag*/) noexcept {
    // Zeroed, so that what an earlier owner left behind is not blamed on the next one.
    return std::calloc(1, size == 0 ? 1 : size);
}

void *operator new(std::size_t size) {
    void *memory = operator new(size, std::nothrow);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}

void *operator new[](std::size_t size) {
    return operator new(size);
}

void *operator new[](std::size_t size, const std::nothrow_t &tag) noexcept {
    return operator new(size, tag);
}

void operator delete(void *memory) noexcept {
    balvps::test::release(memory);
}

void operator delete(void *memory, std::size_t /*size*/) noexcept {
    balvps::test::release(memory);
}

void operator delete[](void *memory) noexcept {
    balvps::test::release(memory);
}

void operator delete[](void *memory, std::size_t /*size*/) noexcept {
    balvps::test::release(memory);
}
