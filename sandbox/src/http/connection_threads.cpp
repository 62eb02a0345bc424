#include "http/connection_threads.h"

#include <utility>

namespace sandbox {

ConnectionThreads::ConnectionThreads(std::size_t ready) {
    threads_.reserve(ready);
    for (std::size_t count = 0; count < ready; ++count) {
        threads_.emplace_back([this] { serve(); });
    }
}

ConnectionThreads::~ConnectionThreads() {
    shutdown();
}

ConnectionThreads::Accepted ConnectionThreads::enqueue(std::function<void()> connection) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(connection));
    if (busy_ + waiting_.size() > threads_.size()) {
        threads_.emplace_back([this] { serve(); });
    }
    changed_.notify_one();
    return Accepted(true);
}

void ConnectionThreads::shutdown() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    for (std::thread &thread : threads_) {
        thread.join();
    }
    threads_.clear();
}

void ConnectionThreads::serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            return;
        }
        const std::function<void()> connection = std::move(waiting_.front());
        waiting_.pop_front();
        ++busy_;
        lock.unlock();
        connection();
        lock.lock();
        --busy_;
    }
}

}  // namespace sandbox
