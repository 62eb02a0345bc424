#include "link.h"

#include <algorithm>
#include <fstream>
#include <thread>

#include "cipher.h"

namespace balvps::redis {
namespace {

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) noexcept {
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

}  // namespace

bool is_error(const Reply &reply) noexcept {
    return reply->type == REDIS_REPLY_ERROR;
}

std::string_view text_of(const redisReply &reply) noexcept {
    return reply.str != nullptr ? std::string_view(reply.str, reply.len) : std::string_view();
}

/// The text of an error may quote arguments, so only its beginning is shown.
void fail_by(std::string_view error) {
    std::string message = "it answered ";
    for (const char letter : error.substr(0, std::min<std::size_t>(error.find_first_of("'\"`,@"), 80))) {
        message += letter >= ' ' && letter < 0x7F ? letter : '?';
    }
    if (has_any(error, {"NOAUTH", "WRONGPASS", "NOPERM", "invalid password", "DB index", "unknown command",
                        "without any password"})) {
        throw Failure(Failure::Kind::configuration, std::move(message));
    }
    if (has_any(error, {"OOM", "MISCONF", "NOREPLICAS"})) {
        throw Failure(Failure::Kind::refused, std::move(message));
    }
    fail_passing(std::move(message));
}

Link::Link(const Access &access) : access_(access), host_(access.address.host), port_(access.address.port) {
    if (access_.address.encrypted) {
        tls_.emplace(access_.ca_file);
    }
}

/// Sends a command, again if the connection breaks or Redis starts, until the time is over. Every command may
/// run twice.
Reply Link::command(const Words &words, const Patience &patience) {
    constexpr Milliseconds first_pause{20};
    constexpr Milliseconds longest_pause{500};
    for (Milliseconds pause = first_pause;; pause = std::min(2 * pause, longest_pause)) {
        try {
            return try_command(words, patience);
        } catch (const Failure &failure) {
            if (failure.kind() != Failure::Kind::passing) {
                throw;
            }
            const Clock::time_point until =
                Clock::now() + pause / 2 + Milliseconds(random_up_to(static_cast<unsigned>(pause.count())));
            while (Clock::now() < until) {
                if (patience.over()) {
                    throw;
                }
                std::this_thread::sleep_for(Milliseconds(5));
            }
        }
    }
}

Reply Link::try_command(const Words &words, const Patience &patience) {
    constexpr Milliseconds longest_try{2000};
    constexpr int most_redirections = 3;
    std::unique_lock<std::timed_mutex> own(mutex_, std::defer_lock);
    while (!own.try_lock_for(Milliseconds(patience.slice()))) {
    }
    const Patience once = patience.part(longest_try);
    try {
        for (int redirection = 0;; ++redirection) {
            if (connection_ == nullptr || !connection_->is_own()) {
                connect(once);
            }
            Reply reply = connection_->command(words, once);
            if (!is_error(reply)) {
                return reply;
            }
            const std::string_view error = text_of(*reply);
            if (redirection < most_redirections && follow(error)) {
                continue;
            }
            if (has_any(error,
                        {"LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "UNBLOCKED"})) {
                fail_by(error);
            }
            return reply;
        }
    } catch (...) {
        go_home();
        throw;
    }
}

/// Forgets the connection and what a cluster said about servers.
void Link::go_home() noexcept {
    connection_.reset();
    host_.assign(access_.address.host);
    port_.assign(access_.address.port);
}

/// Goes to the server of a cluster that has the keys. @param error such as "MOVED 3999 10.0.0.1:6381".
bool Link::follow(std::string_view error) {
    const std::size_t colon = error.rfind(':');
    const std::size_t space = error.rfind(' ');
    if (!error.starts_with("MOVED ") || colon == std::string_view::npos || colon < space) {
        return false;
    }
    if (colon > space + 1) {
        host_ = error.substr(space + 1, colon - space - 1);
    }
    port_ = error.substr(colon + 1);
    connection_.reset();
    return true;
}

void Link::connect(const Patience &patience) {
    connection_.reset();
    connection_ = std::make_unique<Connection>(host_, port_, tls_ ? &*tls_ : nullptr, patience);
    const Secret given = password();
    if (!given.empty() && access_.address.user.empty()) {
        must_succeed({"AUTH", view(given)}, patience);
    } else if (!given.empty()) {
        must_succeed({"AUTH", access_.address.user, view(given)}, patience);
    }
    if (access_.address.database != "0") {
        must_succeed({"SELECT", access_.address.database}, patience);
    }
}

void Link::must_succeed(const Words &words, const Patience &patience) {
    const Reply reply = connection_->command(words, patience);
    if (is_error(reply)) {
        fail_by(text_of(*reply));
    }
}

Secret Link::password() const {
    if (!access_.password.empty() || access_.password_file.empty()) {
        return access_.password;
    }
    std::ifstream file(access_.password_file);
    Secret line;
    for (char letter = 0; file.get(letter) && letter != '\n' && letter != '\r' && line.size() < 4096;) {
        line.push_back(letter);
    }
    if (line.empty()) {
        fail_configuration("the file of config key 'token_store_password_file' cannot be read or is empty");
    }
    return line;
}

}  // namespace balvps::redis
