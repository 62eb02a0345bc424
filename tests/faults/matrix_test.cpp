// Every fault against every kind of operation, by single calls and through a queue. The expected results are
// read from the table of docs/policy.md.
#include <balvps/balvps.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "each_way.h"
#include "fault_table.h"
#include "patience.h"
#include "policy_table.h"
#include "sandbox.h"
#include "secrets.h"

namespace balvps::test {
namespace {

constexpr int retries = 3;
constexpr Milliseconds deadline{20'000};
/// The time limit for one try if the fault hangs.
constexpr Milliseconds short_try{under_sanitizer ? 2000 : 1000};
constexpr std::int64_t zone_id = 60;
constexpr std::int64_t record_id = 10;

// ---- kinds of operations ----

enum class Effect : std::uint8_t {
    none,
    changes_record,
    deletes_record,
    adds_record,
    opens_ticket,
    spends_credit,
    ends_session,  ///< only visible in the log
};

struct Kind {
    std::string name;
    std::string requested;  ///< the request that meets the fault, as in the service's document
    std::string path;       ///< the path of that request as it is sent
    std::string operation;  ///< the operation that is called
    Json arguments;
    std::string column;  ///< its column in the policy's table
    Effect effect;

    std::string method() const { return requested.substr(0, requested.find(' ')); }
    /// Whether the request that meets the fault is part of signing in. The call itself is then not sent yet.
    bool signs_in() const { return name == "login" || name == "refresh" || name == "second_factor"; }
};

const std::vector<Kind> &kinds() {
    static const Json zone{{"service_id", 10}, {"zone_id", zone_id}};
    static const auto in_zone = [](const Json &more) {
        Json arguments = zone;
        arguments.update(more);
        return arguments;
    };
    static const std::string records = "/service/@service_id/dns/@zone_id/records";
    static const std::string sent_zone = "/api/service/10/dns/60";
    static const std::vector<Kind> all{
        {"get", "GET /service/@service_id/dns/@zone_id", sent_zone, "get_dns_zone", zone, "GET",
         Effect::none},
        {"put", "PUT " + records + "/@record_id", sent_zone + "/records/10", "edit_dns_record",
         in_zone({{"record_id", record_id}, {"ttl", 4242}}), "PUT, DELETE", Effect::changes_record},
        {"delete", "DELETE " + records + "/@record_id", sent_zone + "/records/10", "delete_dns_record",
         in_zone({{"record_id", record_id}}), "PUT, DELETE", Effect::deletes_record},
        {"post", "POST " + records, sent_zone + "/records", "add_dns_record",
         in_zone({{"name", "new"}, {"type", "A"}, {"content", "192.0.2.7"}}), "POST", Effect::adds_record},
        {"post_without_body", "POST /logout", "/api/logout", "logout", Json::object(), "POST",
         Effect::ends_session},
        {"post_for_an_id",
         "POST /tickets",
         "/api/tickets",
         "create_ticket",
         {{"dept_id", 1}, {"subject", "new"}, {"body", "b"}},
         "POST whose answer is needed",
         Effect::opens_ticket},
        {"payment",
         "POST /invoice/@id/credit",
         "/api/invoice/308977/credit",
         "apply_credit",
         {{"id", 308977}},
         "POST",
         Effect::spends_credit},
        {"login", "POST /login", "/api/login", "get_balance", Json::object(), "login", Effect::none},
        {"refresh", "POST /token", "/api/token", "get_balance", Json::object(), "refresh", Effect::none},
        {"second_factor", "POST /mfa/verify", "/api/mfa/verify", "get_balance", Json::object(),
         "second factor", Effect::none},
    };
    return all;
}

/// The form in which GoogleTest shows it.
void PrintTo(const Kind &kind, std::ostream *out) {
    *out << kind.name;
}

// ---- expected results ----

struct Expectation {
    std::string code = {};  ///< empty if the call works
    std::string reason = {};
    bool retryable = false;
    int requests = 1;     ///< number of requests of this kind that the service sees
    int carried_out = 0;  ///< number of requests that it carries out
    int logins = 0;       ///< number of further logins
};

const PolicyTable &policy() {
    static const PolicyTable table;
    return table;
}

/// The word in the policy's table for a fault.
/// @param seen_requests the number of requests that the service saw. It matters if timing decides.
std::string policy_word(const FaultCase &fault, const Kind &kind, int seen_requests) {
    const std::string &word = policy().cell(fault.row, kind.column);
    // On a kept connection the client may know that no byte of the body was sent.
    const bool unsent = fault.body_unread && word != "again" && seen_requests == 2;
    return unsent ? policy().cell("nothing was sent", kind.column) : word;
}

/// A request that is sent again works after the fault has ended, unless no tries or no time are left.
Expectation after_another_try(const FaultCase &fault, const Kind &kind) {
    constexpr int tries = retries + 1;
    const bool seen = fault.fault != "reset_handshake" && fault.fault != "hang_handshake";
    const Expectation failed{.code = fault.code, .reason = fault.reason, .retryable = true};
    if (fault.asked_to_wait >= deadline) {
        return failed;
    }
    if (fault.times >= tries) {
        Expectation given_up = failed;
        given_up.requests = tries;
        return given_up;
    }
    if (kind.effect == Effect::deletes_record && fault.carried_out) {  // the first try has deleted it
        return {.code = "not_found", .reason = "repeated", .requests = 2, .carried_out = 1};
    }
    return {.requests = (seen ? fault.times : 0) + 1,
            .carried_out = (fault.carried_out ? fault.times : 0) + 1};
}

Expectation expected(const FaultCase &fault, const Kind &kind, int seen_requests) {
    const std::string word = policy_word(fault, kind, seen_requests);
    const int carried_out = fault.carried_out ? 1 : 0;
    if (word == "again") {
        return after_another_try(fault, kind);
    }
    if (word == "success") {
        return {.carried_out = carried_out};
    }
    if (word == "login") {
        return {.logins = 1};
    }
    if (word == "ambiguous_write") {
        return {.code = word,
                .reason = fault.reason.empty() ? fault.code : fault.reason,
                .carried_out = carried_out};
    }
    EXPECT_EQ(word, "error") << "a word that the policy's table does not explain";
    return {.code = fault.code, .reason = fault.reason, .carried_out = carried_out};
}

// ---- the service's side ----

/// The state of the record, the zone and the money. It does not come from the log.
struct State {
    std::int64_t serial;  ///< each write to the zone raises it
    bool has_record;
    std::int64_t ttl;  ///< TTL of the record
    std::int64_t new_records;
    std::int64_t new_tickets;
    std::string credit;

    bool operator==(const State &) const = default;
};

/// The form in which GoogleTest shows it.
void PrintTo(const State &state, std::ostream *out) {
    *out << "serial " << state.serial << ", record " << state.has_record << ", ttl " << state.ttl << ", new "
         << state.new_records << ", tickets " << state.new_tickets << ", credit " << state.credit;
}

State read_state(Sandbox &sandbox) {
    const Json json = sandbox.state();
    const Json &zone = *std::ranges::find_if(
        json.at("zones"), [](const Json &each) { return each.at("id").get<std::int64_t>() == zone_id; });
    State state{zone.at("serial").get<std::int64_t>(), false, 0, 0, 0, json.at("credit").get<std::string>()};
    for (const Json &record : zone.at("records")) {
        if (record.at("id").get<std::int64_t>() == record_id) {
            state.has_record = true;
            state.ttl = record.at("ttl").get<std::int64_t>();
        }
        state.new_records += record.at("name") == "new.qwerty.com" ? 1 : 0;
    }
    for (const Json &ticket : json.at("tickets")) {
        state.new_tickets += ticket.at("subject") == "new" ? 1 : 0;
    }
    return state;
}

/// The state after this number of requests of that kind was carried out.
State after(State state, Effect effect, int times) {
    if (times == 0 || effect == Effect::none || effect == Effect::ends_session) {
        return state;
    }
    if (effect == Effect::spends_credit) {
        state.credit = times == 1 ? "47.90" : "spent more than once";
        return state;
    }
    if (effect == Effect::opens_ticket) {
        state.new_tickets += times;
        return state;
    }
    state.serial += times;
    if (effect == Effect::changes_record) {
        state.ttl = 4242;
    } else if (effect == Effect::deletes_record) {
        state.has_record = false;
        state.ttl = 0;
    } else {
        state.new_records += times;
    }
    return state;
}

std::int64_t peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;  // KiB
}

// ---- the matrix ----

/// A sandbox and the settings of a client, for one kind of operation.
class Stage {
  public:
    Stage(const Kind &kind, Way way) : kind_(kind), way_(way) {}

