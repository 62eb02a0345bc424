// A sandbox with zones, and a client that calls procedures in each of the two ways.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "client/queue.h"
#include "clients.h"
#include "json.h"
#include "sandbox.h"

namespace balvps::test {

using Lines = std::vector<std::string>;

enum class Way : std::uint8_t { blocking, queued };

inline std::ostream &operator<<(std::ostream &out, Way way) {
    return out << (way == Way::blocking ? "blocking" : "queued");
}

inline Json document_of(const Outcome &outcome) {
    return Json::parse(json_of(outcome.document.root()));
}

/// Makes a call of an operation in one of the ways.
inline Outcome call_in(Way way, Client &client, std::string_view operation, const Json &arguments,
                       const CallOptions &options = {}) {
    if (way == Way::blocking) {
        return client.call(operation, arguments.dump(), options);
    }
    Queue queue(client);
    queue.submit(CallInput::named(operation, read_arguments(arguments.dump()).value(), options));
    return std::move(queue.next(std::nullopt)->outcome);
}

/// The zone example.com has the ID 62 and belongs to service 10. Its serial is 2023010101.
class ZoneStage : public testing::TestWithParam<Way> {
  protected:
    static constexpr std::string_view zone_path = "/service/10/dns/62";

    void SetUp() override {
        sandbox().reset();
        client = make_client();
    }

    static Sandbox &sandbox() {
        static Sandbox running({"--login-limit", "0"});
        return running;
    }

    static std::unique_ptr<Client> make_client(const Values &values = {}) {
        return client_of(sandbox().http_base_url(), values);
    }

    Outcome call(std::string_view operation, const Json &arguments, const CallOptions &options = {}) const {
        return call_in(GetParam(), *client, operation, arguments, options);
    }

    /// Makes a call that must work. @return its answer.
    Json answer(std::string_view operation, const Json &arguments) const {
        const Outcome outcome = call(operation, arguments);
        EXPECT_EQ(code_of(outcome), ErrorCode::none) << operation << ": " << message_of(outcome);
        return document_of(outcome);
    }

    /// Requests of a method meet a fault. @param more further members of the rule.
    static void add_fault(const std::string &method, const std::string &fault,
                          const Json &with = Json::object(), const Json &more = Json::object()) {
        Json rule{{"fault", fault}, {"method", method}, {"with", with}};
        rule.update(more);
        sandbox().add_faults(Json::array({rule}));
    }

    /// The requests of the API in order, but for those that sign in.
    static Lines requests() {
        Lines lines;
        for (const Json &entry : sandbox().log()) {
            const std::string path = entry.at("path").get<std::string>().substr(std::string("/api").size());
            if (path != "/login") {
                lines.push_back(entry.at("method").get<std::string>() + " " + path);
            }
        }
        return lines;
    }

    static std::size_t count(std::string_view method) {
        const Lines lines = requests();
        return static_cast<std::size_t>(std::count_if(
            lines.begin(), lines.end(),
            [&](const std::string &line) { return line.starts_with(std::string(method) + " "); }));
    }

    static Lines writes() {
        Lines lines = requests();
        std::erase_if(lines, [](const std::string &line) { return line.starts_with("GET "); });
        return lines;
    }

    /// The records of a name in example.com as "TYPE CONTENT TTL", sorted.
    static Lines records_of(const std::string &name) {
        Lines records;
        const Json state = sandbox().state();
        for (const Json &zone : state.at("zones")) {
            for (const Json &record : zone.at("records")) {
                if (record.at("name") == name) {
                    const Json &content = record.at("content");
                    records.push_back(record.at("type").get<std::string>() + " " +
                                      (content.is_string() ? content.get<std::string>() : content.dump()) +
                                      " " + record.at("ttl").dump());
                }
            }
        }
        std::sort(records.begin(), records.end());
        return records;
    }

    std::unique_ptr<Client> client;
};

inline std::string way_name(const testing::TestParamInfo<Way> &parameter) {
    return parameter.param == Way::blocking ? "blocking" : "queued";
}

}  // namespace balvps::test
