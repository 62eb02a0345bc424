// The whole way, nothing canned: every operation through the C ABI, over TLS, against the sandbox in every
// dialect. What the caller gets, what the service remembers and what was sent are all looked at.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "calls.h"
#include "sandbox.h"

namespace balvps::test {
namespace {

using Texts = std::vector<std::string>;

class AgainstSandbox : public testing::Test {
  protected:
    static void SetUpTestSuite() { sandbox_process = std::make_unique<Sandbox>(Texts{"--login-limit", "0"}); }
    static void TearDownTestSuite() { sandbox_process.reset(); }
    static Sandbox &sandbox() { return *sandbox_process; }

    static Settings account() {
        return {{"base_url", sandbox().base_url()},
                {"ca_file", sandbox().ca_file()},
                {"username", "user@example.com"},
                {"password", "secret"},
                {"retries", "0"}};
    }

    /// The settings of the account, some of them replaced.
    static Settings with(const Settings &changes) {
        Settings settings = changes;
        settings.merge(account());
        return settings;
    }

    static Client client_with(const Settings &settings) {
        NewClient made = make_client(settings);
        EXPECT_TRUE(made.client) << to_json(made.error.get());
        return std::move(made.client);
    }

    /// "METHOD /path" of every request since the log was cleared.
    static Texts requests() {
        Texts lines;
        for (const Json &entry : sandbox().log()) {
            EXPECT_EQ(entry["scheme"], "https");
            lines.push_back(entry["method"].get<std::string>() + " " + entry["path"].get<std::string>());
        }
        return lines;
    }

    static auto count(const Texts &lines, const std::string &line) { return std::ranges::count(lines, line); }

    static Json result_of(const Result &result) {
        const balvps_error *const error = balvps_result_error(result.get());
        EXPECT_EQ(error, nullptr) << to_json(error);
        return to_json(result.get());
    }

    static Json error_of(const Result &result) {
        const balvps_error *const error = balvps_result_error(result.get());
        EXPECT_NE(error, nullptr) << to_json(result.get());
        return error == nullptr ? Json::object() : to_json(error);
    }

