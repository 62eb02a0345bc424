// How GoogleTest shows the core's types when an assertion fails.
#pragma once

#include <ostream>
#include <string>

#include "common/error.h"
#include "response/json.h"
#include "response/value.h"

namespace balvps {

inline void PrintTo(ErrorCode code, std::ostream *out) {
    *out << (code == ErrorCode::none ? "none" : error_name(code));
}

}  // namespace balvps

namespace balvps::test {

/// A value as JSON text.
inline std::string json_of(const Value &value) {
    JsonBuffer buffer;
    JsonWriter writer(buffer);
    writer.value(value);
    return std::string(view(buffer));
}

/// What a failed result says, for the message of an assertion.
template <typename T>
std::string why(const tl::expected<T, Error> &result) {
    return result ? std::string("it worked") : result.error().message;
}

}  // namespace balvps::test
