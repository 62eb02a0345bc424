// Promises of the C++ header that the vectors do not test.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <ranges>
#include <sstream>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "operations.h"

namespace balvps_cpp_test {
namespace {

class CppClient : public testing::Test {
  protected:
    Sandbox sandbox_;
    balvps::Client client_ = client_of(sandbox_);

    void play(const std::string &path, const std::string &body) {
        sandbox_.play({{{"path", path}, {"body", body}}});
    }
    /// The exact body of the last request.
    Json sent() { return Json::parse(sandbox_.log().back().at("body").get<std::string>()); }
};

// ---- parity

TEST_F(CppClient, EveryCallOfTheCatalogIsAFunctionAndNoOtherIs) {
    std::vector<std::string> described;
    for (const Json &call : calls()) {
        described.push_back(call.at("name"));
    }
    std::ranges::sort(described);
    std::vector<std::string> offered;
    for (const auto &[name, functions] : client_functions()) {
        offered.push_back(name);
    }
    EXPECT_EQ(offered, described);
}

TEST_F(CppClient, EveryFunctionCallsItsOperation) {
    auto client = balvps::Client(balvps::Config().base_url("http://127.0.0.1:1/api").auth("none").retries(0));
    for (const Json &call : calls()) {
        Json ids = Json::object();
        for (const std::string &id : path_ids(call)) {
            ids[id] = 1;
        }
        const auto name = call.at("name").get<std::string>();
        for (const Function &function :
             {client_functions().at(name).throwing, client_functions().at(name).returning}) {
            const auto outcome = function(client, ids);
            ASSERT_TRUE(outcome && outcome->error) << name;
            EXPECT_EQ(outcome->error->operation(), name);
        }
    }
}

TEST_F(CppClient, ConfigFunctionsSetTheirKeys) {
    const auto refused = [](const balvps::Config &config) -> std::string {
        try {
            const balvps::Client client(config);
            return "";
        } catch (const balvps::errors::Configuration &error) {
            return error.what();
        }
    };
    EXPECT_NE(refused(balvps::Config().timeout_ms(0)).find("timeout_ms"), std::string::npos);
    EXPECT_NE(refused(balvps::Config().auth("magic")).find("auth"), std::string::npos);
    EXPECT_NE(refused(balvps::Config().set("pasword", "secret")).find("pasword"), std::string::npos);
    char *const none = nullptr;  // std::getenv may return this
    EXPECT_EQ(
        refused(balvps::Config().username(none).password(nullptr).timeout_ms(1000).allow_plain_http(true)),
        "");
}

// ---- arguments

TEST_F(CppClient, ArgumentsHaveNamesAndNestedValuesAreAccepted) {
    play("/api/service/10/dns/60/records", R"({"success":true})");
    client_.add_dns_record(balvps::AddDnsRecord(10, 60)
                               .name("_sip._tcp.qwerty.com")
                               .type("SRV")
                               .content(balvps::Json{R"([10,5060,"sip.qwerty.com"])"})
                               .ttl(300)
                               .extra(balvps::Json{R"({"comment":null,"tags":[true,{"a":[1],"b":"c"}]})"}));
    EXPECT_EQ(sent(), Json::parse(R"({"service_id":10,"zone_id":60,"name":"_sip._tcp.qwerty.com","ttl":300,
        "type":"SRV","content":[10,5060,"sip.qwerty.com"],"comment":null,"tags":[true,{"a":[1],"b":"c"}]})"))
        << sent();
}

TEST_F(CppClient, AnythingThatIsJsonTextIsAnArgument) {
    play("/api/contact", R"({"success":true})");
    const Json privileges{{"support", {"tickets", "newticket"}}};
    client_.add_contact(
        balvps::AddContact().email("mary@example.com").privileges(balvps::Json{privileges.dump()}));
    EXPECT_EQ(sent().at("privileges"), privileges);
    EXPECT_THROW(client_.add_contact(balvps::AddContact().privileges(balvps::Json{"{"})),
                 balvps::errors::Argument);
}

TEST_F(CppClient, TextsOfEveryTypeAreArgumentsAndNullIsNone) {
    for (const bool filled : {true, false}) {
        play("/api/contact", R"({"success":true})");
        const std::string text = filled ? "Łódź" : "";
        client_.add_contact(
            balvps::AddContact().city(text).state(std::string_view(text)).country(text.c_str()));
        for (const char *const name : {"city", "state", "country"}) {
            EXPECT_EQ(sent().at(name), text);
        }
    }
    char *const none = nullptr;
    EXPECT_THROW(client_.add_contact(balvps::AddContact().city(none)), balvps::errors::Argument);
    EXPECT_THROW(client_.add_contact(balvps::AddContact().set("city", nullptr)), balvps::errors::Argument);
}

TEST_F(CppClient, ArgumentsSetAgainAreReplacedAndExtraOnesAreAdded) {
    play("/api/contact", R"({"success":true})");
    client_.add_contact(balvps::AddContact()
                            .extra(balvps::Json{R"({"a":true,"b":[1]})"})
                            .set("email", "first")
                            .set("email", "mary@example.com"));
    EXPECT_EQ(sent(), Json::parse(R"({"email":"mary@example.com","a":true,"b":[1]})"));
}

TEST_F(CppClient, UnicodeComesBackAsItWasSent) {
    std::string text = "Żółć – 日本語 – 👩‍👩‍👧 – ";
    text += "\xF4\x8F\xBF\xBF – e\u0301 – \"\\\" – \t\n – ";
    text += '\0';
    text += " – </script>";
    const auto opened = client_.create_ticket(balvps::CreateTicket().dept_id(1).subject(text).body(text));
    const auto answer = client_.get_ticket(opened->ticket().value());
    EXPECT_EQ(answer->ticket().subject(), text);
    EXPECT_EQ(answer->ticket().body(), text);
    EXPECT_THROW(client_.reply_ticket(balvps::ReplyTicket(736633).body("\xFF")), balvps::errors::Argument);
    EXPECT_THROW(client_.run(balvps::Call("reply_ticket").set("number", 736633).set("body", "\xFF")),
                 balvps::errors::Argument);
}

// ---- answers

TEST_F(CppClient, ViewsReadFieldsByTheirTypes) {
    const auto answer = client_.get_invoice(308976);
    const balvps::Invoice invoice = answer->invoice();
    EXPECT_EQ(invoice.id(), 308976);
    EXPECT_EQ(invoice.total(), "19.65");
    EXPECT_EQ(invoice.currency(), "USD");
    EXPECT_EQ(invoice.date(), "2016-12-30");
    EXPECT_FALSE(invoice.taxexempt());
    std::ostringstream amounts;
    for (const balvps::InvoiceItem item : invoice.items()) {
        amounts << item.amount() << (item.taxed() ? " taxed;" : ";");
    }
    EXPECT_EQ(amounts.str(), "15.00 taxed;1.24 taxed;");
    EXPECT_EQ(invoice.items()[1].item_id(), -2);
    EXPECT_EQ(invoice.items().size(), 2U);
}

TEST_F(CppClient, ListsAreReadInPlaceInAnyOrder) {
    const auto answer = client_.list_invoices();
    const auto invoices = answer->invoices();
    const auto by_id = [](const balvps::InvoiceSummary &invoice) { return invoice.id(); };
    EXPECT_EQ(invoices.begin()->id(), 308976);
    EXPECT_EQ((invoices.end() - 1)->id(), (*std::prev(invoices.end())).id());
    EXPECT_EQ(invoices.begin()[2].id(), invoices[2].id());
    EXPECT_EQ(std::accumulate(invoices.begin(), invoices.end(), std::int64_t{0},
                              [&](std::int64_t sum, const auto &each) { return sum + by_id(each); }),
              308976 + 308977 + 308978);
    EXPECT_EQ(std::ranges::find(invoices, 308977, by_id)->id(), 308977);
    EXPECT_EQ(std::ranges::lower_bound(invoices, 308977, {}, by_id) - invoices.begin(), 1);
    EXPECT_FALSE(invoices[3]) << "a view of nothing, beyond the end";
    EXPECT_THROW(invoices[3].id(), std::out_of_range);
    EXPECT_THROW((*answer)["invoices"].items<std::int64_t>()[0], std::out_of_range);
}

#if !defined(__clang__) || __clang_major__ >= 16  // older versions cannot compile libstdc++'s views
TEST_F(CppClient, ListsWorkWithViews) {
    const auto answer = client_.list_invoices();
    const auto by_id = [](const balvps::InvoiceSummary &invoice) { return invoice.id(); };
    std::vector<std::int64_t> backwards;
    for (const std::int64_t id :
         answer->invoices() | std::views::reverse | std::views::transform(by_id) | std::views::take(2)) {
        backwards.push_back(id);
    }
    EXPECT_EQ(backwards, (std::vector<std::int64_t>{308978, 308977}));
}
#endif

TEST_F(CppClient, WhatMayBeMissingIsOptionalAndUnknownFieldsAreReachable) {
    play(
        "/api/invoice",
        R"({"invoices":[{"id":"1","duedate":"0000-00-00","merge_id":null,"status":null,"note":{"a":[1.50]}}]})");
    const auto answer = client_.list_invoices();
    ASSERT_EQ(answer->invoices().size(), 1U);
    const balvps::InvoiceSummary invoice = answer->invoices()[0];
    EXPECT_EQ(invoice.duedate(), std::nullopt);
    EXPECT_EQ(invoice.merge_id(), std::nullopt);
    EXPECT_EQ(invoice.datepaid(), std::nullopt);
    EXPECT_EQ(invoice.status(), "");
    EXPECT_EQ(answer->success(), std::nullopt);
    EXPECT_TRUE(answer->info().empty());
    EXPECT_THROW(invoice.total(), std::out_of_range);
    EXPECT_FALSE(invoice["total"]);
    EXPECT_TRUE(invoice["merge_id"].is_null());
    const balvps::List<balvps::Value> notes = invoice["note"]["a"].items();
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].text(), "1.50");
    EXPECT_EQ(invoice["none"]["of"]["these"].integer(), std::nullopt);
    std::string names;
    const balvps::List<balvps::Value> fields = invoice.untyped().items();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        names += invoice.untyped().name(i);
        names += fields[i].is_null() ? "- " : " ";
    }
    EXPECT_EQ(names, "id duedate- merge_id- status- note ");
}

