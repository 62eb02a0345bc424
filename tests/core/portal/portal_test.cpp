#include "portal/portal.h"

#include <gtest/gtest.h>

#include "documents.h"

namespace balvps {
namespace {

using test::document_with;
using test::lines_of;
using test::portal_with;
using test::read_document;
using test::request_of;

using Lines = std::vector<std::string>;

std::string refusal(std::string_view text) {
    const auto portal = Portal::read(text);
    if (portal) {
        return "it was read";
    }
    EXPECT_EQ(portal.error().code, ErrorCode::configuration);
    return portal.error().message;
}

/// The warnings of a document whose path "ok" can be read.
Lines warnings(const std::string &members) {
    return portal_with(R"({"ok": {"get": {}}, )" + members + "}")->warnings();
}

// ---- what is no document

TEST(PortalDocument, MustBeJson) {
    EXPECT_EQ(refusal(""), "is not valid JSON at byte 0: The document is empty.");
    EXPECT_EQ(refusal("swagger: '2.0'").substr(0, 17), "is not valid JSON");
    EXPECT_EQ(refusal(R"({"swagger":"2.0","paths":{"/a":{)").substr(0, 17), "is not valid JSON");
    EXPECT_EQ(refusal("{\"swagger\":\"2.0\",\"paths\":{\"/\xFF\":{}}}").substr(0, 17), "is not valid JSON");
    EXPECT_EQ(refusal("<!DOCTYPE html><html>Just a moment</html>").substr(0, 17), "is not valid JSON");
}

TEST(PortalDocument, MustBeSwagger2) {
    EXPECT_EQ(refusal("[]"), "is not a Swagger 2.0 document: it is not a JSON object");
    EXPECT_EQ(refusal("null"), "is not a Swagger 2.0 document: it is not a JSON object");
    EXPECT_EQ(refusal(R"({"paths":{"a":{"get":{}}}})"),
              "is not a Swagger 2.0 document: its 'swagger' must be \"2.0\"");
    EXPECT_EQ(refusal(R"({"openapi":"3.0.1","paths":{"/a":{"get":{}}}})"),
              "is not a Swagger 2.0 document: its 'swagger' must be \"2.0\"");
    EXPECT_EQ(refusal("{\"swagger\":\"1.2\\u001b[2J\",\"paths\":{}}"),
              "is not a Swagger 2.0 document: its 'swagger' must be \"2.0\", not '1.2\\x1b[2J'");
}

TEST(PortalDocument, MustHavePathsThatCanBeUsed) {
    EXPECT_EQ(refusal(R"({"swagger":"2.0"})"),
              "is not a Swagger 2.0 document: its 'paths' must be an object");
    EXPECT_EQ(refusal(R"({"swagger":"2.0","paths":[]})"),
              "is not a Swagger 2.0 document: its 'paths' must be an object");
    for (const std::string_view paths :
         {"{}", R"({"a":{}})", R"({"..":{"get":{}}})", R"({"a":{"get":[]}})"}) {
        EXPECT_EQ(refusal(document_with(paths)), "has no operation that can be used") << paths;
    }
}

TEST(PortalDocument, HasABoundedSize) {
    std::string text = document_with(R"({"a":{"get":{}}})");
    text.resize(Portal::largest_document, ' ');
    EXPECT_EQ(refusal(text), "it was read");
    text.push_back(' ');
    EXPECT_EQ(refusal(text), "is larger than 10000000 bytes");
}

TEST(PortalDocument, HasABoundedDepth) {
    const auto nested = [](std::size_t depth) {
        return document_with(R"({"a":{"get":{"x":)" + std::string(depth, '[') + std::string(depth, ']') +
                             "}}}");
    };
    EXPECT_EQ(refusal(nested(200)), "it was read");
    EXPECT_NE(refusal(nested(300)).find("nested more than 256 levels"), std::string::npos);
    EXPECT_NE(refusal(std::string(1'000'000, '[')).find("nested more than 256 levels"), std::string::npos);
}

TEST(PortalDocument, HasABoundedNumberOfOperations) {
    const auto with = [](std::size_t count) {
        std::string paths = "{";
        for (std::size_t i = 0; i < count; ++i) {
            paths += (i > 0 ? ",\"" : "\"") + std::to_string(i) + R"(":{"get":{}})";
        }
        return document_with(paths + "}");
    };
    EXPECT_EQ(refusal(with(10'000)), "it was read");
    EXPECT_EQ(refusal(with(10'001)), "has more than 10000 operations");
}

TEST(PortalDocument, HasABoundedNumberOfParameters) {
    std::string list;
    for (int i = 0; i < 600; ++i) {
        list += (i > 0 ? R"(,{"name":")" : R"({"name":")") + std::to_string(i) + "\"}";
    }
    std::string paths = R"({"a":{"get":{"parameters":[)" + list + "]}}";
    EXPECT_EQ(portal_with(paths + "}")->operations().front().parameters.size(), 500U);
    for (int i = 0; i < 200; ++i) {
        paths += ",\"" + std::to_string(i) + R"(":{"get":{"parameters":[)" + list + "]}}";
    }
    EXPECT_EQ(refusal(document_with(paths + "}")), "has more than 100000 parameters");
}

std::size_t parameters_of(std::size_t given) {
    std::string list;
    for (std::size_t i = 0; i < given; ++i) {
        list += (i > 0 ? R"(,{"name":")" : R"({"name":")") + std::to_string(i) + "\"}";
    }
    return portal_with(R"({"a":{"get":{"parameters":[)" + list + "]}}}")
        ->operations()
        .front()
        .parameters.size();
}

TEST(PortalDocument, AnOperationHasAtMost500Parameters) {
    EXPECT_EQ(parameters_of(499), 499U);
    EXPECT_EQ(parameters_of(500), 500U);
    EXPECT_EQ(parameters_of(501), 500U);
}

TEST(PortalDocument, AParameterHasANameOfAtMost200Bytes) {
    for (const std::size_t size : {199U, 200U, 201U}) {
        const auto portal =
            portal_with(R"({"a":{"get":{"parameters":[{"name":")" + std::string(size, 'n') + R"("}]}}})");
        EXPECT_EQ(portal->operations().front().parameters.size(), size <= 200 ? 1U : 0U) << size;
    }
}

TEST(PortalDocument, AtMost100WarningsAreKept) {
    for (const std::size_t count : {99U, 100U, 101U}) {
        std::string paths = "\"x\":[]";
        for (std::size_t i = 1; i < count; ++i) {
            paths += ",\"" + std::to_string(i) + "\":[]";
        }
        EXPECT_EQ(warnings(paths).size(), std::min<std::size_t>(count, 100)) << count;
    }
}

TEST(PortalDocument, AWarningNamesAtMost100BytesOfAPlace) {
    for (const std::size_t size : {99U, 100U, 101U}) {
        const std::string shown(std::min<std::size_t>(size, 100), 'x');
        EXPECT_EQ(warnings("\"" + std::string(size, 'x') + "\":[]"),
                  Lines{"'" + shown + "' is not an object; it is left out"})
            << size;
    }
}

TEST(PortalDocument, OfManyPlaceholdersIsReadQuickly) {
    std::string path;
    while (path.size() < 9'000'000) {
        path += "/@a";
    }
    EXPECT_EQ(refusal(document_with("{\"" + path + R"(":{"get":{}}})")), "has no operation that can be used");
}

// ---- how it is read

TEST(PortalDocument, MayHaveAByteOrderMark) {
    EXPECT_EQ(lines_of(*read_document("\xEF\xBB\xBF" + document_with(R"({"a":{"get":{}}})"))),
              Lines{"GET /a get_a"});
}

TEST(PortalDocument, HasATitleAndAVersion) {
    const auto portal = read_document(
        R"({"swagger":"2.0","info":{"title":" X User API ","version":"4.20241004"},"paths":{"a":{"get":{}}}})");
    EXPECT_EQ(portal->title(), "X User API");
    EXPECT_EQ(portal->version(), "4.20241004");
}

TEST(PortalDocument, IsReadWhateverTheTypesOfItsTextsAre) {
    const auto portal = read_document(
        R"({"swagger":"2.0","info":[],"host":7,"basePath":{},"tags":null,"paths":{"/a":{"parameters":3,"get":
            {"operationId":null,"summary":[],"description":{},"tags":[[]],"parameters":{},"responses":[]},
            "post":{"parameters":[null,7,"x",[],{},{"name":1},{"name":"b","type":[],"in":5,"enum":"x"}],
            "responses":{"200":"x"}}}}})");
    EXPECT_EQ(lines_of(*portal), (Lines{"GET /a get_a", "POST /a post_a"}));
    EXPECT_EQ(request_of(*portal, "post_a", R"({"b":[1]})"), R"(POST /a {"b":[1]})");
}

TEST(PortalDocument, TextsAreTrimmedAndBounded) {
    const auto portal = portal_with("{\"a\":{\"get\":{\"summary\":\" \\n x \\t\",\"description\":\"" +
                                    std::string(9'999, 'a') + "\xC3\xA9\"}}}");
    EXPECT_EQ(portal->operations().front().summary, "x");
    EXPECT_EQ(portal->operations().front().description, std::string(9'999, 'a')) << "no half character";
    for (const std::size_t size : {9'999U, 10'000U, 10'001U}) {
        const auto long_one =
            portal_with(R"({"a":{"get":{"description":")" + std::string(size, 'a') + "\"}}}");
        EXPECT_EQ(long_one->operations().front().description.size(), std::min<std::size_t>(size, 10'000));
    }
}

TEST(PortalDocument, PathsHaveASlashOrNone) {
    EXPECT_EQ(lines_of(*portal_with(R"({"/a/@id":{"get":{}},"b/@id":{"get":{}}," c ":{"get":{}}})")),
              (Lines{"GET /a/{id} get_a_id", "GET /b/{id} get_b_id", "GET /c get_c"}));
}

TEST(PortalDocument, PathsThatAreTheSameAreOneOperation) {
    const auto portal = portal_with(
        R"({"/a/@id":{"get":{"operationId":"first"}}, "a/@number":{"get":{"operationId":"second"},"put":{}}})");
    EXPECT_EQ(lines_of(*portal), (Lines{"GET /a/{id} first", "PUT /a/{number} put_a_number"}));
    EXPECT_EQ(portal->warnings(), Lines{"'a/@number' has a second GET; it is left out"});
}

TEST(PortalDocument, MembersWithTheSameNameAreAllRead) {
    const auto portal = portal_with(
        R"({"a":{"get":{}},"a":{"post":{},"post":{"operationId":"late"}},"a":{"get":{"operationId":"late"}}})");
    EXPECT_EQ(lines_of(*portal), (Lines{"GET /a get_a", "POST /a post_a"}));
    EXPECT_EQ(portal->warnings(),
              (Lines{"'a' has a second POST; it is left out", "'a' has a second GET; it is left out"}));
}

TEST(PortalDocument, OtherMembersOfAPathAreLeftOut) {
    EXPECT_EQ(warnings(R"("a":[], "b":{"patch":{}}, "c":{"get":7}, "d":{"x-note":1,"parameters":[]})"),
              (Lines{"'a' is not an object; it is left out",
                     "'b' has 'patch', which is no GET, POST, PUT or DELETE; it is left out",
                     "'c' has 'get', which is no GET, POST, PUT or DELETE; it is left out"}));
}

TEST(PortalDocument, WarningsAreHarmlessAndBounded) {
    EXPECT_EQ(warnings(R"("a\u001b[2J\u202e\r\n":{"get":{}})"),
              Lines{"'a\\x1b[2J\\u202e\\r\\n' could lead out of the API; it is left out"});
    std::string many = "\"x\":[]";
    for (int i = 0; i < 1000; ++i) {
        many += ",\"" + std::string(1000, 'x') + std::to_string(i) + "\":[]";
    }
    const Lines lines = warnings(many);
    EXPECT_EQ(lines.size(), 100U);
    EXPECT_LT(lines.back().size(), 200U);
}

TEST(PortalDocument, DangerousPathsAreLeftOut) {
    for (const std::string path :
         {"../login", "//evil.example", "https://evil.example/a", "a\\r\\nHost: evil.example", "a/%2e%2e/b",
          "a/%252e%252e/b", "@id/..;/x", "a?b=c", "user:secret@evil.example"}) {
        const Lines lines = warnings("\"" + path + "\":{\"get\":{},\"post\":{}}");
        ASSERT_EQ(lines.size(), 1U) << path;
        EXPECT_NE(lines.front().find("it is left out"), std::string::npos) << lines.front();
    }
}

// ---- parameters

TEST(PortalParameters, OfPostAndPutAreFieldsOfTheBodyThoughTheySayQuery) {
    const auto portal = portal_with(
        R"({"a/@id":{"post":{"operationId":"p","parameters":[{"name":"id","in":"path","type":"integer"},
            {"name":"label","in":"query","type":"string"},{"name":"n","in":"formData","type":"integer"}]},
            "put":{"operationId":"q","parameters":[{"name":"label","in":"query","type":"string"}]}}})");
    EXPECT_EQ(request_of(*portal, "p", R"({"label":"x&y","id":"7","n":3})"),
              R"(POST /a/7 {"label":"x&y","n":3})");
    EXPECT_EQ(request_of(*portal, "q", R"({"label":"x","id":"b c"})"), R"(PUT /a/b%20c {"label":"x"})");
    EXPECT_EQ(request_of(*portal, "q", R"({"id":1})"), "PUT /a/1 {}");
}

TEST(PortalParameters, OfGetAndDeleteAreTheQuery) {
    const std::string parameters =
        R"("parameters":[{"name":"page","in":"query","type":"integer"},{"name":"all","in":"query","type":"boolean"},
            {"name":"ids","in":"query","type":"array"},{"name":"q[]","in":"query","type":"array"},{"name":"a b"}])";
    const auto portal = portal_with(R"({"a":{"get":{"operationId":"g",)" + parameters +
                                    R"(},"delete":{"operationId":"d",)" + parameters + "}}}");
    EXPECT_EQ(
        request_of(*portal, "g", R"({"page":2,"all":true,"ids":[1,"x/y"],"q[]":["z"],"a b":"\u00e9&=\r\n"})"),
        "GET /a?page=2&all=1&ids%5B%5D=1&ids%5B%5D=x%2Fy&q%5B%5D=z&a%20b=%C3%A9%26%3D%0D%0A");
    EXPECT_EQ(request_of(*portal, "d", R"({"all":false})"), "DELETE /a?all=0");
    EXPECT_EQ(request_of(*portal, "g", "{}"), "GET /a");
}

TEST(PortalParameters, OfAPathDecideByTheirPosition) {
    const auto portal = portal_with(
        R"({"d/@id/dns/@index":{"get":{"operationId":"g","parameters":[{"name":"record_id","in":"path"},{"name":"id","in":"path"}]}},
            "o/@id/form":{"get":{"operationId":"o","parameters":[{"name":"tld_id","in":"path","type":"integer"}]}},
            "n/@a/@b":{"get":{"operationId":"n"}}})");
    EXPECT_EQ(request_of(*portal, "g", R"({"id":1,"record_id":2})"), "GET /d/1/dns/2");
    EXPECT_EQ(request_of(*portal, "g", R"({"id":1,"index":2})"), "GET /d/1/dns/2");
    EXPECT_EQ(request_of(*portal, "g", R"({"id":1,"index":2,"record_id":2})"),
              "argument 'record_id' is given twice");
    EXPECT_EQ(request_of(*portal, "o", R"({"tld_id":7})"), "GET /o/7/form");
    EXPECT_EQ(request_of(*portal, "n", R"({"b":"y","a":"x"})"), "GET /n/x/y");
}

TEST(PortalParameters, OfAPathAreRequired) {
    const auto portal = portal_with(R"({"a/@id":{"get":{"operationId":"g"}}})");
    EXPECT_EQ(
        request_of(*portal, "g", "{}"),
        "argument 'id' is required: a text that can be one part of a path (1 to 255 bytes, without '/' and "
        "'\\'), or a whole number");
}

TEST(PortalParameters, OfAPathWithTheSameNameGetANumber) {
    const auto portal = portal_with(R"({"a/@id/b/@id":{"get":{"operationId":"g"}}})");
    EXPECT_EQ(request_of(*portal, "g", R"({"id":1,"id_2":2})"), "GET /a/1/b/2");
}

TEST(PortalParameters, AFieldKeepsItsNameIfAPlaceholderHasItToo) {
    const auto portal = portal_with(
        R"({"a/@index":{"put":{"operationId":"p","parameters":[{"name":"record_id","in":"path"},{"name":"index","in":"query"}]}}})");
    EXPECT_EQ(request_of(*portal, "p", R"({"record_id":1,"index":2})"), R"(PUT /a/1 {"index":2})");
}

TEST(PortalParameters, APlaceholderCalledExtraIsRenamed) {
    const auto portal = portal_with(R"({"a/@extra":{"get":{"operationId":"g"}}})");
    EXPECT_EQ(request_of(*portal, "g", R"({"extra_1":"x","extra":{"extra":1}})"), "GET /a/x?extra=1");
}

TEST(PortalParameters, NamesThatCouldChangeThePathAreNotUsed) {
    const auto portal = portal_with(
        R"({"a/@id/b":{"get":{"operationId":"g","parameters":[{"name":"x}/../../login/{y","in":"path"}]}}})");
    EXPECT_EQ(portal->operations().front().path, "/a/{id}/b");
    EXPECT_EQ(request_of(*portal, "g", R"({"id":1})"), "GET /a/1/b");
}

TEST(PortalParameters, ValuesOfAPathStayOnePart) {
    const auto portal = portal_with(R"({"a/@id/b":{"get":{"operationId":"g"}}})");
    EXPECT_EQ(request_of(*portal, "g", R"({"id":"example.com"})"), "GET /a/example.com/b");
    EXPECT_EQ(request_of(*portal, "g", R"({"id":"a?b#c&d=e+\u00fc"})"),
              "GET /a/a%3Fb%23c%26d%3De%2B%C3%BC/b");
    for (const std::string value :
         {R"("")", R"("..")", R"(".")", R"("a/b")", R"("..\\x")", R"("%2e%2e")", R"("a%2fb")", R"("a\r\nb")",
          R"("\u0000")", R"(" ")", R"("\u2024\u2024")", "null", "-1", "1.5", "true", "[]", "{}"}) {
        EXPECT_EQ(request_of(*portal, "g", R"({"id":)" + value + "}").find("argument 'id' must be a text"),
                  0U)
            << value;
    }
    EXPECT_EQ(
        request_of(*portal, "g", R"({"id":")" + std::string(256, 'a') + "\"}").find("argument 'id' must be"),
        0U);
}

TEST(PortalParameters, HaveTheTypeOfTheDocumentWhereItSaysSomething) {
    const auto portal = portal_with(
        R"({"a":{"post":{"operationId":"p","parameters":[{"name":"i","type":"integer"},{"name":"n","type":"number"},
            {"name":"b","type":"Boolean"},{"name":"s","type":"string"},{"name":"l","type":"array","items":{"type":"string"}},
            {"name":"o","type":"object"},{"name":"e","type":""},{"name":"m"},{"name":"u","type":"money"}]}}})");
    EXPECT_EQ(
        request_of(
            *portal, "p",
            R"({"i":"7","n":"2.10","b":false,"s":5,"l":[{"a":1}],"o":{"1":2},"e":null,"m":[],"u":{}})"),
        R"(POST /a {"i":7,"n":"2.10","b":false,"s":5,"l":[{"a":1}],"o":{"1":2},"e":null,"m":[],"u":{}})");
    EXPECT_EQ(request_of(*portal, "p", R"({"l":{"0":"ns1"}})"), R"(POST /a {"l":{"0":"ns1"}})");
    for (const std::string json :
         {R"({"i":"x"})", R"({"n":"a"})", R"({"b":"yes"})", R"({"s":[]})", R"({"l":"a"})"}) {
        EXPECT_NE(request_of(*portal, "p", json).find(" must be "), std::string::npos) << json;
    }
}

TEST(PortalParameters, EnumerationsAreHints) {
    const auto portal = portal_with(
        R"({"a":{"post":{"operationId":"p","parameters":[{"name":"c","type":"string","enum":["m","a",7]}]}}})");
    EXPECT_EQ(portal->operations().front().texts.front().choices, (Lines{"m", "a", "7"}));
    EXPECT_EQ(request_of(*portal, "p", R"({"c":"weekly"})"), R"(POST /a {"c":"weekly"})");
}

TEST(PortalParameters, OfAPathAreThoseOfAllItsOperations) {
    const auto portal = portal_with(
        R"({"a/@id":{"parameters":[{"name":"id","in":"path","type":"integer"},{"name":"x"}],"get":{"operationId":"g"}}})");
    EXPECT_EQ(request_of(*portal, "g", R"({"id":"1","x":"2"})"), "GET /a/1?x=2");
}

TEST(PortalParameters, ThatCannotBeArgumentsAreLeftOut) {
    const auto portal = portal_with(
        R"({"a":{"post":{"operationId":"p","parameters":[{"name":"X-Auth","in":"header"},{"name":"extra"},{"name":" "},
            {"name":"a"},{"name":"a"},{"name":")" +
        std::string(201, 'n') + R"("}]}}})");
    ASSERT_EQ(portal->operations().front().parameters.size(), 1U);
    EXPECT_EQ(portal->operations().front().parameters.front().name, "a");
}

