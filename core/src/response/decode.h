// Station "decode": from an HTTP answer to a tree, or to the error that says what came instead.
#pragma once

#include "common/error.h"
#include "json/reader.h"
#include "transport/http.h"

namespace balvps {

/// How many bytes of memory may be needed to read an answer, besides its body and the longest string in it.
/// All together that is less than ten times max_body_bytes and 16 MiB. JSON text that somebody asks for later
/// comes on top.
constexpr std::size_t most_memory_to_read(std::size_t max_body_bytes) noexcept {
    return 6 * max_body_bytes + (std::size_t{16} << 20);
}

/// Decodes the body of an answer. HTML, empty, cut off and other non-JSON bodies are `malformed_answer`, each
/// with its reason, the status, the content type and the start of what came.
/// @param secret the answer carries tokens: the tree is wiped and nothing of the body gets into an error.
/// @param bounds beyond them it throws GivenUp.
Result<Document> decode(const HttpResponse &response, bool secret, const ReadingBounds &bounds = {});

/// Puts status, content type and an excerpt of the answer into an error.
void describe_answer(const HttpResponse &response, bool secret, Error &error);

}  // namespace balvps
