// Limits long work that runs between two waits.
#pragma once

#include <cstdint>
#include <new>

#include "common/deadline.h"
#include "common/error.h"

namespace balvps {

/// Thrown to give work up, because its deadline has passed (`timeout`), its caller has cancelled it
/// (`cancelled`), or it would take more memory than allowed (`too_large`). It derives from std::bad_alloc, so
/// code that does not know this type handles it as a lack of memory.
class GivenUp : public std::bad_alloc {
  public:
    explicit GivenUp(ErrorCode why) noexcept : why_(why) {}
    const char *what() const noexcept override { return "given up"; }
    ErrorCode why() const noexcept { return why_; }

  private:
    ErrorCode why_;
};

/// Checks the deadline and the interrupt once in many steps, because a check costs more than a step.
class Watch {
  public:
    /// Without limits.
    Watch() noexcept = default;
    Watch(const Deadline &deadline, const Interrupt &interrupt) noexcept
        : deadline_(deadline.at()), interrupt_(&interrupt) {}

    /// Counts one step of the work. Throws GivenUp.
    void step() {
        if (--steps_left_ == 0) {
            check_limits();
        }
    }

  private:
    static constexpr std::uint32_t steps_between_checks = 4096;

    void check_limits();

    std::uint32_t steps_left_ = steps_between_checks;
    Clock::time_point deadline_ = Clock::time_point::max();
    const Interrupt *interrupt_ = nullptr;
    Clock::time_point next_interrupt_check_ = {};
};

}  // namespace balvps
