// Step "recognise failure": the service may report an error in an answer of HTTP status 200.
#pragma once

#include "common/error.h"
#include "json/reader.h"
#include "operation/operation.h"
#include "transport/http.h"

namespace balvps {

/// The request that an answer belongs to.
struct Asked {
    const Operation &operation;
    bool with_password = false;  ///< user name and password were sent, and no token
};

/// Whether a status says that the service, or a gateway in front of it, is down or busy (502, 503, 504).
bool is_outage(int status) noexcept;

/// The error of an outage, with any body.
/// @param bounds for reading the body; beyond them this throws GivenUp.
Error outage(const HttpResponse &response, bool secret, const ReadingBounds &bounds = {});

/// @return the failure that an answer reports, if it reports one. A success has four shapes (wire facts:
/// "Success and failure").
Result<void> recognise_failure(const HttpResponse &response, const Document &document, const Asked &asked);

/// @return the failure that the status of an answer without readable JSON reports (401, 429), if it does.
Result<void> recognise_status(const HttpResponse &response, const Asked &asked);

}  // namespace balvps
