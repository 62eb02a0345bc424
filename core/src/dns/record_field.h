// One field of a record's content.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"
#include "dns/record_types.h"

namespace balvps {

/// How a field is written.
enum class FieldForm : std::uint8_t {
    word,     ///< As a word of a text: it may have quotes and escapes.
    literal,  ///< As an item of a list: unless it is a quoted string, it means itself.
};

/// The normal text of a field. The argument_error continues a sentence that starts with the field's name.
Result<std::string> normal_field(FieldKind kind, std::string_view written, FieldForm form);

/// A normal text as a zone file has it: names have a final dot.
std::string zone_file_field(FieldKind kind, std::string_view normal);

}  // namespace balvps
