// Reads texts of many shapes and sizes in every way that the library reads texts. Callgrind counts the
// instructions and writes one profile for each shape and size, with the name "SHAPE SIZE".
//
// usage: valgrind --tool=callgrind --collect-atstart=no growth SIZE... [SHAPE...]     (default: all shapes)
#include <balvps/balvps.h>
#include <valgrind/callgrind.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <jwt/base64.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "auth/jwt.h"
#include "auth/tokens.h"
#include "dns/record_data.h"
#include "json/document.h"
#include "json/writer.h"
#include "operation/operation.h"
#include "portal/portal.h"
#include "response/decode.h"
#include "response/normalise.h"
#include "response/recognise.h"

using namespace balvps;

namespace {

using Item = std::function<std::string(std::size_t)>;

/// An answer that grows by repeating an item. The item gets the number of items before it.
struct Kind {
    std::string name;
    std::string operation;
    std::string start;
    Item item;
    std::string end;
    std::string between = ",";

    std::string text(std::size_t size) const {
        std::string text = start;
        for (std::size_t count = 0; text.size() + end.size() < size; ++count) {
            text.append(count == 0 ? "" : between).append(item(count));
        }
        return text + end;
    }
};

Item always(const std::string &text) {
    return [text](std::size_t) { return text; };
}

/// A different name for each count. Names have the same length and are not in order.
std::string name_of(std::size_t count, std::size_t size = 8) {
    std::string digits = std::to_string(count * 2'654'435'761 % 100'000'000);
    return std::string(size - std::min(size, digits.size()), 'k') + digits;
}

std::string nested(const std::string &open, const std::string &inner, const std::string &close,
                   int depth = 200) {
    std::string text = inner;
    for (int i = 0; i < depth; ++i) {
        text = open + text + close;
    }
    return text;
}

std::vector<Kind> shapes() {
    const auto list = [](std::string name, Item item) {
        return Kind{std::move(name), "get_details", R"({"client":{"x":[)", std::move(item), "]}}"};
    };
    const auto object = [](std::string name, Item item) {
        return Kind{std::move(name), "get_details", R"({"client":{)", std::move(item), "}}"};
    };
    const auto string = [](std::string name, const std::string &item) {
        return Kind{std::move(name), "get_details", R"({"client":{"x":")", always(item), "\"}}", ""};
    };
    const auto error = [](std::string name, std::string start, Item item, std::string end) {
        return Kind{std::move(name), "get_details", "{\"error\":" + start, std::move(item), end + "}"};
    };
    const std::string long_name(1000, 'n');
    return {
        list("numbers", always("1")),
        list("long numbers", always("-123456789012345678.90125")),
        list("literals", always("true,false,null")),
        list("empty objects", always("{}")),
        list("empty lists", always("[]")),
        list("nested lists", always(nested("[", "1", "]"))),
        list("nested objects", always(nested("{\"a\":", "1", "}"))),
        list("objects of two shapes", always(R"({"a":1,"b":2},{"a":1,"c":2})")),
        list("short strings", always("\"a\"")),
        list("long strings", always("\"" + std::string(100, 'x') + "\"")),
        list("strings with escapes", always(R"("a\n\u00e9\ud83d\ude00")")),
        list("white space", always(" \n\t\r 1")),
        string("one string", "abcdefgh"),
        string("escapes", "\\n\\\\"),
        string("escaped characters", "\\u00e9x"),
        string("characters", "é😀"),
        object("different names", [](std::size_t count) { return "\"" + name_of(count) + "\":1"; }),
        object("long names", [](std::size_t count) { return "\"" + name_of(count, 1000) + "\":1"; }),
        object("one name", always(R"("a":1)")),
        object("one long name", always("\"" + long_name + "\":1")),
        list("objects of many names",
             [](std::size_t count) {
                 std::string text = "{";
                 for (std::size_t i = 0; i < 50; ++i) {
                     text += (i == 0 ? "\"" : ",\"") + name_of(count * 50 + i) + "\":1";
                 }
                 return text + "}";
             }),
        Kind{"positions with gaps", "get_dns_zone", R"({"records":{)",
             [](std::size_t count) { return "\"" + std::to_string(count * 3) + "\":{}"; }, "}}"},
        Kind{"positions in disorder", "get_dns_zone", R"({"records":{)",
             [](std::size_t count) {
                 return "\"" + std::to_string(count * 2'654'435'761 % 100'000'000) + "\":{}";
             },
             "}}"},
        Kind{"amounts", "list_invoices", R"({"invoices":[)",
             always(R"({"id":"1","date":"2026-01-31","total":1e9,"status":"Paid"})"), "]}"},
        error("messages", "[", always("\"a\""), R"(],"message":["b"])"),
        error(
            "messages of two kinds", "[\"a\"],\"message\":[",
            [](std::size_t count) { return "\"" + name_of(count) + "\""; }, "]"),
        error(
            "messages in places", nested("{\"" + std::string(50, 'n') + "\":", "{", "", 20),
            [](std::size_t count) { return "\"" + name_of(count) + "\":1"; }, std::string(21, '}')),
    };
}

/// Looks up every member of every object by name.
std::size_t found_by_name(const Value &value) {
    std::size_t found = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value.is_object()) {
            found += value.find(value.name(i)) == value.item(i) ? 1 : 0;
        }
        found += found_by_name(*value.item(i));
    }
    return found;
}

