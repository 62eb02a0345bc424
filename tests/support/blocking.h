// Runs what waits, on the thread of the test.
#pragma once

#include <thread>

#include "common/scheduler.h"
#include "common/task.h"

namespace balvps::test {

template <typename T>
T finish(Task<T> task) {
    task.start();
    return task.take();
}

/// The scheduler of one call that waits but sends nothing: what begins is over when it returns.
class Blocking : public Scheduler {
  public:
    explicit Blocking(Milliseconds timeout = Milliseconds(20'000), Interrupt interrupt = {})
        : deadline_(timeout), interrupt_(interrupt) {}

    Waiting waiting() { return {*this, deadline_, interrupt_}; }

    bool begin(Exchange & /*exchange*/) override { return true; }
    bool begin(Pause &pause) override {
        while (!pause.over()) {
            if (interrupt_.requested()) {
                pause.outcome = WaitOutcome::cancelled;
                break;
            }
            std::this_thread::sleep_for(Milliseconds(1));
        }
        return true;
    }
    bool begin(Parts &parts) override {
        while (auto task = parts.next()) {
            task->start();
            parts.result = task->take();
        }
        return true;
    }
    void renew_connections() noexcept override {}

  private:
    const Deadline deadline_;
    const Interrupt interrupt_;
};

}  // namespace balvps::test
