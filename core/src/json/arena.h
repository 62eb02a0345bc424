// Memory that is handed out in pieces and freed as a whole, up to a limit.
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

    /// Makes the arena overwrite its memory before it is freed.
    void keep_secret() noexcept { secret_ = true; }

    /// Sets how many more bytes the arena may take. Beyond that it throws GivenUp.
    void allow(std::size_t bytes) noexcept { allowed_ = bytes; }

    /// Counts memory that is allocated elsewhere while the arena's content is built (see WorkAllocator).
    void take(std::size_t bytes) {
        if (bytes > allowed_) {
            throw GivenUp(ErrorCode::too_large);
        }
        allowed_ -= bytes;
    }
    void give_back(std::size_t bytes) noexcept { allowed_ += bytes; }

    /// Sets the least size of the next block.
    void expect(std::size_t size) noexcept { next_block_ = size; }

    /// Uninitialised memory, aligned for any value. It lives as long as the arena.
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
    std::size_t front_ = 0;  // values fill the last block from its front
    std::size_t back_ = 0;   // texts fill it from its back, so they need no padding
    std::size_t next_block_ = 1024;
    std::size_t allowed_ = SIZE_MAX;
    bool secret_ = false;
};

/// Allocates memory that is needed only while a tree is built. It counts towards the arena's limit. It is
/// wiped when freed, because values hold short secrets inside themselves.
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
