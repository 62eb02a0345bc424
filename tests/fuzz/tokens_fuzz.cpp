// Tokens as stores keep them, and as answers to a sign-in bring them or ask for a second factor.
#include "auth/tokens.h"
#include "client/call.h"
#include "fuzz.h"
#include "request/build.h"
#include "response/decode.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

constexpr std::string_view base_url = "https://my.balvps.com/api";
constexpr std::string_view username = "user@example.com";

void require_same(const Tokens &left, const Tokens &right) {
    require(left.token.view() == right.token.view() &&
            left.refresh_token.view() == right.refresh_token.view() && left.expires_at == right.expires_at);
}

/// A token ends up in a header line.
void require_header_value(std::string_view token) {
    require(!token.empty() && token.find_first_of(std::string_view(" \r\n\0", 4)) == std::string_view::npos);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view json = text(data, size);
    if (const auto tokens = read_tokens(json, base_url, username); tokens && *tokens) {
        JsonBuffer buffer;
        JsonWriter writer(buffer);
        write_tokens(writer, **tokens, base_url, username);
        const auto again = read_tokens(view(buffer), base_url, username);
        require(again.has_value() && again->has_value());
        require_same(**tokens, **again);
    }
    HttpResponse response;
    response.status = 200;
    response.body.assign(json);
    const Result<Document> document = decode(response, true);
    if (document) {
        if (const auto tokens = tokens_in(*document, response)) {
            require_header_value(tokens->token.view());
        }
    }
    if (const auto challenge = challenge_in(response)) {
        require_header_value(challenge->token.view());
        const HttpRequest request = build_second_factor_request(challenge->method, "123456");
        Document body;
        ParseFailure why;
        require(Document::parse(request.body.view(), true, body, why));
    }
    return 0;
}
