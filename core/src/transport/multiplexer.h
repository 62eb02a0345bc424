// Many requests at once from one thread, over a bounded number of connections; multiplexed where the service
// speaks HTTP/2.
#pragma once

#include <atomic>
#include <cstddef>
#include <list>
#include <vector>

#include "common/file_descriptor.h"
#include "transport/sockets.h"
#include "transport/transfer.h"

namespace balvps {

/// Belongs to one thread at a time, but for wake().
class Multiplexer {
  public:
    /// @param most_connections open at once; requests beyond wait for one.
    Multiplexer(const TransportSettings &settings, std::size_t most_connections, const CurlShared &shared);
    ~Multiplexer();
    Multiplexer(const Multiplexer &) = delete;
    Multiplexer &operator=(const Multiplexer &) = delete;

    /// Sends a request; run() says when its answer is there.
    void add(Exchange &exchange);

    /// Breaks a request off. Its exchange holds the error when this returns.
    void cancel(Exchange &exchange);

    /// Moves what can be moved, waiting until something can, a time has come, or somebody calls wake().
    /// @param until    how long to wait at most; a time that has passed: not at all.
    /// @param finished receives the exchanges that are through.
    void run(Clock::time_point until, std::vector<Exchange *> &finished);

    /// Readable when run() has something to do. When the caller turns from run() to this, it calls
    /// set_alarm().
    int descriptor() const noexcept { return events_.get(); }

    /// @param alarm when the caller has something else to do, so that the descriptor tells of it too.
    void set_alarm(Clock::time_point alarm) noexcept;

    /// Ends a run() that waits. From any thread.
    void wake() noexcept;

  private:
    /// Each transfer goes from one list to the other and back, until it ends with an error.
    using Transfers = std::list<Transfer>;

    static int on_socket(CURL *easy, curl_socket_t socket, int what, void *self, void *known) noexcept;
    static int on_timeout(CURLM *multi, long milliseconds, void *self) noexcept;

    void watch(const FileDescriptor &file);
    void open();
    void close() noexcept;
    bool a_kept_connection_is_spoilt() noexcept;
    int take_events(Clock::time_point until) noexcept;
    void read_what_has_arrived() noexcept;
    void act(curl_socket_t socket, int what) noexcept;
    void meet_timeout() noexcept;
    void collect(std::vector<Exchange *> &finished);
    void start_over(std::vector<Exchange *> &finished);
    void end_overdue(std::vector<Exchange *> &finished);
    void let_go(Transfer &transfer, CURLcode code);

    const TransportSettings &settings_;
    const long most_connections_;
    const CurlShared &shared_;
    FileDescriptor events_;  // epoll, of everything below
    FileDescriptor timer_;
    FileDescriptor wake_up_;
    Sockets sockets_;
    std::atomic<bool> woken_ = false;  // the descriptor says so already
    Transfers under_way_;
    Transfers idle_;
    Clock::time_point next_timeout_ = Clock::time_point::max();  // libcurl's
    unsigned generation_ = 0;                                    // of the connections
    bool kept_one_is_spoilt_ = false;                            // a connection that nothing was under way on
    bool lost_track_ = false;                                    // of a socket: everything under way fails
    Clock::time_point overdue_at_ = Clock::time_point::max();    // no deadline is before that
    Clock::time_point timer_set_to_ = Clock::time_point::max();
    CurlMulti multi_;  // nullptr: the next request opens it
};

}  // namespace balvps
