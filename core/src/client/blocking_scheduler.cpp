#include "client/blocking_scheduler.h"

#include <algorithm>
#include <thread>

namespace balvps {

bool BlockingScheduler::begin(Exchange &exchange) {
    transport_.run(exchange);
    return true;
}

bool BlockingScheduler::begin(Pause &pause) {
    while (!pause.over()) {
        if (pause.interrupt->requested()) {
            pause.outcome = WaitOutcome::cancelled;
            break;
        }
        if (pause.driver != nullptr) {
            pause.driver->drive();
        }
        const Milliseconds slice = pause.driver == nullptr ? interrupt_interval : LoopDriver::interval;
        const Clock::time_point time = std::min(pause.until, Clock::now() + slice);
        if (pause.signal != nullptr) {
            pause.signal->wait_until(pause.seen, time);
        } else {
            std::this_thread::sleep_until(time);
        }
    }
    return true;
}

}  // namespace balvps
