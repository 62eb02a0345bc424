// RapidJSON without a library around it.
#pragma once

#if defined(__SSE2__)
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/document.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace bench {

inline std::string_view text(const rapidjson::Value &value) {
    return {value.GetString(), value.GetStringLength()};
}

/// The e-mail address in an answer to get_details.
inline std::string email_of(const std::string &body) {
    rapidjson::Document document;
    document.Parse(body.data(), body.size());
    if (document.HasParseError()) {
        throw std::runtime_error("not JSON");
    }
    return std::string(text(document["client"]["email"]));
}

}  // namespace bench
