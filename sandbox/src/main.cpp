// balvps-sandbox: a local server that plays the service's API.
#include <openssl/tls1.h>
#include <poll.h>
#include <pthread.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>

#include "faults/faults.h"
#include "http/certificate.h"
#include "http/server.h"
#include "sandbox.h"
#include "service/one_time_codes.h"
#include "service/routes.h"
#include "settings.h"

namespace {

const std::map<std::string, sandbox::CertificateFlaw> &certificate_flaws() {
    using sandbox::CertificateFlaw;
    static const std::map<std::string, CertificateFlaw> table{{"good", CertificateFlaw::none},
                                                              {"self-signed", CertificateFlaw::self_signed},
                                                              {"expired", CertificateFlaw::expired},
                                                              {"other-host", CertificateFlaw::other_host}};
    return table;
}

const std::map<std::string, int> &tls_versions() {
    static const std::map<std::string, int> table{
        {"1.0", TLS1_VERSION}, {"1.1", TLS1_1_VERSION}, {"1.2", TLS1_2_VERSION}, {"1.3", TLS1_3_VERSION}};
    return table;
}

struct Options {
    std::string host = "127.0.0.1";
    int port = 0;
    int http_port = 0;
    std::string authority_file;
    std::string dialect = "wire";
    std::string txt_style = "bare";
    std::string certificate = "good";
    std::string highest_tls = "1.3";
    std::string log_file;
    std::string portal_file;
    std::size_t threads = 64;
    bool no_basic = false;
    bool exit_with_stdin = false;
    sandbox::Settings settings;
};

/// --leading-slash and --no-leading-slash for the switch leading_slash.
void describe_switches(CLI::App &application, sandbox::Settings &settings) {
    for (const sandbox::Switch &each : sandbox::switches()) {
        std::string name = each.name;
        std::ranges::replace(name, '_', '-');
        const char *const initial = settings.*each.value ? " (on)" : " (off)";
        application.add_flag("--" + name + ",!--no-" + name, settings.*each.value,
                             std::string(each.effect) + initial);
    }
}

void describe(CLI::App &application, Options &options) {
    sandbox::Settings &settings = options.settings;
    application.set_version_flag("--version", BALVPS_SANDBOX_VERSION);
    application.add_option("--host", options.host, "Address to listen on")->capture_default_str();
    application.add_option("--port", options.port, "HTTPS port, 0 = any free")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    application.add_option("--http-port", options.http_port, "HTTP port, 0 = any free, -1 = none")
        ->check(CLI::Range(-1, 65535))
        ->capture_default_str();
    application.add_option("--ca-out", options.authority_file,
                           "Where to write the CA certificate (default: a temporary directory)");
    application.add_option("--certificate", options.certificate, "What is wrong with the server certificate")
        ->check(CLI::IsMember(certificate_flaws()))
        ->capture_default_str();
    application
        .add_option("--tls-max", options.highest_tls,
                    "Highest TLS version; below 1.2, broken algorithms are allowed")
        ->check(CLI::IsMember(tls_versions()))
        ->capture_default_str();
    application
        .add_option("--dialect", options.dialect,
                    "Format of answers: as in recorded traffic, the same with a gap in every list, or as in "
                    "the document")
        ->check(CLI::IsMember(sandbox::dialects()))
        ->capture_default_str();
    application
        .add_option(
            "--txt-style", options.txt_style,
            "Content of TXT and SPF records: taken as it is and shown within double quotes, or quoted "
            "strings with escapes")
        ->check(CLI::IsMember(sandbox::txt_styles()))
        ->capture_default_str();
    application
        .add_option("--accounts", settings.accounts, "Accounts: user@example.com, user2@example.com, ...")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    application
        .add_option("--minimum-ttl", settings.minimum_ttl,
                    "Seconds; a lower TTL of a written record is raised to it")
        ->check(CLI::Range(0, std::numeric_limits<std::int32_t>::max()))
        ->capture_default_str();
    application.add_option("--log", options.log_file,
                           "File for every request as a JSON line, - = standard error");
    application.add_option("--portal", options.portal_file,
                           "Swagger document of a portal, to serve and to answer its operations");
    application.add_option("--token-lifetime", settings.token_lifetime, "Seconds")->capture_default_str();
    application.add_option("--refresh-lifetime", settings.refresh_lifetime, "Seconds")->capture_default_str();
    application.add_option("--login-limit", settings.login_limit, "Logins per window, 0 = no limit")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    application.add_option("--login-window", settings.login_window, "Seconds")->capture_default_str();
    application
        .add_option("--unauthorized-status", settings.unauthorized_status,
                    "HTTP status of a bad or expired token (default: 401 in documented, else 200)")
        ->check(CLI::IsMember({200, 401}));
    application.add_flag("--no-basic", options.no_basic, "Refuse Basic authentication");
    application.add_flag("--mfa", settings.second_factor, "Require a second factor for logins");
    application.add_option("--totp-secret", settings.totp_secret, "Secret of the second factor, base32")
        ->check([](const std::string &text) { return sandbox::decode_base32(text) ? "" : "is not base32"; })
        ->capture_default_str();
    application.add_flag("--service-dns", settings.service_dns, "Offer GET /service/@service_id/dns");
    application
        .add_option("--vm-delay", settings.vm_delay,
                    "Seconds that a virtual machine takes to start, stop, reboot or rebuild")
        ->check(CLI::Range(0.0, sandbox::most_seconds))
        ->capture_default_str();
    application
        .add_option("--activation-delay", settings.activation_delay,
                    "Seconds from the payment of an order until its service is active")
        ->check(CLI::Range(0.0, sandbox::most_seconds))
        ->capture_default_str();
    application
        .add_option("--missing", settings.missing,
                    "An operation that this install does not have, such as \"GET /service/@id/vms\"; "
                    "may be given several times")
        ->check([](const std::string &name) {
            return sandbox::is_operation(name) ? "" : name + " is no operation of the API";
        })
        ->allow_extra_args(false);
    describe_switches(application, settings);
    application.add_option("--threads", options.threads, "Threads started for connections")
        ->capture_default_str();
    application.add_flag("--exit-with-stdin", options.exit_with_stdin, "Stop when standard input is closed");
    application.footer("Faults for POST /_sandbox/faults, with their parameters and defaults:\n" +
                       sandbox::faults_help());
}

/// A directory for the CA certificate. It is removed when the sandbox ends.
class TemporaryDirectory {
  public:
    TemporaryDirectory()
        : path_((std::filesystem::temp_directory_path() / "balvps-sandbox-XXXXXX").string()) {
        if (mkdtemp(path_.data()) == nullptr) {
            throw std::runtime_error("cannot create a temporary directory");
        }
    }
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryDirectory(const TemporaryDirectory &) = delete;
    TemporaryDirectory &operator=(const TemporaryDirectory &) = delete;