/// Handles an answer as a call does, and then reads the result as a caller does.
void read_answer(const HttpResponse &response, const Operation &operation) {
    Result<Document> document = decode(response, false);
    if (!document) {
        std::cerr << document.error().message << '\n';
        std::exit(1);
    }
    static_cast<void>(recognise_failure(response, *document, {.operation = operation}));
    static_cast<void>(normalise(*document, *operation.response));
    static_cast<void>(found_by_name(document->root()));
    JsonWriter writer;
    writer.value(document->root());
}

/// Reads the same text as an argument, and as stored tokens.
void read_elsewhere(const std::string &text, const std::string &token) {
    balvps_call *call = balvps_call_new(nullptr, 0);
    balvps_call_json(call, "extra", BALVPS_NTS, text.data(), text.size());
    balvps_call_object(call, text.data(), text.size());
    balvps_call_free(call);
    static_cast<void>(read_tokens(text, "https://my.balvps.com/api", "user@example.com"));
    static_cast<void>(read_jwt_times(token));
}

/// A token whose claims are that text.
std::string token_of(const std::string &text) {
    std::string payload = jwt::base64_encode(text.data(), text.size());
    payload.resize(jwt::base64_uri_encode(payload.data(), payload.size()));
    return "e30." + payload + ".x";
}

/// Contents of DNS records. The operation is the type.
std::vector<Kind> contents() {
    return {
        Kind{"record: a text", "TXT", "v=", always("ab\\\"c "), "", ""},
        Kind{"record: strings", "TXT", "\"x\" ", always(R"("ab\"\065")"), "", " "},
        Kind{"record: escapes", "TXT", "\"", always("\\065\\;"), "\"", ""},
        Kind{"record: no strings", "TXT", "", always("\""), "", ""},
        Kind{"record: value", "CAA", "0 issue ", always("a b\t"), "", ""},
        Kind{"record: digits", "TLSA", "3 1 1 ", always("aB 0c"), "", ""},
        Kind{"record: parameters", "SVCB", "1 . ",
             [](std::size_t count) { return "key" + std::to_string(1000 + count) + "=\"a b\""; }, "", " "},
        Kind{"record: protocols", "SVCB", "1 . alpn=", always("h2"), "", ","},
        Kind{"record: words", "SRV", "", always("1"), "", " "},
        Kind{"record: labels", "CNAME", "", always("a"), "", "."},
        Kind{"record: mailbox", "SOA", "ns.example ", always("a\\."), ".example 1 2 3 4 5", ""},
        Kind{"record: location", "LOC", "", always("1"), "", " "},
        Kind{"record: unknown", "HINFO", "", always("\"PC\""), "", " "},
    };
}

/// Documents of portals.
std::vector<Kind> documents() {
    const auto paths = [](std::string name, Item item) {
        return Kind{std::move(name), "", R"({"swagger":"2.0","paths":{"ok":{"get":{}},)", std::move(item),
                    "}}"};
    };
    const auto parameters = [](std::string name, Item item) {
        return Kind{std::move(name), "", R"({"swagger":"2.0","paths":{"a":{"get":{"parameters":[)",
                    std::move(item), "]}}}}"};
    };
    return {
        paths(
            "portal: paths",
            [](std::size_t count) { return "\"" + name_of(count) + R"(/@id":{"get":{"operationId":"a"}})"; }),
        paths("portal: names",
              [](std::size_t count) {
                  return "\"" + std::string(100, 'a') + name_of(count) + R"(":{"get":{}})";
              }),
        paths("portal: one path", always(R"("a":{"get":{}})")),
        paths("portal: paths left out", always(R"("..":{"get":{}})")),
        paths("portal: placeholders", always("\"" + nested("/@a", "", "", 300) + R"(":{"get":{}})")),
        parameters("portal: parameters",
                   [](std::size_t count) { return R"({"name":")" + name_of(count) + "\"}"; }),
        parameters("portal: one parameter", always(R"({"name":"a"})")),
        Kind{"portal: a placeholder", "", R"({"swagger":"2.0","paths":{"ok":{"get":{}},")", always("/@a"),
             R"(":{"get":{}}}})", ""},
    };
}

