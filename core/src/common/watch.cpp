#include "common/watch.h"

namespace balvps {

void Watch::look() {
    steps_left_ = steps_between_looks;
    const Clock::time_point now = Clock::now();
    if (interrupt_ != nullptr && interrupt_->is_cancelled()) {
        throw GivenUp(ErrorCode::cancelled);
    }
    if (interrupt_ != nullptr && now >= next_question_) {
        next_question_ = now + interrupt_interval;
        if (interrupt_->requested()) {
            throw GivenUp(ErrorCode::cancelled);
        }
    }
    if (now >= deadline_) {
        throw GivenUp(ErrorCode::timeout);
    }
}

}  // namespace balvps