TEST(PortalParameters, WithAWrongNameAreRefusedWithTheNearest) {
    const auto portal =
        portal_with(R"({"a/@vmid":{"post":{"operationId":"p","parameters":[{"name":"template"}]}}})");
    EXPECT_EQ(request_of(*portal, "p", R"({"vmid":1,"tempalte":"x"})"),
              "unknown argument 'tempalte'; did you mean 'template'?");
}

TEST(PortalParameters, NamesInMessagesAreHarmless) {
    const auto portal = portal_with(
        "{\"a\":{\"post\":{\"operationId\":\"p\",\"parameters\":[{\"name\":\"\\u001b[2Jx\\u202ey\"}]}}}");
    EXPECT_EQ(request_of(*portal, "p", R"({"zzzzzzzzzzzz":1})"),
              "unknown argument 'zzzzzzzzzzzz'; known: \\x1b[2Jx\\u202ey; a field that only some installs "
              "know goes "
              "into 'extra'");
}

TEST(PortalParameters, OfAWholeBodyAreThePropertiesOfItsSchema) {
    const auto portal = read_document(R"({"swagger":"2.0","definitions":{
        "Site":{"allOf":[{"$ref":"#/definitions/Named"},{"properties":{"plan":{"type":"integer","enum":[1,2]},
            "owner":{"$ref":"#/definitions/Named"}}}]},
        "Named":{"type":"object","properties":{"name":{"type":"string"},"extra":{},"":{}}}},
      "paths":{"sites":{"post":{"operationId":"add","parameters":[
        {"in":"body","name":"body","schema":{"$ref":"#/definitions/Site"}}]}}}})");
    EXPECT_EQ(request_of(*portal, "add", R"({"name":"a","plan":2,"owner":{"name":"b"}})"),
              R"(POST /sites {"name":"a","plan":2,"owner":{"name":"b"}})");
    EXPECT_NE(request_of(*portal, "add", R"({"plan":"two"})").find("'plan' must be"), std::string::npos);
    EXPECT_NE(request_of(*portal, "add", R"({"body":{}})").find("unknown argument 'body'"),
              std::string::npos);
    EXPECT_EQ(portal->operations().front().texts[1].choices, (Lines{"1", "2"}));
}