TEST_F(CppClient, AViewOfNothingIsFalse) {
    play("/api/service/10/dns/60/records", R"({"success":true})");
    const auto answer = client_.add_dns_record(balvps::AddDnsRecord(10, 60).name("a").type("A").content("b"));
    EXPECT_FALSE(answer->record());
    EXPECT_EQ(answer->success(), true);
    EXPECT_THROW(answer->record().name(), std::out_of_range);
}

TEST_F(CppClient, AnAnswerTellsHowItCame) {
    const auto answer = client_.get_balance();
    EXPECT_EQ(answer.http_status(), 200);
    EXPECT_EQ(Json::parse(answer.json()).at("details").at("acc_credit"), "50.00");
    EXPECT_EQ(answer.tag(), 0U);
    EXPECT_NE(balvps_result_header(answer.get(), "CONTENT-TYPE", BALVPS_NTS, nullptr), nullptr);
}

TEST_F(CppClient, RequestsOutsideTheCatalogGoThrough) {
    const auto invoice = client_.request("GET", "/invoice/308976");
    EXPECT_EQ((*invoice)["invoice"]["id"].text(), "308976");
    client_.request("PUT", "/details", R"({"city":"Łódź"})");
    const auto details = client_.get_details();
    EXPECT_EQ(details->client().city(), "Łódź");
    EXPECT_THROW(client_.request("GET", "/nothing"), balvps::errors::Unsupported);
}

