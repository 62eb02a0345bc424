// Builds and sends the requests of procedures.
#pragma once

#include <string_view>

#include "auth/sender.h"
#include "json/writer.h"

namespace balvps {

/// Sends an operation, signed in. The sender then has its answer.
/// @param arguments one JSON object of arguments that the operation takes.
Task<Result<void>> send_operation(Sender &sender, std::string_view operation, JsonWriter arguments);

/// The arguments of an operation that needs none.
JsonWriter no_arguments();

}  // namespace balvps
