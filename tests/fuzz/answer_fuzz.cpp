// Decodes an answer, recognises failure and normalises. Input: "OPERATION STATUS CONTENT-TYPE\n" and the
// body.
#include <charconv>

#include "fuzz.h"
#include "json/reader.h"
#include "json/writer.h"
#include "operation/operation.h"
#include "response/decode.h"
#include "response/excerpt.h"
#include "response/normalise.h"
#include "response/recognise.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

Body json_of(const Value &value) {
    JsonWriter writer;
    writer.value(value);
    return writer.take();
}

/// Messages about an answer can be shown, whatever it holds.
void require_harmless(const Error &error) {
    require(!error.message.empty() && is_harmless(error.message));
    require(is_harmless(error.details().content_type) && is_harmless(error.details().excerpt));
    for (const std::string &message : error.details().messages) {
        require(is_harmless(message));
    }
}

/// Written JSON reads back as the same value, and normalising it again changes nothing.
void require_stable(const Document &document, const Schema *schema) {
    const Body json = json_of(document.root());
    Result<Document> again = read_json(view(json), false);
    require(again.has_value());
    if (schema != nullptr) {
        require(normalise(*again, *schema).has_value());
    }
    require(json_of(again->root()) == json);
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

    if (const auto accepted = recognise_status(response, asked); !accepted) {
        require_harmless(accepted.error());
    }
    require_harmless(outage(response, secret));
    Result<Document> document = decode(response, secret);
    if (!document) {
        require_harmless(document.error());
        require(document.error().details().excerpt.size() <= 200);
        return 0;
    }
    require_stable(*document, nullptr);
    if (const auto accepted = recognise_failure(response, *document, asked); !accepted) {
        require_harmless(accepted.error());
        return 0;
    }
    if (operation != nullptr && normalise(*document, *operation->response)) {
        require_stable(*document, operation->response);
    }
    return 0;
}