// ---- calls

TEST_F(CppClient, ACallIsMadeInAnyWay) {
    const std::string expected = client_.get_invoice(308976).json();
    const balvps::GetInvoice call(308976);
    const auto answer = client_.run(call);
    EXPECT_EQ(answer->invoice().id(), 308976);
    EXPECT_EQ(client_.get_invoice(call).json(), expected);
    const auto by_name = client_.run(balvps::Call("get_invoice").set("id", 308976));
    EXPECT_EQ(by_name.json(), expected);
    EXPECT_EQ(by_name->json(), expected);
    EXPECT_EQ((*by_name)["no such member"].json(), "");
    EXPECT_EQ(client_.call("get_invoice", balvps::Json{R"({"id":308976})"}).json(), expected);
    EXPECT_EQ(client_.call("get_balance").json(), client_.get_balance().json());
    EXPECT_EQ(client_.run(balvps::Call::request("GET", "/invoice/308976")).http_status(), 200);
    EXPECT_FALSE(client_.try_run(balvps::Call("get_invoice").set("id", 1)));
    EXPECT_THROW(client_.run(balvps::GetInvoice(1)), balvps::errors::NotFound);
    EXPECT_THROW(client_.run(balvps::Call(nullptr)), balvps::errors::Argument);
    EXPECT_THROW(client_.call("get_invoices"), balvps::errors::Argument);
}