TEST(PortalParameters, OfABodyWithoutFieldsGoIntoExtra) {
    const auto portal = read_document(R"({"swagger":"2.0","definitions":{
        "Loop":{"$ref":"#/definitions/Loop"},"All":{"allOf":[{"$ref":"#/definitions/All"},{"$ref":"#/no"}]}},
      "paths":{"a":{"post":{"operationId":"a","parameters":[
        {"in":"body","name":"body","schema":{"$ref":"#/definitions/Loop"}}]}},
      "b":{"post":{"operationId":"b","parameters":[
        {"in":"body","name":"body","schema":{"$ref":"#/definitions/All"}}]}}}})");
    EXPECT_EQ(request_of(*portal, "a", R"({"extra":{"own":1}})"), R"(POST /a {"own":1})");
    EXPECT_EQ(request_of(*portal, "b", "{}"), "POST /b {}");
}

TEST(PortalParameters, MayBeShared) {
    const auto portal = read_document(R"({"swagger":"2.0","parameters":{
        "Page":{"name":"page","in":"query","type":"integer"},"Id":{"name":"id","in":"path","type":"integer"}},
      "paths":{"sites/{id}":{"parameters":[{"$ref":"#/parameters/Id"}],
        "get":{"operationId":"g","parameters":[{"$ref":"#/parameters/Page"},{"$ref":"#/parameters/No"}]}}}})");
    EXPECT_EQ(request_of(*portal, "g", R"({"id":1,"page":2})"), "GET /sites/1?page=2");
    EXPECT_NE(request_of(*portal, "g", R"({"id":"x"})").find("'id' must be"), std::string::npos);
}

