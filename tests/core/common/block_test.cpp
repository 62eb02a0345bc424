#include "common/block.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <new>

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

TEST(Block, ThatNoMemoryIsLargeEnoughForIsNoBlock) {
    EXPECT_THROW(static_cast<void>(allocate_block(SIZE_MAX / 2)), std::bad_alloc);
}

}  // namespace
}  // namespace balvps
