#include "response/decode.h"

#include <string>

#include "common/ascii.h"
#include "common/printable.h"
#include "json/reader.h"
#include "response/excerpt.h"

namespace balvps {
namespace {

bool looks_like_html(const HttpResponse &response) noexcept {
    constexpr std::string_view html = "text/html";
    const std::string_view body = view(response.body);
    const std::size_t first = body.find_first_not_of("\xEF\xBB\xBF \t\r\n");  // skips a byte order mark
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

}  // namespace

void describe_answer(const HttpResponse &response, bool secret, Error &error) {
    error.http_status = response.status;
    error.details().content_type = printable(response.headers.find("Content-Type"), 100);
    if (!secret) {
        error.details().excerpt = excerpt(view(response.body));
    }
}

Result<Document> decode(const HttpResponse &response, bool secret, const ReadingBounds &bounds) {
    if (response.status >= 300 && response.status < 400) {
        return failure(malformed(response, secret, reason::redirect,
                                 "the service answered with a redirect, which is never followed"));
    }
    Result<Document> document = read_json_in_place(response.body, secret, bounds);
    if (document) {
        return document;
    }
    const Error &why = document.error();
    if (why.reason == reason::empty) {
        return failure(malformed(response, secret, reason::empty, "the answer is empty"));
    }
    if (looks_like_html(response)) {
        return failure(malformed(response, secret, reason::html, "the answer is an HTML page, not JSON"));
    }
    return failure(malformed(response, secret, why.reason, "the answer " + why.message));
}

}  // namespace balvps