    Sandbox &sandbox() { return sandbox_; }

    /// A client whose next request meets the fault.
    /// @param one_try the time limit for each try
    Client prepare(Connection connection, Milliseconds one_try = deadline) {
        const bool second_factor = kind_.name == "second_factor";
        sandbox_.reset({{"mfa", second_factor}, {"totp_secret", test_totp_secret}});
        directory_.clear();
        Settings settings{{"base_url", sandbox_.base_url()},
                          {"ca_file", sandbox_.ca_file()},
                          {"username", "user@example.com"},
                          {"password", test_password},
                          {"totp_secret", test_totp_secret},
                          {"token_store", "file:" + directory_.store()},
                          {"retries", std::to_string(retries)},
                          {"retry_base_ms", "1"},
                          {"timeout_ms", std::to_string(deadline.count())},
                          {"attempt_timeout_ms", std::to_string(one_try.count())},
                          {"max_body_bytes", "1048576"}};
        Client client = client_with(settings);
        if (kind_.name == "login" || second_factor) {
            return client;
        }
        EXPECT_EQ(balvps_result_error(call("get_balance", client).get()), nullptr);
        if (kind_.name == "refresh") {
            settings["refresh_token"] = Json::parse(directory_.stored()).at("refresh_token");
            directory_.clear();
            return client_with(settings);
        }
        // This client has the kept connection. A new client makes a fresh one.
        return connection == Connection::kept ? std::move(client) : client_with(settings);
    }

