#include "control/canned_answers.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base64.h"
#include "control/control_values.h"
#include "http/wire.h"
#include "service/arguments.h"
#include "service/routes.h"

namespace sandbox {

namespace {

bool is_named(const std::string &name, std::string_view lower_case) {
    return std::ranges::equal(name, lower_case, {}, [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
}

std::size_t length(const std::string &key, const Json &value) {
    const std::optional<std::int64_t> number = parse_integer(text(key, value));
    if (!number || *number < 0) {
        throw ControlError(key + " must be a number");
    }
    return static_cast<std::size_t>(*number);
}

void read_headers(Answer &answer, const std::string &key, const Json &headers) {
    if (!headers.is_object()) {
        throw ControlError(key + " must be an object");
    }
    for (const auto &[name, value] : headers.items()) {
        if (is_named(name, "content-length")) {
            answer.announced_length = length(name, value);
        } else {
            answer.headers.push_back({name, text(name, value)});
        }
    }
}

std::string bytes(const std::string &key, const Json &value) {
    std::optional<std::string> decoded = decode_base64(text(key, value));
    if (!decoded) {
        throw ControlError(key + " is not base64");
    }
    return std::move(*decoded);
}

}  // namespace

bool CannedAnswers::Canned::fits(const Request &request) const {
    return (!method || *method == request.method) &&
           (path ? *path == request.path : !is_sign_in(operation_of_request(request)));
}

CannedAnswers::Canned CannedAnswers::read(const Json &description) {
    if (!description.is_object()) {
        throw ControlError("an answer must be an object");
    }
    Canned canned;
    Answer &answer = canned.answer;
    bool drop = false;
    for (const auto &[key, value] : description.items()) {
        if (key == "method") {
            canned.method = text(key, value);
        } else if (key == "path") {
            canned.path = text(key, value);
        } else if (key == "times") {
            canned.times = natural(key, value);
        } else if (key == "status") {
            answer.status = http_status(key, value);
        } else if (key == "headers") {
            read_headers(answer, key, value);
        } else if (key == "body") {
            answer.body = text(key, value);
        } else if (key == "body_base64") {
            answer.body = bytes(key, value);
        } else if (key == "delay_ms") {
            answer.delay_ms = natural(key, value);
        } else if (key == "drop") {
            drop = flag(key, value);
        } else {
            throw ControlError("unknown key in an answer: " + key);
        }
    }
    if (drop) {
        answer.status = 0;
        answer.delivery = [](Wire &wire) { wire.close(); };
    }
    if (std::ranges::none_of(answer.headers,
                             [](const Header &h) { return is_named(h.name, "content-type"); })) {
        answer.headers.push_back({"Content-Type", "application/json"});
    }
    if (answer.announced_length && *answer.announced_length <= answer.body.size()) {
        answer.announced_length.reset();
    }
    return canned;
}

std::size_t CannedAnswers::add(const Json &description) {
    if (!description.is_object() || description.size() != 1 || !description.contains("answers") ||
        !description["answers"].is_array()) {
        throw ControlError(R"(expected {"answers":[...]})");
    }
    std::vector<Canned> read_answers;
    for (const Json &answer : description["answers"]) {
        read_answers.push_back(read(answer));
    }
    queue_.insert(queue_.end(), read_answers.begin(), read_answers.end());
    return read_answers.size();
}

std::optional<Answer> CannedAnswers::take(const Request &request) {
    const auto found = std::ranges::find_if(
        queue_, [&request](const Canned &canned) { return canned.times > 0 && canned.fits(request); });
    if (found == queue_.end()) {
        return std::nullopt;
    }
    Answer answer = found->answer;
    if (--found->times == 0) {
        queue_.erase(found);
    }
    return answer;
}

std::int64_t CannedAnswers::remaining() const {
    std::int64_t sum = 0;
    for (const Canned &canned : queue_) {
        sum += canned.times;
    }
    return sum;
}

void CannedAnswers::clear() {
    queue_.clear();
}

}  // namespace sandbox
