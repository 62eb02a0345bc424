// One call on its way through the stations: authorize → send → decode → recognise failure.
#pragma once

#include <optional>

#include "auth/session.h"
#include "client/config.h"
#include "client/outcome.h"
#include "operation/operation.h"
#include "request/arguments.h"
#include "transport/transport.h"

namespace balvps {

class Call {
  public:
    Call(const Settings &settings, Session &session, Transport &transport);

    /// Sends the request of an operation, signed in as it needs, and reads the answer into the outcome.
    /// A token that the service refuses is renewed once, and the request, which was not carried out, sent
    /// again.
    void run(const Operation &operation, HttpRequest &request);

    const Deadline &deadline() const noexcept { return deadline_; }
    Outcome take_outcome() { return std::move(outcome_); }

  private:
    std::optional<Error> send_with_retries(const Operation &operation, HttpRequest &request);
    std::optional<Error> send_once(const Operation &operation, HttpRequest &request, int number);
    std::optional<Error> read_answer(const Operation &operation);
    Session::Requests session_requests();
    Result<Tokens> fetch_tokens(std::string_view operation, const ArgumentDefaults &values);

    const Settings &settings_;
    Session &session_;
    Transport &transport_;
    Deadline deadline_;
    Outcome outcome_;
};

/// The tokens of an answer to login or refresh_token; nothing: there are none.
std::optional<Tokens> tokens_of(const Document &document);

}  // namespace balvps
