#include "client/read_answer.h"

#include <algorithm>
#include <ctime>
#include <utility>

#include "json/reader.h"
#include "policy/retry.h"
#include "response/decode.h"
#include "response/file.h"
#include "response/normalise.h"
#include "response/retry_after.h"

namespace balvps {
namespace {

/// Whether an answer without content can mean that a write was carried out. It cannot if the caller needs its
/// content, such as tokens or the ID of what was made.
bool may_be_empty(const Operation &operation, int status) noexcept {
    if (status < 200 || status > 299 || (operation.safe && !operation.may_be_empty)) {
        return false;
    }
    if (operation.confirmation != nullptr && !operation.confirmation->field.empty()) {
        return false;
    }
    return operation.response == nullptr ||
           std::none_of(operation.response->fields.begin(), operation.response->fields.end(),
                        [](const Field &field) { return field.required; });
}

Document empty_answer() {
    return read_own_json("{}");
}

/// The error when the reading of an answer was stopped.
Error given_up(ErrorCode why, std::size_t max_body_bytes) {
    if (why == ErrorCode::cancelled) {
        return cancelled();
    }
    if (why == ErrorCode::timeout) {
        return timeout_error("the deadline passed while the answer was being read");
    }
    return too_large_error("reading the answer takes more than " +
                           std::to_string(most_memory_to_read(max_body_bytes)) +
                           " bytes of memory, the limit that max_body_bytes (" +
                           std::to_string(max_body_bytes) + " bytes) sets");
}

/// Whether the status arrived but the rest of the answer broke off or could not be read.
bool is_broken_answer(const Error &error) noexcept {
    return error.code == ErrorCode::malformed_answer || error.code == ErrorCode::too_large ||
           error.code == ErrorCode::connection;
}

Result<void> read_document(const Asked &asked, const ReadingBounds &bounds, Scheduler &scheduler,
                           Answer &answer) {
    const Operation &operation = asked.operation;
    if (operation.may_be_file && is_file(answer.response)) {
        answer.document = describe_file(answer.response);
        return {};
    }
    Result<Document> document = decode(answer.response, operation.secret, bounds);
    const bool nothing = document ? document->root().is_null() && operation.response != nullptr
                                  : document.error().reason == reason::empty;
    if (nothing && may_be_empty(operation, answer.response.status)) {
        answer.document = empty_answer();
        return {};
    }
    if (!document) {
        if (document.error().reason == reason::truncated) {
            scheduler.renew_connections();
        }
        Result<void> by_status = recognise_status(answer.response, asked);
        return by_status ? failure(std::move(document.error())) : by_status;
    }
    Result<void> result = recognise_failure(answer.response, *document, asked);
    if (result && operation.response != nullptr) {
        result = normalise(*document, *operation.response, bounds.watch);
        if (!result) {
            describe_answer(answer.response, operation.secret, result.error());
        }
    }
    if (result || result.error().code == ErrorCode::second_factor_needed) {
        answer.document = std::move(*document);
    }
    return result;
}

}  // namespace

Result<void> read_answer(const Asked &asked, const Waiting &waiting, std::size_t max_body_bytes,
                         Result<void> exchanged, Answer &answer) {
    const Operation &operation = asked.operation;
    const HttpResponse &response = answer.response;
    Result<void> result = std::move(exchanged);
    const bool is_down = is_outage(response.status) && (result || is_broken_answer(result.error()));
    if (is_down || result) {
        Watch watch(waiting.deadline, waiting.interrupt);
        const ReadingBounds bounds{most_memory_to_read(max_body_bytes), &watch};
        try {
            result = is_down ? failure(outage(response, operation.secret, bounds))
                             : read_document(asked, bounds, waiting.scheduler, answer);
        } catch (const GivenUp &stopped) {
            result = failure(given_up(stopped.why(), max_body_bytes));
        }
        if (!result) {
            result.error().may_have_arrived = true;
        }
    } else if (result.error().code == ErrorCode::malformed_answer) {
        describe_answer(response, operation.secret, result.error());
    }
    if (!result && result.error().retry_after < 0 && is_passing(result.error())) {
        result.error().retry_after = seconds_of_retry_after(response.headers, std::time(nullptr));
    }
    if (!result && result.error().operation.empty()) {
        result.error().operation = operation.name;
    }
    return result;
}

}  // namespace balvps
