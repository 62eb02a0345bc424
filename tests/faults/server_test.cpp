// Faults before any request: no server listens, the name is resolved slowly or not at all, the certificate is
// wrong, or TLS is too old. Nothing has been sent then, so every kind of call may be retried, and none is
// ambiguous.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "patience.h"
#include "refusing_port.h"
#include "sandbox.h"
#include "secrets.h"
#include "slow_resolver.h"
#include "way.h"

namespace balvps::test {
namespace {

constexpr int retries = 2;
const std::string slow_base_url = std::string("https://") + slow_name + "/api";

struct Asked {
    std::string name;
    std::string operation;
    Json arguments;
    Settings credentials;
    std::size_t requests = 1;  ///< number of requests without a fault
};

const std::vector<Asked> &calls() {
    static const Settings basic{{"auth", "basic"}};
    static const Json record{{"service_id", 10}, {"zone_id", 60}, {"record_id", 10}};
    static const std::vector<Asked> all{
        {"get", "get_balance", Json::object(), basic},
        {"put", "close_ticket", {{"number", 736633}}, basic},
        {"put_with_body", "update_details", {{"city", "Napa"}}, basic},
        {"delete", "delete_dns_record", record, basic},
        {"post", "create_ticket", {{"dept_id", 1}, {"subject", "s"}, {"body", "b"}}, basic},
        {"post_without_body", "logout", Json::object(), basic},
        {"login", "login", Json::object(), {}},
        {"call_that_signs_in", "get_balance", Json::object(), {}, 2},
        {"call_that_refreshes", "get_balance", Json::object(), {{"refresh_token", "eyJ-of-no-use"}}, 3},
    };
    return all;
}

class Unreachable : public testing::TestWithParam<Way> {
  protected:
    static Settings settings(const Asked &asked, const std::string &base_url) {
        Settings settings = asked.credentials;
        settings.insert({{"base_url", base_url},
                         {"username", "user@example.com"},
                         {"password", test_password},
                         {"retries", std::to_string(retries)},
                         {"retry_base_ms", "1"},
                         {"timeout_ms", "20000"}});
        return settings;
    }

    static Client client(const Asked &asked, const std::string &base_url, const Settings &more = {}) {
        Settings all = more;
        all.merge(settings(asked, base_url));
        NewClient made = make_client(all);
        EXPECT_TRUE(made.client) << to_json(made.error.get());
        return std::move(made.client);
    }

    static Result make(const Asked &asked, const Client &client, const Settings &options = {}) {
        return call(client.get(), GetParam(), asked.operation, asked.arguments, options);
    }

    static std::size_t tries(const Result &result) {
        return Json::parse(balvps_result_attempts_json(result.get(), nullptr)).size();
    }

    static void expect_failure(const Result &result, const std::string &code, const std::string &reason,
                               bool retryable) {
        const balvps_error *const error = balvps_result_error(result.get());
        ASSERT_NE(error, nullptr);
        EXPECT_EQ(balvps_error_name(error), code) << balvps_error_message(error);
        EXPECT_EQ(balvps_error_reason(error), reason) << balvps_error_message(error);
        EXPECT_EQ(balvps_error_retryable(error), retryable ? 1 : 0);
        EXPECT_EQ(balvps_result_http_status(result.get()), 0);
        for (const char *text :
             {balvps_result_attempts_json(result.get(), nullptr), balvps_error_json(error, nullptr)}) {
            EXPECT_EQ(secrets_in(text), std::vector<std::string>());
        }
    }

