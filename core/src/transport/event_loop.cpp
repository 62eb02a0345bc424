#include "transport/event_loop.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>

#include <algorithm>
#include <array>
#include <new>
#include <system_error>

namespace balvps {
namespace {

constexpr int most_events = 64;  // that are taken at once

template <typename Value>
void set(const CurlMulti &multi, CURLMoption option, Value value) {
    if (curl_multi_setopt(multi.get(), option, value) == CURLM_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
}

FileDescriptor opened(int descriptor, const char *what) {
    if (descriptor < 0) {
        throw std::system_error(errno, std::generic_category(), what);
    }
    return FileDescriptor(descriptor);
}

void drain(const FileDescriptor &file) noexcept {
    std::uint64_t count = 0;
    static_cast<void>(!::read(file.get(), &count, sizeof count));
}

}  // namespace

EventLoop::EventLoop(const TransportSettings &settings, std::size_t most_connections,
                     const CurlShared &shared)
    : settings_(settings),
      most_connections_(static_cast<long>(most_connections)),
      shared_(shared),
      events_(opened(epoll_create1(EPOLL_CLOEXEC), "epoll_create1")),
      sockets_(events_.get()) {
    open();
}

void EventLoop::make_wakeable() {
    if (!wake_up_.is_open()) {
        wake_up_ = opened(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
        watch(wake_up_.get(), EPOLLIN);
    }
}

void EventLoop::make_pollable() {
    make_wakeable();
    if (!timer_.is_open()) {
        timer_ = opened(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK), "timerfd_create");
        watch(timer_.get(), EPOLLIN);
    }
}

/// The other loop's descriptor stays readable until it is moved, which may be another thread's turn. So it
/// tells of each event once.
void EventLoop::watch_other(int descriptor) {
    if (other_.is_open()) {
        epoll_ctl(events_.get(), EPOLL_CTL_DEL, other_.get(), nullptr);
        other_ = FileDescriptor();
    }
    if (descriptor >= 0) {
        other_ = opened(fcntl(descriptor, F_DUPFD_CLOEXEC, 0), "fcntl");
        watch(other_.get(), EPOLLIN | EPOLLET);
    }
}

void EventLoop::open() {
    CurlMulti multi = make_multi();
    set(multi, CURLMOPT_SOCKETFUNCTION, &EventLoop::on_socket);
    set(multi, CURLMOPT_SOCKETDATA, this);
    set(multi, CURLMOPT_TIMERFUNCTION, &EventLoop::on_timeout);
    set(multi, CURLMOPT_TIMERDATA, this);
    set(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
    set(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, most_connections_);
    set(multi, CURLMOPT_MAXCONNECTS, most_connections_);
    multi_ = std::move(multi);
    generation_ = shared_.generation;
}

void EventLoop::close() noexcept {
    multi_.reset();
    next_timeout_ = Clock::time_point::max();
    kept_one_is_spoilt_ = false;
    lost_track_ = false;
}

/// Whether one has ended, or bytes have come on it that nobody asked for. libcurl itself looks at most once a
/// second in newer versions; a write that is sent on a connection that ended is ambiguous, and those bytes
/// would be taken for the next answer. The events stay for run().
bool EventLoop::a_kept_connection_is_spoilt() noexcept {
    std::array<epoll_event, most_events> events{};
    const int count = epoll_wait(events_.get(), events.data(), most_events, 0);
    return kept_one_is_spoilt_ ||
           std::any_of(events.begin(), events.begin() + count, [this](const epoll_event &event) {
               return event.data.fd != timer_.get() && event.data.fd != wake_up_.get() &&
                      event.data.fd != other_.get() && !sockets_.wanted(event.data.fd);
           });
}

EventLoop::~EventLoop() {
    for (const Transfer &transfer : under_way_) {
        curl_multi_remove_handle(multi_.get(), transfer.easy());
    }
    multi_.reset();  // while the handles and descriptors that closing needs still exist
}

void EventLoop::watch(int descriptor, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    if (epoll_ctl(events_.get(), EPOLL_CTL_ADD, descriptor, &event) != 0) {
        throw std::system_error(errno, std::generic_category(), "epoll_ctl");
    }
}

int EventLoop::on_socket(CURL * /*easy*/, curl_socket_t socket, int what, void *self,
                         void * /*known*/) noexcept {
    auto &loop = *static_cast<EventLoop *>(self);
    return loop.sockets_.want(socket, what) ? 0 : -1;  // then libcurl fails the transfer
}

int EventLoop::on_timeout(CURLM * /*multi*/, long milliseconds, void *self) noexcept {
    static_cast<EventLoop *>(self)->next_timeout_ =
        milliseconds < 0 ? Clock::time_point::max() : Clock::now() + Milliseconds(milliseconds);
    return 0;
}

/// A timer that goes off too early does no harm, so one that is set to an earlier time is left alone; where
/// nothing is to come it is stopped, or it would go off for nobody.
void EventLoop::set_alarm(Clock::time_point alarm) noexcept {
    if (!timer_.is_open()) {
        return;
    }
    const Clock::time_point time = std::min({alarm, next_timeout_, overdue_at_});
    const bool never = time == Clock::time_point::max();
    if (never ? timer_set_to_ == time : time >= timer_set_to_) {
        return;
    }
    timer_set_to_ = time;
    // Clock is CLOCK_MONOTONIC here; a time of zero means never.
    const auto nanoseconds =
        never ? 0 : std::max<std::int64_t>(1, time.time_since_epoch() / std::chrono::nanoseconds(1));
    itimerspec when{};
    when.it_value.tv_sec = static_cast<time_t>(nanoseconds / 1'000'000'000);
    when.it_value.tv_nsec = static_cast<long>(nanoseconds % 1'000'000'000);
    timerfd_settime(timer_.get(), TFD_TIMER_ABSTIME, &when, nullptr);
}

/// Where libcurl lacks memory it may lose track of a socket: whoever waits for it waits in vain, and libcurl
/// itself may stumble over it later. So what is under way is ended, and the next request starts with a new
/// handle.
void EventLoop::act(curl_socket_t socket, int what) noexcept {
    int running = 0;
    lost_track_ = lost_track_ || curl_multi_socket_action(multi_.get(), socket, what, &running) != CURLM_OK;
}

void EventLoop::meet_timeout() noexcept {
    if (Clock::now() >= next_timeout_) {
        next_timeout_ = Clock::time_point::max();  // libcurl sets the next one, if there is one
        act(CURL_SOCKET_TIMEOUT, 0);
    }
}

void EventLoop::wake() noexcept {
    const std::uint64_t one = 1;
    if (wake_up_.is_open() && !woken_.exchange(true)) {
        static_cast<void>(!::write(wake_up_.get(), &one, sizeof one));
    }
}

void EventLoop::add(Exchange &exchange) {
    const bool outdated = generation_ != shared_.generation;
    if (multi_ && under_way_.empty() && (outdated || a_kept_connection_is_spoilt())) {
        close();
    }
    if (!multi_) {
        open();
    }
    if (idle_.empty()) {
        Transfer &made = idle_.emplace_front(settings_, shared_);
        made.place = idle_.begin();
        sockets_.serve(made.easy());
    }
    finished_.reserve(under_way_.size() + 1);
    Transfer &transfer = idle_.front();
    // Rather share the connection that is being made, if it can carry many requests, than open another. If it
    // cannot, newer versions of libcurl let the others wait for its first answer.
    curl_easy_setopt(transfer.easy(), CURLOPT_PIPEWAIT, shared_.multiplexes ? 1L : 0L);
    try {
        transfer.begin(exchange, outdated);
        if (curl_multi_add_handle(multi_.get(), transfer.easy()) != CURLM_OK) {
            throw std::bad_alloc();
        }
    } catch (const std::bad_alloc &) {
        idle_.pop_front();  // half made ready, and with the token of a request that is not sent
        throw;
    }
    exchange.transfer = &transfer;
    const bool is_alone = under_way_.empty();
    under_way_.splice(under_way_.end(), idle_, transfer.place);
    overdue_at_ = std::min(overdue_at_, exchange.deadline.at());
    if (is_alone) {
        meet_timeout();  // sends it; beside others, what has arrived for them is read first
    }
}

void EventLoop::let_go(Transfer &transfer, CURLcode code) {
    curl_multi_remove_handle(multi_.get(), transfer.easy());
    transfer.finish(code);
    if (code == CURLE_OK) {
        idle_.splice(idle_.begin(), under_way_, transfer.place);
    } else {
        under_way_.erase(transfer.place);
    }
}

void EventLoop::cancel(Exchange &exchange) {
    exchange.transfer->cancel();
    let_go(*exchange.transfer, CURLE_ABORTED_BY_CALLBACK);
}

void EventLoop::cancel_all() {
    while (!under_way_.empty()) {
        cancel(under_way_.front().exchange());
    }
}

void EventLoop::collect() {
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(multi_.get(), &left)) {
        if (message->msg == CURLMSG_DONE) {
            Transfer &transfer = Transfer::of(message->easy_handle);
            finished_.push_back(&transfer.exchange());
            let_go(transfer, message->data.result);
        }
    }
    if (lost_track_) {
        start_over();
    }
    if (under_way_.empty()) {
        overdue_at_ = Clock::time_point::max();
    } else if (Clock::now() >= overdue_at_) {
        end_overdue();
    }
}

void EventLoop::start_over() {
    while (!under_way_.empty()) {
        Transfer &transfer = under_way_.front();
        finished_.push_back(&transfer.exchange());
        let_go(transfer, CURLE_OUT_OF_MEMORY);
    }
    close();
}

/// Deadlines are not libcurl's business here: it looks at one before it reads the answer that is there, and
/// not at all while a request waits for a connection.
void EventLoop::end_overdue() {
    const Clock::time_point now = Clock::now();
    overdue_at_ = Clock::time_point::max();
    for (auto place = under_way_.begin(); place != under_way_.end();) {
        Transfer &transfer = *place++;  // it leaves the list when it is let go
        const Clock::time_point over = transfer.exchange().deadline.at();
        if (now >= over) {
            finished_.push_back(&transfer.exchange());
            let_go(transfer, CURLE_OPERATION_TIMEDOUT);
        } else {
            overdue_at_ = std::min(overdue_at_, over);
        }
    }
}

/// Waits for something to happen and sees to it. @return how much libcurl had to be told of.
int EventLoop::take_events(Clock::time_point until, WakeUps wake_ups) noexcept {
    std::array<epoll_event, most_events> events{};
    const auto wait = std::chrono::ceil<Milliseconds>(until - Clock::now()).count();
    const int count = epoll_wait(events_.get(), events.data(), most_events,
                                 static_cast<int>(std::clamp<std::int64_t>(wait, 0, 86'400'000)));
    int told = 0;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events.at(static_cast<std::size_t>(i));
        if (event.data.fd == timer_.get()) {
            drain(timer_);
            timer_set_to_ = Clock::time_point::max();
        } else if (event.data.fd == wake_up_.get()) {
            if (wake_ups == WakeUps::taken) {
                drain(wake_up_);
                woken_.store(false);  // before the caller looks at what it was woken for
            }
        } else if (event.data.fd == other_.get()) {
            other_is_ready_ = true;
        } else if (sockets_.wanted(event.data.fd)) {
            const int what = ((event.events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0) |
                             ((event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0) |
                             ((event.events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0);
            act(event.data.fd, what);
            ++told;
        } else {
            kept_one_is_spoilt_ = true;
        }
    }
    return told;
}

/// Whoever comes late finds answers that were in time: they are read before anything is called overdue. One
/// that goes on and on is not waited for.
void EventLoop::read_what_has_arrived(WakeUps wake_ups) noexcept {
    constexpr Milliseconds longest{50};
    const Clock::time_point now = Clock::now();
    if (now >= std::min(next_timeout_, overdue_at_)) {
        while (take_events(now, wake_ups) > 0 && Clock::now() < now + longest) {
        }
    }
}

void EventLoop::run(Clock::time_point until) {
    run(until, WakeUps::taken);
}

void EventLoop::drive() {
    run(Clock::now(), WakeUps::left);
}

void EventLoop::run(Clock::time_point until, WakeUps wake_ups) {
    read_what_has_arrived(wake_ups);
    meet_timeout();
    collect();
    if (finished_.empty()) {
        take_events(std::min({until, next_timeout_, overdue_at_}), wake_ups);
        meet_timeout();
        collect();
    }
}

Exchange *EventLoop::take_finished() noexcept {
    if (finished_.empty()) {
        return nullptr;
    }
    Exchange *exchange = finished_.back();
    finished_.pop_back();
    return exchange;
}

}  // namespace balvps
