#include "response/recognise.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <string>
#include <vector>

#include "common/ascii.h"
#include "common/printable.h"
#include "response/decode.h"
#include "response/messages.h"
#include "response/retry_after.h"

namespace balvps {
namespace {

constexpr std::size_t longest_message = 500;

bool is_false(const Value *value) noexcept {
    if (value == nullptr) {
        return false;
    }
    const std::string_view text = value->text();
    return text == "false" || ((value->is_string() || value->is_number()) && text == "0");
}

bool is_true(const Value *value) noexcept {
    return value != nullptr && (value->text() == "true" || value->text() == "1");
}

/// Keeps only letters and digits, in lower case: "invoice_not-found." and "Invoice not found" are equal.
std::string folded(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        const char lower = ascii_lower(letter);
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
            out.push_back(lower);
        }
    }
    return out;
}

template <std::size_t size>
bool any_contains(const std::vector<std::string> &messages, const std::array<std::string_view, size> &signs) {
    return std::any_of(messages.begin(), messages.end(), [&](const std::string &message) {
        const std::string text = folded(message);
        return std::any_of(signs.begin(), signs.end(),
                           [&](std::string_view sign) { return text.find(sign) != std::string::npos; });
    });
}

/// Whether a message is one of these words, alone or with arguments ("word: argument").
template <std::size_t size>
bool any_is(const std::vector<std::string> &messages, const std::array<std::string_view, size> &signs) {
    return std::any_of(messages.begin(), messages.end(), [&](const std::string &message) {
        const std::string word = folded(std::string_view(message).substr(0, message.find(": ")));
        return std::find(signs.begin(), signs.end(), word) != signs.end();
    });
}

bool any_is(const std::vector<std::string> &messages, std::string_view sign) {
    return any_is(messages, std::array{sign});
}

std::string joined(const std::vector<std::string> &messages) {
    std::string text;
    for (const std::string &message : messages) {
        text += (text.empty() ? "" : "; ") + message;
    }
    return printable(text, longest_message);
}

/// Makes messages printable, after they were classified and joined.
void make_printable(std::vector<std::string> &messages) {
    for (std::string &message : messages) {
        message = printable(message);
    }
}

/// Sets what the service refuses and why, from its status and words, if one of them says it.
void classify_refusal(int status, Error &error) {
    constexpr std::array<std::string_view, 4> not_found = {"notfound", "doesnotexist", "doesntexist",
                                                           "dontexist"};
    constexpr std::array<std::string_view, 5> not_permitted = {
        "accessdenied", "permissiondenied", "notpermitted", "notallowed", "insufficientprivileges"};
    constexpr std::array<std::string_view, 5> closed = {
        "accountnotactive", "loginerrorclosed", "loginerrorinactive", "accessblocked", "bannediperrorlogin"};
    const auto &messages = error.details().messages;
    if (any_is(messages, "wronglogin")) {
        error.code = ErrorCode::authentication;
        error.reason = reason::wrong_login;
    } else if (any_is(messages, "tokenexpired")) {
        error.code = ErrorCode::authentication;
        error.reason = reason::token_expired;
    } else if (status == 401 || any_is(messages, "unauthorized")) {
        error.code = ErrorCode::authentication;
        error.reason = reason::unauthorized;
    } else if (status == 404 || any_contains(messages, not_found) || any_is(messages, "invalidtaskid")) {
        error.code = ErrorCode::not_found;
    } else if (status == 403 || any_contains(messages, not_permitted) || any_is(messages, closed)) {
        error.code = ErrorCode::not_permitted;
    }
}

void classify(int status, Error &error) {
    error.code = ErrorCode::refused;
    if (status == 429) {
        error.code = ErrorCode::rate_limited;
    } else if (any_is(error.details().messages, "invalidmethod")) {
        error.code = ErrorCode::unsupported;
    } else if (status < 500) {  // in a 5xx answer the words do not say how far the service got
        classify_refusal(status, error);
    }
}

/// If user name and password were sent, then they are what was not accepted, whatever the service says,
/// because no token was sent.
void set_wrong_login(Error &error, const Asked &asked) noexcept {
    if (asked.with_password && error.code == ErrorCode::authentication) {
        error.reason = reason::wrong_login;
    }
}

Error rate_limited(const HttpResponse &response) {
    Error error;
    error.code = ErrorCode::rate_limited;
    error.retry_after = seconds_to_wait(response.headers, std::time(nullptr));
    error.retryable = true;  // a refused request was not carried out
    return error;
}

/// Whether the answer has a member besides the usual frame.
bool has_payload(const Value &root) noexcept {
    constexpr std::array<std::string_view, 7> frame = {"status",  "success", "error", "errors",
                                                       "message", "info",    "code"};
    for (std::size_t i = 0; i < root.size(); ++i) {
        if (std::find(frame.begin(), frame.end(), root.name(i)) == frame.end()) {
            return true;
        }
    }
    return false;
}

