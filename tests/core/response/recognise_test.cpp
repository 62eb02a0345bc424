#include "response/recognise.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "json/reader.h"
#include "printing.h"
#include "response/messages.h"

namespace balvps {
namespace {

using Messages = std::vector<std::string>;

HttpResponse response(int status, std::string_view body = "", const Messages &headers = {}) {
    HttpResponse made;
    made.status = status;
    made.headers.add_line("Content-Type: application/json\r\n");
    for (const std::string &line : headers) {
        made.headers.add_line(line + "\r\n");
    }
    made.body.assign(body.begin(), body.end());
    return made;
}

const Operation &reading = *find_operation("list_tickets");
const Operation &writing = *find_operation("close_ticket");

/// The failure of an outcome, or nothing if it succeeded.
std::optional<Error> error_in(Result<void> outcome) {
    return outcome ? std::nullopt : std::optional(std::move(outcome.error()));
}

std::optional<Error> recognised(std::string_view body, int status = 200, const Messages &headers = {},
                                const Asked &asked = {writing}) {
    return error_in(
        recognise_failure(response(status, body, headers), read_json(body, false).value(), asked));
}

ErrorCode code_for(const Operation &operation, std::string_view body) {
    const auto error = recognised(body, 200, {}, {operation});
    return error ? error->code : ErrorCode::none;
}

ErrorCode code_of(std::string_view body, int status = 200) {
    const auto error = recognised(body, status);
    return error ? error->code : ErrorCode::none;
}

TEST(RecogniseFailure, SuccessHasFourShapes) {
    for (const char *body :
         {R"({"success":true})", R"({"status":true})", R"({"info":["saved"]})", R"({"client":{}})",
          R"({"success":true,"error":[]})", R"({"error":""})", R"({"error":null})", R"({"error":{}})",
          R"({"error":false})", R"({"error":[[],""]})", "{}", "[]", R"({"success":1,"status":"Open"})"}) {
        EXPECT_EQ(code_of(body), ErrorCode::none) << body;
    }
}

TEST(RecogniseFailure, FailureComesWithStatus200) {
    for (const char *body :
         {R"({"success":false})", R"({"success":"false"})", R"({"success":0})", R"({"success":"0"})",
          R"({"status":false})", R"({"status":"error"})", R"({"status":"Failed"})", R"({"error":true})",
          R"({"error":{"email":true}})", R"({"error":["no"]})", R"({"error":"no"})",
          R"({"success":true,"error":["no"]})", R"({"error":{"email":["no"]}})"}) {
        EXPECT_EQ(code_of(body), ErrorCode::refused) << body;
    }
}

TEST(RecogniseFailure, AStatusThatSaysNoMayBeWhatWasAskedFor) {
    const Operation raw{.name = "request",
                        .method = Method::get,
                        .path = {},
                        .authentication = Authentication::required,
                        .token_effect = TokenEffect::none,
                        .limit = LimitScope::calls,
                        .sends_password = false,
                        .safe = true,
                        .idempotent = true,
                        .has_body = false,
                        .body_optional = true,
                        .secret = false,
                        .parameters = {},
                        .response = nullptr,
                        .fallback = {},
                        .confirmation = nullptr};
    EXPECT_EQ(code_for(raw, R"({"status":false})"), ErrorCode::none);
    EXPECT_EQ(code_for(raw, R"({"status":"error","vm":{"id":1}})"), ErrorCode::none);
    EXPECT_EQ(code_for(raw, R"({"status":"error"})"), ErrorCode::refused);
    EXPECT_EQ(code_for(raw, R"({"status":"error","message":"No"})"), ErrorCode::refused);
    EXPECT_EQ(code_for(reading, R"({"status":false})"), ErrorCode::refused);
    EXPECT_EQ(code_for(reading, R"({"status":"error"})"), ErrorCode::refused);
    EXPECT_EQ(code_for(reading, R"({"status":false,"tickets":[]})"), ErrorCode::none);
    EXPECT_EQ(code_for(writing, R"({"status":false,"success":true})"), ErrorCode::none);
    EXPECT_EQ(code_for(writing, R"({"status":"Closed"})"), ErrorCode::none);
    EXPECT_EQ(code_for(writing, R"({"status":"No error"})"), ErrorCode::none);
}

TEST(RecogniseFailure, ARefusedPasswordIsAWrongLoginWhateverTheWord) {
    for (const char *word : {"unauthorized", "token_expired", "account_not_active", "nope"}) {
        const std::string body = R"({"error":[")" + std::string(word) + R"("]})";
        const auto error = recognised(body, 401, {}, {reading, true});
        ASSERT_TRUE(error.has_value());
        EXPECT_EQ(error->code, ErrorCode::authentication) << word;
        EXPECT_EQ(error->reason, reason::wrong_login) << word;
    }
    EXPECT_EQ(recognised(R"({"error":["unauthorized"]})", 200, {}, {reading, true})->reason,
              reason::wrong_login);
    EXPECT_EQ(recognise_status(response(401, ""), {reading, true}).error().reason, reason::wrong_login);
}

TEST(RecogniseFailure, WordsSeenHaveTheirCodes) {
    const std::pair<const char *, ErrorCode> words[] = {
        {"account_not_active", ErrorCode::not_permitted},   {"loginErrorClosed", ErrorCode::not_permitted},
        {"loginErrorInactive", ErrorCode::not_permitted},   {"access_blocked", ErrorCode::not_permitted},
        {"bannedip_error_login", ErrorCode::not_permitted}, {"ticketdept_dontexists", ErrorCode::not_found},
        {"Invalid task ID", ErrorCode::not_found},          {"insufficient_credit", ErrorCode::refused},
        {"internal_error_0", ErrorCode::refused},           {"dnszonetaken", ErrorCode::refused},
        {"field_empty_error", ErrorCode::refused},          {"dnsdomain_exists", ErrorCode::refused}};
    for (const auto &[word, code] : words) {
        EXPECT_EQ(code_of(R"({"error":[")" + std::string(word) + R"("]})"), code) << word;
        EXPECT_EQ(code_of(R"({"error":[[")" + std::string(word) + R"(","argument"]]})"), code) << word;
    }
}

TEST(RecogniseFailure, TheServicesMessagesAreFlattened) {
    const std::pair<const char *, Messages> cases[] = {
        {R"({"error":["one",["two",{"x":"three"}],4]})", {"one", "two: x: three", "4"}},
        {R"({"error":[["field_format_error","email"]]})", {"field_format_error: email"}},
        {R"({"error":[[["field_format_error","email"]]]})", {"field_format_error: email"}},
        {R"({"error":{"0":["dnserrinv_ttl",0,"60"],"2":"other"}})", {"dnserrinv_ttl: 0, 60", "other"}},
        {R"({"error":[["It is taken","Choose another"]]})", {"It is taken", "Choose another"}},
        {R"({"error":[["only"]]})", {"only"}},
        {R"({"error":{"email":["bad","long"],"name":"missing"}})",
         {"email: bad", "email: long", "name: missing"}},
        {R"({"error":{"contact":{"email":[["field_format_error","x"]]}}})",
         {"contact.email: field_format_error: x"}},
        {R"({"error":{"code":17,"message":"No"}})", {"code: 17", "No"}},
        {R"({"success":false,"error":true,"message":"No"})", {"No"}},
        {R"({"status":"error","message":"No"})", {"No"}},
        {R"({"error":"code_word","message":"No"})", {"code_word", "No"}},
        {R"({"success":false,"message":"Invalid","errors":{"email":["taken"]}})",
         {"Invalid", "email: taken"}},
    };
    for (const auto &[body, messages] : cases) {
        const auto error = recognised(body);
        ASSERT_TRUE(error.has_value()) << body;
        EXPECT_EQ(error->details().messages, messages) << body;
    }
    EXPECT_EQ(recognised(R"({"message":"Bad field"})", 422)->details().messages, Messages{"Bad field"});
    EXPECT_EQ(recognised(R"({"error":"one"})")->details().messages, Messages{"one"});
    EXPECT_EQ(recognised(R"({"error":["one","two"]})")->message, "one; two");
}

TEST(RecogniseFailure, ASilentFailureStillHasAMessage) {
    const auto error = recognised(R"({"success":false})");
    ASSERT_TRUE(error.has_value());
    EXPECT_TRUE(error->details().messages.empty());
    EXPECT_FALSE(error->message.empty());
}

TEST(RecogniseFailure, ErrorsInsideThePayloadAreNotTheAnswers) {
    EXPECT_EQ(code_of(R"({"ticket":{"error":["x"],"success":false,"status":false}})"), ErrorCode::none);
}

TEST(RecogniseFailure, EveryHttpErrorIsAFailure) {
    EXPECT_EQ(code_of("{}", 400), ErrorCode::refused);
    EXPECT_EQ(code_of(R"({"success":true})", 500), ErrorCode::refused);
    EXPECT_EQ(code_of("{}", 404), ErrorCode::not_found);
    EXPECT_EQ(code_of("{}", 403), ErrorCode::not_permitted);
    EXPECT_EQ(code_of("{}", 401), ErrorCode::authentication);
    EXPECT_EQ(code_of("{}", 429), ErrorCode::rate_limited);
}

TEST(RecogniseFailure, AnInstallMayLackTheOperation) {
    EXPECT_EQ(code_of(R"({"error":["invalid method"]})"), ErrorCode::unsupported);
    EXPECT_EQ(code_of(R"({"error":"Invalid method"})", 404), ErrorCode::unsupported);
    EXPECT_EQ(code_of(R"({"error":["invalid method of payment"]})"), ErrorCode::refused);
}

TEST(RecogniseFailure, AFailingServiceIsNotTakenAtItsWord) {
    for (const char *text :
         {"unauthorized", "token_expired", "wronglogin", "upstream host not found", "access denied"}) {
        for (const int status : {500, 501, 505}) {
            EXPECT_EQ(code_of(R"({"error":[")" + std::string(text) + R"("]})", status), ErrorCode::refused)
                << text;
        }
    }
    EXPECT_EQ(code_of(R"({"error":["invalid method"]})", 500), ErrorCode::unsupported);
}

TEST(RecogniseFailure, AuthenticationFailuresTellTheirReason) {
    const std::pair<const char *, std::string_view> cases[] = {
        {R"({"error":["wronglogin"]})", reason::wrong_login},
        {R"({"error":["token_expired"]})", reason::token_expired},
        {R"({"error":"unauthorized"})", reason::unauthorized}};
    for (const auto &[body, reason] : cases) {
        for (const int status : {200, 401}) {
            const auto error = recognised(body, status);
            ASSERT_TRUE(error.has_value());
            EXPECT_EQ(error->code, ErrorCode::authentication) << body;
            EXPECT_EQ(error->reason, reason) << body;
        }
    }
}

TEST(RecogniseFailure, MessagesTellWhatIsMissingOrForbidden) {
    for (const char *text :
         {"Invoice not found", "invoice_not_found", "Zone does not exist", "it doesn't exist"}) {
        EXPECT_EQ(code_of(R"({"error":[")" + std::string(text) + R"("]})"), ErrorCode::not_found) << text;
    }
    for (const char *text :
         {"Access denied", "permission_denied", "Not permitted", "not allowed", "insufficient_privileges"}) {
        EXPECT_EQ(code_of(R"({"error":[")" + std::string(text) + R"("]})"), ErrorCode::not_permitted) << text;
    }
}

TEST(RecogniseFailure, ASecondFactorIsNeededWhereTheTokenIsNull) {
    EXPECT_EQ(code_of(R"({"token":null,"mfa":{"token":"m","methods":["totp"]}})"),
              ErrorCode::second_factor_needed);
    EXPECT_EQ(code_of(R"({"mfa":{"token":"m"}})"), ErrorCode::second_factor_needed);
    EXPECT_EQ(code_of(R"({"token":"t","mfa":{"token":"m"}})"), ErrorCode::none);
    EXPECT_EQ(code_of(R"({"token":"t","mfa":null})"), ErrorCode::none);
}

TEST(RecogniseFailure, TheMfaTokenIsNotShown) {
    const auto error = recognised(R"({"token":null,"mfa":{"token":"tell-nobody"}})");
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->details().excerpt, "");
    EXPECT_EQ(error->message.find("tell-nobody"), std::string::npos);
}

TEST(RecogniseFailure, ARateLimitTellsHowLongToWaitAndMayBeRetried) {
    const auto error = recognised(R"({"error":["slow down"]})", 429, {"Retry-After: 7"});
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->code, ErrorCode::rate_limited);
    EXPECT_EQ(error->retry_after, 7);
    EXPECT_TRUE(error->retryable);
    EXPECT_EQ(error->details().messages, Messages{"slow down"});
}

