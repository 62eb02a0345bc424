// Answers that are files, such as the attachment of a ticket.
#pragma once

#include "json/document.h"
#include "transport/http.h"

namespace balvps {

/// Whether an answer is a file: it says so in Content-Disposition, or its type is neither JSON nor HTML and
/// it does not begin like JSON.
bool is_file(const HttpResponse &response) noexcept;

/// Describes a file: `content_type`, `size` in bytes, and `base64`, its bytes. The answer keeps the bytes as
/// its body.
Document describe_file(const HttpResponse &response);

}  // namespace balvps