    Result call(const std::string &operation, const Client &client, const Json &arguments = Json::object(),
                const Settings &options = {}) const {
        return test::call(client.get(), way_, operation, arguments, options);
    }
    Result call(const Client &client, const Settings &options = {}) const {
        return call(kind_.operation, client, kind_.arguments, options);
    }

    /// The number of requests to that path since the log was cleared.
    int requests(const std::string &method, const std::string &path) {
        return static_cast<int>(std::ranges::count_if(sandbox_.log(), [&](const Json &entry) {
            return entry.at("method") == method && entry.at("path") == path;
        }));
    }
    int requests() { return requests(kind_.method(), kind_.path); }

    void expect_no_secret(const Result &result) const {
        const balvps_error *const error = balvps_result_error(result.get());
        const std::vector<std::string> none;
        EXPECT_EQ(secrets_in(balvps_result_attempts_json(result.get(), nullptr)), none);
        EXPECT_EQ(secrets_in(directory_.neighbours()), none);
        if (error != nullptr) {
            EXPECT_EQ(secrets_in(balvps_error_json(error, nullptr)), none);
            EXPECT_EQ(secrets_in(balvps_error_message(error)), none);
        }
    }

    void expect_outcome(const Result &result, const Expectation &right) const {
        expect_no_secret(result);
        const balvps_error *const error = balvps_result_error(result.get());
        if (error == nullptr) {
            EXPECT_EQ("", right.code);
            EXPECT_TRUE(to_json(result.get()).is_object());
            return;
        }
        EXPECT_EQ(balvps_error_name(error), right.code) << balvps_error_message(error);
        EXPECT_EQ(balvps_error_reason(error), right.reason) << balvps_error_message(error);
        EXPECT_EQ(balvps_error_retryable(error), right.retryable ? 1 : 0);
        EXPECT_EQ(to_json(error).at("operation"), kind_.operation);
        EXPECT_EQ(to_json(result.get()), nullptr);
    }

