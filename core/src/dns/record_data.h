// The data of DNS records in one normal form, so that records can be compared.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/error.h"
#include "dns/txt.h"
#include "json/value.h"
#include "json/writer.h"

namespace balvps {

inline constexpr std::int64_t highest_priority = 65'535;

/// The data of one record in normal form. Two records mean the same in DNS exactly if these are equal.
struct RecordData {
    std::string type;                           ///< in upper case
    std::string content;                        ///< the normal text of the type
    std::optional<std::int64_t> priority = {};  ///< of MX and SRV only; none: not given

    friend bool operator==(const RecordData &, const RecordData &) = default;
};

/// Whether a record's data are the wanted ones. A wanted priority of none is equal to every priority.
bool is_wanted(const RecordData &found, const RecordData &wanted) noexcept;

/// Reads what a user wrote.
/// @param content a text, or a list of texts and integers: the words of the content, or the strings of a TXT.
/// @param priority none: it is in the content or not given.
/// @return an argument_error if the content is not allowed for the type ("argument 'content': ...").
Result<RecordData> record_data(std::string_view type, const Value &content,
                               std::optional<std::int64_t> priority = std::nullopt);

/// Reads what the service shows. Never fails: content that cannot be read is kept byte for byte.
RecordData known_record_data(std::string_view type, const Value &content,
                             std::optional<std::int64_t> priority, TxtStyle style);

/// Whether a record that the service shows is the wanted one. The content of a TXT record can have two
/// meanings, because its style is unknown, and either may be the wanted one. A wanted priority of none is
/// equal to every priority.
bool shows(const Value &content, std::optional<std::int64_t> priority, const RecordData &wanted);

/// Writes the content as the service takes it: a text, or for SRV and SOA a list.
void write_content(JsonWriter &writer, const RecordData &data, TxtStyle style);

/// The record's data as a zone file has it: names are absolute with a final dot, and the priority comes
/// first.
std::string zone_file_data(const RecordData &data);

}  // namespace balvps
