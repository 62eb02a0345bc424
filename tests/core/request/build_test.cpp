#include "request/build.h"

#include <gtest/gtest.h>

#include "printing.h"
#include "request/raw_path.h"

namespace balvps {
namespace {

using test::why;

HttpRequest built(
    std::string_view operation, std::string_view json,
    const ArgumentDefaults &defaults = [](std::string_view) { return Secret(); }) {
    const Operation &described = *find_operation(operation);
    const ArgumentList given = read_arguments(json).value();
    const Result<Arguments> arguments = Arguments::validate(described, given, defaults);
    EXPECT_TRUE(arguments.has_value()) << why(arguments);
    return arguments ? build_request(described, *arguments) : HttpRequest();
}

std::string refusal(std::string_view method, std::string_view path, std::string_view json = {}) {
    const Result<HttpRequest> request = build_raw_request(method, path, json);
    if (request) {
        return {};
    }
    EXPECT_EQ(request.error().code, ErrorCode::argument);
    return request.error().message;
}

TEST(BuildRequest, PathIdsGoIntoThePath) {
    const HttpRequest request = built("get_dns_zone", R"({"zone_id":"060","service_id":10})");
    EXPECT_EQ(request.method, Method::get);
    EXPECT_EQ(request.path, "/service/10/dns/60");
    EXPECT_FALSE(request.has_body);
}

TEST(BuildRequest, TheBodyFollowsTheOrderOfTheDescription) {
    const HttpRequest request = built(
        "edit_dns_record",
        R"({"content":"192.0.2.1","type":"A","record_id":"7","zone_id":60,"ttl":"3600","name":"www","service_id":10})");
    EXPECT_EQ(request.method, Method::put);
    EXPECT_EQ(request.path, "/service/10/dns/60/records/7");
    EXPECT_EQ(request.body.view(), R"({"service_id":10,"zone_id":60,"record_id":7,"name":"www","ttl":3600,)"
                                   R"("type":"A","content":"192.0.2.1"})");
}

TEST(BuildRequest, PathIdsStayOutOfTheBodyWhereTheDocumentHasThemOut) {
    EXPECT_EQ(built("apply_credit", R"({"id":5,"amount":2})").body.view(), R"({"amount":2})");
}

TEST(BuildRequest, AmountsKeepTheirFormAndDigits) {
    EXPECT_EQ(built("apply_credit", R"({"id":5,"amount":"2.10"})").body.view(), R"({"amount":"2.10"})");
    EXPECT_EQ(built("apply_credit", R"({"id":5,"amount":"123456789012345678.990"})").body.view(),
              R"({"amount":"123456789012345678.990"})");
}

TEST(BuildRequest, AFlagMayBeSentAsText) {
    EXPECT_EQ(built("cancel_service", R"({"id":5,"immediate":true})").body.view(), R"({"immediate":"true"})");
    EXPECT_EQ(built("cancel_service", R"({"id":5,"immediate":"false"})").body.view(),
              R"({"immediate":"false"})");
}

TEST(BuildRequest, AnArgumentMayBeTheNameOfAField) {
    const HttpRequest request = built("set_rdns", R"({"id":5,"hostname":"a.example","ip":"2001:db8::1"})");
    EXPECT_EQ(request.path, "/service/5/rdns");
    EXPECT_EQ(request.body.view(), R"({"2001:db8::1":"a.example"})");
    EXPECT_EQ(built("set_rdns", R"({"id":5,"hostname":"ä.example","ip":"192.0.2.1"})").body.view(),
              R"({"192.0.2.1":"xn--4ca.example"})");
}

TEST(BuildRequest, AnIdInThePathMayBeAText) {
    EXPECT_EQ(built("get_vm", R"({"service_id":5,"vm_id":"a b"})").path, "/service/5/vms/a%20b");
    EXPECT_EQ(built("get_vm", R"({"id":5,"vmid":7})").path, "/service/5/vms/7");
    EXPECT_EQ(built("get_ticket_attachment", R"({"file":"a1.pdf","number":"7"})").path,
              "/ticket/attachment/a1.pdf?number=7");
}

TEST(BuildRequest, TextIsEscapedAsJsonAndKeptAsUtf8) {
    EXPECT_EQ(built("reset_password", R"({"email":"\"\\\u0000\u001f/é😀\u2028"})").body.view(),
              "{\"email\":\"\\\"\\\\\\u0000\\u001F/é😀\u2028\"}");
}

TEST(BuildRequest, ABodyWithoutArgumentsIsAnEmptyObject) {
    const HttpRequest request = built("update_details", "");
    EXPECT_TRUE(request.has_body);
    EXPECT_EQ(request.body.view(), "{}");
}

TEST(BuildRequest, AnOptionalBodyIsLeftOutWithoutArguments) {
    EXPECT_FALSE(built("revoke_token", "").has_body);
    EXPECT_EQ(built("revoke_token", R"({"refresh_token":"r"})").body.view(), R"({"refresh_token":"r"})");
}

TEST(BuildRequest, WhatStandsInGoesIntoTheBody) {
    const HttpRequest request =
        built("login", R"({"username":"u"})", [](std::string_view) { return Secret("pa\"ss"); });
    EXPECT_EQ(request.body.view(), R"({"username":"u","password":"pa\"ss"})");
}