  private:
    static inline std::unique_ptr<Sandbox> sandbox_process;
};

// ---- every operation, by name, as JSON and by function, in every dialect ----

class EveryOperation : public AgainstSandbox,
                       public testing::WithParamInterface<std::tuple<std::string, Form>> {
  protected:
    void SetUp() override {
        sandbox().reset({{"dialect", std::get<0>(GetParam())}});
        client_ = client_with(account());
    }

    bool wire() const { return std::get<0>(GetParam()) != "documented"; }

    Result make_call(const std::string &operation, const Json &arguments) const {
        std::optional<Result> result = call(client_.get(), std::get<1>(GetParam()), operation, arguments);
        EXPECT_TRUE(result) << operation << " cannot be called with " << arguments;
        return std::move(result).value();
    }
    Json succeed(const std::string &operation, const Json &arguments = Json::object()) const {
        SCOPED_TRACE(operation + " " + arguments.dump());
        return result_of(make_call(operation, arguments));
    }
    Json fail(const std::string &operation, const Json &arguments = Json::object()) const {
        SCOPED_TRACE(operation + " " + arguments.dump());
        return error_of(make_call(operation, arguments));
    }

    Client client_;
};

TEST_P(EveryOperation, Session) {
    const Json first = succeed("login");
    const Json second = succeed("refresh_token");
    EXPECT_NE(first.at("token"), second.at("token"));
    EXPECT_NE(first.at("refresh"), second.at("refresh"));
    EXPECT_EQ(succeed("get_details").at("client").at("id"), 26);

    EXPECT_EQ(succeed("logout").at("status"), true);
    EXPECT_EQ(succeed("get_details").at("client").at("id"), 26);

    EXPECT_EQ(succeed("revoke_token").at("status"), true);
    const Json third = succeed("login");
    EXPECT_EQ(succeed("revoke_token", {{"refresh_token", third.at("refresh")}}).at("status"), true);
    EXPECT_EQ(succeed("get_details").at("client").at("id"), 26);
    EXPECT_EQ(requests(), (Texts{"POST /api/login", "POST /api/token", "GET /api/details", "POST /api/logout",
                                 "POST /api/login", "GET /api/details", "POST /api/revoke", "POST /api/login",
                                 "POST /api/revoke", "POST /api/login", "GET /api/details"}));

    EXPECT_EQ(fail("refresh_token", {{"refresh_token", third.at("refresh")}}).at("messages"),
              Json::array({"invalid_refresh_token"}));
    const Json wrong = fail("login", {{"password", "not it"}});
    EXPECT_EQ(wrong.at("name"), "authentication");
    EXPECT_EQ(wrong.at("reason"), "wrong_login");
}

TEST_P(EveryOperation, SignUp) {
    const Json newcomer{{"email", "new@example.com"},
                        {"password", "geheim \"quoted\" 密码"},
                        {"firstname", "محمد"},
                        {"address1", "Straße 1"},
                        {"city", "Köln"},
                        {"state", "NRW"},
                        {"postcode", "50667"},
                        {"country", "DE"},
                        {"phonenumber", "+49.221"},
                        {"currency", "EUR"}};
    EXPECT_EQ(succeed("signup", newcomer).at("info"), Json::array({"client_registered"}));
    EXPECT_EQ(succeed("reset_password", {{"email", "new@example.com"}}).at("info"),
              Json::array({"generated_reset_request"}));
    EXPECT_EQ(fail("signup", newcomer).at("name"), "refused");
    EXPECT_EQ(requests(), (Texts{"POST /api/signup", "POST /api/passwordreset", "POST /api/signup"}));

    const Json signups = sandbox().state().at("signups");
    ASSERT_EQ(signups.size(), 1U);
    EXPECT_EQ(signups[0].at("city"), "Köln");

    client_ = client_with(with({{"username", "new@example.com"}, {"password", newcomer.at("password")}}));
    const Json details = succeed("get_details").at("client");
    EXPECT_EQ(details.at("firstname"), "محمد");
    EXPECT_EQ(details.at("lastlogin"), nullptr);
    EXPECT_EQ(succeed("list_invoices").at("invoices"), Json::array());
}

TEST_P(EveryOperation, Account) {
    const Json before = succeed("get_details").at("client");
    EXPECT_EQ(before.at("id"), 26);
    EXPECT_EQ(before.at("email"), "api@example.com");
    EXPECT_EQ(before.at("lastlogin"), "2016-12-30 12:24:28");

    const std::string company = "\"Ünïcode\" \\ 会社 🏢";
    const Json updated = succeed("update_details", {{"city", "Napa"}, {"companyname", company}});
    EXPECT_EQ(updated.at("info"), Json::array({"client_info_updated"}));
    EXPECT_EQ(updated.at("client").at("companyname"), company);

    Json after = before;
    after["city"] = "Napa";
    after["companyname"] = company;
    EXPECT_EQ(succeed("get_details").at("client"), after);
    EXPECT_EQ(sandbox().state().at("client").at("companyname"), company);
    EXPECT_EQ(succeed("update_details").at("client"), after);
    EXPECT_EQ(requests(), (Texts{"POST /api/login", "GET /api/details", "PUT /api/details",
                                 "GET /api/details", "PUT /api/details"}));
}

TEST_P(EveryOperation, Contacts) {
    const Json contacts = succeed("list_contacts").at("contacts");
    ASSERT_EQ(contacts.size(), 1U);
    EXPECT_EQ(contacts[0].at("id"), 49);
    EXPECT_EQ(contacts[0].at("company"), false);
    EXPECT_EQ(contacts[0].at("lastlogin"), nullptr);
    EXPECT_TRUE(succeed("list_contact_privileges").at("privileges").at("support").is_array());

    const Json privileges{{"support", {"tickets", "newticket"}}, {"billing", {"payinvoice"}}};
    const Json added = succeed("add_contact", {{"email", "ann@example.com"},
                                               {"password", "another secret"},
                                               {"firstname", "Ann"},
                                               {"privileges", privileges},
                                               {"telegramnotifications", {"invoices", "tickets"}}});
    EXPECT_EQ(added.at("contact_id"), 50);
    EXPECT_EQ(added.at("info"), Json::array({"profile_added"}));
    EXPECT_EQ(succeed("list_contacts").at("contacts").size(), 2U);
    EXPECT_EQ(succeed("get_contact", {{"id", 50}}).at("contact").at("privileges"), privileges);

    EXPECT_EQ(
        succeed("edit_contact", {{"id", 50}, {"city", "Łódź"}, {"privileges", Json::object()}}).at("info"),
        Json::array({"profile_updated"}));
    const Json edited = succeed("get_contact", {{"id", 50}}).at("contact");
    EXPECT_EQ(edited.at("id"), 50);
    EXPECT_EQ(edited.at("city"), "Łódź");
    EXPECT_EQ(edited.at("firstname"), "Ann");
    EXPECT_EQ(edited.at("privileges"), Json::object());
    EXPECT_EQ(sandbox().state().at("contacts")[1].at("city"), "Łódź");
    EXPECT_EQ(sandbox().state().at("contacts")[1].at("telegramnotifications"),
              Json::array({"invoices", "tickets"}));

    EXPECT_EQ(fail("get_contact", {{"id", 4711}}).at("name"), "not_found");
    EXPECT_EQ(requests(), (Texts{"POST /api/login", "GET /api/contact", "GET /api/contact/privileges",
                                 "POST /api/contact", "GET /api/contact", "GET /api/contact/50",
                                 "PUT /api/contact/50", "GET /api/contact/50", "GET /api/contact/4711"}));

    client_ = client_with(with({{"username", "ann@example.com"}, {"password", "another secret"}}));
    EXPECT_EQ(succeed("get_details").at("client").at("id"), 26);
}

TEST_P(EveryOperation, Billing) {
    EXPECT_EQ(succeed("get_balance").at("details"),
              Json({{"currency", "USD"}, {"acc_balance", "123456.55"}, {"acc_credit", "50.00"}}));

    const Json invoices = succeed("list_invoices").at("invoices");
    ASSERT_EQ(invoices.size(), 3U);
    EXPECT_EQ(invoices[0].at("id"), 308976);
    EXPECT_EQ(invoices[0].at("total"), "19.65");
    EXPECT_EQ(invoices[0].at("merge_id"), nullptr);
    EXPECT_EQ(invoices[1].at("datepaid"), nullptr);

    const Json invoice = succeed("get_invoice", {{"id", 308976}}).at("invoice");
    EXPECT_EQ(invoice.at("id"), 308976);
    EXPECT_EQ(invoice.at("subtotal"), "16.24");
    EXPECT_EQ(invoice.at("tax"), "3.41");
    EXPECT_EQ(invoice.at("total"), "19.65");
    EXPECT_EQ(invoice.at("taxexempt"), false);
    EXPECT_EQ(invoice.at("items")[1].at("item_id"), -2);
    EXPECT_EQ(invoice.at("items")[1].at("linetotal"), "1.24");
    EXPECT_EQ(invoice.at("items")[1].at("taxed"), true);
    EXPECT_EQ(invoice.at("client").at("id"), 26);
    EXPECT_EQ(invoice.at("number"), "2016/12/1");

    const Json part = succeed("apply_credit", {{"id", 308977}, {"amount", "1.05"}});
    EXPECT_EQ(part.at("applied"), "1.05");
    EXPECT_EQ(part.at("invoice_status"), "Unpaid");
    const Json rest = succeed("apply_credit", {{"id", 308977}});
    EXPECT_EQ(rest.at("applied"), "1.05");
    EXPECT_EQ(rest.at("invoice_status"), "Paid");
    EXPECT_EQ(succeed("get_balance").at("details"),
              Json({{"currency", "USD"}, {"acc_balance", "123454.45"}, {"acc_credit", "47.90"}}));
    EXPECT_EQ(sandbox().state().at("credit"), "47.90");

    const Json again = fail("apply_credit", {{"id", 308977}, {"amount", "1"}});
    EXPECT_EQ(again.at("name"), "refused");
    EXPECT_EQ(again.at("http_status"), 200);
    EXPECT_EQ(again.at("messages"), Json::array({"Invoice is not unpaid"}));
    EXPECT_EQ(fail("get_invoice", {{"id", 1}}).at("name"), "not_found");
    EXPECT_EQ(requests(),
              (Texts{"POST /api/login", "GET /api/balance", "GET /api/invoice", "GET /api/invoice/308976",
                     "POST /api/invoice/308977/credit", "POST /api/invoice/308977/credit", "GET /api/balance",
                     "POST /api/invoice/308977/credit", "GET /api/invoice/1"}));
}

TEST_P(EveryOperation, Support) {
    const Json departments = succeed("list_ticket_departments").at("departments");
    ASSERT_EQ(departments.size(), 3U);
    EXPECT_EQ(departments[0], Json({{"id", 1}, {"name", "Billing"}}));

    const std::string body = "Hello,\r\n\"it\" does not work:\t\\o/ 🙁";
    EXPECT_EQ(
        succeed("create_ticket", {{"dept_id", 2}, {"subject", "It is broken"}, {"body", body}}).at("ticket"),
        865650);
    const Json tickets = succeed("list_tickets").at("tickets");
    ASSERT_EQ(tickets.size(), 2U);
    EXPECT_EQ(tickets[1].at("ticket_number"), 865650);
    EXPECT_EQ(tickets[1].at("client_read"), true);

    EXPECT_EQ(succeed("reply_ticket", {{"number", 865650}, {"body", "It works now."}}).at("info"),
              Json::array({"reply_added"}));
    const Json ticket = succeed("get_ticket", {{"number", 865650}});
    EXPECT_EQ(ticket.at("ticket").at("ticket_number"), 865650);
    EXPECT_EQ(ticket.at("ticket").at("body"), body);
    EXPECT_EQ(ticket.at("ticket").at("deptname"), "Technical Support");
    ASSERT_EQ(ticket.at("replies").size(), 1U);
    EXPECT_EQ(ticket.at("replies")[0].at("id"), 930);
    EXPECT_EQ(ticket.at("replies")[0].at("body"), "It works now.");

    EXPECT_EQ(succeed("close_ticket", {{"number", 865650}}).at("status"), true);
    EXPECT_EQ(sandbox().state().at("tickets")[1].at("status"), "Closed");
    EXPECT_EQ(fail("reply_ticket", {{"number", 865650}, {"body", "One more"}}).at("messages"),
              Json::array({"Ticket is closed"}));
    EXPECT_EQ(succeed("reopen_ticket", {{"number", 865650}}).at("status"), true);
    EXPECT_EQ(sandbox().state().at("tickets")[1].at("status"), "Open");
    EXPECT_EQ(fail("get_ticket", {{"number", 4711}}).at("name"), "not_found");
    EXPECT_EQ(requests(), (Texts{"POST /api/login", "GET /api/ticket/departments", "POST /api/tickets",
                                 "GET /api/tickets", "POST /api/tickets/865650", "GET /api/tickets/865650",
                                 "PUT /api/tickets/865650/close", "POST /api/tickets/865650",
                                 "PUT /api/tickets/865650/open", "GET /api/tickets/4711"}));
}

TEST_P(EveryOperation, Zones) {
    EXPECT_EQ(succeed("list_dns").at("zones").size(), 3U);
    EXPECT_EQ(succeed("add_dns_zone", {{"service_id", 20}, {"name", "new.example"}}).at("info"),
              Json::array({"Domain zone new.example was created successfully."}));

    const Json lacking = succeed("list_service_dns", {{"service_id", 20}});
    const Json expected{{"service_ids", {20}},
                        {"zones",
                         {{{"domain_id", 61}, {"name", "bgg12ooble.com"}, {"service_id", 20}},
                          {{"domain_id", 63}, {"name", "new.example"}, {"service_id", 20}}}}};
    EXPECT_EQ(lacking, expected);
    sandbox().configure({{"service_dns", true}});
    EXPECT_EQ(succeed("list_service_dns", {{"service_id", 20}}), expected);

    EXPECT_EQ(fail("delete_dns_zone", {{"service_id", 10}, {"zone_id", 63}}).at("name"), "not_found");
    EXPECT_EQ(succeed("delete_dns_zone", {{"service_id", 20}, {"zone_id", 63}}).at("info"),
              Json::array({"Domain zone new.example was deleted successfully."}));
    EXPECT_EQ(fail("get_dns_zone", {{"service_id", 20}, {"zone_id", 63}}).at("name"), "not_found");
    EXPECT_EQ(sandbox().state().at("zones").size(), 3U);
    EXPECT_EQ(requests(),
              (Texts{"POST /api/login", "GET /api/dns", "POST /api/service/20/dns", "GET /api/service/20/dns",
                     "GET /api/dns", "GET /api/service/20/dns", "DELETE /api/service/10/dns/63",
                     "DELETE /api/service/20/dns/63", "GET /api/service/20/dns/63"}));
}

TEST_P(EveryOperation, Records) {
    const Json ids{{"service_id", 20}, {"zone_id", 61}};
    const Json zone_before = succeed("get_dns_zone", ids);
    EXPECT_EQ(zone_before.at("service_id"), 20);
    EXPECT_EQ(zone_before.at("name"), "bgg12ooble.com");
    EXPECT_EQ(zone_before.at("records"), Json::array());

    const Json host = Json::array({5, 5060, "vc01.example.com"});
    const std::vector<std::pair<std::string, Json>> contents{
        {"A", "192.0.2.1"},
        {"AAAA", "2001:db8::1"},
        {"CNAME", "target.example.com"},
        {"MX", "mail.example.com"},
        {"TXT", "v=spf1 -all"},
        {"SRV", host},
        {"CAA", "0 issue \"letsencrypt.org\""},
        {"NS", "ns1.example.com"},
        {"PTR", "host.example.com"},
        {"SPF", "v=spf1 mx -all"},
        {"NAPTR", "100 10 \"U\" \"E2U+sip\" \"!^.*$!sip:info@example.com!\" ."},
        {"SSHFP", "1 1 123456789abcdef67890123456789abcdef67890"},
        {"TLSA", "3 1 1 0c72ac70b745ac19998811b131d662c9ac69dbdbe7cb23e5b514b56664c5d3d6"},
        {"DS", "60485 5 1 2BB183AF5F22588179A53B0A98631FAD1A292118"},
    };
    // Nothing may stand beside a CNAME.
    const auto label_for = [](const std::string &type) {
        return std::string(type == "CNAME" ? "alias" : "www");
    };
    for (const auto &[type, content] : contents) {
        Json arguments = ids;
        arguments.update({{"name", label_for(type)},
                          {"type", type},
                          {"content", content},
                          {"ttl", 300},
                          {"priority", 10}});
        const Json added = succeed("add_dns_record", arguments);
        EXPECT_EQ(added.at("record").at("ttl"), 300);
        EXPECT_EQ(added.at("record").at("priority"), 10);
        EXPECT_EQ(added.at("record").at("content"), content);
        EXPECT_EQ(added.at("info"), Json::array({"dnsnewrecordadded", type}));
    }

    Json records = succeed("get_dns_zone", ids).at("records");
    ASSERT_EQ(records.size(), contents.size());
    for (std::size_t i = 0; i < contents.size(); ++i) {
        const auto &[type, content] = contents[i];
        const Json &record = records[i];
        EXPECT_EQ(record.at("id"), 406467 + static_cast<std::int64_t>(i));
        EXPECT_EQ(record.at("name"), label_for(type) + ".bgg12ooble.com");
        EXPECT_EQ(record.at("type"), type);
        EXPECT_EQ(record.at("ttl"), 300);
        EXPECT_EQ(record.at("priority"), 10);
        if (type == "SRV") {
            EXPECT_EQ(record.at("content")[2], host[2]);
        } else if ((type == "TXT" || type == "SPF") && wire()) {
            EXPECT_EQ(record.at("content"), "\"" + content.get<std::string>() + "\"");
        } else {
            EXPECT_EQ(record.at("content"), content);
        }
    }

    // Without the first the positions have a gap, and the wire sends an object in place of the array.
    Json first = ids;
    first["record_id"] = records[0].at("id");
    succeed("delete_dns_record", first);
    EXPECT_EQ(fail("delete_dns_record", first).at("name"), "not_found");
    Json second = ids;
    second.update({{"record_id", records[1].at("id")}, {"content", "2001:db8::2"}, {"ttl", 60}});
    EXPECT_EQ(succeed("edit_dns_record", second).at("record").at("id"), records[1].at("id"));
    Json bad = second;
    bad["content"] = "not an address";
    EXPECT_EQ(fail("edit_dns_record", bad).at("messages")[0],
              "An error occurred while editing the DNS record");

    const Json after = succeed("get_dns_zone", ids).at("records");
    ASSERT_EQ(after.size(), contents.size() - 1);
    EXPECT_EQ(after[0].at("id"), records[1].at("id"));
    EXPECT_EQ(after[0].at("content"), "2001:db8::2");
    EXPECT_EQ(after[0].at("ttl"), 60);
    EXPECT_EQ(after[1], records[2]);

    // Each write that worked has raised the serial by one: the adding, one deletion, one change.
    const Json zone = sandbox().state().at("zones")[1];
    EXPECT_EQ(zone.at("serial"), 2016123001 + static_cast<std::int64_t>(contents.size()) + 2);

    Texts expected{"POST /api/login", "GET /api/service/20/dns/61"};
    expected.insert(expected.end(), contents.size(), "POST /api/service/20/dns/61/records");
    for (const char *request :
         {"GET /api/service/20/dns/61", "DELETE /api/service/20/dns/61/records/406467",
          "DELETE /api/service/20/dns/61/records/406467", "PUT /api/service/20/dns/61/records/406468",
          "PUT /api/service/20/dns/61/records/406468", "GET /api/service/20/dns/61"}) {
        expected.emplace_back(request);
    }
    EXPECT_EQ(requests(), expected);
}

TEST_P(EveryOperation, ZoneOfEveryRecordType) {
    const Json zone = succeed("get_dns_zone", {{"service_id", 10}, {"zone_id", 62}});
    const Json &records = zone.at("records");
    ASSERT_EQ(records.size(), 15U);
    EXPECT_EQ(records[0].at("type"), "SOA");
    if (wire()) {
        EXPECT_EQ(records[0].at("content").size(), 7U);
        EXPECT_EQ(records[0].at("content")[2], "2023010101");
        EXPECT_EQ(records[0].at("domain_id"), 62);
        EXPECT_EQ(records[0].at("prio"), 0);
    }
    EXPECT_EQ(records[5].at("type"), "MX");
    EXPECT_EQ(records[5].at("content"), "mail.example.com");
    EXPECT_EQ(records[5].at("priority"), 10);
}

TEST_P(EveryOperation, RecordsByName) {
    const Json address{{"name", "new.example.com"}, {"type", "A"}, {"content", "192.0.2.7"}};
    EXPECT_EQ(succeed("find_zone", {{"name", "a.New.Example.com."}}).at("zone").at("domain_id"), 62);
    EXPECT_EQ(succeed("ensure_record", address).at("record").at("id"), 406467);
    EXPECT_EQ(succeed("ensure_record", address).at("change"), "unchanged");

    Json wish{{"name", "new"}, {"type", "A"}, {"contents", {"192.0.2.8"}}, {"zone", 62}, {"service_id", 10}};
    const Json set = succeed("set_records", wish).at("records");
    ASSERT_EQ(set.size(), 1U);
    EXPECT_EQ(set[0].at("id"), 406467);
    EXPECT_EQ(set[0].at("content"), "192.0.2.8");

    const Json named{{"name", "new"}, {"zone", 62}, {"service_id", 10}};
    EXPECT_EQ(succeed("list_records", named).at("records"), set);
    EXPECT_EQ(succeed("remove_records", named).at("removed"), set);
    EXPECT_EQ(succeed("remove_records", named).at("removed"), Json::array());

    const std::string zone = "GET /api/service/10/dns/62";
    const std::string records = "/api/service/10/dns/62/records";
    EXPECT_EQ(requests(), (Texts{"POST /api/login", "GET /api/dns", "GET /api/dns", zone, "POST " + records,
                                 zone, "GET /api/dns", zone, zone, "PUT " + records + "/406467", zone, zone,
                                 zone, "DELETE " + records + "/406467", zone}));
}

TEST_P(EveryOperation, PlanOfAZone) {
    const Json ids{{"zone", 62}, {"service_id", 10}};
    Json wish = ids;
    wish["delete"] = true;
    wish["records"] = Json::array();
    const Json exported = succeed("export_zone", ids);
    EXPECT_EQ(exported.at("serial"), "2023010101");
    ASSERT_EQ(exported.at("records").size(), 15U);
    for (Json record : exported.at("records")) {
        record.erase("id");
        if (record.at("priority").is_null()) {
            record.erase("priority");
        }
        if (record.at("type") != "SOA" && record.at("type") != "CAA") {
            wish["records"].push_back(record);
        }
    }
    wish["records"].push_back({{"name", "new"}, {"type", "A"}, {"content", "192.0.2.7"}});
    const Json plan = succeed("plan_zone", wish).at("plan");
    const Json counts{{"add", 1}, {"update", 0}, {"delete", 1}, {"unchanged", 14}};
    EXPECT_EQ(plan.at("counts"), counts);

    const Json applied = succeed("apply_plan", {{"plan", plan}});
    EXPECT_EQ(applied.at("counts").at("done"), 2);
    EXPECT_EQ(applied.at("serial"), "2023010103");
    EXPECT_EQ(succeed("plan_zone", wish).at("plan").at("changes"), Json::array());
    EXPECT_EQ(fail("apply_plan", {{"plan", plan}}).at("name"), "conflict");
    EXPECT_EQ(requests().size(), 1U + 1U + 1U + 4U + 1U + 1U);
}

INSTANTIATE_TEST_SUITE_P(EndToEnd, EveryOperation,
                         testing::Combine(testing::Values("wire", "hostile", "documented"),
                                          testing::Values(Form::by_name, Form::by_run, Form::by_json,
                                                          Form::by_function)),
                         [](const auto &parameters) {
                             return std::get<0>(parameters.param) + "_" +
                                    name_of(std::get<1>(parameters.param));
                         });

// ---- signing in, staying signed in ----

class SigningIn : public AgainstSandbox, public testing::WithParamInterface<std::string> {
  protected:
    static constexpr int crowd = 16;

