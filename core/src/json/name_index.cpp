#include "json/name_index.h"

#include <algorithm>
#include <bit>
#include <memory>

#include "common/hash.h"

namespace balvps {

NameIndex *NameIndex::make(Arena &arena, std::size_t most) {
    static_cast<void>(hash_key());  // made here, because this function may throw
    const std::size_t size = std::bit_ceil(2 * most + 1);
    auto *slots = static_cast<std::uint32_t *>(arena.allocate(size * sizeof(std::uint32_t)));
    std::uninitialized_fill_n(slots, size, 0U);
    return std::construct_at(static_cast<NameIndex *>(arena.allocate(sizeof(NameIndex))), slots, size - 1);
}

std::uint32_t &NameIndex::slot_of(std::string_view name, const Value *names) const noexcept {
    std::size_t at = keyed_hash(name, hash_key()) & mask_;
    while (slots_[at] != 0 && names[slots_[at] - 1].text() != name) {
        at = (at + 1) & mask_;
    }
    return slots_[at];
}

std::optional<std::uint32_t> NameIndex::find(std::string_view name, const Value *names) const noexcept {
    const std::uint32_t slot = slot_of(name, names);
    return slot == 0 ? std::nullopt : std::optional(slot - 1);
}

std::optional<std::uint32_t> NameIndex::add(const Value *names, std::string_view name,
                                            std::uint32_t position) noexcept {
    std::uint32_t &slot = slot_of(name, names);
    if (slot != 0) {
        return slot - 1;
    }
    slot = position + 1;
    return std::nullopt;
}

}  // namespace balvps
