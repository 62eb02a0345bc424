// The scheduler of a call that blocks its thread: what begins is finished when it returns.
#pragma once

#include "common/scheduler.h"
#include "transport/transport.h"

namespace balvps {

class BlockingScheduler : public Scheduler {
  public:
    explicit BlockingScheduler(Transport &transport) noexcept : transport_(transport) {}

    bool begin(Exchange &exchange) override;
    bool begin(Pause &pause) override;
    void renew_connections() noexcept override { transport_.renew_connections(); }

  private:
    Transport &transport_;
};

}  // namespace balvps
