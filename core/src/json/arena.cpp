#include "json/arena.h"

#include <algorithm>
#include <utility>

#include "common/secret.h"

namespace balvps {
namespace {

constexpr std::size_t alignment = 8;
constexpr std::size_t largest_planned_block = large_block;

constexpr std::size_t round_up(std::size_t size) {
    return (size + alignment - 1) / alignment * alignment;
}

}  // namespace

Arena &Arena::operator=(Arena &&other) noexcept {
    if (this != &other) {
        wipe_all();
        blocks_ = std::move(other.blocks_);
        front_ = other.front_;
        back_ = other.back_;
        next_block_ = other.next_block_;
        allowed_ = other.allowed_;
        secret_ = other.secret_;
    }
    return *this;
}

void Arena::grow(std::size_t size) {
    const std::size_t block = round_up(std::max(size, next_block_));
    take(block);
    Block memory(static_cast<char *>(allocate_block(block)), FreeBlock{block});
    blocks_.push_back(std::move(memory));
    front_ = 0;
    back_ = block;
    next_block_ = std::min(block * 2, largest_planned_block);
}

void *Arena::allocate(std::size_t size) {
    const std::size_t rounded = round_up(size);
    if (blocks_.empty() || back_ < front_ || back_ - front_ < rounded) {
        grow(rounded);
    }
    void *memory = blocks_.back().get() + front_;
    front_ += rounded;
    return memory;
}

char *Arena::allocate_text(std::size_t size) {
    if (blocks_.empty() || back_ - front_ < size) {
        grow(size);
    }
    back_ -= size;
    return blocks_.back().get() + back_;
}

void Arena::wipe_all() noexcept {
    if (secret_) {
        for (const Block &block : blocks_) {
            wipe(block.get(), block.get_deleter().size);
        }
    }
}

}  // namespace balvps
