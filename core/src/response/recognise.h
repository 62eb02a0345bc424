// Station "recognise failure": the service answers HTTP 200 with an error inside as readily as an HTTP error.
#pragma once

#include <optional>

#include "common/error.h"
#include "response/document.h"
#include "transport/http.h"

namespace balvps {

/// The failure an answer reports, or nothing. Document: success has four shapes; wire facts: "Success and
/// failure".
std::optional<Error> recognise_failure(const HttpResponse &response, const Document &document, bool secret);

/// What an answer without readable JSON means by its status alone (401, 429), or nothing.
std::optional<Error> recognise_status(const HttpResponse &response, bool secret);

}  // namespace balvps
