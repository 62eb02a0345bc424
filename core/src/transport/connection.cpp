#include "transport/connection.h"

#include <poll.h>

#include <algorithm>

namespace balvps {
namespace {

/// What becomes of a request that libcurl could not move on and has no message about.
CURLcode broken_off(CURLMcode code) noexcept {
    return code == CURLM_OUT_OF_MEMORY ? CURLE_OUT_OF_MEMORY : CURLE_RECV_ERROR;
}

}  // namespace

Connection::Connection(const TransportSettings &settings, const CurlShared &shared)
    : shared_(shared), generation_(shared.generation), multi_(make_multi()), transfer_(settings, shared) {
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, 1L);  // so that it is known which one is kept
}

void Connection::run(Exchange &exchange) {
    transfer_.begin(exchange);
    transfer_.finish(move_bytes(exchange));
}

CURLcode Connection::move_bytes(const Exchange &exchange) {
    const Interrupt &interrupt = *exchange.interrupt;
    if (curl_multi_add_handle(multi_.get(), transfer_.easy()) != CURLM_OK) {
        return CURLE_OUT_OF_MEMORY;
    }
    curl_easy_setopt(transfer_.easy(), CURLOPT_TIMEOUT_MS,
                     std::max<long>(1, static_cast<long>(exchange.deadline.remaining().count())));
    Clock::time_point next_question = Clock::now() + interrupt_interval;
    CURLMcode moved = CURLM_OK;
    int running = 1;
    while ((moved = curl_multi_perform(multi_.get(), &running)) == CURLM_OK && running > 0) {
        const Milliseconds wait = interrupt.possible() ? interrupt_interval : Milliseconds(1000);
        curl_multi_poll(multi_.get(), nullptr, 0,
                        static_cast<int>(std::min(wait, exchange.deadline.remaining()).count()), nullptr);
        if (interrupt.possible() && Clock::now() >= next_question) {
            if (interrupt.requested()) {
                transfer_.cancel();
                break;
            }
            next_question = Clock::now() + interrupt_interval;
        }
    }
    CURLcode outcome = broken_off(moved);
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(multi_.get(), &left)) {
        if (message->msg == CURLMSG_DONE) {
            outcome = message->data.result;
        }
    }
    curl_easy_getinfo(transfer_.easy(), CURLINFO_ACTIVESOCKET, &socket_);
    multiplexes_ = transfer_.multiplexes();
    curl_multi_remove_handle(multi_.get(), transfer_.easy());
    return outcome;
}

bool Connection::usable() const noexcept {
    pollfd kept{socket_, static_cast<short>(POLLRDHUP | (multiplexes_ ? 0 : POLLIN)), 0};
    return generation_ == shared_.generation && (socket_ == CURL_SOCKET_BAD || poll(&kept, 1, 0) == 0);
}

}  // namespace balvps
