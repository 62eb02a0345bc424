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

/// A scheduler for what waits but sends nothing: what begins is over when it returns.
class Blocking : public Scheduler {
  public:
    Waiting waiting(Milliseconds timeout = Milliseconds(20'000), Interrupt interrupt = {}) {
        interrupt_ = interrupt;
        return {*this, Deadline(timeout), interrupt};
    }

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
    void renew_connections() noexcept override {}

  private:
    Interrupt interrupt_ = {};
};

}  // namespace balvps::test
