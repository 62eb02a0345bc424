// What the service says about a failure, as messages for a person.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "json/value.h"

namespace balvps {

/// No more messages than these are collected, and no more bytes of them: an answer may have millions.
inline constexpr std::size_t most_messages = 100;
inline constexpr std::size_t most_message_bytes = std::size_t{64} << 10;

/// Collects the messages of an answer's `error`, `message` or `errors`, in whatever shape they came (wire
/// facts: "More words of failure, and shapes"). Up to these bounds no text is lost: a key and its arguments
/// become "key: argument, argument"; what stands below a name in an object becomes "name: text". What only
/// says that there is no error (null, "", false, 0), or that there is one (true), is no message.
void collect_messages(const Value &said, std::vector<std::string> &out);

}  // namespace balvps
