// For long work between two waits: whether its caller still wants it, and what it may cost.
#pragma once

#include <cstdint>
#include <new>

#include "common/deadline.h"
#include "common/error.h"

namespace balvps {

/// Thrown where work is given up: its deadline has passed (`timeout`), its caller has cancelled it
/// (`cancelled`), or it would take more memory than it may (`too_large`). Whoever does not know it takes it
/// for lacking memory.
class GivenUp : public std::bad_alloc {
  public:
    explicit GivenUp(ErrorCode why) noexcept : why_(why) {}
    const char *what() const noexcept override { return "given up"; }
    ErrorCode why() const noexcept { return why_; }

  private:
    ErrorCode why_;
};

/// Looks at the deadline and at the interrupt now and then, for a look costs more than a step of the work.
class Watch {
  public:
    /// Without bounds.
    Watch() noexcept = default;
    Watch(const Deadline &deadline, const Interrupt &interrupt) noexcept
        : deadline_(deadline.at()), interrupt_(&interrupt) {}

    /// The work has come on a little. Throws GivenUp.
    void step() {
        if (--steps_left_ == 0) {
            look();
        }
    }

  private:
    static constexpr std::uint32_t steps_between_looks = 4096;

    void look();

    std::uint32_t steps_left_ = steps_between_looks;
    Clock::time_point deadline_ = Clock::time_point::max();
    const Interrupt *interrupt_ = nullptr;
    Clock::time_point next_question_ = {};
};

}  // namespace balvps
