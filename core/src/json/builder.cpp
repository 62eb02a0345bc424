#include "json/builder.h"

#include <algorithm>
#include <bit>
#include <bitset>
#include <cstring>
#include <memory>

namespace balvps {
namespace {

/// Compares names without a call of memcmp, because most names are short. Eight bytes can be read at both,
/// whatever their size.
bool are_same(std::string_view left, std::string_view right) noexcept {
    constexpr std::size_t word = sizeof(std::uint64_t);
    const auto differing = [&](std::size_t at) {
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        std::memcpy(&first, left.data() + at, word);
        std::memcpy(&second, right.data() + at, word);
        return first ^ second;
    };
    if (left.size() != right.size()) {
        return false;
    }
    if (left.size() >= word && left.size() <= 2 * word) {
        return (differing(0) | differing(left.size() - word)) == 0;
    }
    if constexpr (std::endian::native == std::endian::little) {
        if (left.size() < word) {
            return left.empty() || differing(0) << (8 * (word - left.size())) == 0;
        }
    }
    return left == right;
}

/// A number below 1024 that differs for most names.
std::size_t bucket_of(std::string_view name) noexcept {
    const auto letter = [name](std::size_t at) {
        return std::uint32_t{static_cast<unsigned char>(name[at])};
    };
    auto number = static_cast<std::uint32_t>(name.size());
    if (!name.empty()) {
        number = number << 24 | letter(0) << 16 | letter(name.size() / 2) << 8 | letter(name.size() - 1);
    }
    return (number * 0x9E3779B1U) >> 22;
}

}  // namespace

Value DocumentBuilder::make_word(ValueType type, std::string_view word) noexcept {
    Value value;
    value.set_inside(type, word);
    return value;
}

Value DocumentBuilder::make_text(Arena &arena, ValueType type, std::string_view text) {
    Value value;
    if (text.size() <= Value::inline_capacity) {
        value.set_inside(type, text);
        return value;
    }
    char *copy = arena.allocate_text(text.size() + 1);
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    value.set_outside(type, copy, static_cast<std::uint32_t>(text.size()));
    return value;
}

Value DocumentBuilder::make_array(const Value *items, std::size_t size) noexcept {
    Value value;
    value.set_outside(ValueType::array, items, static_cast<std::uint32_t>(size));
    return value;
}

bool DocumentBuilder::exceeds_number_limits(std::string_view number) noexcept {
    const std::size_t mark = number.find_first_of("eE");
    if (number.size() > longest_number || mark == std::string_view::npos) {
        return number.size() > longest_number;
    }
    std::string_view exponent = number.substr(mark + 1);
    exponent.remove_prefix(std::min(exponent.find_first_not_of("+-0"), exponent.size()));
    return exponent.size() > 3;
}

bool DocumentBuilder::open() {
    watch_.step();
    if (frames_.size() >= deepest_nesting) {
        too_deep_ = true;
        return false;
    }
    const std::size_t depth = frames_.size();
    if (last_shape_.size() <= depth) {
        last_shape_.push_back(nullptr);
    }
    Frame frame;
    frame.first_value = values_.size();
    frame.first_name = names_.size();
    frame.expected = last_shape_[depth];
    frame.matches = frame.expected != nullptr;
    frames_.push_back(frame);
    return true;
}

bool DocumentBuilder::has_surrogate(std::string_view text) noexcept {
    const auto starts = [](char first, char second) {
        return first == '\xED' && static_cast<unsigned char>(second) >= 0xA0;
    };
    return std::adjacent_find(text.begin(), text.end(), starts) != text.end();
}

bool DocumentBuilder::Key(const char *text, std::uint32_t size, bool /*copy*/) {
    Frame &frame = frames_.back();
    const std::string_view name = decoded(text, size);
    if (check_surrogates_ && has_surrogate(name)) {
        return false;
    }
    if (frame.matches) {
        if (frame.matched < frame.expected->size &&
            are_same(frame.expected->names[frame.matched].text(), name)) {
            ++frame.matched;
            return true;
        }
        frame.matches = false;
        names_.insert(names_.end(), frame.expected->names, frame.expected->names + frame.matched);
    }
    names_.push_back(make_text(arena_, ValueType::string, name));
    return true;
}

/// Recognises the usual object, whose names need no index. Only names in the same bucket are compared.
bool DocumentBuilder::are_few_and_different(const Value *names, std::size_t size) noexcept {
    constexpr std::size_t few = 32;
    if (size > few) {
        return false;
    }
    std::bitset<1024> taken;
    for (std::size_t i = 0; i < size; ++i) {
        const std::string_view name = names[i].text();
        const std::size_t bucket = bucket_of(name);
        if (taken[bucket] &&
            std::any_of(names, names + i, [name](const Value &earlier) { return earlier.text() == name; })) {
            return false;
        }
        taken[bucket] = true;
    }
    return true;
}

/// If members have the same name, keeps the last value in the first place, as other languages' decoders do,
/// unless all are to be kept.
/// @return an index of the names; nullptr: they are so few that none is needed.
const NameIndex *DocumentBuilder::keep_last_of_repeated(const Frame &frame) {
    Value *names = names_.data() + frame.first_name;
    Value *values = values_.data() + frame.first_value;
    const std::size_t size = names_.size() - frame.first_name;
    if (are_few_and_different(names, size)) {
        return nullptr;
    }
    NameIndex *index = NameIndex::make(arena_, size);
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const auto first = index->add(names, names[i].text(), kept);
        if (first && !keep_repeated_) {
            values[*first] = values[i];
            if (frames_.size() == 1) {
                repeated_ = names[i].text();
            }
        } else {
            names[kept] = names[i];
            values[kept] = values[i];
            ++kept;
        }
    }
    names_.resize(frame.first_name + kept);
    values_.resize(frame.first_value + kept);
    return index;
}

