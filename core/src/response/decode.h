// Station "decode": from an HTTP answer to a tree, or to the error that says what came instead.
#pragma once

#include "common/error.h"
#include "response/document.h"
#include "transport/http.h"

namespace balvps {

/// Decodes the body of an answer. HTML, empty, cut off and other non-JSON bodies are `malformed_answer`, each
/// with its reason, the status, the content type and the start of what came.
/// @param secret the answer carries tokens: the tree is wiped and nothing of the body gets into an error.
Result<Document> decode(const HttpResponse &response, bool secret);

/// Puts status, content type and an excerpt of the answer into an error.
void describe_answer(const HttpResponse &response, bool secret, Error &error);

}  // namespace balvps
