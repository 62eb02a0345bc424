// Threads that serve connections. A kept-alive connection holds its thread while idle, so a pool of fixed
// size would let idle connections block new ones; this one grows when all its threads are taken.
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace sandbox {

class ConnectionThreads : public httplib::TaskQueue {
  public:
    /// What enqueue() answers: whether the connection was taken; with older releases of cpp-httplib, nothing.
    using Taken = decltype(std::declval<httplib::TaskQueue &>().enqueue({}));

    /// Keeps this many threads ready from the start.
    explicit ConnectionThreads(std::size_t ready);
    ~ConnectionThreads() override;
    ConnectionThreads(const ConnectionThreads &) = delete;
    ConnectionThreads &operator=(const ConnectionThreads &) = delete;

    Taken enqueue(std::function<void()> connection) override;
    void shutdown() override;

  private:
    void serve();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    std::size_t taken_ = 0;  ///< threads serving a connection
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace sandbox