TEST(BuildRequest, ExtraComesLast) {
    EXPECT_EQ(built("update_details", R"({"extra":{"z":[1.50,null],"a":{}},"email":"e"})").body.view(),
              R"({"email":"e","z":[1.50,null],"a":{}})");
}

/// A value that a parameter of this type takes.
std::string value_of(ParameterType type) {
    switch (type) {
        case ParameterType::integer:
            return "9";
        case ParameterType::object_list:
            return "[]";
        case ParameterType::address:
            return R"("192.0.2.1")";
        default:
            return R"("x")";
    }
}

TEST(BuildRequest, EveryOperationFillsItsWholePath) {
    for (const Operation &operation : operations()) {
        std::string json = "{";
        for (const Parameter &parameter : operation.parameters) {
            if (parameter.required) {
                json += (json.size() > 1 ? ",\"" : "\"") + std::string(parameter.name) +
                        "\":" + value_of(parameter.type);
            }
        }
        const HttpRequest request = built(operation.name, json + "}");
        EXPECT_EQ(request.path.find_first_of("{}"), std::string::npos) << operation.name;
        EXPECT_TRUE(check_path(request.path).has_value()) << operation.name;
    }
}

TEST(BuildRawRequest, TakesMethodPathAndBody) {
    const Result<HttpRequest> request = build_raw_request("PUT", "/x/1?page=2&q=%20", R"({"a": 1})");
    ASSERT_TRUE(request.has_value()) << why(request);
    EXPECT_EQ(request->method, Method::put);
    EXPECT_EQ(request->path, "/x/1?page=2&q=%20");
    EXPECT_TRUE(request->has_body);
    EXPECT_EQ(request->body.view(), R"({"a": 1})");
    EXPECT_FALSE(build_raw_request("POST", "/x", {})->has_body);
}

TEST(BuildRawRequest, KnowsFourMethods) {
    for (const char *method : {"", "get", "PATCH", "GET / HTTP/1.1\r\nX: y", "CONNECT"}) {
        EXPECT_NE(refusal(method, "/x"), "") << method;
    }
}

TEST(BuildRawRequest, ThePathCannotLeaveTheRequestLine) {
    for (const char *path : {"", "x", "/a b", "/a\r\nX-Evil: 1", "/a\n", "/a#b", "/a\\b", "/é", "/\"",
                             "/a{b}", "/a?q=\r\n", "/a?q=x y", "/a?q#b"}) {
        EXPECT_NE(refusal("GET", path), "") << path;
    }
    EXPECT_NE(refusal("GET", std::string_view("/a\0b", 4)), "");
}

