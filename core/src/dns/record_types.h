// What the library knows about each type of DNS record: one table, so that no other code has cases by type.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

/// What a field of a record's content holds.
enum class FieldKind : std::uint8_t {
    number_8,   ///< from 0 to 255
    number_16,  ///< from 0 to 65535
    number_32,  ///< from 0 to 4294967295
    ipv4,
    ipv6,
    name,         ///< a domain name, or "." for the root
    mailbox,      ///< a domain name whose first label is the local part of a mail address
    tag,          ///< letters and digits; case has no meaning
    string,       ///< at most 255 bytes, in quotes
    value,        ///< bytes in quotes
    hexadecimal,  ///< bytes as hexadecimal digits
    parameters,   ///< of SVCB and HTTPS
    location,     ///< of LOC
    text,         ///< of TXT
};

constexpr bool is_number(FieldKind kind) noexcept {
    return kind <= FieldKind::number_32;
}

/// Whether a field takes the whole rest of the content.
constexpr bool is_rest(FieldKind kind) noexcept {
    return kind >= FieldKind::value;
}

/// How long the digests of one algorithm are.
struct DigestSize {
    unsigned algorithm;
    std::size_t bytes;
};

struct RecordField {
    std::string_view name;  ///< as messages call it
    FieldKind kind;
    /// Of a digest. The field before it has the number of the algorithm.
    std::span<const DigestSize> sizes = {};
};

struct RecordType {
    std::string_view name;                ///< in upper case
    std::string_view phrase;              ///< with its article, for messages
    std::span<const RecordField> fields;  ///< empty: the content is kept byte for byte
    bool has_priority = false;            ///< The service keeps the first number in a field of its own.
    bool is_list = false;                 ///< The service takes the fields as a list.
    bool stands_alone = false;            ///< No record of another type may have its name (CNAME).
    bool is_single = false;               ///< A name has at most one such record.

    bool is_text() const noexcept { return !fields.empty() && fields.front().kind == FieldKind::text; }
};

/// All types, sorted by name.
std::span<const RecordType> record_types() noexcept;

/// The type with that name in upper case. nullptr: the library does not know its content.
const RecordType *find_record_type(std::string_view name) noexcept;

/// The name of a type in upper case. Fails with an argument_error about 'type' if it is no such name.
Result<std::string> record_type(std::string_view type);

}  // namespace balvps
