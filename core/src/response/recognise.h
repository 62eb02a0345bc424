// Station "recognise failure": the service answers HTTP 200 with an error inside as readily as an HTTP error.
#pragma once

#include "common/error.h"
#include "json/reader.h"
#include "operation/operation.h"
#include "transport/http.h"

namespace balvps {

/// What an answer is the answer to.
struct Asked {
    const Operation &operation;
    bool with_password = false;  ///< user name and password were sent, not a token
};

/// The status of a service that is down or busy, or of what stands in front of it (502, 503, 504).
bool is_outage(int status) noexcept;

/// The error of an outage, whatever the answer's body is.
/// @param bounds of reading what it says, beyond which it throws GivenUp.
Error outage(const HttpResponse &response, bool secret, const ReadingBounds &bounds = {});

/// @return the failure that an answer reports, if it does. Document: success has four shapes; wire facts:
/// "Success and failure".
Result<void> recognise_failure(const HttpResponse &response, const Document &document, const Asked &asked);

/// @return the failure that the status alone of an answer without readable JSON means (401, 429), if it does.
Result<void> recognise_status(const HttpResponse &response, const Asked &asked);

}  // namespace balvps