    const std::string &path() const { return path_; }

  private:
    std::string path_;
};

void write_file(const std::string &path, const std::string &content) {
    std::ofstream file(path, std::ios::trunc);
    file << content << std::flush;
    if (!file) {
        throw std::runtime_error("cannot write " + path);
    }
}

/// Blocks the signals in this thread and in all threads that it starts. wait_for_the_end() reads them.
sigset_t block_ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

/// Reads from standard input and discards what it reads.
/// @return whether standard input is at its end
bool standard_input_ended() {
    std::array<char, 4096> ignored{};
    const ssize_t length = read(STDIN_FILENO, ignored.data(), ignored.size());
    return length == 0 || (length < 0 && errno != EINTR && errno != EAGAIN);
}

void wait_for_the_end(const sigset_t &signals, bool exit_with_stdin) {
    const int signal_descriptor = signalfd(-1, &signals, SFD_CLOEXEC);
    if (signal_descriptor < 0) {
        throw std::runtime_error("cannot wait for signals");
    }
    std::array<pollfd, 2> watched{
        {{signal_descriptor, POLLIN, 0}, {exit_with_stdin ? STDIN_FILENO : -1, POLLIN, 0}}};
    for (bool ended = false; !ended;) {
        poll(watched.data(), watched.size(), -1);
        ended = watched[0].revents != 0 || (watched[1].revents != 0 && standard_input_ended());
    }
    close(signal_descriptor);
}

void run(const Options &options) {
    const sigset_t signals = block_ending_signals();

    const sandbox::Tls tls{sandbox::make_server_identity(certificate_flaws().at(options.certificate)),
                           tls_versions().at(options.highest_tls)};
    std::optional<TemporaryDirectory> directory;
    std::string authority_file = options.authority_file;
    if (authority_file.empty()) {
        authority_file = directory.emplace().path() + "/ca.pem";
    }
    authority_file = std::filesystem::absolute(authority_file).string();
    write_file(authority_file, tls.identity.authority_pem);

    sandbox::Sandbox service(options.settings, options.log_file, options.portal_file);
    const sandbox::Listener https(service, &tls, options.host, options.port, options.threads);
    std::optional<sandbox::Listener> http;
    if (options.http_port >= 0) {
        http.emplace(service, nullptr, options.host, options.http_port, options.threads);
    }

    std::cout << "balvps-sandbox ready base_url=" << https.base_url();
    if (http) {
        std::cout << " http_base_url=" << http->base_url();
    }
    std::cout << " ca_file=" << authority_file << std::endl;

    wait_for_the_end(signals, options.exit_with_stdin);
}

}  // namespace

int main(int argc, char **argv) {
    CLI::App application("A local server that plays the service's API, for tests and experiments.");
    Options options;
    describe(application, options);
    CLI11_PARSE(application, argc, argv);
    options.settings.dialect = sandbox::dialects().at(options.dialect);
    options.settings.txt_style = sandbox::txt_styles().at(options.txt_style);
    options.settings.basic = !options.no_basic;
    try {
        run(options);
    } catch (const std::exception &error) {
        std::cerr << "balvps-sandbox: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
