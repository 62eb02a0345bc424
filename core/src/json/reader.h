// From JSON text to a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/error.h"
#include "common/secret.h"
#include "common/watch.h"
#include "json/document.h"

namespace balvps {

/// What reading a text may cost. Beyond it the reading throws GivenUp.
struct ReadingBounds {
    std::size_t memory = SIZE_MAX;  ///< bytes of the tree, and of what is needed to build it
    Watch *watch = nullptr;         ///< nullptr: it may take as long as it takes
};

/// Decodes a text. Of members with the same name the last counts, in the place of the first. Strings must be
/// valid UTF-8, and nothing may follow the value.
/// @param secret the text holds tokens or passwords: the tree is wiped when freed.
/// @return the tree, or an error of code `malformed_answer`. Its reason is `empty`, `truncated`, `wrong_type`
/// (nested too deep) or `not_json`; its message ends a sentence: "is not valid JSON at byte 7: ...".
Result<Document> read_json(std::string_view text, bool secret, const ReadingBounds &bounds = {});

/// The same without a copy, where the body is padded (pad_for_reading).
Result<Document> read_json_in_place(const Body &body, bool secret, const ReadingBounds &bounds = {});

/// Decodes what this library has just written, so that only memory can be lacking: then it throws.
Document read_own_json(std::string_view json);

}  // namespace balvps