TEST_F(CppClient, ACallIsDescribedAndNotMade) {
    const auto described =
        client_.describe(balvps::Login().username("mary@example.com").password("Tr0ub4dor"));
    EXPECT_EQ((*described)["method"].text(), "POST");
    EXPECT_EQ((*described)["url"].text(), sandbox_.base_url() + "/login");
    EXPECT_EQ((*described)["safe"].boolean(), false);
    EXPECT_EQ((*described)["body"].json(), R"({"username":"mary@example.com","password":"***"})");
    const auto request = client_.describe(balvps::Call::request("GET", "/invoice?password=Tr0ub4dor"));
    EXPECT_EQ((*request)["url"].text(), sandbox_.base_url() + "/invoice?password=***");
    EXPECT_TRUE((*request)["body"].is_null());
    EXPECT_EQ((*request)["safe"].boolean(), true);
    EXPECT_THROW(client_.describe(balvps::Call("get_invoice")), balvps::errors::Argument);
    EXPECT_EQ(sandbox_.log(), Json::array());
}

// ---- errors

TEST_F(CppClient, AnErrorTellsEverything) {
    sandbox_.play({{{"path", "/api/invoice/308976/credit"},
                    {"status", 429},
                    {"headers", {{"Retry-After", "7"}}},
                    {"body", R"({"error":["Too many requests"]})"}}});
    try {
        client_.apply_credit(balvps::ApplyCredit(308976).amount("0.10"));
        FAIL() << "nothing was thrown";
    } catch (const balvps::errors::RateLimited &error) {
        EXPECT_EQ(error.code(), BALVPS_ERROR_RATE_LIMITED);
        EXPECT_EQ(error.name(), "rate_limited");
        EXPECT_EQ(error.reason(), "");
        EXPECT_EQ(error.operation(), "apply_credit");
        ASSERT_EQ(error.messages().size(), 1U);
        EXPECT_EQ(error.messages()[0], "Too many requests");
        EXPECT_EQ(error.http_status(), 429);
        EXPECT_EQ(error.retry_after(), 7);
        EXPECT_EQ(Json::parse(error.json()).at("message"), error.what());
        EXPECT_EQ(error.details()["content_type"].text(), "application/json");
        EXPECT_EQ(Json::parse(error.json()).at("name"), "rate_limited");
    }
}

TEST_F(CppClient, AnUnreachableServiceIsAConnectionError) {
    balvps::Client client(balvps::Config().base_url("http://127.0.0.1:1/api").auth("none").retries(0));
    const auto expected = client.try_get_balance();
    ASSERT_FALSE(expected);
    EXPECT_EQ(expected.error().code(), BALVPS_ERROR_CONNECTION);
    EXPECT_EQ(expected.error().http_status(), 0);
    EXPECT_EQ(expected.error().retry_after(), std::nullopt);
    EXPECT_TRUE(expected.error().retryable());
    EXPECT_THROW(expected->details(), balvps::errors::Connection);
}

