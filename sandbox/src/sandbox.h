// The sandbox behind its listeners: it answers requests. Many threads may use it at once.
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
#include "service/portal_document.h"
#include "service/state.h"
#include "service/tokens.h"
#include "settings.h"

namespace sandbox {

class Sandbox {
  public:
    /// @param portal_file the portal's document; "": one of the sandbox's own operations
    Sandbox(Settings settings, const std::string &log_file, const std::string &portal_file);

    Answer answer(const Request &request);
    /// Plays a fault that strikes before the whole request was read.
    /// @param request the part of the request that was read so far
    /// @return the fault's answer, or nullopt if no fault strikes
    std::optional<Answer> interrupt(Moment moment, const Request &request);

  private:
    Answer answer_api(const Request &request);
    Answer call_operation(const Request &request);
    /// The body of the answer of an operation that only the portal's document has. Throws Refusal if it has
    /// none.
    std::string call_portal_operation(const Request &request);
    /// The account of the request's Authorization header. Throws Refusal if the header is missing or invalid.
    Account &caller_of(const Request &request);

    // Requests below /_sandbox/, in control.cpp.
    Answer answer_control(const Request &request);
    void configure(const Json &changes);
    void reset(const Json &changes);

    const Settings initial_settings_;
    const PortalDocument portal_;
    std::mutex mutex_;  ///< guards all members below except the log, which has its own mutex
    Settings settings_;
    State state_;
    Tokens tokens_;
    LoginLimit login_limit_;
    OneTimeCodes one_time_codes_;
    CannedAnswers canned_answers_;
    FaultRules fault_rules_;
    RequestLog log_;
};

}  // namespace sandbox
