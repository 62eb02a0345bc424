// Runs what waits, on the thread of the test.
#pragma once

#include "client/blocking_scheduler.h"
#include "common/task.h"

namespace balvps::test {

template <typename T>
T finish(Task<T> task) {
    task.start();
    return task.take();
}

/// A scheduler for what waits but sends nothing.
class Blocking {
  public:
    Waiting waiting(Milliseconds timeout = Milliseconds(20'000), Interrupt interrupt = {}) {
        return {scheduler_, Deadline(timeout), interrupt};
    }

  private:
    Transport transport_{TransportSettings()};
    BlockingScheduler scheduler_{transport_};
};

}  // namespace balvps::test
