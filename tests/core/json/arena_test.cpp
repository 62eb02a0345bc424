#include "json/arena.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <vector>

#include "freed_memory.h"

namespace balvps {
namespace {

using test::FreedMemoryWatch;

constexpr std::string_view marker = "a token that nobody may find";

TEST(Arena, HandsOutAlignedPiecesThatDoNotOverlap) {
    Arena arena;
    std::vector<std::pair<char *, std::size_t>> pieces;
    for (std::size_t size = 1; size < 600; size += 7) {
        char *text = arena.allocate_text(size);
        auto *memory = static_cast<char *>(arena.allocate(size));
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(memory) % 8, 0U);
        pieces.emplace_back(text, size);
        pieces.emplace_back(memory, size);
    }
    char fill = 0;
    for (const auto &[memory, size] : pieces) {
        std::memset(memory, ++fill, size);
    }
    fill = 0;
    for (const auto &[memory, size] : pieces) {
        ++fill;
        EXPECT_EQ(memory[0], fill);
        EXPECT_EQ(memory[size - 1], fill);
    }
}

TEST(Arena, HandsOutPiecesLargerThanABlock) {
    Arena arena;
    arena.expect(16);
    constexpr std::size_t large = std::size_t{3} << 20;
    std::memset(arena.allocate(large), 'x', large);
    std::memset(arena.allocate_text(large), 'x', large);
}

TEST(Arena, WhatWasHandedOutSurvivesAMove) {
    Arena first;
    char *text = first.allocate_text(5);
    std::memcpy(text, "text", 5);
    Arena second = std::move(first);
    Arena third;
    third.allocate(100);
    third = std::move(second);
    EXPECT_STREQ(text, "text");
    std::memset(first.allocate(64), 'x', 64);  // NOLINT(bugprone-use-after-move): it is empty and may be used
    EXPECT_STREQ(text, "text");
}

TEST(Arena, ASecretOneIsWipedWhenFreedAndWhenReplaced) {
    FreedMemoryWatch watch(marker);
    {
        Arena arena;
        arena.keep_secret();
        std::memcpy(arena.allocate_text(marker.size()), marker.data(), marker.size());
        Arena moved = std::move(arena);
        Arena other;
        other.keep_secret();
        std::memcpy(other.allocate(marker.size()), marker.data(), marker.size());
        other = std::move(moved);
    }
    EXPECT_EQ(watch.sightings(), 0U);
}

}  // namespace
}  // namespace balvps