TEST_F(CppClient, AnErrorCanBeReturnedInPlaceOfThrown) {
    const auto found = client_.try_get_invoice(308976);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found.value().invoice().total(), "19.65");
    const auto missing = client_.try_get_invoice(1);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().name(), "not_found");
    EXPECT_THROW(missing->invoice(), balvps::errors::NotFound);
    EXPECT_THROW(missing.value(), balvps::errors::NotFound);
    EXPECT_THROW(client_.try_get_invoice(1).or_throw(), balvps::errors::NotFound);
}

TEST_F(CppClient, AnErrorOutlivesItsResultAndIsCopiedWithoutThrowing) {
    balvps::Error error = client_.try_get_invoice(1).error();
    const balvps::Error copy = error;
    error = client_.try_get_invoice(2).error();
    EXPECT_EQ(copy.operation(), "get_invoice");
    EXPECT_TRUE(std::is_nothrow_copy_constructible_v<balvps::errors::NotFound>);
}

TEST_F(CppClient, NoSecretIsShown) {
    const std::string secret = "Tr0ub4dor";
    balvps::Client client = client_of(sandbox_, {{"password", secret}});
    std::string shown;
    std::array refused{
        client.try_login(), client.try_login(balvps::Login().password(secret)),
        client.try_login(balvps::Login().set("password", balvps::Json{"[\"" + secret + "\"]"}))};
    for (const auto &expected : refused) {
        ASSERT_FALSE(expected);
        shown.append(expected.error().what()).append(expected.error().json());
    }
    EXPECT_EQ(shown.find(secret), std::string::npos) << shown;
}

// ---- ownership, checked by the compiler

template <typename T>
concept Copied = std::is_copy_constructible_v<T>;
template <typename T>
concept Moved = std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>;
template <typename T>
concept Owned = Moved<T> && !Copied<T>;
template <typename T>
concept ReadWhereNobodyKeepsIt = requires(T made) {
    std::move(made)->info();
}
|| requires(T made) {
    (*std::move(made)).info();
}
|| requires(T made) {
    std::move(made).value();
};
template <typename T>
concept Read = requires(const T made) {
    made->info();
    (*made).info();
    made.value().info();
};

using Invoices = balvps::Answer<balvps::ListInvoicesAnswer>;
static_assert(Read<Invoices> && !ReadWhereNobodyKeepsIt<Invoices>);
static_assert(Owned<balvps::Client> && Owned<balvps::Config> && Owned<balvps::Call> &&
              Owned<balvps::AddDnsRecord> && Owned<balvps::Queue>);
static_assert(Moved<Invoices> && Copied<balvps::Invoice> && Copied<balvps::Value> && Copied<balvps::Error>);

using List = balvps::List<balvps::InvoiceSummary>;
static_assert(std::ranges::random_access_range<List> && std::ranges::sized_range<List>);
// A list owns nothing, so reading it allocates nothing.
static_assert(std::is_trivially_copyable_v<List> && sizeof(List) == sizeof(void *));
// A number can be an argument only if it fits into 64 bits. Other numbers are given as text.
template <typename T>
concept Argument = requires(balvps::Call made, T value) {
    made.set("amount", value);
};
static_assert(Argument<int> && Argument<std::int64_t> && Argument<const char *> &&
              Argument<std::string_view>);
static_assert(!Argument<double> && !Argument<std::uint64_t>);

TEST_F(CppClient, HandlesMove) {
    balvps::Client moved = std::move(client_);
    auto answer = moved.get_invoice(308976);
    const balvps::Invoice invoice = answer->invoice();
    const auto kept = std::move(answer);
    EXPECT_EQ(invoice.total(), kept->invoice().total());
}

}  // namespace
}  // namespace balvps_cpp_test
