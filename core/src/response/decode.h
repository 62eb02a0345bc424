// Step "decode": makes a tree of an HTTP answer, or an error that describes what came instead.
#pragma once

#include "common/error.h"
#include "json/reader.h"
#include "transport/http.h"

namespace balvps {

/// How many bytes of memory reading an answer may take, besides its body and its longest string. Altogether
/// that is less than ten times max_body_bytes plus 16 MiB. JSON text that is requested later is not included.
constexpr std::size_t most_memory_to_read(std::size_t max_body_bytes) noexcept {
    return 6 * max_body_bytes + (std::size_t{16} << 20);
}

/// Decodes the body of an answer. A body that is HTML, empty, truncated or otherwise not JSON is
/// `malformed_answer`, with its reason, the status, the content type and the start of the body.
/// @param secret the answer carries tokens, so the tree is wiped and no part of the body gets into an error.
/// @param bounds beyond them this throws GivenUp.
Result<Document> decode(const HttpResponse &response, bool secret, const ReadingBounds &bounds = {});

/// Adds the status, the content type and an excerpt of the answer to an error.
void describe_answer(const HttpResponse &response, bool secret, Error &error);

}  // namespace balvps
