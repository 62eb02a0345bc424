#include "response/recognise.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <string>
#include <vector>

#include "common/ascii.h"
#include "response/decode.h"
#include "response/excerpt.h"
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

void collect_messages(const Value &value, std::vector<std::string> &out) {
    if (value.is_container()) {
        for (const Value &child : value) {
            collect_messages(child, out);
        }
    } else if (!value.text().empty() &&
               !is_false(&value)) {  // "error": 0 and "error": false say that there is none
        out.emplace_back(value.text());
    }
}

/// Letters and digits only, in lower case: "invoice_not-found." and "Invoice not found" read the same.
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

bool any_is(const std::vector<std::string> &messages, std::string_view sign) {
    return std::any_of(messages.begin(), messages.end(),
                       [&](const std::string &message) { return folded(message) == sign; });
}

std::string joined(const std::vector<std::string> &messages) {
    std::string text;
    for (const std::string &message : messages) {
        text += (text.empty() ? "" : "; ") + message;
    }
    return printable(text, longest_message);
}

/// What the service refuses and why, by its status and words; what neither tells stays as it is.
void classify_refusal(int status, Error &error) {
    constexpr std::array<std::string_view, 3> not_found = {"notfound", "doesnotexist", "doesntexist"};
    constexpr std::array<std::string_view, 5> not_permitted = {
        "accessdenied", "permissiondenied", "notpermitted", "notallowed", "insufficientprivileges"};
    const auto &messages = error.said().messages;
    if (any_is(messages, "wronglogin")) {
        error.code = ErrorCode::authentication;
        error.reason = reason::wrong_login;
    } else if (any_is(messages, "tokenexpired")) {
        error.code = ErrorCode::authentication;
        error.reason = reason::token_expired;
    } else if (status == 401 || any_is(messages, "unauthorized")) {
        error.code = ErrorCode::authentication;
        error.reason = reason::unauthorized;
    } else if (status == 404 || any_contains(messages, not_found)) {
        error.code = ErrorCode::not_found;
    } else if (status == 403 || any_contains(messages, not_permitted)) {
        error.code = ErrorCode::not_permitted;
    }
}

void classify(int status, Error &error) {
    error.code = ErrorCode::refused;
    if (status == 429) {
        error.code = ErrorCode::rate_limited;
    } else if (any_is(error.said().messages, "invalidmethod")) {
        error.code = ErrorCode::unsupported;
    } else if (status <
               500) {  // else its words, whatever they are about, do not say how far the service came
        classify_refusal(status, error);
    }
}

Error rate_limited(const HttpResponse &response) {
    Error error;
    error.code = ErrorCode::rate_limited;
    error.retry_after = seconds_to_wait(response.headers, std::time(nullptr));
    error.retryable = true;  // a refused request was not carried out
    return error;
}

}  // namespace

std::optional<Error> recognise_status(const HttpResponse &response, bool secret) {
    Error error;
    if (response.status == 429) {
        error = rate_limited(response);
        error.message = "too many requests";
    } else if (response.status == 401) {
        error.code = ErrorCode::authentication;
        error.reason = reason::unauthorized;
        error.message = "the service does not accept the credentials (HTTP status 401)";
    } else {
        return std::nullopt;
    }
    describe_answer(response, secret, error);
    return error;
}

std::optional<Error> recognise_failure(const HttpResponse &response, const Document &document, bool secret) {
    const Value &root = document.root();
    if (const Value *mfa = root.find("mfa"); mfa != nullptr && mfa->is_object()) {
        const Value *token = root.find("token");
        if (token == nullptr || token->text().empty()) {
            Error error;
            error.code = ErrorCode::second_factor_needed;
            error.message = "the account asks for a second factor to sign in";
            describe_answer(response, true, error);
            return error;
        }
    }
    std::vector<std::string> messages;
    if (const Value *said = root.find("error"); said != nullptr) {
        collect_messages(*said, messages);
    }
    const bool failed = response.status >= 400 || !messages.empty() || is_false(root.find("success")) ||
                        is_false(root.find("status"));
    if (!failed) {
        return std::nullopt;
    }
    Error error = response.status == 429 ? rate_limited(response) : Error();
    error.said().messages = std::move(messages);
    classify(response.status, error);
    error.message = error.said().messages.empty() ? "the service refused without saying why (HTTP status " +
                                                        std::to_string(response.status) + ")"
                                                  : joined(error.said().messages);
    describe_answer(response, secret, error);
    error.said().excerpt.clear();  // the messages say it
    return error;
}

}  // namespace balvps
