#include "transport/event_loop.h"

#include <algorithm>
#include <cerrno>
#include <new>
#include <system_error>

namespace balvps {
namespace {

template <typename Value>
void set(const CurlMulti &multi, CURLMoption option, Value value) {
    if (curl_multi_setopt(multi.get(), option, value) == CURLM_OUT_OF_MEMORY) {
        throw std::bad_alloc();
    }
}

}  // namespace

EventLoop::EventLoop(const TransportSettings &settings, std::size_t most_connections,
                     const CurlShared &shared)
    : settings_(settings),
      most_connections_(static_cast<long>(most_connections)),
      shared_(shared),
      sockets_(events_) {
    open();
}

void EventLoop::make_wakeable() {
    if (!wake_up_.is_open()) {
        platform::WakeUp made;
        made.open();
        watch(made.descriptor());
        wake_up_ = std::move(made);
    }
}

void EventLoop::make_pollable() {
    make_wakeable();
    if (!timer_.is_open()) {
        platform::Alarm made;
        made.open();
        watch(made.descriptor());
        timer_ = std::move(made);
    }
}

/// The other loop's descriptor stays readable until that loop is driven, perhaps by another thread.
bool EventLoop::watch_other(int descriptor) noexcept {
    if (other_.is_open()) {
        events_.forget(other_.get());
        other_ = platform::FileDescriptor();
    }
    if (descriptor >= 0) {
        other_ = platform::FileDescriptor::duplicate_of(descriptor);
    }
    return other_.is_open() && events_.watch_edges(other_.get());
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
    idle_connection_unusable_ = false;
    lost_socket_ = false;
}

/// Whether an idle connection has ended or received bytes without a request. A write on an ended connection
/// would be ambiguous, and the bytes would be read as the next answer. Newer versions of libcurl check this
/// at most once a second. The events stay for run().
bool EventLoop::idle_connection_is_unusable() noexcept {
    platform::EventSet::Events room;  // NOLINT(*-member-init): what is read is filled
    const auto events = events_.wait(room, Milliseconds(0));
    return idle_connection_unusable_ ||
           std::any_of(events.begin(), events.end(), [this](const platform::Event &event) {
               return event.descriptor != timer_.descriptor() && event.descriptor != wake_up_.descriptor() &&
                      event.descriptor != other_.get() && !sockets_.is_wanted(event.descriptor);
           });
}

EventLoop::~EventLoop() {
    for (const Transfer &transfer : active_) {
        curl_multi_remove_handle(multi_.get(), transfer.easy());
    }
    multi_.reset();  // while the handles and descriptors that closing needs still exist
}

void EventLoop::watch(int descriptor) {
    if (!events_.watch(descriptor, {true, false})) {
        throw std::system_error(errno, std::generic_category(), "watch");
    }
}

int EventLoop::on_socket(CURL * /*easy*/, curl_socket_t socket, int what, void *self,
                         void * /*known*/) noexcept {
    auto &loop = *static_cast<EventLoop *>(self);
    return loop.sockets_.set_interest(socket, what) ? 0 : -1;  // -1 makes libcurl fail the transfer
}

int EventLoop::on_timeout(CURLM * /*multi*/, long milliseconds, void *self) noexcept {
    static_cast<EventLoop *>(self)->next_timeout_ =
        milliseconds < 0 ? Clock::time_point::max() : Clock::now() + Milliseconds(milliseconds);
    return 0;
}

/// A timer that fires too early does no harm, so a timer that is set to an earlier time stays. If no time is
/// due, the timer is stopped, or it would fire for nobody.
void EventLoop::set_alarm(Clock::time_point alarm) noexcept {
    if (!timer_.is_open()) {
        return;
    }
    // An answer can come while its request is being sent. No event of a socket tells of it later.
    const Clock::time_point time =
        has_uncollected_ ? Clock::now() : std::min({alarm, next_timeout_, next_deadline_});
    const bool never = time == Clock::time_point::max();
    if (never ? timer_set_to_ == time : time >= timer_set_to_) {
        return;
    }
    timer_set_to_ = time;
    timer_.set(time);
}

/// Without memory libcurl may lose track of a socket. Then its requests would wait forever, and libcurl
/// itself may fail on it later. So all active transfers fail, and the next request starts with a new handle.
void EventLoop::perform(curl_socket_t socket, int what) noexcept {
    int running = 0;
    lost_socket_ = lost_socket_ || curl_multi_socket_action(multi_.get(), socket, what, &running) != CURLM_OK;
    has_uncollected_ = lost_socket_ || static_cast<std::size_t>(running) < active_.size();
}

void EventLoop::handle_timeout() noexcept {
    if (Clock::now() >= next_timeout_) {
        next_timeout_ = Clock::time_point::max();  // libcurl sets the next one, if it needs one
        perform(CURL_SOCKET_TIMEOUT, 0);
    }
}

void EventLoop::wake() noexcept {
    if (wake_up_.is_open() && !woken_.exchange(true)) {
        wake_up_.give();
    }
}

void EventLoop::add(Exchange &exchange) {
    const bool outdated = generation_ != shared_.generation;
    if (multi_ && active_.empty() && (outdated || idle_connection_is_unusable())) {
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
    finished_.reserve(finished_.size() + active_.size() + 1);
    Transfer &transfer = idle_.front();
    // A new request shares the connection that is being made, if that can carry many requests, and opens no
    // other. If the connection turns out not to, newer versions of libcurl make the others wait for its first
    // answer.
    curl_easy_setopt(transfer.easy(), CURLOPT_PIPEWAIT, shared_.multiplexes ? 1L : 0L);
    try {
        transfer.begin(exchange, outdated);
        if (curl_multi_add_handle(multi_.get(), transfer.easy()) != CURLM_OK) {
            throw std::bad_alloc();
        }
    } catch (const std::bad_alloc &) {
        idle_.pop_front();  // the transfer is half prepared and holds the token of an unsent request
        throw;
    }
    exchange.transfer = &transfer;
    const bool is_alone = active_.empty();
    active_.splice(active_.end(), idle_, transfer.place);
    next_deadline_ = std::min(next_deadline_, exchange.deadline.at());
    if (is_alone) {
        handle_timeout();  // sends it; with other requests active, their pending answers are read first
    }
}

void EventLoop::release(Transfer &transfer, CURLcode code) {
    curl_multi_remove_handle(multi_.get(), transfer.easy());
    transfer.finish(code);
    if (code == CURLE_OK) {
        idle_.splice(idle_.begin(), active_, transfer.place);
    } else {
        active_.erase(transfer.place);
    }
}

void EventLoop::cancel(Exchange &exchange) {
    exchange.transfer->cancel();
    release(*exchange.transfer, CURLE_ABORTED_BY_CALLBACK);
}

void EventLoop::cancel_all() {
    while (!active_.empty()) {
        cancel(active_.front().exchange());
    }
    finished_.clear();
    if (timer_.is_open()) {  // the descriptor reports only what concerns the next user
        run(Clock::now());
        set_alarm(Clock::time_point::max());
    }
}

void EventLoop::collect_finished() {
    has_uncollected_ = false;
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(multi_.get(), &left)) {
        if (message->msg == CURLMSG_DONE) {
            Transfer &transfer = Transfer::of(message->easy_handle);
            finished_.push_back(&transfer.exchange());
            release(transfer, message->data.result);
        }
    }
    if (lost_socket_) {
        fail_all();
    }
    if (active_.empty()) {
        next_deadline_ = Clock::time_point::max();
    } else if (Clock::now() >= next_deadline_) {
        end_expired();
    }
}

void EventLoop::fail_all() {
    while (!active_.empty()) {
        Transfer &transfer = active_.front();
        finished_.push_back(&transfer.exchange());
        release(transfer, CURLE_OUT_OF_MEMORY);
    }
    close();
}

/// Checks the deadlines here and not in libcurl: libcurl checks a deadline before it reads an answer that has
/// arrived, and checks none while a request waits for a connection.
void EventLoop::end_expired() {
    const Clock::time_point now = Clock::now();
    next_deadline_ = Clock::time_point::max();
    for (auto place = active_.begin(); place != active_.end();) {
        Transfer &transfer = *place++;  // release() takes it from the list
        const Clock::time_point over = transfer.exchange().deadline.at();
        if (now >= over) {
            finished_.push_back(&transfer.exchange());
            release(transfer, CURLE_OPERATION_TIMEDOUT);
        } else {
            next_deadline_ = std::min(next_deadline_, over);
        }
    }
}

/// Waits for events and handles them. @return how many libcurl had to handle.
int EventLoop::take_events(Clock::time_point until, WakeUps wake_ups) noexcept {
    platform::EventSet::Events room;  // NOLINT(*-member-init): what is read is filled
    int handled = 0;
    for (const platform::Event &event :
         events_.wait(room, std::chrono::ceil<Milliseconds>(until - Clock::now()))) {
        if (event.descriptor == timer_.descriptor()) {
            timer_.take();
            timer_set_to_ = Clock::time_point::max();
        } else if (event.descriptor == wake_up_.descriptor()) {
            if (wake_ups == WakeUps::taken) {
                wake_up_.take();
                woken_.store(false);  // before the caller checks why it was woken
            }
        } else if (event.descriptor == other_.get()) {
            other_is_ready_ = true;
        } else if (sockets_.is_wanted(event.descriptor)) {
            perform(event.descriptor, (event.readable ? CURL_CSELECT_IN : 0) |
                                          (event.writable ? CURL_CSELECT_OUT : 0) |
                                          (event.failed ? CURL_CSELECT_ERR : 0));
            ++handled;
        } else {
            idle_connection_unusable_ = true;
        }
    }
    return handled;
}

/// Reads answers that arrived in time before their requests count as expired, if the caller runs the loop
/// late. It does so for a limited time, because an answer may be endless.
void EventLoop::read_pending_answers(WakeUps wake_ups) noexcept {
    constexpr Milliseconds longest{50};
    const Clock::time_point now = Clock::now();
    if (now >= std::min(next_timeout_, next_deadline_)) {
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
    read_pending_answers(wake_ups);
    handle_timeout();
    collect_finished();
    if (finished_.empty()) {
        take_events(std::min({until, next_timeout_, next_deadline_}), wake_ups);
        handle_timeout();
        collect_finished();
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