    void meet(const FaultCase &fault) {
        SCOPED_TRACE(fault.name);
        const Client client = prepare(fault.connection, fault.hangs ? short_try : deadline);
        Json rule{{"fault", fault.fault}, {"times", fault.times}, {"with", fault.with}};
        if (!fault.fault.ends_with("_handshake")) {
            rule["operation"] = kind_.requested;
        }
        sandbox_.add_faults(Json::array({rule}));
        sandbox_.clear_log();
        const State before = read_state(sandbox_);

        const Clock::time_point start = Clock::now();
        const Result result = call(client);
        const Milliseconds took = since(start);

        const Expectation right = expected(fault, kind_, requests());
        expect_outcome(result, right);
        EXPECT_EQ(requests(), right.requests);
        if (kind_.name != "login") {
            const int logins = requests("POST", "/api/login");
            const int least = right.logins + (kind_.name == "second_factor" ? 1 : 0);
            EXPECT_EQ(logins, least);
        }
        EXPECT_EQ(read_state(sandbox_), after(before, kind_.effect, right.carried_out));

        constexpr Milliseconds early{5};  // libcurl counts whole milliseconds
        const bool waits = right.code.empty() && fault.asked_to_wait < deadline;
        const Milliseconds soonest = (waits ? Milliseconds(fault.asked_to_wait) : Milliseconds(0)) +
                                     (fault.hangs ? short_try : Milliseconds(0));
        EXPECT_GE(took, soonest - early);
        EXPECT_LE(took, soonest + ordinary_time);
        expect_usable(client, fault);
    }

  private:
    static Client client_with(const Settings &settings) {
        NewClient made = make_client(settings);
        EXPECT_TRUE(made.client) << to_json(made.error.get());
        return std::move(made.client);
    }

    /// The client can still be used after the fault, with the same settings.
    void expect_usable(const Client &client, const FaultCase &fault) {
        if (kind_.name == "second_factor") {
            return;  // another login would have to wait for the next one-time password
        }
        sandbox_.clear_faults();
        sandbox_.clear_log();
        const Result result = call("get_balance", client);
        const balvps_error *const error = balvps_result_error(result.get());
        if (fault.asked_to_wait < deadline) {
            EXPECT_EQ(error, nullptr) << "the call after it: " << balvps_error_message(error);
            return;
        }
        EXPECT_STREQ(balvps_error_name(error), "rate_limited");
        EXPECT_GT(balvps_error_retry_after(error), 3500);
        EXPECT_LE(balvps_error_retry_after(error), 3600);
        EXPECT_EQ(sandbox_.log(), Json::array());
    }

    const Kind &kind_;
    const Way way_;
    Sandbox sandbox_{{"--login-limit", "0"}};
    const StoreDirectory directory_;
};

class Matrix : public testing::TestWithParam<std::tuple<Kind, Way>> {
  protected:
    static const Kind &kind() { return std::get<0>(GetParam()); }
    static Way way() { return std::get<1>(GetParam()); }
    /// Whether the client is signed in before the request that meets the fault. Its connection may be a kept
    /// one.
    static bool is_signed_in() { return !kind().signs_in(); }
};

TEST(PolicyTable, EachRowIsPlayed) {
    const std::vector<std::string> played_elsewhere{"an error the service names", "the certificate"};
    for (const std::string &row : policy().rows()) {
        const auto begins_it = [&row](const std::string &beginning) { return row.starts_with(beginning); };
        EXPECT_TRUE(std::ranges::any_of(fault_cases(),
                                        [&](const FaultCase &fault) { return begins_it(fault.row); }) ||
                    std::ranges::any_of(played_elsewhere, begins_it))
            << row;
    }
}

TEST_P(Matrix, EveryFault) {
    constexpr int at_once = 4;  // most of the time is waiting
    const std::vector<FaultCase> &faults = fault_cases();
    std::atomic<std::size_t> next = 0;
    const std::int64_t memory = peak_memory();
    testing::internal::CaptureStderr();
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < at_once; ++i) {
            threads.emplace_back([&] {
                Stage stage(kind(), way());
                for (std::size_t each = next++; each < faults.size(); each = next++) {
                    if (is_signed_in() || faults[each].connection == Connection::fresh) {
                        stage.meet(faults[each]);
                    }
                }
            });
        }
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "") << "the library is silent";
    if (!under_sanitizer) {
        EXPECT_LE(peak_memory() - memory, 64 * 1024) << "KiB more at the peak";
    }
}

