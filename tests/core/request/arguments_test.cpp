#include "request/arguments.h"

#include <gtest/gtest.h>

#include <list>
#include <memory>

#include "freed_memory.h"
#include "printing.h"

namespace balvps {
namespace {

using test::json_of;
using test::why;

Secret nothing(std::string_view /*config_key*/) {
    return {};
}

Result<Arguments> validate(std::string_view operation, std::string_view json,
                           const ArgumentDefaults &defaults = nothing) {
    static std::list<ArgumentList> kept;  // the arguments refer to it
    const Result<ArgumentList> given = read_arguments(json);
    if (!given) {
        return failure(given.error());
    }
    kept.push_back(*given);
    return Arguments::validate(*find_operation(operation), kept.back(), defaults);
}

/// The message of the error. Empty if there is none.
std::string refusal(std::string_view operation, std::string_view json) {
    const Result<Arguments> arguments = validate(operation, json);
    if (arguments) {
        return {};
    }
    EXPECT_EQ(arguments.error().code, ErrorCode::argument);
    return arguments.error().message;
}

bool mentions(const std::string &message, std::string_view text) {
    return message.find(text) != std::string::npos;
}

TEST(Arguments, AreKeptByTheirPosition) {
    const Result<Arguments> arguments = validate("apply_credit", R"({"amount":"2.10","id":308976})");
    ASSERT_TRUE(arguments.has_value()) << why(arguments);
    EXPECT_EQ(json_of(*arguments->value(0)), "308976");
    EXPECT_EQ(json_of(*arguments->value(1)), R"("2.10")");
    EXPECT_TRUE(arguments->given(1));
    EXPECT_EQ(arguments->extra(), nullptr);
}

TEST(Arguments, MayBeMissingWhereNoneAreRequired) {
    for (const char *json : {"", "{}", " {} "}) {
        const Result<Arguments> arguments = validate("update_details", json);
        ASSERT_TRUE(arguments.has_value()) << why(arguments);
        EXPECT_FALSE(arguments->given(0));
    }
}

/// A call of the C ABI may give the path's id and also an argument of the same name.
TEST(Arguments, TheSameOneIsRefusedASecondTime) {
    const std::shared_ptr<const Value> id = shared_root(Document::of_integer(7));
    const ArgumentList given = {{"id", id}, {"id", id}};
    const Result<Arguments> arguments = Arguments::validate(*find_operation("get_invoice"), given, nothing);
    ASSERT_FALSE(arguments.has_value());
    EXPECT_EQ(arguments.error().message, "argument 'id' is given twice");
}

TEST(Arguments, OutliveWhereTheyCameFrom) {
    ArgumentList copy;
    {
        const Result<ArgumentList> read =
            read_arguments(R"({"subject":"a text that does not stand inside"})");
        ASSERT_TRUE(read.has_value()) << why(read);
        copy = *read;
    }
    ASSERT_EQ(copy.size(), 1U);
    EXPECT_EQ(copy[0].value->text(), "a text that does not stand inside");
}

TEST(Arguments, SecretsAmongThemAreWiped) {
    for (const std::string_view secret : {"short-s3cret", "a secret that does not stand inside a value"}) {
        const test::FreedMemoryWatch watch(secret);
        {
            const ArgumentList given = {{"password", shared_root(Document::of_text(secret))}};
            const ArgumentList copy = given;
        }
        EXPECT_EQ(watch.sightings(), 0U) << secret;
    }
}

TEST(Arguments, SecretsOfJsonAreWiped) {
    const test::FreedMemoryWatch watch("short-s3cret");
    EXPECT_TRUE(read_arguments(R"({"password":"short-s3cret"})").has_value());
    EXPECT_EQ(watch.sightings(), 0U);
}

TEST(Arguments, MustBeOneJsonObject) {
    EXPECT_TRUE(mentions(refusal("get_details", "[]"), "one JSON object, not a list"));
    EXPECT_TRUE(mentions(refusal("get_details", "null"), "one JSON object, not null"));
    EXPECT_TRUE(mentions(refusal("get_details", "\"{}\""), "one JSON object"));
    EXPECT_TRUE(mentions(refusal("get_details", "{"), "not valid JSON at byte 1"));
    EXPECT_TRUE(mentions(refusal("get_details", "{}{}"), "not valid JSON"));
    EXPECT_TRUE(mentions(refusal("reset_password", "{\"email\":\"\xFF\"}"), "not valid JSON"));
}

TEST(Arguments, AnUnknownNameIsRefusedWithTheNearestKnownOne) {
    EXPECT_EQ(refusal("get_dns_zone", R"({"service_id":1,"zone":2})"),
              "unknown argument 'zone'; did you mean 'zone_id'?");
    EXPECT_TRUE(mentions(refusal("get_dns_zone", R"({"color":2})"), "known: service_id, zone_id"));
    EXPECT_EQ(refusal("get_details", R"({"id":1})"), "unknown argument 'id'; get_details takes none");
    EXPECT_TRUE(mentions(refusal("create_ticket", R"({"urgency":2})"), "'extra'"));
}

TEST(Arguments, ANameIsMatchedExactly) {
    EXPECT_FALSE(refusal("get_invoice", R"({"ID":1})").empty());
    EXPECT_FALSE(refusal("get_invoice", "{\"id\\u0000\":1}").empty());
}

TEST(Arguments, ANameGivenTwiceIsRefused) {
    EXPECT_EQ(refusal("get_invoice", R"({"id":1,"id":1})"), "argument 'id' is given twice");
}

TEST(Arguments, AMissingRequiredOneIsNamed) {
    EXPECT_TRUE(mentions(refusal("get_invoice", "{}"), "argument 'id' is required"));
    EXPECT_TRUE(
        mentions(refusal("create_ticket", R"({"dept_id":1,"body":"b"})"), "argument 'subject' is required"));
}

TEST(Arguments, NullIsNotAValue) {
    EXPECT_TRUE(
        mentions(refusal("apply_credit", R"({"id":1,"amount":null})"), "not null; leave it out instead"));
}

class IntegerArgument : public ::testing::TestWithParam<std::pair<const char *, const char *>> {};

TEST_P(IntegerArgument, IsADecimalNumberOrItsText) {
    const auto &[given, canonical] = GetParam();
    const Result<Arguments> arguments = validate("get_invoice", "{\"id\":" + std::string(given) + "}");
    if (canonical == nullptr) {
        ASSERT_FALSE(arguments.has_value()) << given;
        EXPECT_TRUE(mentions(arguments.error().message, "argument 'id' must be a whole number")) << given;
    } else {
        ASSERT_TRUE(arguments.has_value()) << why(arguments);
        EXPECT_EQ(integer_digits(*arguments->value(0)), canonical);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Values, IntegerArgument,
    ::testing::Values(
        std::pair("308976", "308976"), std::pair("0", "0"), std::pair(R"("7")", "7"),
        std::pair(R"("007")", "7"), std::pair(R"("000")", "0"),
        std::pair("9223372036854775807", "9223372036854775807"), std::pair("9223372036854775808", nullptr),
        std::pair(R"("99999999999999999999")", nullptr), std::pair("-1", nullptr), std::pair("-0", nullptr),
        std::pair("1.0", nullptr), std::pair("1e2", nullptr), std::pair(R"("")", nullptr),
        std::pair(R"("-1")", nullptr), std::pair(R"("1.5")", nullptr), std::pair(R"(" 1")", nullptr),
        std::pair(R"("1 ")", nullptr), std::pair(R"("+1")", nullptr), std::pair(R"("0x1")", nullptr),
        std::pair(R"("abc")", nullptr), std::pair(R"("1/../2")", nullptr), std::pair("\"\\u0661\"", nullptr),
        std::pair("\"1\\u0000\"", nullptr), std::pair("true", nullptr), std::pair("[1]", nullptr),
        std::pair("{}", nullptr)));

TEST(Arguments, AnAmountIsADecimalWithoutSignOrExponent) {
    const auto amount = [](const std::string &value) {
        return refusal("apply_credit", "{\"id\":1,\"amount\":" + value + "}");
    };
    for (const char *good : {"2", "0", R"("2.10")", R"("123456789012345678.99")", "123456789012345678"}) {
        EXPECT_EQ(amount(good), "") << good;
    }
    for (const char *bad : {"-2.10", "2.10", "2.0", "0.30000000000000004", "1e2", R"("1e2")", R"("+1")",
                            R"("")", R"(".5")", R"("5.")", R"("1.2.3")", R"("1,50")", "true", R"("NaN")"}) {
        EXPECT_TRUE(mentions(amount(bad), "argument 'amount' must be a decimal")) << bad;
    }
}

TEST(Arguments, AStringIsAStringOnly) {
    EXPECT_EQ(refusal("reset_password", R"({"email":""})"), "");
    for (const char *bad : {"1", "true", "[]", "{}"}) {
        EXPECT_TRUE(
            mentions(refusal("reset_password", "{\"email\":" + std::string(bad) + "}"), "must be a string"));
    }
}

TEST(Arguments, AListOfStringsHoldsStringsOnly) {
    EXPECT_EQ(refusal("update_details", R"({"telegramnotifications":[]})"), "");
    EXPECT_EQ(refusal("update_details", R"({"telegramnotifications":["invoices"]})"), "");
    EXPECT_FALSE(refusal("update_details", R"({"telegramnotifications":["invoices",1]})").empty());
    EXPECT_FALSE(refusal("update_details", R"({"telegramnotifications":"invoices"})").empty());
}

TEST(Arguments, PrivilegesAreAnObject) {
    EXPECT_EQ(refusal("add_contact", R"({"privileges":{"support":["tickets"]}})"), "");
    EXPECT_FALSE(refusal("add_contact", R"({"privileges":["support"]})").empty());
    EXPECT_FALSE(refusal("add_contact", R"({"privileges":"support"})").empty());
}

TEST(Arguments, RecordContentIsAStringOrAListOfStringsAndIntegers) {
    const auto content = [](const std::string &value) {
        return refusal("add_dns_record",
                       R"({"service_id":1,"zone_id":2,"name":"n","type":"SRV","content":)" + value + "}");
    };
    EXPECT_EQ(content(R"("192.0.2.1")"), "");
    EXPECT_EQ(content(R"([10,5060,"sip.example.com"])"), "");
    for (const char *bad : {"[]", "1", "{}", "[1.5]", "[null]", "[[1]]", "[true]"}) {
        EXPECT_FALSE(content(bad).empty()) << bad;
    }
}

TEST(Arguments, AWrongSecretIsNotShown) {
    const std::string message = refusal("login", R"({"username":"u","password":123456})");
    EXPECT_TRUE(mentions(message, "argument 'password' must be a string, not a number")) << message;
    EXPECT_FALSE(mentions(message, "123456"));
}

TEST(Arguments, WhatIsShownIsShortAndPrintable) {
    const std::string message = refusal("get_invoice", "{\"id\":\"" + std::string(100'000, 'x') + "\"}");
    EXPECT_LT(message.size(), 300U);
    EXPECT_FALSE(mentions(refusal("get_invoice", R"({"a\r\nb":1})"), "\r"));
}

TEST(Arguments, TheConfigStandsInForWhatIsLeftOut) {
    const auto defaults = [](std::string_view key) { return Secret(key == "username" ? "me" : "secret"); };
    const Result<Arguments> arguments = validate("login", R"({"username":"you"})", defaults);
    ASSERT_TRUE(arguments.has_value()) << why(arguments);
    EXPECT_EQ(arguments->value(0)->text(), "you");
    EXPECT_EQ(arguments->standing_in(0), "");
    EXPECT_EQ(arguments->value(1), nullptr);
    EXPECT_EQ(arguments->standing_in(1), "secret");
    EXPECT_TRUE(arguments->given(1));
}

TEST(Arguments, AMissingOneThatTheConfigCouldHoldSaysSo) {
    EXPECT_TRUE(mentions(refusal("login", R"({"username":"u"})"), "or set 'password' in the config"));
}

TEST(Arguments, ExtraIsAnObjectOfOtherFields) {
    const Result<Arguments> arguments =
        validate("create_ticket", R"({"dept_id":1,"subject":"s","body":"b","extra":{"urgency":2}})");
    ASSERT_TRUE(arguments.has_value()) << why(arguments);
    EXPECT_EQ(json_of(*arguments->extra()), R"({"urgency":2})");
}

TEST(Arguments, AWrongExtraIsRefused) {
    EXPECT_TRUE(
        mentions(refusal("update_details", R"({"extra":[1]})"), "'extra' must be an object, not a list"));
    EXPECT_TRUE(
        mentions(refusal("update_details", R"({"extra":{"email":"e"}})"), "must not contain 'email'"));
    EXPECT_TRUE(mentions(refusal("get_details", R"({"extra":{}})"), "sends no body"));
    EXPECT_TRUE(mentions(refusal("update_details", R"({"extra":{},"extra":{}})"), "given twice"));
}

}  // namespace
}  // namespace balvps
