// A thread pool that serves connections. A kept-alive connection occupies its thread while it is idle, so in
// a pool of fixed size idle connections would block new ones. This pool grows when all its threads are busy.
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
    /// What enqueue() returns: whether the connection was accepted. With older releases of cpp-httplib: void.
    using Accepted = decltype(std::declval<httplib::TaskQueue &>().enqueue({}));

    /// Starts `ready` threads.
    explicit ConnectionThreads(std::size_t ready);
    ~ConnectionThreads() override;
    ConnectionThreads(const ConnectionThreads &) = delete;
    ConnectionThreads &operator=(const ConnectionThreads &) = delete;

    Accepted enqueue(std::function<void()> connection) override;
    void shutdown() override;

  private:
    void serve();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    std::size_t busy_ = 0;  ///< threads that serve a connection
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace sandbox
