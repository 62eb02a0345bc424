// After a fault, the same client can still send requests of every kind, however the request ended.
#include <balvps/balvps.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <ostream>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "each_way.h"
#include "patience.h"
#include "sandbox.h"
#include "secrets.h"

namespace balvps::test {
namespace {

constexpr int zone_id = 60;
/// The time limit of the client if the fault hangs.
constexpr Milliseconds short_time{under_sanitizer ? 1000 : 500};

/// A kind of request. Each kind needs other settings of libcurl.
struct Kind {
    std::string name;
    std::string operation;
    Json arguments;  ///< without the record's id
    bool needs_record = false;
};

const std::vector<Kind> &kinds() {
    static const Json zone{{"service_id", 10}, {"zone_id", zone_id}};
    static const auto in_zone = [](const Json &more) {
        Json arguments = zone;
        arguments.update(more);
        return arguments;
    };
    // In this order each of them works. The last one ends the session.
    static const std::vector<Kind> all{
        {"get", "get_dns_zone", zone},
        {"post", "add_dns_record", in_zone({{"name", "new"}, {"type", "A"}, {"content", "192.0.2.7"}})},
        {"put", "edit_dns_record", in_zone({{"ttl", 4242}}), true},
        {"delete", "delete_dns_record", zone, true},
        {"post_without_body", "logout", Json::object()},
    };
    return all;
}

/// The form in which GoogleTest shows it.
void PrintTo(const Kind &kind, std::ostream *out) {
    *out << kind.name;
}

/// A sandbox and the settings of a client.
class Stage {
  public:
    Json faults() { return sandbox_.faults(); }

    /// Makes a request meet a fault, and then sends requests of every kind.
    void meet(const Kind &kind, Way way, Json fault, bool on_kept_connection) {
        SCOPED_TRACE(fault.at("name").get<std::string>() + (on_kept_connection ? ", kept" : ", fresh"));
        sandbox_.reset();
        directory_.clear();
        Client client = signed_in(way);
        if (!on_kept_connection) {
            client = new_client();  // finds the stored token
        }
        Json &parameters = fault.at("parameters");
        if (parameters.contains("seconds")) {
            parameters["seconds"] = 0;  // the client would wait that long
        }
        sandbox_.add_faults(Json::array({{{"fault", fault.at("name")}, {"with", parameters}}}));
        call(client, way, kind, short_time);
        sandbox_.clear_faults();
        std::this_thread::sleep_for(Milliseconds(50));  // the connection may end meanwhile
        for (const Way afterwards : {Way::single, Way::queue}) {
            for (const Kind &each : kinds()) {
                const Result result = call(client, afterwards, each, ordinary_time);
                const balvps_error *const error = balvps_result_error(result.get());
                EXPECT_EQ(error, nullptr)
                    << each.name << ", " << afterwards << ": " << balvps_error_message(error);
            }
        }
    }

  private:
    Client new_client() {
        NewClient made = make_client({{"base_url", sandbox_.base_url()},
                                      {"ca_file", sandbox_.ca_file()},
                                      {"username", "user@example.com"},
                                      {"password", test_password},
                                      {"token_store", "file:" + directory_.store()},
                                      {"retries", "0"},
                                      {"retry_base_ms", "1"},
                                      {"max_body_bytes", "1048576"}});
        EXPECT_TRUE(made.client) << to_json(made.error.get());
        return std::move(made.client);
    }

    Client signed_in(Way way) {
        Client client = new_client();
        EXPECT_EQ(balvps_result_error(test::call(client.get(), way, "get_balance").get()), nullptr);
        return client;
    }

    Result call(const Client &client, Way way, const Kind &kind, Milliseconds timeout) {
        Json arguments = kind.arguments;
        if (kind.needs_record) {
            arguments["record_id"] = last_record();
        }
        return test::call(client.get(), way, kind.operation, arguments,
                          {{"timeout_ms", std::to_string(timeout.count())}});
    }

    Json last_record() {
        const Json state = sandbox_.state();
        const Json &zone = *std::ranges::find_if(state.at("zones"),
                                                 [](const Json &each) { return each.at("id") == zone_id; });
        return zone.at("records").back().at("id");
    }

    Sandbox sandbox_{{"--login-limit", "0"}};
    const StoreDirectory directory_;
};

class Aftermath : public testing::TestWithParam<std::tuple<Kind, Way>> {};

TEST_P(Aftermath, TheClientGoesOnWithEverything) {
    constexpr int at_once = 4;  // most of the time is waiting
    const auto &[kind, way] = GetParam();
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < at_once; ++i) {
        threads.emplace_back([&kind = kind, way = way, &next] {
            Stage stage;
            const Json faults = stage.faults();
            EXPECT_GT(faults.size(), 30U);
            for (std::size_t each = next++; each < faults.size(); each = next++) {
                stage.meet(kind, way, faults[each], false);
                stage.meet(kind, way, faults[each], true);
            }
        });
    }
}

INSTANTIATE_TEST_SUITE_P(, Aftermath, in_each_way(kinds()), kind_and_way<Kind>);

}  // namespace
}  // namespace balvps::test