const Shape *DocumentBuilder::close_shape(Frame &frame) {
    if (frame.matches && frame.matched == frame.expected->size) {
        return frame.expected;
    }
    if (frame.matches) {
        names_.insert(names_.end(), frame.expected->names, frame.expected->names + frame.matched);
    }
    const NameIndex *index = keep_last_of_repeated(frame);
    const std::size_t size = names_.size() - frame.first_name;
    auto *names = static_cast<Value *>(arena_.allocate(size * sizeof(Value)));
    std::uninitialized_copy_n(names_.data() + frame.first_name, size, names);
    const Shape *shape = std::construct_at(static_cast<Shape *>(arena_.allocate(sizeof(Shape))), names,
                                           static_cast<std::uint32_t>(size), index);
    last_shape_[frames_.size() - 1] = shape;
    return shape;
}

Value *DocumentBuilder::move_to_arena(std::size_t first, std::size_t slots_in_front) {
    const std::size_t size = values_.size() - first;
    auto *block = static_cast<Value *>(arena_.allocate((size + slots_in_front) * sizeof(Value)));
    Value *children = block + slots_in_front;
    std::uninitialized_copy_n(values_.data() + first, size, children);
    values_.resize(first);
    return children;
}

bool DocumentBuilder::EndObject(std::uint32_t /*size*/) {
    Frame &frame = frames_.back();
    const Shape *shape = close_shape(frame);
    names_.resize(frame.first_name);
    Value *children = move_to_arena(frame.first_value, 1);
    Value::put_shape(children - 1, shape);
    frames_.pop_back();
    Value object;
    object.set_outside(ValueType::object, children, shape->size);
    values_.push_back(object);
    return true;
}

bool DocumentBuilder::EndArray(std::uint32_t size) {
    const Value *children = move_to_arena(frames_.back().first_value, 0);
    frames_.pop_back();
    values_.push_back(make_array(children, size));
    return true;
}

}  // namespace balvps