/// Waits until a peer has closed a connection of this process.
void wait_for_an_ended_connection() {
    for (int tries = 0; tries < 500; ++tries) {
        for (const auto &file : std::filesystem::directory_iterator("/proc/self/fd")) {
            pollfd connection{std::stoi(file.path().filename()), POLLRDHUP, 0};
            sockaddr_in peer{};
            socklen_t size = sizeof peer;
            const bool is_tcp = getsockname(connection.fd, reinterpret_cast<sockaddr *>(&peer), &size) == 0 &&
                                peer.sin_family == AF_INET;
            if (is_tcp && poll(&connection, 1, 0) > 0) {
                return;
            }
        }
        std::this_thread::sleep_for(Milliseconds(10));
    }
    ADD_FAILURE() << "no connection has ended";
}

TEST_P(Matrix, AConnectionThatDiedUnnoticed) {
    if (!is_signed_in()) {
        return;
    }
    Stage stage(kind(), way());
    for (const char *fault : {"reset_after_answer", "close_after_answer"}) {
        SCOPED_TRACE(fault);
        const Client client = stage.prepare(Connection::kept);
        stage.sandbox().add_faults(Json::array({{{"fault", fault}, {"operation", "GET /balance"}}}));
        EXPECT_EQ(balvps_result_error(stage.call("get_balance", client).get()), nullptr);
        wait_for_an_ended_connection();
        stage.sandbox().clear_log();
        const State before = read_state(stage.sandbox());
        stage.expect_outcome(stage.call(client), {});
        EXPECT_EQ(stage.requests(), 1);
        EXPECT_EQ(read_state(stage.sandbox()), after(before, kind().effect, 1));
    }
}

TEST_P(Matrix, TokensThatEndMidRun) {
    if (!is_signed_in()) {
        return;
    }
    Stage stage(kind(), way());
    for (const char *fault : {"expired_token", "revoked_token"}) {
        for (const bool refresh_token_is_spent : {false, true}) {
            SCOPED_TRACE(std::string(fault) + (refresh_token_is_spent ? ", refresh token spent" : ""));
            const Client client = stage.prepare(Connection::kept);
            Json rules = Json::array({{{"fault", fault}, {"operation", kind().requested}}});
            if (refresh_token_is_spent) {
                rules.push_back({{"fault", "spent_refresh_token"}});
            }
            stage.sandbox().add_faults(rules);
            stage.sandbox().clear_log();
            const State before = read_state(stage.sandbox());
            stage.expect_outcome(stage.call(client), {});
            const bool renews = kind().effect != Effect::ends_session;  // else the session has already ended
            EXPECT_EQ(stage.requests(), renews ? 2 : 1);
            EXPECT_EQ(stage.requests("POST", "/api/token"), renews ? 1 : 0);
            EXPECT_EQ(stage.requests("POST", "/api/login"), renews && refresh_token_is_spent ? 1 : 0);
            EXPECT_EQ(read_state(stage.sandbox()), after(before, kind().effect, 1));
        }
    }
}

TEST_P(Matrix, TheDeadlineHoldsWhateverHappens) {
    constexpr Milliseconds total{under_sanitizer ? 2000 : 500};
    Stage stage(kind(), way());
    for (const char *fault : {"hang_before_head", "reset_before_answer", "too_many_without_a_word"}) {
        SCOPED_TRACE(fault);
        const Client client = stage.prepare(Connection::fresh);
        stage.sandbox().add_faults(
            Json::array({{{"fault", fault}, {"operation", kind().requested}, {"times", 100'000}}}));
        const Clock::time_point start = Clock::now();
        const Result result =
            stage.call(client, {{"timeout_ms", std::to_string(total.count())}, {"retries", "20"}});
        EXPECT_LE(since(start), total + total / 2);
        if (kind().name != "refresh") {  // a login replaces a failed refresh
            EXPECT_NE(balvps_result_error(result.get()), nullptr);
        }
        stage.expect_no_secret(result);
    }
}

INSTANTIATE_TEST_SUITE_P(, Matrix, in_each_way(kinds()), kind_and_way<Kind>);

}  // namespace
}  // namespace balvps::test