TEST(PortalParameters, AreAcceptedInSnakeCaseToo) {
    const auto portal = portal_with(
        R"({"vm/{vm-id}/disks/{diskId}":{"put":{"operationId":"p","parameters":[{"name":"newSize"},
            {"name":"new_name"},{"name":"newName"}]}}})");
    EXPECT_EQ(request_of(*portal, "p", R"({"vm_id":1,"disk_id":2,"new_size":3})"),
              R"(PUT /vm/1/disks/2 {"newSize":3})");
    EXPECT_EQ(request_of(*portal, "p", R"({"vm-id":1,"diskId":2,"new_name":"a","newName":"b"})"),
              R"(PUT /vm/1/disks/2 {"new_name":"a","newName":"b"})");
}

TEST(PortalParameters, ThatAreSharedTakeNoMoreMemoryThanADocument) {
    std::string references;
    for (int i = 0; i < 400; ++i) {
        references +=
            std::string(i == 0 ? "" : ",") + R"({"$ref":"#/parameters/)" + std::to_string(i) + "\"}";
    }
    std::string shared;
    const std::string text(10'000, 'x');
    for (int i = 0; i < 400; ++i) {
        const std::string name = std::to_string(i);
        shared.append(i == 0 ? "" : ",").append("\"").append(name).append(R"(":{"name":"p)");
        shared.append(name).append(R"(","enum":[1,2,3],"description":")").append(text).append("\"}");
    }
    std::string paths;
    for (int i = 0; i < 20; ++i) {
        paths.append(i == 0 ? "" : ",").append("\"").append(std::to_string(i));
        paths.append(R"(":{"get":{"parameters":[)").append(references).append("]}}");
    }
    const auto portal =
        read_document(R"({"swagger":"2.0","parameters":{)" + shared + R"(},"paths":{)" + paths + "}}");
    std::size_t bytes = 0;
    for (const PortalOperation &each : portal->operations()) {
        for (const auto &texts : each.texts) {
            bytes += texts.description.size() + texts.choices.size() * sizeof(std::string);
        }
    }
    EXPECT_GT(bytes, text.size());
    EXPECT_LE(bytes, Portal::largest_document + text.size());
}

TEST(PortalParameters, OfOtherNamesGoIntoExtra) {
    const auto portal = portal_with(
        R"({"a":{"post":{"operationId":"p","parameters":[{"name":"x"}]},"get":{"operationId":"g"}}})");
    EXPECT_EQ(request_of(*portal, "p", R"({"x":1,"extra":{"own":{"a":[null]}}})"),
              R"(POST /a {"x":1,"own":{"a":[null]}})");
    EXPECT_EQ(request_of(*portal, "g", R"({"extra":{"page":2,"ids":[1,2]}})"),
              "GET /a?page=2&ids%5B%5D=1&ids%5B%5D=2");
    EXPECT_EQ(request_of(*portal, "p", R"({"extra":{"x":1}})"),
              "argument 'extra' must not contain 'x': give it as an argument of its own");
    EXPECT_NE(request_of(*portal, "g", R"({"extra":{"page":{}}})").find(" must be "), std::string::npos);
}

TEST(PortalParameters, WithASecretNameAreSecret) {
    const auto portal = portal_with(
        R"({"a":{"post":{"operationId":"p","parameters":[{"name":"rootPassword"},{"name":"label"}]}}})");
    EXPECT_TRUE(portal->operations().front().parameters[0].secret);
    EXPECT_FALSE(portal->operations().front().parameters[1].secret);
}

// ---- answers

TEST(PortalAnswers, HaveTheExampleOfTheDocumentIfItIsJson) {
    const auto example = [](const std::string &description) {
        return portal_with(R"({"a":{"get":{"responses":{"200":{"description":")" + description + "\"}}}}}")
            ->operations()
            .front()
            .example;
    };
    EXPECT_EQ(example("```json\\n{\\\"a\\\": 1}\\n"), "{\"a\": 1}") << "the fence never closes";
    EXPECT_EQ(example("Text ``` [1] ``` more"), "[1]");
    EXPECT_EQ(example("{\\\"a\\\":1}"), "{\"a\":1}");
    for (const std::string text : {"Success", "", "```", "```json {\\\"a\\\":1,} ```", "{(...)}", "{{}}", "7",
                                   "{\\\"a\\\":1} // comment"}) {
        EXPECT_EQ(example(text), "") << text;
    }
}

// ---- what may be repeated

const Operation &only(const std::shared_ptr<const Portal> &portal) {
    return portal->operations().front().operation;
}

TEST(PortalSafety, AGetIsSafeUnlessItsNameSaysOtherwise) {
    const auto safe = portal_with(R"({"domain/@id/whois":{"get":{"operationId":"domainWhois"}}})");
    EXPECT_TRUE(only(safe).safe && only(safe).idempotent);
    const auto unknown = portal_with(R"({"domain/@id/sync":{"get":{"operationId":"domain_sync"}}})");
    EXPECT_FALSE(only(unknown).safe || only(unknown).idempotent);
    EXPECT_TRUE(unknown->operations().front().safety_unknown);
}

TEST(PortalSafety, APostIsNeverIdempotent) {
    const auto portal = portal_with(R"({"domain/search":{"post":{"operationId":"get_list"}}})");
    EXPECT_FALSE(only(portal).safe || only(portal).idempotent);
}

TEST(PortalSafety, APutIsIdempotentUnlessItsNameSaysMore) {
    EXPECT_TRUE(
        only(portal_with(R"({"domain/@id/hosts":{"put":{"operationId":"domain_hosts"}}})")).idempotent);
    EXPECT_FALSE(only(portal_with(R"({"vm/@id/reboot":{"put":{"operationId":"vm"}}})")).idempotent);
    EXPECT_FALSE(only(portal_with(R"({"domain/@id/hosts":{"put":{"operationId":"domain_hosts"}}})")).safe);
}

TEST(PortalSafety, ADeleteIsIdempotentUnlessItsPathHasAPosition) {
    EXPECT_TRUE(only(portal_with(R"({"record/@id":{"delete":{}}})")).idempotent);
    EXPECT_FALSE(only(portal_with(R"({"record/@index":{"delete":{}}})")).idempotent)
        << "the next one moves up";
}

// ---- the library's own operations

TEST(PortalBuiltIns, AreRecognisedByMethodAndPath) {
    const auto portal = portal_with(R"({"invoice/@number":{"get":{"operationId":"x"},"delete":{}}})");
    EXPECT_EQ(portal->operations()[0].built_in, find_operation("get_invoice"));
    EXPECT_EQ(portal->operations()[0].operation.path, "/invoice/{id}");
    EXPECT_EQ(portal->operations()[1].built_in, nullptr);
}

TEST(PortalBuiltIns, TakeTheirIdsByTheNamesOfThePortalToo) {
    const auto portal = portal_with(R"({"invoice/{invoice_id}":{"get":{"operationId":"readInvoice"}},
        "service/{service}/dns/{zone}":{"get":{}},"tickets/{id}":{"get":{}},"contact/@extra":{"get":{}}})");
    EXPECT_EQ(request_of(*portal, "read_invoice", R"({"invoice_id":7})"), "GET /invoice/7");
    EXPECT_EQ(request_of(*portal, "read_invoice", R"({"id":7})"), "GET /invoice/7");
    const Operation &zone = portal->extended(*find_operation("get_dns_zone"));
    EXPECT_EQ(zone.parameters[0].other_name, "service");
    EXPECT_EQ(zone.parameters[1].other_name, "zone");
    EXPECT_EQ(portal->extended(*find_operation("get_contact")).parameters[0].other_name, "");
}

