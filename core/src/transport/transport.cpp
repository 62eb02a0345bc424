#include "transport/transport.h"

#include <curl/curl.h>
#include <unistd.h>

#include <utility>

namespace balvps {
namespace {

/// libcurl's global state is never given back: other parts of the program may use libcurl too.
void initialise_libcurl() {
    static const bool initialised = [] {
        if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
            throw std::bad_alloc();  // the next client tries again
        }
        return true;
    }();
    static_cast<void>(initialised);
}

}  // namespace

Transport::Transport(TransportSettings settings, std::size_t most_connections)
    : settings_(std::move(settings)), most_connections_(most_connections), process_(getpid()) {
    initialise_libcurl();
    shared_ = std::make_unique<CurlShared>();
}

Transport::~Transport() {
    if (process_ != getpid()) {
        forget_the_parents_connections();
    }
}

/// After a fork the child must neither use nor close the parent's connections: closing would end the TLS
/// session of the socket they share. The handles are left alone on purpose, once per fork.
void Transport::forget_the_parents_connections() {
    for (std::unique_ptr<Connection> &connection : idle_) {
        static_cast<void>(connection.release());
    }
    static_cast<void>(idle_multiplexer_.release());
    static_cast<void>(shared_.release());
    idle_.clear();
    process_ = getpid();
}

void Transport::keep_to_this_process() {
    if (process_ != getpid()) {
        forget_the_parents_connections();
        shared_ = std::make_unique<CurlShared>();
    }
}

std::unique_ptr<Connection> Transport::take() {
    const std::lock_guard lock(mutex_);
    keep_to_this_process();
    while (!idle_.empty()) {
        std::unique_ptr<Connection> connection = std::move(idle_.back());
        idle_.pop_back();
        if (connection->usable()) {
            return connection;
        }
    }
    return std::make_unique<Connection>(settings_, *shared_);
}

void Transport::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < settings_.max_idle_connections) {
        idle_.push_back(std::move(connection));
    }
}

void Transport::renew_connections() noexcept {
    const std::lock_guard lock(mutex_);
    ++shared_->generation;
}

std::unique_ptr<Multiplexer> Transport::take_multiplexer() {
    const std::lock_guard lock(mutex_);
    keep_to_this_process();
    return idle_multiplexer_ != nullptr
               ? std::move(idle_multiplexer_)
               : std::make_unique<Multiplexer>(settings_, most_connections_, *shared_);
}

void Transport::give_back(std::unique_ptr<Multiplexer> multiplexer) {
    const std::lock_guard lock(mutex_);
    if (settings_.max_idle_connections > 0) {
        idle_multiplexer_ = std::move(multiplexer);
    }
}

void Transport::run(Exchange &exchange) {
    std::unique_ptr<Connection> connection = take();
    connection->run(exchange);
    if (exchange.result) {
        give_back(std::move(connection));
    }
}

}  // namespace balvps
