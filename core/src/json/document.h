// A tree of JSON values with its memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "json/arena.h"
#include "json/value.h"

namespace balvps {

class Document {
  public:
    Document() noexcept = default;

    Document(Arena arena, const Value &root, std::string_view repeated_name = {})
        : arena_(std::move(arena)), root_(root), repeated_name_(repeated_name) {}

    // These hold a single value. Their memory is wiped when freed.
    static Document of_text(std::string_view text);  ///< valid UTF-8
    static Document of_integer(std::int64_t number);

    const Value &root() const noexcept { return root_; }

    /// A member name that the root has more than once in the text (the last one counts); empty: none.
    const std::string &repeated_name() const noexcept { return repeated_name_; }

    // For the code that normalises the tree before anybody else reads it.
    Value &root_to_change() noexcept { return root_; }
    Arena &arena() noexcept { return arena_; }

  private:
    Arena arena_;
    Value root_;
    std::string repeated_name_;
};

}  // namespace balvps