TEST(PortalBuiltIns, TakeTheFurtherFieldsOfThePortal) {
    const auto portal = portal_with(
        R"({"signup":{"post":{"operationId":"register","parameters":[{"name":"email","in":"query","type":"integer"},
            {"name":"taxoffice","in":"query","type":"string"}]}}})");
    const Operation &built_in = *find_operation("signup");
    const Operation &extended = portal->extended(built_in);
    EXPECT_EQ(extended.parameters.size(), built_in.parameters.size() + 1);
    EXPECT_EQ(extended.parameters.back().name, "taxoffice");
    EXPECT_FALSE(extended.parameters.back().required);
    EXPECT_EQ(&portal->extended(*find_operation("get_invoice")), find_operation("get_invoice"));
}

TEST(PortalBuiltIns, ForSigningInCannotBeChanged) {
    const auto portal = portal_with(
        R"({"login":{"post":{"operationId":"getToken","parameters":[{"name":"pin"}]}},"token":{"post":{}}})");
    const Operation &login = portal->extended(*find_operation("login"));
    EXPECT_EQ(login.path, "/login");
    EXPECT_EQ(login.token_effect, TokenEffect::log_in);
    EXPECT_EQ(login.authentication, Authentication::none);
    EXPECT_TRUE(login.secret);
    EXPECT_EQ(portal->find("login"), nullptr) << "the library's own table has it";
}

TEST(PortalBuiltIns, ForSigningInHaveNoOtherSpelling) {
    for (const std::string path : {"Login", "LOGIN/", "login;x", "login;jsessionid=1", "login.", "login+",
                                   "%6cogin", "token", "Token", "revoke", "logout"}) {
        EXPECT_EQ(warnings("\"" + path + "\":{\"put\":{}}").size(), 1U) << path;
    }
    for (const std::string path : {"Login", "login;x", "login."}) {
        EXPECT_EQ(warnings("\"" + path + "\":{\"post\":{}}"),
                  Lines{"'" + path + "' is a path for signing in; it is left out"});
    }
    EXPECT_EQ(warnings(R"("api/login":{"get":{}})"),
              Lines{"'api/login' is a path for signing in; it is left out"});
}

}  // namespace
}  // namespace balvps
