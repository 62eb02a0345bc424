// Memory that is handed out piece by piece and freed as a whole.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "common/block.h"

namespace balvps {

class Arena {
  public:
    Arena() noexcept = default;
    Arena(Arena &&) noexcept = default;
    Arena &operator=(Arena &&other) noexcept;
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;
    ~Arena() { wipe_all(); }

    /// From now on the memory is overwritten before it is freed.
    void keep_secret() noexcept { secret_ = true; }

    /// The next block will hold at least this much.
    void expect(std::size_t size) noexcept { next_block_ = size; }

    /// Uninitialised memory, aligned for any value; lives as long as the arena.
    void *allocate(std::size_t size);

    /// Uninitialised memory without alignment, for text.
    char *allocate_text(std::size_t size);

  private:
    struct FreeBlock {
        std::size_t size = 0;
        void operator()(char *memory) const noexcept { free_block(memory, size); }
    };
    using Block = std::unique_ptr<char[], FreeBlock>;

    void grow(std::size_t size);
    void wipe_all() noexcept;

    std::vector<Block> blocks_;
    std::size_t front_ = 0;  // values grow from the front of the last block,
    std::size_t back_ = 0;   // texts from its back, so that neither pads the other
    std::size_t next_block_ = 1024;
    bool secret_ = false;
};

}  // namespace balvps
