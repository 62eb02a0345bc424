#include "common/block.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>
#include <vector>

namespace balvps {
namespace {

TEST(Block, HoldsAsMuchAsWasAskedFor) {
    for (const std::size_t size :
         {std::size_t{1}, large_block - 1, large_block, large_block + 1, 5 * large_block}) {
        void *const memory = allocate_block(size);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(memory) % alignof(std::max_align_t), 0U);
        std::memset(memory, 'x', size);
        free_block(memory, size);
    }
}

/// The number of resident bytes at the start of a mapped block.
std::size_t resident(void *memory, std::size_t size) {
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    std::vector<unsigned char> pages((size + page - 1) / page);
    EXPECT_EQ(mincore(memory, size, pages.data()), 0);
    return page * static_cast<std::size_t>(std::count_if(
                      pages.begin(), pages.end(), [](unsigned char each) { return (each & 1U) != 0; }));
}

TEST(Block, ALargeOneGetsItsMemoryBitByBit) {
    constexpr std::size_t size = 32 * large_block;
    void *const memory = allocate_block(size);
    EXPECT_LE(resident(memory, size), large_block);
    std::size_t filled = 0;
    while (filled < size) {
        const std::size_t before = filled;
        filled = get_pages(memory, filled, size);
        ASSERT_GT(filled, before);
        ASSERT_LE(filled, size);
        ASSERT_LE(resident(memory, size), std::max(filled, large_block));
    }
    free_block(memory, size);
}

TEST(Block, ThatNoMemoryIsLargeEnoughForIsNoBlock) {
    EXPECT_THROW(static_cast<void>(allocate_block(SIZE_MAX / 2)), std::bad_alloc);
}

}  // namespace
}  // namespace balvps
