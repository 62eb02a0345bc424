#include "canned_answers.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "arguments.h"
#include "base64.h"
#include "control_values.h"
#include "routes.h"
#include "wire.h"

namespace sandbox {

namespace {

bool is_content_length(const std::string &name) {
    static constexpr std::string_view expected = "content-length";
    return std::ranges::equal(name, expected, {}, [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
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
    bool typed = false;
    bool drop = false;
    std::optional<std::size_t> announced_length;
    for (const auto &[key, value] : description.items()) {
        if (key == "method") {
            canned.method = text(key, value);
        } else if (key == "path") {
            canned.path = text(key, value);
        } else if (key == "status") {
            canned.answer.status = http_status(key, value);
        } else if (key == "headers" && value.is_object()) {
            for (const auto &[name, content] : value.items()) {
                if (is_content_length(name)) {
                    const std::optional<std::int64_t> length = parse_integer(text(name, content));
                    if (!length || *length < 0) {
                        throw ControlError("Content-Length must be a number");
                    }
                    announced_length = static_cast<std::size_t>(*length);
                } else {
                    typed = typed || name == "Content-Type" || name == "content-type";
                    canned.answer.headers.push_back({name, text(name, content)});
                }
            }
        } else if (key == "body") {
            canned.answer.body = text(key, value);
        } else if (key == "body_base64") {
            const std::optional<std::string> body = decode_base64(text(key, value));
            if (!body) {
                throw ControlError("body_base64 is not base64");
            }
            canned.answer.body = *body;
        } else if (key == "times") {
            canned.times = natural(key, value);
        } else if (key == "delay_ms") {
            canned.answer.delay_ms = natural(key, value);
        } else if (key == "drop") {
            drop = flag(key, value);
        } else {
            throw ControlError("unknown or ill-typed key in an answer: " + key);
        }
    }
    if (drop) {
        canned.answer.status = 0;
        canned.answer.delivery = [](Wire &wire) { wire.close(); };
    }
    if (!typed) {
        canned.answer.headers.push_back({"Content-Type", "application/json"});
    }
    if (announced_length && *announced_length > canned.answer.body.size()) {
        canned.answer.announced_length = announced_length;
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
