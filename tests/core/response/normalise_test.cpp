#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "json/document.h"
#include "json/reader.h"
#include "printing.h"
#include "response/normalise.h"

namespace balvps {
namespace {

using test::json_of;

constexpr Schema any{ValueKind::any, {}, nullptr};
constexpr Schema integer{ValueKind::integer, {}, nullptr};
constexpr Schema boolean{ValueKind::boolean, {}, nullptr};
constexpr Schema money{ValueKind::money, {}, nullptr};
constexpr Schema date{ValueKind::date, {}, nullptr};
constexpr Schema messages{ValueKind::messages, {}, nullptr};
constexpr Schema text_or_list{ValueKind::string_or_list, {}, nullptr};
constexpr Schema privileges{ValueKind::privileges, {}, nullptr};
constexpr Schema integers{ValueKind::list, {}, &integer};
constexpr Schema anything{ValueKind::list, {}, &any};
constexpr Field record_fields[] = {{"id", &integer, false}, {"content", &any, false}};
constexpr Schema record{ValueKind::object, record_fields, nullptr};
constexpr Schema records{ValueKind::list, {}, &record};
constexpr Field answer_fields[] = {{"records", &records, true}, {"success", &boolean, false}};
constexpr Schema answer{ValueKind::object, answer_fields, nullptr};

/// The normalised text, or the error's message.
std::string normalised(std::string_view text, const Schema &schema) {
    constexpr std::string_view beginning = "the answer does not fit this operation: ";
    Document document = read_json(text, false).value();
    const Result<void> formed = normalise(document, schema);
    if (formed) {
        return json_of(document.root());
    }
    EXPECT_EQ(formed.error().reason, reason::wrong_type);
    EXPECT_TRUE(formed.error().message.starts_with(beginning));
    return formed.error().message.substr(beginning.size());
}

/// The same for one value in an object, which may be of any type.
std::string value_normalised(const std::string &text, const Schema &kind) {
    const Field fields[] = {{"value", &kind, false}};
    const Schema schema{ValueKind::object, fields, nullptr};
    const std::string all = normalised("{\"value\":" + text + "}", schema);
    return all.starts_with("{\"value\":") ? all.substr(9, all.size() - 10) : all;
}

TEST(Normalise, AStringOfDigitsBecomesAnInteger) {
    EXPECT_EQ(value_normalised(R"("49")", integer), "49");
    EXPECT_EQ(value_normalised(R"("0")", integer), "0");
    EXPECT_EQ(value_normalised(R"("-7")", integer), "-7");
    EXPECT_EQ(value_normalised("49", integer), "49");
}

TEST(Normalise, WhatIsNoIntegerStaysAsItCame) {
    for (const char *text : {R"("")", R"("007")", R"("1.5")", R"("12a")", R"(" 1")", R"("-")", "49.0", "null",
                             "true", "[1]", R"("12345678901234567890")"}) {
        EXPECT_EQ(value_normalised(text, integer), text);
    }
}

TEST(Normalise, FlagsBecomeBooleans) {
    for (const char *text : {"true", "1", R"("1")", R"("true")"}) {
        EXPECT_EQ(value_normalised(text, boolean), "true") << text;
    }
    for (const char *text : {"false", "0", R"("0")", R"("false")", R"("")"}) {
        EXPECT_EQ(value_normalised(text, boolean), "false") << text;
    }
    for (const char *text : {"null", "2", R"("yes")", "[]", "{}"}) {
        EXPECT_EQ(value_normalised(text, boolean), text);
    }
}

TEST(Normalise, MoneyIsAStringWithTheDigitsThatCame) {
    for (const char *digits :
         {"19.65", "0", "0.10", "-5", "123456789012345678.99", "100000000000000000000000000.01"}) {
        const std::string expected = "\"" + std::string(digits) + "\"";
        EXPECT_EQ(value_normalised(digits, money), expected);
        EXPECT_EQ(value_normalised(expected, money), expected);
    }
    EXPECT_EQ(value_normalised("null", money), "null");
    EXPECT_EQ(value_normalised(R"("")", money), R"("")");
}

TEST(Normalise, MoneyWithAnExponentIsWrittenOut) {
    const std::pair<const char *, const char *> cases[] = {
        {"1e2", R"("100")"},    {"1.50e1", R"("15.0")"}, {"1965E-2", R"("19.65")"},
        {"1e-3", R"("0.001")"}, {"-2.5e+1", R"("-25")"}, {"0e5", R"("0")"},
        {"0.5e1", R"("5")"},    {"12.5e0", R"("12.5")"}, {"-1.5e-2", R"("-0.015")"}};
    for (const auto &[given, expected] : cases) {
        EXPECT_EQ(value_normalised(given, money), expected);
    }
}

TEST(Normalise, MoneyInATextMayHaveAnExponentToo) {
    EXPECT_EQ(value_normalised(R"("1.5e3")", money), R"("1500")");
    for (const char *text : {R"("e5")", R"("1e")", R"("1.2.3e4")", R"("12-34E5")", R"("NaN")", R"("free")"}) {
        EXPECT_EQ(value_normalised(text, money), text);
    }
}

TEST(Normalise, AnAbsurdAmountIsAComplaint) {
    for (const std::string &amount :
         std::vector<std::string>{"1e300", "1e-300", "\"1e999999999\"", "\"-1E+99999999999999999999\"",
                                  "1e41", "\"" + std::string(41, '9') + "\"", std::string(41, '9')}) {
        EXPECT_NE(value_normalised(amount, money).find("'value' is too "), std::string::npos) << amount;
    }
    EXPECT_EQ(value_normalised("1e38", money).size(), 41U);
    EXPECT_EQ(value_normalised("1e39", money).size(), 42U);
    EXPECT_EQ(value_normalised("\"" + std::string(40, '9') + "\"", money),
              "\"" + std::string(40, '9') + "\"");
}

TEST(Normalise, PositionsInDisorderAreSorted) {
    std::string object;
    constexpr std::uint64_t step = 48'271;
    for (std::uint64_t i = 0; i < 2000; ++i) {
        const std::uint64_t position = i * step % 2'147'483'647 * 4'000'000'000;
        object +=
            (i == 0 ? "{\"" : ",\"") + std::to_string(position) + "\":\"" + std::to_string(position) + "\"";
    }
    const std::string sorted = value_normalised(object + ",\"x\":\"last\"}", anything);
    std::vector<std::string> items;
    for (std::size_t at = sorted.find('"'); at != std::string::npos; at = sorted.find('"', at + 1)) {
        const std::size_t end = sorted.find('"', at + 1);
        items.push_back(sorted.substr(at + 1, end - at - 1));
        at = end;
    }
    ASSERT_EQ(items.size(), 2001U);
    EXPECT_EQ(items.back(), "last");
    items.pop_back();
    EXPECT_TRUE(
        std::is_sorted(items.begin(), items.end(), [](const std::string &left, const std::string &right) {
            return std::stoull(left) < std::stoull(right);
        }));
}

TEST(Normalise, NeverIsNull) {
    for (const char *text : {R"("")", R"("0000-00-00")", R"("0000-00-00 00:00:00")",
                             R"("0000-00-00T00:00:00Z")", R"("0000-00-00 00:00")", "null"}) {
        EXPECT_EQ(value_normalised(text, date), "null");
    }
    for (const char *text : {R"("2023-01-02")", R"("2023-01-02 03:04:05")", "0", "false"}) {
        EXPECT_EQ(value_normalised(text, date), text);
    }
}

TEST(Normalise, MessagesBecomeAFlatListOfStrings) {
    EXPECT_EQ(value_normalised(R"([["dnsnewrecordadded","TXT"]])", messages),
              R"(["dnsnewrecordadded","TXT"])");
    EXPECT_EQ(value_normalised(R"("saved")", messages), R"(["saved"])");
    EXPECT_EQ(value_normalised(R"([1,true,null,{"a":"b","c":[2.50]}])", messages),
              R"(["1","true","b","2.50"])");
    for (const char *text : {"null", "[]", "{}", "[[],{}]"}) {
        EXPECT_EQ(value_normalised(text, messages), "[]");
    }
}

TEST(Normalise, AnObjectOfPositionsBecomesAList) {
    EXPECT_EQ(value_normalised(R"({"0":"1","1":"2","15":"3","17":"4"})", integers), "[1,2,3,4]");
}

TEST(Normalise, PositionsAreOrderedAsNumbers) {
    EXPECT_EQ(value_normalised(R"({"10":10,"9":9,"x":0,"2":2,"a":1})", integers), "[2,9,10,0,1]");
}

TEST(Normalise, AListMayBeMissingOrEmptyInEveryWay) {
    for (const char *text : {"null", "[]", "{}"}) {
        EXPECT_EQ(value_normalised(text, integers), "[]");
    }
}

constexpr Schema keyed{
    .kind = ValueKind::list, .fields = {}, .items = &record, .key = "id", .value = "content"};

TEST(Normalise, AKeyGoesIntoTheFieldForIt) {
    EXPECT_EQ(value_normalised(R"({"10":{"content":"a"},"9":{"content":"b"}})", keyed),
              R"([{"id":9,"content":"b"},{"id":10,"content":"a"}])");
    EXPECT_EQ(value_normalised(R"({"web":{"content":"a"},"2":{}})", keyed),
              R"([{"id":2},{"id":"web","content":"a"}])");
    EXPECT_EQ(value_normalised(R"({"7":[]})", keyed), R"([{"id":7}])") << "PHP writes an empty object so";
}

TEST(Normalise, AnItemsOwnIdIsNotReplacedByItsKey) {
    EXPECT_EQ(value_normalised(R"({"0":{"id":"5"},"4":{"content":"a","id":null}})", keyed),
              R"([{"id":5},{"content":"a","id":4}])");
    EXPECT_EQ(value_normalised(R"([{"id":"5"},{}])", keyed), R"([{"id":5},{}])") << "a position is no ID";
}

TEST(Normalise, AnItemThatIsNoObjectBecomesItsField) {
    EXPECT_EQ(value_normalised(R"({"3":"a","1":7})", keyed),
              R"([{"id":1,"content":7},{"id":3,"content":"a"}])");
    EXPECT_EQ(value_normalised(R"(["a",{"id":1}])", keyed), R"([{"content":"a"},{"id":1}])");
    EXPECT_EQ(value_normalised(R"("a")", keyed), R"([{"content":"a"}])");
    EXPECT_EQ(value_normalised(R"("")", keyed), "[]");
    EXPECT_EQ(value_normalised("null", keyed), "[]");
    EXPECT_EQ(value_normalised(R"({"3":null})", keyed), "'value' has a null item");
    EXPECT_EQ(value_normalised(R"({"3":["a"]})", keyed), "'value' should be an object");
    EXPECT_EQ(value_normalised("true", keyed), "'value' should be a list");
}

TEST(Normalise, ManyKeysTakeLinearTime) {
    std::string text = "{\"0\":{\"content\":\"x\"}";
    std::string expected = R"([{"id":0,"content":"x"})";
    for (int i = 1; i < 100'000; ++i) {
        const std::string id = std::to_string(i);
        text += ",\"" + id + "\":{\"content\":\"x\"}";
        expected += ",{\"id\":" + id + ",\"content\":\"x\"}";
    }
    EXPECT_EQ(value_normalised(text + "}", keyed), expected + "]");
}

TEST(Normalise, AFieldMayHaveOtherNames) {
    static constexpr std::string_view names[] = {"list", "items"};
    static constexpr Field fields[] = {{"id", &integer, false}, {"records", &records, true, names}};
    static constexpr Schema named{.kind = ValueKind::object, .fields = fields, .items = nullptr};
    EXPECT_EQ(normalised(R"({"list":[{"id":"1"}],"id":"2"})", named), R"({"records":[{"id":1}],"id":2})");
    EXPECT_EQ(normalised(R"({"items":[],"records":[{"id":"1"}]})", named),
              R"({"items":[],"records":[{"id":1}]})");
    EXPECT_EQ(normalised(R"({"items":[],"list":[{"id":"1"}]})", named),
              R"({"items":[],"records":[{"id":1}]})");
    EXPECT_EQ(normalised(R"({"other":[]})", named), "'records' is missing");
    static constexpr Schema many{.kind = ValueKind::list, .fields = {}, .items = &named};
    EXPECT_EQ(
        value_normalised(R"([{"list":[]},{"list":[]},{"records":[]},{"id":1,"list":[]},{"list":[]}])", many),
        R"([{"records":[]},{"records":[]},{"records":[]},{"id":1,"records":[]},{"records":[]}])");
}

TEST(Normalise, AStringOrAListIsOneOfThem) {
    EXPECT_EQ(value_normalised(R"({"0":"10","2":"vc01.example.com","1":5060})", text_or_list),
              R"(["10",5060,"vc01.example.com"])");
    for (const char *text : {R"("192.0.2.1")", R"(["a","7"])", "null", "[]", "7"}) {
        EXPECT_EQ(value_normalised(text, text_or_list), text);
    }
}

TEST(Normalise, PrivilegesAreListsAndFlags) {
    EXPECT_EQ(
        value_normalised(R"({"support":{"3":"newticket","0":"tickets"},"misc":["emails"]})", privileges),
        R"({"support":["tickets","newticket"],"misc":["emails"]})");
    EXPECT_EQ(value_normalised(R"({"services":{"full":"1","332":{"0":"basic","4":"notify"}}})", privileges),
              R"({"services":{"full":true,"332":["basic","notify"]}})");
}

TEST(Normalise, IdsInPrivilegesAreNoPositions) {
    EXPECT_EQ(value_normalised(R"({"services":{"332":"1","10":0},"domains":{"523":[]}})", privileges),
              R"({"services":{"332":true,"10":false},"domains":{"523":[]}})");
    EXPECT_EQ(value_normalised(R"({"services":{"332":["basic"],"10":["notify"]}})", privileges),
              R"({"services":{"332":["basic"],"10":["notify"]}})");
}

TEST(Normalise, PrivilegesOfAnotherKindStayAsTheyCame) {
    for (const char *text : {"null", R"("all")", R"({"billing":"some","new":{"a":{"b":[1,"0"]}}})"}) {
        EXPECT_EQ(value_normalised(text, privileges), text);
    }
    EXPECT_EQ(value_normalised("[]", privileges), "{}");
}

TEST(Normalise, ItemsAreNormalisedToo) {
    EXPECT_EQ(normalised(R"({"records":{"3":{"id":"7","x":"1"},"1":{"id":"8"}},"success":"1"})", answer),
              R"({"records":[{"id":8},{"id":7,"x":"1"}],"success":true})");
}

TEST(Normalise, UnknownFieldsAndTheOrderStay) {
    constexpr std::string_view text =
        R"({"zeta":"0","records":[],"error":[],"alpha":{"id":"1"},"n":1.10,"d":"0000-00-00"})";
    EXPECT_EQ(normalised(text, answer), text);
}

TEST(Normalise, TwoObjectsOfTheSameShapeDoNotShareTheirValues) {
    EXPECT_EQ(normalised(R"({"records":[{"id":"1","content":"a"},{"id":"x","content":"b"}]})", answer),
              R"({"records":[{"id":1,"content":"a"},{"id":"x","content":"b"}]})");
}

TEST(Normalise, AnEmptyArrayIsAnEmptyObject) {
    EXPECT_EQ(value_normalised("[]", record), "{}");
    EXPECT_EQ(normalised("[]", record), "{}");
}

TEST(Normalise, AScalarInPlaceOfAContainerIsAComplaint) {
    EXPECT_EQ(normalised(R"({"records":"none"})", answer), "'records' should be a list");
    EXPECT_EQ(normalised(R"({"records":[3]})", answer), "'records' should be an object");
    EXPECT_EQ(normalised(R"({"records":[[1]]})", answer), "'records' should be an object");
}

TEST(Normalise, AMissingRequiredFieldIsAComplaint) {
    EXPECT_EQ(normalised(R"({"success":true})", answer), "'records' is missing");
    EXPECT_EQ(normalised("[]", answer), "'records' is missing");
}

TEST(Normalise, AnAnswerThatIsNoObjectIsAComplaint) {
    for (const char *text : {"true", "12", R"("text")", "[1]"}) {
        EXPECT_EQ(normalised(text, answer), "the answer should be an object") << text;
        EXPECT_EQ(normalised(text, record), "the answer should be an object") << text;
    }
    EXPECT_EQ(normalised("null", answer), "the answer is null");
    EXPECT_EQ(normalised("null", record), "the answer is null");
}

TEST(Normalise, NullStandsForAMissingObjectInside) {
    EXPECT_EQ(value_normalised("null", record), "null");
}

TEST(Normalise, ARequiredFieldThatIsNullIsNoAnswer) {
    EXPECT_EQ(normalised(R"({"client":null})", *find_operation("get_details")->response), "'client' is null");
    constexpr std::string_view updated = R"({"client":null,"info":["client_info_updated"]})";
    EXPECT_EQ(normalised(updated, *find_operation("update_details")->response), updated)
        << "it is not required there";
}

}  // namespace
}  // namespace balvps
