// The sandbox server as a child process of a test, and its control path.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "json.h"

namespace httplib {
class Client;
}

namespace balvps::test {

/// Starts balvps-sandbox and stops it when it goes. For one thread at a time. Every member throws
/// std::runtime_error when the sandbox does not do what it should.
///
/// The binary is the one that BALVPS_SANDBOX in the environment names, else the one of this build.
class Sandbox {
  public:
    /// @param options  command line options, such as {"--login-limit", "0"}
    explicit Sandbox(const std::vector<std::string> &options = {});
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    /// Up to and with /api, over TLS.
    const std::string &base_url() const { return base_url_; }
    /// The same without TLS.
    const std::string &http_base_url() const { return http_base_url_; }
    /// The certificate authority that base_url() is to be trusted by.
    const std::string &ca_file() const { return ca_file_; }

    /// Everything as after the start, but for the settings given.
    void reset(const Json &settings = Json::object());
    void configure(const Json &settings);

    /// Queues canned answers: an array of {"method", "path", "status", "headers", "body", ...}.
    void play(const Json &answers);
    void clear_play();
    /// Clears the log, and queues these canned answers in place of those that are queued.
    void begin_case(const Json &answers);
    /// How many canned answers are still queued.
    int remaining();

    /// All faults that it can play: [{"name", "effect", "parameters"}].
    Json faults();
    /// Adds fault rules: an array of {"fault", "operation", "times", "probability", "with", ...}.
    /// @param seed what the rules' probabilities are drawn from
    void add_faults(const Json &rules, std::uint32_t seed = 0);
    void clear_faults();
    /// The rules with how many requests each has "seen" and "played" on.
    Json fault_rules();

    /// The requests since the last clear_log(), in order.
    Json log();
    void clear_log();

    /// What the service remembers: client, contacts, invoices, credit, tickets, zones.
    Json state();

  private:
    Json control(const char *method, const std::string &path, const Json &body = nullptr);
    void read_ready_line(int output);
    void stop() noexcept;

    pid_t process_ = -1;
    int input_ = -1;  ///< the sandbox's standard input: it ends when this is closed, even if the test crashed
    std::string base_url_;
    std::string http_base_url_;
    std::string ca_file_;
    std::unique_ptr<httplib::Client> control_;
};

}  // namespace balvps::test
