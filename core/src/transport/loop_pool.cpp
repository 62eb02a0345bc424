#include "transport/loop_pool.h"

#include <curl/curl.h>

#include <utility>

namespace balvps {
namespace {

/// libcurl's global state is never freed, because other parts of the program may use libcurl too.
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

LoopPool::LoopPool(TransportSettings settings, std::size_t most_connections)
    : settings_(std::move(settings)), most_connections_(most_connections) {
    initialise_libcurl();
    shared_ = std::make_unique<CurlShared>();
    idle_for_one_.reserve(settings_.max_idle_connections);  // so that giving back cannot fail
    idle_for_many_.reserve(1);
}

LoopPool::~LoopPool() {
    if (!process_.is_this()) {
        abandon_parent_connections();
    }
}

/// After a fork the child must neither use nor close the parent's connections, because closing would end the
/// TLS session on the shared socket. The child leaks the loops on purpose, once per fork.
void LoopPool::abandon_parent_connections() {
    for (Idle *idle : {&idle_for_one_, &idle_for_many_}) {
        for (std::unique_ptr<EventLoop> &loop : *idle) {
            static_cast<void>(loop.release());
        }
        idle->clear();
    }
    static_cast<void>(shared_.release());
    process_ = platform::Process();
}

void LoopPool::handle_fork() {
    if (!process_.is_this()) {
        abandon_parent_connections();
        shared_ = std::make_unique<CurlShared>();
    }
}

std::unique_ptr<EventLoop> LoopPool::take(Use use) {
    const std::lock_guard lock(mutex_);
    handle_fork();
    Idle &kept = idle(use);
    if (kept.empty()) {
        return std::make_unique<EventLoop>(settings_, use == Use::one_call ? 1 : most_connections_, *shared_);
    }
    std::unique_ptr<EventLoop> loop = std::move(kept.back());
    kept.pop_back();
    return loop;
}

void LoopPool::give_back(std::unique_ptr<EventLoop> loop, Use use) noexcept {
    const std::lock_guard lock(mutex_);
    Idle &kept = idle(use);
    if (kept.size() < kept.capacity() && kept.size() < settings_.max_idle_connections) {
        kept.push_back(std::move(loop));
    }
}

void LoopPool::renew_connections() noexcept {
    const std::lock_guard lock(mutex_);
    ++shared_->generation;
}

}  // namespace balvps
