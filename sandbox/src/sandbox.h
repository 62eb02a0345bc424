// The sandbox behind its listeners: takes a request, gives the answer. Safe to use from many threads.
#pragma once

#include <mutex>
#include <optional>
#include <string>

#include "control/canned_answers.h"
#include "faults/fault_rules.h"
#include "http/http.h"
#include "http/request_log.h"
#include "service/login_limit.h"
#include "service/one_time_codes.h"
#include "service/state.h"
#include "service/tokens.h"
#include "settings.h"

namespace sandbox {

class Sandbox {
  public:
    Sandbox(Settings settings, const std::string &log_file);

    Answer answer(const Request &request);
    /// A fault that strikes at this moment, before the request was read whole; as much of it as is known.
    std::optional<Answer> interrupt(Moment moment, const Request &request);

  private:
    Answer answer_api(const Request &request);
    Answer call_operation(const Request &request);
    /// The account of the request's Authorization header; throws Refusal without a good one.
    Account &caller_of(const Request &request);

    // control.cpp: requests below /_sandbox/.
    Answer answer_control(const Request &request);
    void configure(const Json &changes);
    void reset(const Json &changes);

    const Settings initial_settings_;
    std::mutex mutex_;  ///< guards all below but the log, which has its own
    Settings settings_;
    State state_ = seed();
    Tokens tokens_;
    LoginLimit login_limit_;
    OneTimeCodes one_time_codes_;
    CannedAnswers canned_answers_;
    FaultRules fault_rules_;
    RequestLog log_;
};

}  // namespace sandbox
