// An answer: decoding, recognising failure, normalisation. "OPERATION STATUS CONTENT-TYPE\n" and the body.
#include <charconv>

#include "fuzz.h"
#include "operation/operation.h"
#include "response/decode.h"
#include "response/excerpt.h"
#include "response/json.h"
#include "response/recognise.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

JsonBuffer json_of(const Value &value) {
    JsonBuffer buffer;
    JsonWriter writer(buffer);
    writer.value(value);
    return buffer;
}

/// Whatever an answer holds, what is said about it can be shown.
void require_harmless(const Error &error) {
    require(!error.message.empty() && is_harmless(error.message));
    require(is_harmless(error.said().content_type) && is_harmless(error.said().excerpt));
    for (const std::string &message : error.said().messages) {
        require(is_harmless(message));
    }
}

/// What is written reads back as the same, and is in its form already.
void require_stable(const Document &document, const Schema *schema) {
    const JsonBuffer json = json_of(document.root());
    Document again;
    ParseFailure why;
    require(Document::parse(view(json), false, again, why));
    if (schema != nullptr) {
        require(again.normalise(*schema).empty());
    }
    require(view(json_of(again.root())) == view(json));
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string_view rest = text(data, size);
    std::string_view head = cut(rest, '\n');
    const Operation *operation = find_operation(cut(head, ' '));
    const std::string_view status = cut(head, ' ');

    HttpResponse response;
    std::from_chars(status.data(), status.data() + status.size(), response.status);
    response.headers.add_line("Content-Type: " + std::string(head));
    response.body.assign(rest);
    const Operation unknown = {};
    const Asked asked = {.operation = operation != nullptr ? *operation : unknown};
    const bool secret = asked.operation.secret;

    if (const auto refused = recognise_status(response, asked)) {
        require_harmless(*refused);
    }
    require_harmless(outage(response, secret));
    Result<Document> document = decode(response, secret);
    if (!document) {
        require_harmless(document.error());
        require(document.error().said().excerpt.size() <= 200);
        return 0;
    }
    require_stable(*document, nullptr);
    if (const auto failure = recognise_failure(response, *document, asked)) {
        require_harmless(*failure);
        return 0;
    }
    if (operation != nullptr && document->normalise(*operation->response).empty()) {
        require_stable(*document, operation->response);
    }
    return 0;
}
