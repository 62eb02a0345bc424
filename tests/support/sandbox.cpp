#include "sandbox.h"

#include <fcntl.h>
#include <httplib.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <thread>

namespace balvps::test {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds start_limit{60};  // sanitizers and a busy machine included
constexpr std::chrono::seconds stop_limit{10};

[[noreturn]] void fail(const std::string &what) {
    throw std::runtime_error("sandbox: " + what);
}

void check(int error, const char *what) {
    if (error != 0) {
        throw std::system_error(error, std::generic_category(), what);
    }
}

std::string binary() {
    const char *const path = std::getenv("BALVPS_SANDBOX");
    return path != nullptr ? path : BALVPS_SANDBOX_PATH;
}

/// Both ends of a pipe; what is not released is closed.
class Pipe {
  public:
    Pipe() { check(pipe2(ends_, O_CLOEXEC) == 0 ? 0 : errno, "pipe2"); }
    ~Pipe() {
        for (const int end : ends_) {
            if (end >= 0) {
                close(end);
            }
        }
    }
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;

    int reading() const { return ends_[0]; }
    int writing() const { return ends_[1]; }
    int release_writing() { return std::exchange(ends_[1], -1); }
    void close_writing() { close(release_writing()); }

  private:
    int ends_[2] = {-1, -1};
};

class SpawnActions {
  public:
    SpawnActions() { check(posix_spawn_file_actions_init(&actions_), "posix_spawn_file_actions_init"); }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
    SpawnActions(const SpawnActions &) = delete;
    SpawnActions &operator=(const SpawnActions &) = delete;

    void connect(int from, int to) {
        check(posix_spawn_file_actions_adddup2(&actions_, from, to), "posix_spawn_file_actions_adddup2");
    }
    const posix_spawn_file_actions_t *get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_;
};

/// Reads one line; throws when there is none in time.
std::string read_line(int descriptor) {
    const Clock::time_point end = Clock::now() + start_limit;
    std::string line;
    while (!line.ends_with('\n')) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        pollfd waiting{descriptor, POLLIN, 0};
        const int ready = left.count() > 0 ? poll(&waiting, 1, static_cast<int>(left.count())) : 0;
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        char character = 0;
        if (ready <= 0 || read(descriptor, &character, 1) != 1) {
            fail("no ready line but \"" + line + "\"");
        }
        line.push_back(character);
    }
    line.pop_back();
    return line;
}

/// The value of `name=value` in a ready line; the last may hold spaces.
std::string field(const std::string &line, std::string_view name, bool last = false) {
    const std::string key = " " + std::string(name) + "=";
    const std::size_t found = line.find(key);
    if (found == std::string::npos) {
        fail("no " + std::string(name) + " in its ready line: " + line);
    }
    const std::size_t start = found + key.size();
    return line.substr(start, last ? std::string::npos : line.find(' ', start) - start);
}

}  // namespace

Sandbox::Sandbox(const std::vector<std::string> &options) {
    std::vector<std::string> words{binary(), "--exit-with-stdin"};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char *> arguments;
    for (std::string &word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);

    Pipe input;
    Pipe output;
    SpawnActions actions;
    actions.connect(input.reading(), STDIN_FILENO);
    actions.connect(output.writing(), STDOUT_FILENO);
    check(posix_spawn(&process_, words.front().c_str(), actions.get(), nullptr, arguments.data(), environ),
          ("start " + words.front()).c_str());
    input_ = input.release_writing();
    output.close_writing();
    try {
        read_ready_line(output.reading());
    } catch (...) {
        stop();
        throw;
    }
}

Sandbox::~Sandbox() {
    stop();
}

void Sandbox::read_ready_line(int output) {
    const std::string line = read_line(output);
    base_url_ = field(line, "base_url");
    http_base_url_ = field(line, "http_base_url");
    ca_file_ = field(line, "ca_file", true);
    control_ = std::make_unique<httplib::Client>(http_base_url_.substr(0, http_base_url_.rfind("/api")));
    control_->set_keep_alive(true);
    control_->set_tcp_nodelay(true);
    control_->set_read_timeout(start_limit);
}

void Sandbox::stop() noexcept {
    control_.reset();
    if (input_ >= 0) {
        close(input_);
    }
    const Clock::time_point end = Clock::now() + stop_limit;
    while (waitpid(process_, nullptr, WNOHANG) == 0) {
        if (Clock::now() > end) {
            kill(process_, SIGKILL);
            waitpid(process_, nullptr, 0);
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
}

Json Sandbox::control(const char *method, const std::string &path, const Json &body) {
    httplib::Request request;
    request.method = method;
    request.path = "/_sandbox/" + path;
    request.set_header("Content-Type", "application/json");
    if (!body.is_null()) {
        request.body = body.dump();
    }
    const httplib::Result result = control_->send(request);
    if (!result) {
        fail(request.path + ": " + httplib::to_string(result.error()));
    }
    if (result->status != 200) {
        fail(request.path + " answered " + std::to_string(result->status) + " " + result->body);
    }
    return Json::parse(result->body);
}

void Sandbox::reset(const Json &settings) {
    control("POST", "reset", settings);
}

void Sandbox::configure(const Json &settings) {
    control("POST", "configure", settings);
}

void Sandbox::play(const Json &answers) {
    control("POST", "play", {{"answers", answers}});
}

void Sandbox::begin_case(const Json &answers) {
    control("PUT", "play", {{"answers", answers}});
}

void Sandbox::clear_play() {
    control("DELETE", "play");
}

int Sandbox::remaining() {
    return control("GET", "play").at("remaining").get<int>();
}

void Sandbox::add_faults(const Json &rules, std::uint32_t seed) {
    control("POST", "faults", {{"seed", seed}, {"rules", rules}});
}

void Sandbox::clear_faults() {
    control("DELETE", "faults");
}

Json Sandbox::faults() {
    return control("GET", "faults").at("faults");
}

Json Sandbox::fault_rules() {
    return control("GET", "faults").at("rules");
}

Json Sandbox::log() {
    return control("GET", "log").at("entries");
}

void Sandbox::clear_log() {
    control("DELETE", "log");
}

Json Sandbox::state() {
    return control("GET", "state");
}

}  // namespace balvps::test
