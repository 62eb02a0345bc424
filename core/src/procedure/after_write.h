// Errors of a procedure that has written something before.
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace balvps {

/// The error of a call that has written something. It does not invite the caller to repeat the call.
/// @param done a sentence part: "2 of 3 changes were carried out".
Error after_write(std::string_view done, Error error);

/// The message of an error of a request after the first one of a call. It does not say that nothing was sent.
std::string later_message(const Error &error);

/// Makes an error say that it is not known what was carried out.
void make_uncertain(Error &error);

}  // namespace balvps
