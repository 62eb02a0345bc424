// Reads record data from short texts.
#pragma once

#include <optional>
#include <ostream>
#include <string_view>

#include "dns/record_data.h"
#include "json/document.h"
#include "json/reader.h"

namespace balvps {

using Priority = std::optional<std::int64_t>;

inline Result<RecordData> of_text(std::string_view type, std::string_view content, Priority priority = {}) {
    return record_data(type, Document::of_text(content).root(), priority);
}

/// Reads a content that is JSON.
inline Result<RecordData> of_json(std::string_view type, std::string_view json, Priority priority = {}) {
    return record_data(type, read_own_json(json).root(), priority);
}

/// Reads a content that the service shows.
inline RecordData shown(std::string_view type, std::string_view json, Priority priority = {},
                        TxtStyle style = TxtStyle::bare) {
    return known_record_data(type, read_own_json(json).root(), priority, style);
}

/// GoogleTest calls this to show a value.
inline void PrintTo(const RecordData &data, std::ostream *out) {
    *out << data.type << " " << (data.priority ? std::to_string(*data.priority) : "-") << " " << data.content;
}

}  // namespace balvps
