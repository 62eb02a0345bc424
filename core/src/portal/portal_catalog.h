// The catalog of a client: the library's operations and those of its portal.
#pragma once

#include "json/writer.h"
#include "portal/portal.h"

namespace balvps {

/// Writes the library's catalog with the portal's operations added: operations of the kind "portal", built-in
/// ones with the fields that the portal adds, and the member "portal" about the document. One JSON object.
void write_catalog(JsonWriter &writer, const Portal &portal);

}  // namespace balvps