TEST(RecogniseFailure, NothingItSaysCanTakeOverATerminalOrHide) {
    const auto refused = recognised(
        "{\"error\":[[\"\\u001b[2J\",\"a\\u009b\"],{\"\u202Ename\":\"x\\nerror: y\"},\"C:\\\\x1b\"]}");
    ASSERT_TRUE(refused.has_value());
    EXPECT_EQ(refused->details().messages,
              (Messages{R"(\x1b[2J: a\u009b)", R"(\u202ename: x\nerror: y)", R"(C:\\x1b)"}));
    EXPECT_EQ(refused->message, R"(\x1b[2J: a\u009b; \u202ename: x\nerror: y; C:\\x1b)");
    const Error down = outage(response(503, "{\"error\":\"\u2066busy\"}", {"Content-Type: \x1B[2J"}), false);
    EXPECT_EQ(down.details().messages, Messages{R"(\u2066busy)"});
    EXPECT_TRUE(down.message.ends_with(R"(: \u2066busy)")) << down.message;
    EXPECT_EQ(down.details().content_type, R"(\x1b[2J)");
}

TEST(RecogniseFailure, AHugeMessageIsShortened) {
    const auto error = recognised(R"({"error":[")" + std::string(100'000, 'x') + R"("]})");
    ASSERT_TRUE(error.has_value());
    EXPECT_LE(error->message.size(), 500U);
}

