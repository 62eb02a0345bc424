#include "common/watch.h"

namespace balvps {

void Watch::check_limits() {
    steps_left_ = steps_between_checks;
    const Clock::time_point now = Clock::now();
    if (interrupt_ != nullptr && interrupt_->is_cancelled()) {
        throw GivenUp(ErrorCode::cancelled);
    }
    if (interrupt_ != nullptr && now >= next_interrupt_check_) {
        next_interrupt_check_ = now + interrupt_interval;
        if (interrupt_->requested()) {
            throw GivenUp(ErrorCode::cancelled);
        }
    }
    if (now >= deadline_) {
        throw GivenUp(ErrorCode::timeout);
    }
}

}  // namespace balvps
