// Reads JSON text into a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/error.h"
#include "common/secret.h"
#include "common/watch.h"
#include "json/document.h"

namespace balvps {

/// Limits for reading a text. Beyond them the reading throws GivenUp.
struct ReadingBounds {
    std::size_t memory = SIZE_MAX;  ///< in bytes, for the tree and for building it
    Watch *watch = nullptr;         ///< nullptr: no time limit
    bool keep_repeated = false;     ///< Members with the same name are all kept. find() finds the first.
};

/// Decodes a text. If members have the same name, the last value stands in the place of the first, unless the
/// bounds say otherwise. Strings must be valid UTF-8, and nothing may follow the value.
/// @param secret the text holds tokens or passwords, so the tree is wiped when freed.
/// @return the tree, or an error of code `malformed_answer`. Its reason is `empty`, `truncated`, `wrong_type`
/// (nested too deep) or `not_json`. Its message ends a sentence: "is not valid JSON at byte 7: ...".
Result<Document> read_json(std::string_view text, bool secret, const ReadingBounds &bounds = {});

/// The same, without a copy if the body is padded (pad_for_reading).
Result<Document> read_json_in_place(const Body &body, bool secret, const ReadingBounds &bounds = {});

/// Decodes JSON that this library has just written. It can fail only for lack of memory, and then it throws.
Document read_own_json(std::string_view json);

}  // namespace balvps