    /// Expects that every kind of call to this service fails with this error and sends nothing.
    static void expect_nothing_is_sent(Sandbox &sandbox, const std::string &ca_file,
                                       const std::string &reason, std::size_t how_many_tries) {
        for (const Asked &asked : calls()) {
            SCOPED_TRACE(asked.name);
            const Result result = make(asked, client(asked, sandbox.base_url(), {{"ca_file", ca_file}}));
            expect_failure(result, "tls", reason, how_many_tries > 1);
            EXPECT_EQ(tries(result), how_many_tries);
        }
        EXPECT_EQ(sandbox.log(), Json::array());
    }
};

TEST_P(Unreachable, NobodyListens) {
    const RefusingPort port;
    for (const Asked &asked : calls()) {
        SCOPED_TRACE(asked.name);
        const Result result = make(asked, client(asked, port.base_url()));
        expect_failure(result, "connection", "", true);
        EXPECT_EQ(tries(result), std::size_t{retries} + 1);
    }
}

TEST_P(Unreachable, TheServiceComesBackMeanwhile) {
    for (const Asked &asked : calls()) {
        SCOPED_TRACE(asked.name);
        const int port = RefusingPort().port();
        const Client patient = client(asked, "http://127.0.0.1:" + std::to_string(port) + "/api",
                                      {{"retries", "20"}, {"retry_base_ms", "100"}, {"retry_max_ms", "200"}});
        std::future<Result> result = std::async(std::launch::async, [&] { return make(asked, patient); });
        std::this_thread::sleep_for(Milliseconds(100));
        Sandbox sandbox({"--http-port", std::to_string(port)});
        const Result answer = result.get();
        const balvps_error *const error = balvps_result_error(answer.get());
        EXPECT_EQ(error, nullptr) << balvps_error_message(error);
        EXPECT_EQ(sandbox.log().size(), asked.requests);
    }
}

TEST_P(Unreachable, AWrongCertificateIsNotSpokenTo) {
    for (const char *wrong : {"self-signed", "expired", "other-host"}) {
        SCOPED_TRACE(wrong);
        Sandbox sandbox({"--certificate", wrong});
        expect_nothing_is_sent(sandbox, sandbox.ca_file(), "certificate", 1);
    }
    Sandbox of_an_unknown_authority;
    expect_nothing_is_sent(of_an_unknown_authority, "", "certificate", 1);
}

TEST_P(Unreachable, OldTlsIsNotSpoken) {
    Sandbox sandbox({"--tls-max", "1.1"});
    expect_nothing_is_sent(sandbox, sandbox.ca_file(), "handshake", retries + 1);
}

TEST_P(Unreachable, ANameThatIsNotResolvedInTime) {
    for (const Asked &asked : calls()) {
        SCOPED_TRACE(asked.name);
        const Clock::time_point start = Clock::now();
        {
            const Client asking = client(asked, slow_base_url);
            expect_failure(make(asked, asking, {{"timeout_ms", "200"}}), "timeout", "", true);
        }
        EXPECT_LE(since(start), Milliseconds(200) + ordinary_time / 2) << "somebody waits for the resolver";
    }
}

TEST_P(Unreachable, ResolvingIsInterrupted) {
    static constexpr Milliseconds patience{100};
    const auto is_enough = [](void *begun) -> std::int32_t {
        return since(*static_cast<const Clock::time_point *>(begun)) > patience ? 1 : 0;
    };
    for (const Asked &asked : calls()) {
        SCOPED_TRACE(asked.name);
        const Config config(balvps_config_new());
        for (const auto &[key, value] : settings(asked, slow_base_url)) {
            balvps_config_set(config.get(), key.data(), key.size(), value.data(), value.size());
        }
        Clock::time_point begun = Clock::now();
        balvps_config_set_interrupt(config.get(), is_enough, &begun);
        balvps_client *made = nullptr;
        ASSERT_EQ(balvps_client_new(config.get(), &made), nullptr);
        Client asking(made);
        Result result;
        if (GetParam() == Way::single) {
            result = make(asked, asking);
        } else {  // an interrupt only ends the waiting, so the call is cancelled by its tag
            const Queue queue(balvps_queue_new(asking.get()));
            const std::uint64_t tag =
                balvps_queue_submit(queue.get(), make_call(asked.operation.c_str(), asked.arguments).get());
            EXPECT_EQ(balvps_queue_next(queue.get(), -1), nullptr);
            balvps_queue_cancel(queue.get(), tag);
            result.reset(balvps_queue_next(queue.get(), 0));
        }
        EXPECT_STREQ(balvps_error_name(balvps_result_error(result.get())), "cancelled");
        asking.reset();
        EXPECT_LE(since(begun), patience + Milliseconds(100) + ordinary_time / 10);
    }
}

INSTANTIATE_TEST_SUITE_P(, Unreachable, testing::Values(Way::single, Way::queue),
                         [](const auto &parameters) { return name_of(parameters.param); });

}  // namespace
}  // namespace balvps::test