TEST(BuildRawRequest, ThePathCannotLeaveTheApi) {
    for (const char *path :
         {"//evil.example/x", "/a//b", "/;/evil.example", "/..", "/../x", "/a/../../x", "/a/..", "/./x", "/.",
          "/a/.?x=1", "/...", "/a/.../b",
          // escaped, each letter or both, in either case
          "/%2e%2e/x", "/%2E./x", "/.%2e", "/%2e", "/a/%2E%2E", "/..%2fadmin", "/%2e%2e%2Fadmin", "/a%2fb",
          "/%2f", "/..%5cadmin", "/a%5Cb",
          // escaped again and again
          "/%252e%252e/x", "/%25252E%25252e/x", "/..%252fadmin", "/a%25252525255cb", "/%%32%65%%32%65/x",
          "/%25%32%65%25%32%65/x", "/%25u002e%25u002e/x", "/%25U002E.", "/a%25u2216b",
          // parameters, and characters that servers remove from the end of a name
          "/..;x", "/..;/admin", "/..%3fx", "/a/..%23", "/%2e%253Fx/y", "/.;a=b/x", "/..%3bx/y",
          "/%2e%2e%253bx", "/;x", "/..%20/x", "/.%20./x", "/..+/x", "/%20/x",
          // control characters and NUL
          "/a%00", "/..%00/x", "/a%0d%0aX:%20y", "/a%7f", "/a%2500",
          // invalid UTF-8, and characters that servers may read as a dot or a separator
          "/%c0%ae%c0%ae/x", "/..%c0%afadmin", "/%e0%80%ae", "/a%ff", "/%25c0%25ae/x", "/..%ef%bc%8fadmin",
          "/%EF%BC%8E%EF%BC%8E/x", "/%e2%80%a5/x", "/..%e2%88%95admin", "/..%e2%88%96admin",
          "/..%ef%bc%9bx/y", "/a%ef%bc%852e", "/%25EF%25BC%258E/x",
          // a percent sign without an escape
          "/a%", "/a%2", "/a%zz", "/a%u002e", "/a?q=%", "/a?q=%g0"}) {
        EXPECT_NE(refusal("GET", path), "") << path;
    }
}

TEST(BuildRawRequest, ThePathMayHoldWhatStaysBelowTheApi) {
    for (const char *path : {"/",
                             "/a",
                             "/a/",
                             "/a/?x",
                             "/?x=1",
                             "/a..b/.c",
                             "/c./x",
                             "/a?x=../y",
                             "/a?x=%2e%2e%2f%0d%00&y=//?",
                             "/%2e%2ea",
                             "/~x/a:b@c;d=1,e",
                             "/a;x=../b",
                             "/a%20b",
                             "/J%C3%A4ger",
                             "/100%25",
                             "/%25/x",
                             "/a%2520b",
                             "/a%2525",
                             "/%E4%BA%BA",
                             "/a%3fb%23",
                             "/+49",
                             "/a%3bb"}) {
        EXPECT_EQ(refusal("GET", path), "") << path;
    }
}

TEST(BuildRawRequest, ARefusedPathIsToldOfWithItsPlaceAndWhatIsAllowed) {
    const std::string allowed =
        "; each part between '/' must be a name in UTF-8, with no separator or control character in it, "
        "escaped or not";
    EXPECT_EQ(refusal("GET", "x"), "argument 'path' must begin with one '/', such as \"/details\"");
    EXPECT_EQ(refusal("GET", "/a/b c"),
              "argument 'path' holds a character at byte 4 that is not allowed in a URL; escape it as %XX");
    EXPECT_EQ(refusal("GET", "/a%2"),
              "argument 'path' holds a '%' at byte 2 without two hexadecimal digits; write a '%' as %25");
    EXPECT_EQ(refusal("GET", "/a/%2e%2e/b"),
              "argument 'path' has a part at byte 3 that could lead out of the API" + allowed);
}

TEST(BuildRawRequest, TheBodyMustBeJson) {
    EXPECT_NE(refusal("POST", "/x", "{"), "");
    EXPECT_NE(refusal("POST", "/x", "\"\xFF\""), "");
    EXPECT_NE(refusal("GET", "/x", "{}"), "");
    EXPECT_EQ(refusal("DELETE", "/x", "{}"), "");
}

}  // namespace
}  // namespace balvps
