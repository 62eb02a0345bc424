#include "sandbox.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include "common/base64.h"
#include "common/clock.h"
#include "http/request_body.h"
#include "service/arguments.h"
#include "service/credentials.h"
#include "service/operations.h"
#include "service/progress.h"
#include "service/routes.h"

namespace sandbox {

namespace {

bool is_control(const Request &request) {
    return request.path.starts_with("/_sandbox/");
}

bool has_header(const Answer &answer, const std::string &name) {
    return std::ranges::find(answer.headers, name, &Header::name) != answer.headers.end();
}

}  // namespace

std::int64_t Call::path_id(std::size_t index) const {
    const std::string &text = path_ids.at(index);
    return text.starts_with('-') ? -1 : parse_integer(text).value_or(-1);
}

Sandbox::Sandbox(Settings settings, const std::string &log_file, const std::string &portal_file)
    : initial_settings_(settings),
      portal_(portal_file),
      settings_(settings),
      state_(seed(settings.accounts)),
      log_(log_file) {}

Answer Sandbox::answer(const Request &request) {
    if (is_control(request)) {
        return answer_control(request);
    }
    Answer answer = answer_api(request);
    log_.add(request, answer);
    if (answer.delay_ms > 0) {
        std::this_thread::sleep_for(std::chrono::milliseconds(answer.delay_ms));
    }
    return answer;
}

std::optional<Answer> Sandbox::interrupt(Moment moment, const Request &request) {
    if (is_control(request)) {
        return std::nullopt;
    }
    std::optional<Answer> answer;
    {
        const std::lock_guard lock(mutex_);
        answer = fault_rules_.play(moment, request, tokens_, [] { return Answer(); });
    }
    if (answer) {
        log_.add(request, *answer);
    }
    return answer;
}

Answer Sandbox::answer_api(const Request &request) {
    const std::lock_guard lock(mutex_);
    const auto service = [&] {
        if (std::optional<Answer> canned = canned_answers_.take(request)) {
            return *std::move(canned);
        }
        if (PortalDocument::is_asked_for(request)) {
            Answer document;
            document.headers = {{"Content-Type", "application/json"}};
            document.body = portal_.text(settings_);
            return document;
        }
        Answer answer = call_operation(request);
        for (const Header &header : Shapes(settings_).headers()) {
            if (!has_header(answer, header.name)) {
                answer.headers.push_back(header);
            }
        }
        return answer;
    };
    std::optional<Answer> fault = fault_rules_.play(Moment::request, request, tokens_, service);
    Answer answer = fault ? *std::move(fault) : service();
    answer.delay_ms += settings_.delay_ms;
    return answer;
}

Answer Sandbox::call_operation(const Request &request) {
    const Shapes shapes(settings_);
    std::vector<Header> headers;
    Answer answer;
    try {
        const std::optional<RouteMatch> match = find_route(request.method, request.path);
        if (!match) {
            answer.body = call_portal_operation(request);
            answer.carried_out = true;
            return answer;
        }
        if (!is_offered(*match->route, settings_)) {
            throw Refusal(Refusal::Kind::invalid_method, "invalid method");
        }
        progress(state_, settings_);
        Account *const caller = match->route->signed_in ? &caller_of(request) : nullptr;
        const Json arguments = arguments_of(request);
        Call call{arguments,
                  match->path_ids,
                  bearer_of(request),
                  caller,
                  settings_,
                  state_,
                  tokens_,
                  login_limit_,
                  one_time_codes_,
                  shapes,
                  parse_form(request.query),
                  {},
                  {}};
        try {
            answer.body = encode_like_php(match->route->operation(call));
            answer.carried_out = true;
            if (call.file) {
                answer.body = call.file->bytes;
                call.answer_headers.push_back({"Content-Type", call.file->content_type});
            }
            progress(state_, settings_);
        } catch (...) {
            headers = std::move(call.answer_headers);
            throw;
        }
        headers = std::move(call.answer_headers);
    } catch (const Refusal &refusal) {
        answer = shapes.refusal(refusal);
        answer.refuses = true;
    }
    answer.headers.insert(answer.headers.end(), headers.begin(), headers.end());
    return answer;
}

std::string Sandbox::call_portal_operation(const Request &request) {
    const std::optional<Json> body = portal_.answer(request);
    if (!body) {
        throw Refusal(Refusal::Kind::invalid_method, "invalid method");
    }
    caller_of(request);
    return encode_like_php(*body);
}

Account &Sandbox::caller_of(const Request &request) {
    using Kind = Refusal::Kind;
    if (const std::string basic = credentials(request, "Basic"); !basic.empty() && settings_.basic) {
        const std::optional<std::string> decoded = decode_base64(basic);
        const std::string_view pair = decoded ? std::string_view(*decoded) : std::string_view();
        const std::size_t colon = std::min(pair.find(':'), pair.size());
        Account *const account =
            state_.account_signing_in(pair.substr(0, colon), pair.substr(std::min(colon + 1, pair.size())));
        if (account == nullptr) {
            throw Refusal(Kind::wrong_basic, "unauthorized");
        }
        return *account;
    }
    const std::optional<Token> token = tokens_.find(bearer_of(request), TokenKind::access);
    if (token && unix_time() >= token->expires) {
        throw Refusal(Kind::unauthorized, "token_expired");
    }
    Account *const account = token ? state_.account_with_id(token->account) : nullptr;
    if (account == nullptr) {
        throw Refusal(Kind::unauthorized, "unauthorized");
    }
    return *account;
}

}  // namespace sandbox