/// Whether a required member of the operation's answer is missing.
bool lacks_required(const Value &root, const Operation &operation) noexcept {
    if (operation.response == nullptr) {
        return false;
    }
    const auto &fields = operation.response->fields;
    return std::any_of(fields.begin(), fields.end(), [&](const Field &field) {
        return field.required && root.find(field.name) == nullptr;
    });
}

/// Whether `status` reports a failure and `success` does not contradict it. In the answer to a read, `status`
/// may be the requested data. Then it counts only if a required member is missing, or if it is a failure word
/// and there is no other data.
bool status_says_no(const Value &root, const Operation &operation) {
    constexpr std::array<std::string_view, 4> words = {"error", "fail", "failed", "failure"};
    const Value *status = root.find("status");
    if (status == nullptr || is_true(root.find("success"))) {
        return false;
    }
    const bool word = std::find(words.begin(), words.end(), folded(status->text())) != words.end();
    if (!word && !is_false(status)) {
        return false;
    }
    return !operation.safe || lacks_required(root, operation) || (word && !has_payload(root));
}

std::vector<std::string> messages_in(const Value &root, std::string_view member) {
    std::vector<std::string> messages;
    if (const Value *said = root.find(member); said != nullptr) {
        collect_messages(*said, messages);
    }
    return messages;
}

/// Adds the messages of a failure outside its `error`.
void add_other_messages(const Value &root, std::vector<std::string> &messages) {
    for (const std::string_view member : {"message", "errors"}) {
        for (std::string &message : messages_in(root, member)) {
            if (std::find(messages.begin(), messages.end(), message) == messages.end()) {
                messages.push_back(std::move(message));
            }
        }
    }
}

}  // namespace

bool is_outage(int status) noexcept {
    return status == 502 || status == 503 || status == 504;
}

Error outage(const HttpResponse &response, bool secret, const ReadingBounds &bounds) {
    Error error;
    error.code = ErrorCode::unavailable;
    error.message = "the service is down or busy (HTTP status " + std::to_string(response.status) + ")";
    describe_answer(response, secret, error);
    try {
        if (Result<Document> document = decode(response, secret, bounds)) {
            auto &messages = error.details().messages;
            messages = messages_in(document->root(), "error");
            add_other_messages(document->root(), messages);
            if (!messages.empty()) {
                error.message += ": " + joined(messages);
                make_printable(messages);
                error.details().excerpt.clear();  // the messages have the content
            }
        }
    } catch (const GivenUp &stopped) {
        if (stopped.why() != ErrorCode::too_large) {  // an outage stays an outage if its body is too large
            throw;
        }
    }
    return error;
}

Result<void> recognise_status(const HttpResponse &response, const Asked &asked) {
    Error error;
    if (response.status == 429) {
        error = rate_limited(response);
        error.message = "too many requests";
    } else if (response.status == 401) {
        error.code = ErrorCode::authentication;
        error.reason = reason::unauthorized;
        error.message = "the service does not accept the credentials (HTTP status 401)";
        set_wrong_login(error, asked);
    } else {
        return {};
    }
    describe_answer(response, asked.operation.secret, error);
    return failure(std::move(error));
}

Result<void> recognise_failure(const HttpResponse &response, const Document &document, const Asked &asked) {
    const Value &root = document.root();
    if (const Value *mfa = root.find("mfa"); mfa != nullptr && mfa->is_object()) {
        const Value *token = root.find("token");
        if (token == nullptr || token->text().empty()) {
            Error error;
            error.code = ErrorCode::second_factor_needed;
            error.message = "the account asks for a second factor to sign in";
            describe_answer(response, true, error);
            return failure(std::move(error));
        }
    }
    std::vector<std::string> messages = messages_in(root, "error");
    const Value *flag = root.find("error");
    const bool failed = response.status >= 400 || !messages.empty() || is_true(flag) ||
                        is_false(root.find("success")) || status_says_no(root, asked.operation);
    if (!failed) {
        return {};
    }
    add_other_messages(root, messages);
    Error error = response.status == 429 ? rate_limited(response) : Error();
    error.details().messages = std::move(messages);
    classify(response.status, error);
    set_wrong_login(error, asked);
    error.message =
        error.details().messages.empty()
            ? "the service refused without saying why (HTTP status " + std::to_string(response.status) + ")"
            : joined(error.details().messages);
    make_printable(error.details().messages);
    describe_answer(response, asked.operation.secret, error);
    error.details().excerpt.clear();  // the messages have the content
    return failure(std::move(error));
}

}  // namespace balvps
