// Names of portal operations.
#pragma once

#include <string>
#include <string_view>

#include "operation/operation.h"

namespace balvps {

/// An operationId in snake case: "getTicketAttachment" becomes "get_ticket_attachment". Empty if it has no
/// letter or digit of ASCII.
std::string snake_case(std::string_view id);

/// A name made of method and path: "get_service_id_vms" for GET /service/{id}/vms.
std::string name_of_request(Method method, std::string_view path);

/// Whether the name of an operation or the last name in its path says that calling it changes something, such
/// as "domain_sync". A name that begins with a word for reading, such as "get", does not, but the path may.
/// @param path the form of a path template.
bool says_that_it_writes(std::string_view name, std::string_view path);

}  // namespace balvps
