// libcurl's requests on one thread: one at a time, or many at once over a bounded number of connections,
// multiplexed where the service speaks HTTP/2.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <utility>
#include <vector>

#include "common/file_descriptor.h"
#include "transport/sockets.h"
#include "transport/transfer.h"

namespace balvps {

/// Belongs to one thread at a time, but for wake().
class EventLoop {
  public:
    /// @param most_connections open at once; requests beyond wait for one.
    EventLoop(const TransportSettings &settings, std::size_t most_connections, const CurlShared &shared);
    ~EventLoop();
    EventLoop(const EventLoop &) = delete;
    EventLoop &operator=(const EventLoop &) = delete;

    /// Sends a request; run() says when its answer is there.
    void add(Exchange &exchange);

    /// Breaks a request off. Its exchange holds the error when this returns.
    void cancel(Exchange &exchange);
    /// Breaks all of them off.
    void cancel_all();

    /// Moves what can be moved, waiting until something can, a time has come, or somebody calls wake().
    /// @param until how long to wait at most; a time that has passed: not at all.
    void run(Clock::time_point until);

    /// Moves what can be moved without waiting. A wake() that has come is left to the next run().
    void drive();

    /// An exchange that is through. nullptr: there is none, or no other.
    Exchange *take_finished() noexcept;

    /// Has wake() work.
    void make_wakeable();
    /// Ends a run() that waits. From any thread. Without make_wakeable() it does nothing.
    void wake() noexcept;

    /// Has descriptor() tell of everything.
    void make_pollable();
    /// Readable when run() has something to do. When the caller turns from run() to this, it calls
    /// set_alarm().
    int descriptor() const noexcept { return events_.get(); }
    /// @param alarm when the caller has something else to do, so that the descriptor tells of it too.
    void set_alarm(Clock::time_point alarm) noexcept;

    /// Ends a run() that waits when another loop has something to do.
    /// @param descriptor the other loop's, which may be closed meanwhile; -1: no other loop.
    void watch_other(int descriptor);
    /// Whether the other loop had something to do since this was asked last.
    bool other_was_ready() noexcept { return std::exchange(other_is_ready_, false); }

  private:
    /// Each transfer goes from one list to the other and back, until it ends with an error.
    using Transfers = std::list<Transfer>;

    static int on_socket(CURL *easy, curl_socket_t socket, int what, void *self, void *known) noexcept;
    static int on_timeout(CURLM *multi, long milliseconds, void *self) noexcept;

    void watch(int descriptor, std::uint32_t events);
    void open();
    void close() noexcept;
    bool a_kept_connection_is_spoilt() noexcept;
    enum class WakeUps : bool { left, taken };
    int take_events(Clock::time_point until, WakeUps wake_ups) noexcept;
    void read_what_has_arrived(WakeUps wake_ups) noexcept;
    void run(Clock::time_point until, WakeUps wake_ups);
    void act(curl_socket_t socket, int what) noexcept;
    void meet_timeout() noexcept;
    void collect();
    void start_over();
    void end_overdue();
    void let_go(Transfer &transfer, CURLcode code);

    const TransportSettings &settings_;
    const long most_connections_;
    const CurlShared &shared_;
    FileDescriptor events_;   // epoll, of everything below
    FileDescriptor timer_;    // made where somebody waits for the descriptor
    FileDescriptor wake_up_;  // made where another thread may wake this one
    FileDescriptor other_;    // another loop's, under a number of its own
    bool other_is_ready_ = false;
    Sockets sockets_;
    std::atomic<bool> woken_ = false;  // the descriptor says so already
    Transfers under_way_;
    Transfers idle_;
    std::vector<Exchange *> finished_;                           // with room for all that are under way
    Clock::time_point next_timeout_ = Clock::time_point::max();  // libcurl's
    unsigned generation_ = 0;                                    // of the connections
    bool kept_one_is_spoilt_ = false;                            // a connection that nothing was under way on
    bool lost_track_ = false;                                    // of a socket: everything under way fails
    Clock::time_point overdue_at_ = Clock::time_point::max();    // no deadline is before that
    Clock::time_point timer_set_to_ = Clock::time_point::max();
    CurlMulti multi_;  // nullptr: the next request opens it
};

}  // namespace balvps