void measure_document(const Kind &shape, std::size_t size) {
    const std::string text = shape.text(size);
    CALLGRIND_TOGGLE_COLLECT;
    const bool is_read = Portal::read(text).has_value();
    CALLGRIND_TOGGLE_COLLECT;
    const std::string name = shape.name + " " + std::to_string(text.size());
    CALLGRIND_DUMP_STATS_AT(name.c_str());
    if (!is_read) {
        std::cerr << shape.name << " is no document\n";
        std::exit(1);
    }
}

/// Reads, writes and compares a content.
void measure_content(const Kind &shape, std::size_t size) {
    const std::string text = shape.text(size);
    const Document content = Document::of_text(text);
    CALLGRIND_TOGGLE_COLLECT;
    static_cast<void>(record_data(shape.operation, content.root()));
    for (const TxtStyle style : {TxtStyle::bare, TxtStyle::quoted}) {
        const RecordData data = known_record_data(shape.operation, content.root(), std::nullopt, style);
        JsonWriter writer;
        write_content(writer, data, style);
        static_cast<void>(zone_file_data(data));
        static_cast<void>(shows(content.root(), std::nullopt, data));
    }
    CALLGRIND_TOGGLE_COLLECT;
    const std::string name = shape.name + " " + std::to_string(text.size());
    CALLGRIND_DUMP_STATS_AT(name.c_str());
}

void measure(const Kind &shape, std::size_t size) {
    const std::string text = shape.text(size);
    const std::string token = token_of(text);
    HttpResponse response;
    response.status = 200;
    response.body.assign(text);
    pad_for_reading(response.body);
    CALLGRIND_TOGGLE_COLLECT;
    read_answer(response, *find_operation(shape.operation));
    read_elsewhere(text, token);
    CALLGRIND_TOGGLE_COLLECT;
    const std::string name = shape.name + " " + std::to_string(text.size());
    CALLGRIND_DUMP_STATS_AT(name.c_str());
}

}  // namespace

int main(int count, char **arguments) {
    std::vector<std::size_t> sizes;
    std::vector<std::string> names;
    for (int i = 1; i < count; ++i) {
        if (const std::size_t size = std::strtoul(arguments[i], nullptr, 10); size > 0) {
            sizes.push_back(size);
        } else {
            names.emplace_back(arguments[i]);
        }
    }
    const auto measure_each = [&](const std::vector<Kind> &kinds, const auto &measure_one) {
        for (const Kind &shape : kinds) {
            const bool wanted =
                names.empty() || std::find(names.begin(), names.end(), shape.name) != names.end();
            for (const std::size_t size : wanted ? sizes : std::vector<std::size_t>()) {
                measure_one(shape, size);
            }
        }
    };
    measure_each(shapes(), measure);
    measure_each(contents(), measure_content);
    measure_each(documents(), measure_document);
    return 0;
}
