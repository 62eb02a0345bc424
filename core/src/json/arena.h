// Memory that is handed out piece by piece and freed as a whole, as much as is allowed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "common/block.h"
#include "common/secret.h"
#include "common/watch.h"

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

    /// From now on it takes no more than this many bytes; then it throws GivenUp.
    void allow(std::size_t bytes) noexcept { allowed_ = bytes; }

    /// Counts memory that the work on what stands in the arena takes elsewhere (see WorkAllocator).
    void take(std::size_t bytes) {
        if (bytes > allowed_) {
            throw GivenUp(ErrorCode::too_large);
        }
        allowed_ -= bytes;
    }
    void give_back(std::size_t bytes) noexcept { allowed_ += bytes; }

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
    std::size_t allowed_ = SIZE_MAX;
    bool secret_ = false;
};

/// For what is needed while a tree is built: it counts as the arena's, and is wiped when freed, for short
/// secrets stand inside values.
template <typename T>
class WorkAllocator {
  public:
    using value_type = T;

    explicit WorkAllocator(Arena &arena) noexcept : arena_(&arena) {}
    template <typename U>
    WorkAllocator(const WorkAllocator<U> &other) noexcept : arena_(&other.arena()) {}

    T *allocate(std::size_t count) {
        arena_->take(count * sizeof(T));
        return WipingAllocator<T>().allocate(count);
    }
    void deallocate(T *memory, std::size_t count) noexcept {
        WipingAllocator<T>().deallocate(memory, count);
        arena_->give_back(count * sizeof(T));
    }

    Arena &arena() const noexcept { return *arena_; }

    template <typename U>
    bool operator==(const WorkAllocator<U> &other) const noexcept {
        return arena_ == &other.arena();
    }

  private:
    Arena *arena_;
};

template <typename T>
using WorkVector = std::vector<T, WorkAllocator<T>>;

}  // namespace balvps
