// Collects the service's messages about a failure, for a person.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "json/value.h"

namespace balvps {

/// Limits for the messages that are collected, because an answer may have millions.
inline constexpr std::size_t most_messages = 100;
inline constexpr std::size_t most_message_bytes = std::size_t{64} << 10;

/// Collects the messages of an answer's `error`, `message` or `errors`, in any shape (wire facts: "More words
/// of failure, and shapes"). Within the limits no text is lost. A key with arguments becomes "key: argument,
/// argument", and text below a name in an object becomes "name: text". Values that only say that there is no
/// error (null, "", false, 0) or that there is one (true) are no messages.
void collect_messages(const Value &said, std::vector<std::string> &out);

}  // namespace balvps
