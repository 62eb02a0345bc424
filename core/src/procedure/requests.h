// Builds and sends the requests of procedures.
#pragma once

#include <string>
#include <string_view>

#include "auth/sender.h"
#include "dns/zone_record.h"

namespace balvps {

/// The IDs in a request, as digits. An empty one is not known yet: its name stands there, in braces.
struct RequestIds {
    std::string service_id = {};
    std::string zone_id = {};
    std::string record_id = {};
};

/// The request of an operation on zones or records. Requests are described and sent as this function builds
/// them.
/// @param record what the body says; nullptr: the operation has no body.
HttpRequest zone_request(const Operation &operation, const RequestIds &ids,
                         const ZoneRecord *record = nullptr, TxtStyle style = TxtStyle::bare);

/// Sends the request of an operation, signed in. The sender then has its answer.
Task<Result<void>> send_operation(Sender &sender, std::string_view operation, HttpRequest request);

}  // namespace balvps
