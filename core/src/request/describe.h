// Describes a request without its secrets.
#pragma once

#include <string>
#include <string_view>

#include "json/document.h"
#include "json/writer.h"
#include "transport/http.h"

namespace balvps {

/// A request as a description has it.
struct RequestDescription {
    Method method = Method::get;
    std::string url = {};
    std::string_view body = {};  ///< JSON; empty: none
    bool safe = false;           ///< it only reads
};

/// Writes the members of an object: method, url, body and safe. body is null if there is none.
void write_description(JsonWriter &writer, const RequestDescription &request);

/// @param safe the request only reads.
/// @return {"method","url","body","safe"}. body is null if there is none. *** replaces every secret.
Document describe_request(const HttpRequest &request, std::string_view base_url, bool safe);

}  // namespace balvps
