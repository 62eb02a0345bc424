#include "response/decode.h"

#include <gtest/gtest.h>

#include "printing.h"

namespace balvps {
namespace {

using test::json_of;

HttpResponse response(std::string_view body, std::string_view content_type = "application/json",
                      int status = 200) {
    HttpResponse made;
    made.status = status;
    made.headers.add_line("Content-Type: " + std::string(content_type) + "\r\n");
    made.body.assign(body.begin(), body.end());
    return made;
}

std::string_view reason_of(const HttpResponse &answer) {
    const Result<Document> decoded = decode(answer, false);
    EXPECT_FALSE(decoded.has_value());
    EXPECT_EQ(decoded.error().code, ErrorCode::malformed_answer);
    return decoded.error().reason;
}

TEST(Decode, JsonIsReadWhateverItsContentType) {
    for (const char *type : {"application/json", "text/html; charset=UTF-8", ""}) {
        const Result<Document> decoded = decode(response(R"({"a":1})", type), false);
        ASSERT_TRUE(decoded.has_value()) << type;
        EXPECT_EQ(json_of(decoded->root()), R"({"a":1})");
    }
}

TEST(Decode, AnEmptyBodyIsSaidToBe) {
    EXPECT_EQ(reason_of(response("")), reason::empty);
    EXPECT_EQ(reason_of(response(" \r\n", "text/html")), reason::empty);
}

TEST(Decode, HtmlIsRecognisedByItsBodyOrItsType) {
    EXPECT_EQ(reason_of(response(" \n<!DOCTYPE html>", "application/json")), reason::html);
    EXPECT_EQ(reason_of(response("Just a moment...", "text/html; charset=UTF-8")), reason::html);
    EXPECT_EQ(reason_of(response("Just a moment...", "Text/HTML")), reason::html);
    EXPECT_EQ(reason_of(response("\xEF\xBB\xBF<html>", "text/plain")), reason::html);
    EXPECT_EQ(reason_of(response("<html>", "text/html", 503)), reason::html);
}

TEST(Decode, JsonThatStopsIsTruncated) {
    EXPECT_EQ(reason_of(response(R"({"invoices":[{"id":1},)")), reason::truncated);
}

TEST(Decode, OtherTextIsNotJson) {
    EXPECT_EQ(reason_of(response("Bad gateway", "text/plain", 502)), reason::not_json);
    EXPECT_EQ(reason_of(response(R"({"a":1} trailing)")), reason::not_json);
}

TEST(Decode, EndlessNestingIsTheWrongType) {
    EXPECT_EQ(reason_of(response(std::string(100'000, '['))), reason::wrong_type);
}

TEST(Decode, ARedirectIsNeverAnAnswer) {
    for (const int status : {301, 302, 303, 307, 308, 304}) {
        EXPECT_EQ(reason_of(response(R"({"success":true})", "application/json", status)), reason::redirect);
    }
}

TEST(Decode, TheErrorDescribesTheAnswer) {
    const Result<Document> decoded = decode(response("<h1>Maintenance</h1>", "text/html", 503), false);
    ASSERT_FALSE(decoded.has_value());
    EXPECT_EQ(decoded.error().http_status, 503);
    EXPECT_EQ(decoded.error().details().content_type, "text/html");
    EXPECT_EQ(decoded.error().details().excerpt, "<h1>Maintenance</h1>");
}

TEST(Decode, NothingOfASecretAnswerIsShown) {
    const Result<Document> decoded = decode(response(R"({"token":"abc")"), true);
    ASSERT_FALSE(decoded.has_value());
    EXPECT_EQ(decoded.error().details().excerpt, "");
    EXPECT_EQ(decoded.error().message.find("abc"), std::string::npos);
}

}  // namespace
}  // namespace balvps
