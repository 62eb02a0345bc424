#include "response/decode.h"

#include <string>

#include "common/ascii.h"
#include "common/printable.h"
#include "response/excerpt.h"

namespace balvps {
namespace {

bool looks_like_html(const HttpResponse &response) noexcept {
    constexpr std::string_view html = "text/html";
    const std::string_view body = view(response.body);
    const std::size_t first = body.find_first_not_of("\xEF\xBB\xBF \t\r\n");  // a byte order mark goes first
    const std::string_view type = response.headers.find("Content-Type");
    return (first != std::string_view::npos && body[first] == '<') ||
           equal_in_any_case(type.substr(0, html.size()), html);
}

Error malformed(const HttpResponse &response, bool secret, std::string_view reason, const std::string &what) {
    Error error;
    error.code = ErrorCode::malformed_answer;
    error.reason = reason;
    error.message = what + " (HTTP status " + std::to_string(response.status) + ")";
    describe_answer(response, secret, error);
    return error;
}

std::string_view reason_of(const ParseFailure &failure) noexcept {
    switch (failure.kind) {
        case ParseFailure::Kind::empty:
            return reason::empty;
        case ParseFailure::Kind::truncated:
            return reason::truncated;
        case ParseFailure::Kind::too_deep:
            return reason::wrong_type;
        case ParseFailure::Kind::invalid:
            break;
    }
    return reason::not_json;
}

}  // namespace

void describe_answer(const HttpResponse &response, bool secret, Error &error) {
    error.http_status = response.status;
    error.said().content_type = printable(response.headers.find("Content-Type"), 100);
    if (!secret) {
        error.said().excerpt = excerpt(view(response.body));
    }
}

Result<Document> decode(const HttpResponse &response, bool secret, const ReadingBounds &bounds) {
    if (response.status >= 300 && response.status < 400) {
        return failure(malformed(response, secret, reason::redirect,
                                 "the service answered with a redirect, which is never followed"));
    }
    Document document;
    ParseFailure why;
    if (Document::parse_in_place(response.body, secret, document, why, bounds)) {
        return document;
    }
    if (why.kind == ParseFailure::Kind::empty) {
        return failure(malformed(response, secret, reason::empty, "the answer is empty"));
    }
    if (looks_like_html(response)) {
        return failure(malformed(response, secret, reason::html, "the answer is an HTML page, not JSON"));
    }
    return failure(
        malformed(response, secret, reason_of(why),
                  "the answer is not valid JSON at byte " + std::to_string(why.offset) + ": " + why.what));
}

}  // namespace balvps
