// Runs libcurl's requests on one thread: one request, or many at once over a bounded number of connections,
// multiplexed if the service speaks HTTP/2.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <utility>
#include <vector>

#include "platform/alarm.h"
#include "platform/event_set.h"
#include "platform/wake_up.h"
#include "transport/sockets.h"
#include "transport/transfer.h"

namespace balvps {

/// One thread at a time may use it, except for wake().
class EventLoop {
  public:
    /// @param most_connections open at the same time; further requests wait for one.
    EventLoop(const TransportSettings &settings, std::size_t most_connections, const CurlShared &shared);
    ~EventLoop();
    EventLoop(const EventLoop &) = delete;
    EventLoop &operator=(const EventLoop &) = delete;

    /// Sends a request. After run(), take_finished() returns the exchange if it is finished.
    void add(Exchange &exchange);

    /// Cancels a request. Its exchange holds the error when this returns.
    void cancel(Exchange &exchange);
    /// Cancels all requests.
    void cancel_all();

    /// Makes progress on the requests. Waits for something to do, for the given time, or for wake().
    /// @param until when to stop waiting. If it has passed already, run() does not wait.
    void run(Clock::time_point until);

    /// Makes progress without waiting. A wake() is left for the next run().
    void drive();

    /// Returns a finished exchange; nullptr: no (other) exchange is finished.
    Exchange *take_finished() noexcept;

    /// Enables wake().
    void make_wakeable();
    /// Ends a run() that waits. Any thread may call it. It has no effect before make_wakeable().
    void wake() noexcept;

    /// Makes descriptor() report every event, including wake-ups and times.
    void make_pollable();
    /// Becomes readable when run() has something to do. A caller that waits for the descriptor instead of
    /// calling run() calls set_alarm() first.
    int descriptor() const noexcept { return events_.descriptor(); }
    /// @param alarm makes the descriptor readable at this time too, for the caller's own work.
    void set_alarm(Clock::time_point alarm) noexcept;

    /// Makes run() return when another loop has something to do.
    /// @param descriptor the other loop's, which may be closed meanwhile; -1: no other loop.
    /// @return whether it could be watched.
    bool watch_other(int descriptor) noexcept;
    /// Whether the other loop had something to do since the last call of this function.
    bool other_was_ready() noexcept { return std::exchange(other_is_ready_, false); }

  private:
    /// A transfer moves between the two lists until it ends with an error.
    using Transfers = std::list<Transfer>;

    static int on_socket(CURL *easy, curl_socket_t socket, int what, void *self, void *known) noexcept;
    static int on_timeout(CURLM *multi, long milliseconds, void *self) noexcept;

    void watch(int descriptor);
    void open();
    void close() noexcept;
    bool idle_connection_is_unusable() noexcept;
    enum class WakeUps : bool { left, taken };
    int take_events(Clock::time_point until, WakeUps wake_ups) noexcept;
    void read_pending_answers(WakeUps wake_ups) noexcept;
    void run(Clock::time_point until, WakeUps wake_ups);
    void perform(curl_socket_t socket, int what) noexcept;
    void handle_timeout() noexcept;
    void collect_finished();
    void fail_all();
    void end_expired();
    void release(Transfer &transfer, CURLcode code);

    const TransportSettings &settings_;
    const long most_connections_;
    const CurlShared &shared_;
    platform::EventSet events_;       // for all descriptors below
    platform::Alarm timer_;           // opened by make_pollable()
    platform::WakeUp wake_up_;        // opened by make_wakeable()
    platform::FileDescriptor other_;  // a duplicate of the other loop's descriptor
    bool other_is_ready_ = false;
    Sockets sockets_;
    std::atomic<bool> woken_ = false;  // wake_up_ is readable already
    Transfers active_;
    Transfers idle_;
    std::vector<Exchange *> finished_;                           // has room for all active transfers
    Clock::time_point next_timeout_ = Clock::time_point::max();  // libcurl's
    unsigned generation_ = 0;                                    // of the connections
    bool idle_connection_unusable_ = false;  // the service used or closed an idle connection
    bool has_uncollected_ = false;           // libcurl has finished a transfer
    bool lost_socket_ = false;               // all active transfers fail
    Clock::time_point next_deadline_ = Clock::time_point::max();  // no active transfer has an earlier one
    Clock::time_point timer_set_to_ = Clock::time_point::max();
    CurlMulti multi_;  // nullptr: the next request opens it
};

}  // namespace balvps