    void SetUp() override { sandbox().reset({{"dialect", GetParam()}}); }

    static Result get_balance(const Client &client) {
        return Result(balvps_client_get_balance(client.get()));
    }

    /// A call that works, and what was sent for it.
    static Texts requests_of_a_call(const Client &client) {
        sandbox().clear_log();
        result_of(get_balance(client));
        return requests();
    }

    /// Many threads call at once; tells how many calls worked.
    static int calls_at_once(const Client &client) {
        std::vector<int> worked(crowd, 0);
        std::vector<std::thread> threads;
        threads.reserve(crowd);
        for (int &each : worked) {
            threads.emplace_back([&client, &each] {
                for (int i = 0; i < 3; ++i) {
                    each += balvps_result_error(get_balance(client).get()) == nullptr ? 1 : 0;
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        return std::accumulate(worked.begin(), worked.end(), 0);
    }
};

TEST_P(SigningIn, HappensOnceAndOnlyWhenNeeded) {
    const Client client = client_with(account());
    EXPECT_EQ(requests(), Texts());
    EXPECT_EQ(requests_of_a_call(client), (Texts{"POST /api/login", "GET /api/balance"}));
    EXPECT_EQ(requests_of_a_call(client), (Texts{"GET /api/balance"}));
}

TEST_P(SigningIn, RenewsARefusedTokenOnceWithTheRotatedRefreshToken) {
    const Client client = client_with(account());
    requests_of_a_call(client);
    for (int i = 0; i < 3; ++i) {
        sandbox().configure({{"revoke_all", true}});
        EXPECT_EQ(requests_of_a_call(client),
                  (Texts{"GET /api/balance", "POST /api/token", "GET /api/balance"}));
    }
}

TEST_P(SigningIn, RenewsForAWriteToo) {
    const Client client = client_with(account());
    requests_of_a_call(client);
    sandbox().configure({{"revoke_all", true}});
    sandbox().clear_log();
    const Result result(balvps_client_close_ticket(client.get(), 736633));
    EXPECT_EQ(result_of(result).at("status"), true);
    EXPECT_EQ(requests(),
              (Texts{"PUT /api/tickets/736633/close", "POST /api/token", "PUT /api/tickets/736633/close"}));
}

TEST_P(SigningIn, FallsBackToOneLogin) {
    const Client client = client_with(account());
    requests_of_a_call(client);
    sandbox().configure({{"revoke_all", true}, {"revoke_refresh", true}});
    EXPECT_EQ(requests_of_a_call(client),
              (Texts{"GET /api/balance", "POST /api/token", "POST /api/login", "GET /api/balance"}));
}

TEST_P(SigningIn, RenewsAnExpiredTokenOnce) {
    sandbox().configure({{"token_lifetime", 1}});
    const Client client = client_with(account());
    requests_of_a_call(client);
    sandbox().configure({{"token_lifetime", 3600}});
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    const Texts sent = requests_of_a_call(client);
    EXPECT_EQ(count(sent, "POST /api/token"), 1);
    EXPECT_EQ(count(sent, "POST /api/login"), 0);
    EXPECT_EQ(requests_of_a_call(client), (Texts{"GET /api/balance"}));
}

TEST_P(SigningIn, ThreadsShareOneLoginAndOneRenewal) {
    const Client client = client_with(account());
    EXPECT_EQ(calls_at_once(client), crowd * 3);
    Texts sent = requests();
    EXPECT_EQ(count(sent, "POST /api/login"), 1);
    EXPECT_EQ(count(sent, "POST /api/token"), 0);
    EXPECT_EQ(count(sent, "GET /api/balance"), crowd * 3);

    for (int i = 0; i < 2; ++i) {
        sandbox().configure({{"revoke_all", true}});
        sandbox().clear_log();
        EXPECT_EQ(calls_at_once(client), crowd * 3);
        sent = requests();
        EXPECT_EQ(count(sent, "POST /api/token"), 1);
        EXPECT_EQ(count(sent, "POST /api/login"), 0);
    }
}

TEST_P(SigningIn, AWrongPasswordIsTriedOnce) {
    const Client client = client_with(with({{"password", "not it"}}));
    const Json error = error_of(get_balance(client));
    EXPECT_EQ(error.at("name"), "authentication");
    EXPECT_EQ(error.at("reason"), "wrong_login");
    EXPECT_EQ(requests(), (Texts{"POST /api/login"}));
}

TEST_P(SigningIn, TheLoginLimitTellsWhenToComeBack) {
    sandbox().configure({{"login_limit", 1}, {"login_window", 100}});
    result_of(get_balance(client_with(account())));
    const Json error = error_of(get_balance(client_with(account())));
    EXPECT_EQ(error.at("name"), "rate_limited");
    EXPECT_GT(error.at("retry_after"), 0);
    EXPECT_LE(error.at("retry_after"), 100);
}

TEST_P(SigningIn, ASecondFactorIsToldApart) {
    sandbox().configure({{"mfa", true}});
    EXPECT_EQ(error_of(get_balance(client_with(account()))).at("name"), "second_factor_needed");
    EXPECT_EQ(requests(), (Texts{"POST /api/login"}));
}

TEST_P(SigningIn, BasicNeedsNoLogin) {
    const Client client = client_with(with({{"auth", "basic"}}));
    EXPECT_EQ(requests_of_a_call(client), (Texts{"GET /api/balance"}));
    EXPECT_EQ(sandbox().log()[0].at("headers").at("authorization"), "Basic ***");
    sandbox().configure({{"basic", false}});
    EXPECT_EQ(error_of(get_balance(client)).at("name"), "authentication");
}

TEST_P(SigningIn, ATokenHandedInIsUsedUntilItIsRefused) {
    const Client first = client_with(account());
    const Result login(balvps_client_login(first.get(), nullptr));
    const Client second = client_with(with({{"auth", "token"}, {"token", result_of(login).at("token")}}));
    EXPECT_EQ(requests_of_a_call(second), (Texts{"GET /api/balance"}));
    sandbox().configure({{"revoke_all", true}});
    EXPECT_EQ(error_of(get_balance(second)).at("name"), "authentication");
}

INSTANTIATE_TEST_SUITE_P(EndToEnd, SigningIn, testing::Values("wire", "documented"),
                         [](const auto &parameters) { return parameters.param; });

// ---- the transport ----

class Transport : public AgainstSandbox {
  protected:
    void SetUp() override { sandbox().reset(); }
};

TEST_F(Transport, KeepsItsConnection) {
    const Client client = client_with(account());
    for (int i = 0; i < 3; ++i) {
        result_of(Result(balvps_client_get_balance(client.get())));
    }
    std::set<std::int64_t> connections;
    for (const Json &entry : sandbox().log()) {
        connections.insert(entry.at("connection").get<std::int64_t>());
    }
    EXPECT_EQ(connections.size(), 1U);
}

TEST_F(Transport, SpeaksPlainHttpToThisMachine) {
    const Client client = client_with(with({{"base_url", sandbox().http_base_url()}}));
    result_of(Result(balvps_client_get_balance(client.get())));
    EXPECT_EQ(sandbox().log().back().at("scheme"), "http");
}

TEST_F(Transport, RetriesWhatMayBeRepeated) {
    const Client client = client_with(with({{"retries", "3"}, {"retry_base_ms", "1"}}));
    result_of(Result(balvps_client_login(client.get(), nullptr)));
    sandbox().clear_log();

    sandbox().play(Json::array({{{"status", 503}, {"body", "<html></html>"}, {"times", 2}}}));
    const Result read(balvps_client_get_balance(client.get()));
    result_of(read);
    EXPECT_EQ(requests(), Texts(3, "GET /api/balance"));
    const Json attempts = Json::parse(balvps_result_attempts_json(read.get(), nullptr));
    ASSERT_EQ(attempts.size(), 3U);
    EXPECT_EQ(attempts[0].at("status"), 503);
    EXPECT_EQ(attempts[2].at("status"), 200);
    EXPECT_EQ(attempts[2].at("method"), "GET");

    sandbox().clear_log();
    sandbox().play(Json::array({{{"status", 503}, {"body", "<html></html>"}}}));
    result_of(Result(balvps_client_close_ticket(client.get(), 736633)));
    EXPECT_EQ(requests(), Texts(2, "PUT /api/tickets/736633/close"));

    sandbox().clear_log();
    sandbox().play(Json::array({{{"status", 503}, {"body", "<html></html>"}}}));
    const Call ticket = make_call("create_ticket", {{"dept_id", 1}, {"subject", "s"}, {"body", "b"}});
    const Json error = error_of(Result(balvps_client_create_ticket(client.get(), ticket.get())));
    EXPECT_EQ(error.at("name"), "ambiguous_write");
    EXPECT_EQ(error.at("http_status"), 503);
    EXPECT_EQ(error.at("retryable"), false);
    EXPECT_EQ(requests(), Texts(1, "POST /api/tickets"));
}

TEST_F(Transport, SendsRequestsThatHaveNoOperation) {
    const Client client = client_with(account());
    const Result read(
        balvps_client_request(client.get(), "GET", BALVPS_NTS, "/balance?verbose=1", BALVPS_NTS, nullptr, 0));
    EXPECT_EQ(result_of(read).at("details").at("acc_credit"), "50.00");
    EXPECT_EQ(sandbox().log().back().at("query"), "verbose=1");

    const std::string body = R"({"dept_id":1,"subject":"Raw","body":"Text"})";
    const Result write(balvps_client_request(client.get(), "POST", BALVPS_NTS, "/tickets", BALVPS_NTS,
                                             body.c_str(), BALVPS_NTS));
    EXPECT_EQ(result_of(write).at("ticket"), 865650);

    const Result lacking(
        balvps_client_request(client.get(), "GET", BALVPS_NTS, "/nothing/here", BALVPS_NTS, nullptr, 0));
    EXPECT_EQ(error_of(lacking).at("name"), "unsupported");
}

TEST_F(Transport, SendsNoTokensToAnotherServiceOrForAnotherUser) {
    Sandbox elsewhere;
    std::string directory = std::filesystem::temp_directory_path() / "balvps-test-XXXXXX";
    ASSERT_NE(mkdtemp(directory.data()), nullptr);
    const std::string store = "file:" + directory + "/tokens";
    result_of(Result(balvps_client_login(client_with(with({{"token_store", store}})).get(), nullptr)));
    sandbox().clear_log();
    for (const Settings &other :
         {Settings{{"base_url", elsewhere.base_url()}, {"ca_file", elsewhere.ca_file()}},
          Settings{{"username", "other@example.com"}}}) {
        Settings settings = other;
        settings.emplace("token_store", store);
        const Client client = client_with(with(settings));
        for (const auto operation :
             {balvps_client_logout, balvps_client_get_balance, balvps_client_get_details}) {
            EXPECT_EQ(error_of(Result(operation(client.get()))).at("name"), "configuration");
        }
        for (const auto operation :
             {balvps_client_revoke_token, balvps_client_refresh_token, balvps_client_login}) {
            EXPECT_EQ(error_of(Result(operation(client.get(), nullptr))).at("name"), "configuration");
        }
    }
    EXPECT_TRUE(elsewhere.log().empty());
    EXPECT_TRUE(sandbox().log().empty());
    result_of(Result(balvps_client_get_balance(client_with(with({{"token_store", store}})).get())));
    EXPECT_EQ(requests(), Texts{"GET /api/balance"});
    std::filesystem::remove_all(directory);
}

TEST_F(Transport, TellsWhatItsTokenStoreHolds) {
    std::string directory = std::filesystem::temp_directory_path() / "balvps-test-XXXXXX";
    ASSERT_NE(mkdtemp(directory.data()), nullptr);
    const std::string path = directory + "/tokens";
    const auto stored = [&](const Settings &more) {
        return Result(balvps_client_stored_tokens(client_with(with(more)).get()));
    };
    EXPECT_EQ(result_of(stored({})), Json({{"tokens", nullptr}}));
    const Settings settings{{"token_store", "file:" + path}};
    EXPECT_EQ(result_of(stored(settings)), Json({{"tokens", nullptr}}));
    result_of(Result(balvps_client_login(client_with(with(settings)).get(), nullptr)));
    sandbox().clear_log();
    std::ifstream file(path);
    EXPECT_EQ(result_of(stored(settings)).at("tokens"), nlohmann::ordered_json::parse(file));
    std::ofstream(path) << "something else";
    EXPECT_EQ(error_of(stored(settings)).at("name"), "configuration");
    EXPECT_TRUE(sandbox().log().empty());
    std::filesystem::remove_all(directory);
}

TEST_F(Transport, ResultsOutliveTheirClient) {
    Result result;
    {
        const Client client = client_with(account());
        result.reset(balvps_client_login(client.get(), nullptr));
    }
    EXPECT_TRUE(result_of(result).at("token").is_string());
    EXPECT_EQ(balvps_result_http_status(result.get()), 200);
}

}  // namespace
}  // namespace balvps::test
