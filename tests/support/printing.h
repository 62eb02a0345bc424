// How GoogleTest shows the core's types when an assertion fails.
#pragma once

#include <ostream>
#include <string>

#include "common/error.h"
#include "json/value.h"
#include "json/writer.h"

namespace balvps {

inline void PrintTo(ErrorCode code, std::ostream *out) {
    *out << (code == ErrorCode::none ? "none" : error_name(code));
}

}  // namespace balvps

namespace balvps::test {

/// A value as JSON text.
inline std::string json_of(const Value &value) {
    JsonWriter writer;
    writer.value(value);
    return std::string(writer.text());
}

/// What a failed result says, for the message of an assertion.
template <typename T>
std::string why(const tl::expected<T, Error> &result) {
    return result ? std::string("it worked") : result.error().message;
}

}  // namespace balvps::test