TEST(RecogniseStatus, SomeStatusesSpeakForThemselves) {
    const auto limited = error_in(recognise_status(response(429, "<html>", {"Retry-After: 3"}), {reading}));
    ASSERT_TRUE(limited.has_value());
    EXPECT_EQ(limited->code, ErrorCode::rate_limited);
    EXPECT_EQ(limited->retry_after, 3);

    const auto unauthorized = error_in(recognise_status(response(401, "Unauthorized"), {reading}));
    ASSERT_TRUE(unauthorized.has_value());
    EXPECT_EQ(unauthorized->code, ErrorCode::authentication);
    EXPECT_EQ(unauthorized->reason, reason::unauthorized);

    for (const int status : {200, 302, 403, 404, 500, 503}) {
        EXPECT_TRUE(recognise_status(response(status, "<html>"), {reading}).has_value()) << status;
    }
}

TEST(RecogniseFailure, OfManyMessagesTheFirstAreKept) {
    std::string list;
    for (int i = 0; i < 5000; ++i) {
        list += (i == 0 ? "\"" : ",\"") + std::string("message ") + std::to_string(i) + "\"";
    }
    for (const std::string &body :
         {"{\"error\":[" + list + "]}", "{\"error\":[" + list + "],\"message\":[" + list + "]}",
          "{\"success\":false,\"message\":[" + list + "]}", "{\"error\":[[\"key\"," + list + "]]}"}) {
        const auto error = recognised(body);
        ASSERT_TRUE(error.has_value());
        EXPECT_LE(error->details().messages.size(), 200U);
        EXPECT_NE(error->details().messages.front().find("message 0"), std::string::npos);
    }
    const auto error = recognised("{\"error\":[\"" + std::string(200'000, 'x') + "\",\"y\"]}");
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->details().messages.size(), 1U);
    EXPECT_LT(error->details().messages.front().size(), 70'000U);
}

std::size_t longest_message_of(const std::string &text) {
    const auto error = recognised(R"({"error":[")" + text + R"("]})");
    return error ? error->message.size() : 0;
}

TEST(RecogniseFailure, AMessageHasAtMost500Bytes) {
    const std::size_t start = longest_message_of("x") - 1;
    EXPECT_EQ(longest_message_of(std::string(499 - start, 'x')), 499U);
    EXPECT_EQ(longest_message_of(std::string(500 - start, 'x')), 500U);
    EXPECT_EQ(longest_message_of(std::string(501 - start, 'x')), 500U);
}

Messages messages_of(const std::string &said) {
    Messages out;
    collect_messages(read_json(said, false).value().root(), out);
    return out;
}

TEST(CollectMessages, TakesAtMost100) {
    for (const std::size_t count : {99U, 100U, 101U}) {
        std::string list = "\"m\"";
        for (std::size_t i = 1; i < count; ++i) {
            list += ",\"m\"";
        }
        EXPECT_EQ(messages_of("[" + list + "]").size(), std::min<std::size_t>(count, 100)) << count;
    }
}

TEST(CollectMessages, TakesAtMost64KibibytesAndNoHalfCharacter) {
    for (const std::size_t size : {65'535U, 65'536U, 65'537U}) {
        const Messages messages = messages_of("[\"" + std::string(size, 'x') + "\"]");
        ASSERT_EQ(messages.size(), 1U) << size;
        EXPECT_EQ(messages.front().size(), std::min<std::size_t>(size, 65'536)) << size;
    }
    EXPECT_EQ(messages_of("[\"" + std::string(65'535, 'x') + "ü\"]").front().size(), 65'535U);
}

TEST(CollectMessages, APathInFrontOfAMessageHasAtMost200Bytes) {
    for (const std::size_t size : {199U, 200U, 201U}) {
        const std::string name(size, 'n');
        EXPECT_EQ(messages_of("{\"" + name + "\":\"m\"}"), Messages{size > 200 ? "m" : name + ": m"}) << size;
    }
}

}  // namespace
}  // namespace balvps
