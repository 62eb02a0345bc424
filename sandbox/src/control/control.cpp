// The control path, by which a test controls the sandbox. Its requests are not logged and need no sign-in.
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "common/json.h"
#include "control/control_guard.h"
#include "control/control_values.h"
#include "sandbox.h"
#include "service/one_time_codes.h"
#include "service/progress.h"
#include "service/routes.h"

namespace sandbox {

namespace {

Answer json_answer(int status, std::string body) {
    Answer answer;
    answer.status = status;
    answer.headers.push_back({"Content-Type", "application/json"});
    answer.body = std::move(body);
    return answer;
}

Answer ok() {
    return json_answer(200, R"({"ok":true})");
}

/// The choice with a name. @param allowed the names, for the message.
template <typename Choice>
Choice choice(const std::map<std::string, Choice> &choices, const char *allowed, const std::string &key,
              const Json &value) {
    const auto found = choices.find(value.is_string() ? value.get<std::string>() : "");
    if (found == choices.end()) {
        throw ControlError(key + " must be " + allowed);
    }
    return found->second;
}

Dialect dialect(const std::string &key, const Json &value) {
    return choice(dialects(), R"("wire", "hostile" or "documented")", key, value);
}

TxtStyle txt_style(const std::string &key, const Json &value) {
    return choice(txt_styles(), R"("bare" or "quoted")", key, value);
}

int unauthorized_status(const std::string &key, const Json &value) {
    const std::int64_t status = integer(key, value);
    if (status != 200 && status != 401) {
        throw ControlError(key + " must be 200 or 401");
    }
    return static_cast<int>(status);
}

/// Whether the setting is "unix_time". The only other value allowed is `other`.
bool as_unix_time(const std::string &key, const Json &value, const char *other) {
    const std::string &form = text(key, value);
    if (form != other && form != "unix_time") {
        throw ControlError(key + " must be \"" + other + "\" or \"unix_time\"");
    }
    return form == "unix_time";
}

std::string totp_secret(const std::string &key, const Json &value) {
    const std::string &secret = text(key, value);
    if (!decode_base32(secret)) {
        throw ControlError(key + " must be base32");
    }
    return secret;
}

std::vector<std::string> operations(const std::string &key, const Json &value) {
    if (!value.is_array()) {
        throw ControlError(key + " must be a list of operations");
    }
    std::vector<std::string> names;
    for (const Json &each : value) {
        names.push_back(text(key, each));
        if (!is_operation(names.back())) {
            throw ControlError(key + R"( must have operations such as "GET /service/@id/vms")");
        }
    }
    return names;
}

/// The switch with a name, nullptr if there is none.
const Switch *switch_named(std::string_view name) {
    const auto found = std::ranges::find(switches(), name, &Switch::name);
    return found == switches().end() ? nullptr : &*found;
}

using Setter = void (*)(Settings &, const std::string &key, const Json &value);

const std::map<std::string, Setter> &setters() {
    static const std::map<std::string, Setter> table{
        {"dialect", [](Settings &s, const std::string &k, const Json &v) { s.dialect = dialect(k, v); }},
        {"txt_style",
         [](Settings &s, const std::string &k, const Json &v) { s.txt_style = txt_style(k, v); }},
        {"minimum_ttl",
         [](Settings &s, const std::string &k, const Json &v) { s.minimum_ttl = natural(k, v); }},
        {"token_lifetime",
         [](Settings &s, const std::string &k, const Json &v) { s.token_lifetime = integer(k, v); }},
        {"refresh_lifetime",
         [](Settings &s, const std::string &k, const Json &v) { s.refresh_lifetime = integer(k, v); }},
        {"login_limit",
         [](Settings &s, const std::string &k, const Json &v) { s.login_limit = integer(k, v); }},
        {"login_window",
         [](Settings &s, const std::string &k, const Json &v) { s.login_window = integer(k, v); }},
        {"unauthorized_status", [](Settings &s, const std::string &k,
                                   const Json &v) { s.unauthorized_status = unauthorized_status(k, v); }},
        {"basic", [](Settings &s, const std::string &k, const Json &v) { s.basic = flag(k, v); }},
        {"service_dns", [](Settings &s, const std::string &k, const Json &v) { s.service_dns = flag(k, v); }},
        {"login_reset", [](Settings &s, const std::string &k,
                           const Json &v) { s.login_reset_as_time = as_unix_time(k, v, "seconds"); }},
        {"mfa", [](Settings &s, const std::string &k, const Json &v) { s.second_factor = flag(k, v); }},
        {"mfa_expires_at",
         [](Settings &s, const std::string &k, const Json &v) {
             s.second_factor_expires_as_time = as_unix_time(k, v, "date");
         }},
        {"mfa_lifetime",
         [](Settings &s, const std::string &k, const Json &v) { s.second_factor_lifetime = integer(k, v); }},
        {"totp_secret",
         [](Settings &s, const std::string &k, const Json &v) { s.totp_secret = totp_secret(k, v); }},
        {"vm_delay", [](Settings &s, const std::string &k, const Json &v) { s.vm_delay = seconds(k, v); }},
        {"activation_delay",
         [](Settings &s, const std::string &k, const Json &v) { s.activation_delay = seconds(k, v); }},
        {"missing", [](Settings &s, const std::string &k, const Json &v) { s.missing = operations(k, v); }},
        {"delay_ms", [](Settings &s, const std::string &k, const Json &v) { s.delay_ms = integer(k, v); }},
    };
    return table;
}

/// The control request's body as an object. An empty body is an empty object.
Json object_of(const Request &request) {
    if (request.body.empty()) {
        return Json::object();
    }
    Json body = parse(request.body);
    if (!body.is_object()) {
        throw ControlError("the body must be a JSON object");
    }
    return body;
}

}  // namespace

void Sandbox::configure(const Json &changes) {
    Settings changed = settings_;
    bool revoke_all = false;
    bool revoke_refresh = false;
    for (const auto &[key, value] : changes.items()) {
        if (key == "revoke_all") {
            revoke_all = flag(key, value);
        } else if (key == "revoke_refresh") {
            revoke_refresh = flag(key, value);
        } else if (const auto setter = setters().find(key); setter != setters().end()) {
            setter->second(changed, key, value);
        } else if (const Switch *const named = switch_named(key); named != nullptr) {
            changed.*named->value = flag(key, value);
        } else {
            throw ControlError("unknown key: " + key);
        }
    }
    settings_ = changed;
    if (revoke_all) {
        tokens_.forget_all(TokenKind::access);
    }
    if (revoke_refresh) {
        tokens_.forget_all(TokenKind::refresh);
    }
}

void Sandbox::reset(const Json &changes) {
    const Settings before = std::exchange(settings_, initial_settings_);
    try {
        configure(changes);
    } catch (const ControlError &) {
        settings_ = before;
        throw;
    }
    state_ = seed(settings_.accounts);
    tokens_.clear();
    login_limit_.clear();
    one_time_codes_.clear();
    canned_answers_.clear();
    fault_rules_.clear();
    log_.clear();
}

Answer Sandbox::answer_control(const Request &request) {
    if (const std::string reason = reason_to_refuse(request); !reason.empty()) {
        return json_answer(403, encode({{"error", reason}}));
    }
    const std::string command = request.method + " " + request.path.substr(std::string("/_sandbox/").size());
    const std::lock_guard lock(mutex_);
    try {
        if (command == "POST reset") {
            reset(object_of(request));
            return ok();
        }
        if (command == "POST configure") {
            configure(object_of(request));
            return ok();
        }
        if (command == "GET log") {
            return json_answer(200, log_.to_json());
        }
        if (command == "DELETE log") {
            log_.clear();
            return ok();
        }
        if (command == "POST play") {
            const std::size_t queued = canned_answers_.add(object_of(request));
            return json_answer(200, encode({{"queued", queued}}));
        }
        if (command == "PUT play") {
            CannedAnswers replacement;
            const std::size_t queued = replacement.add(object_of(request));
            canned_answers_ = std::move(replacement);
            log_.clear();
            return json_answer(200, encode({{"queued", queued}}));
        }
        if (command == "GET play") {
            return json_answer(200, encode({{"remaining", canned_answers_.remaining()}}));
        }
        if (command == "DELETE play") {
            canned_answers_.clear();
            return ok();
        }
        if (command == "POST faults") {
            fault_rules_.add(object_of(request));
            return ok();
        }
        if (command == "GET faults") {
            return json_answer(200,
                               encode({{"rules", fault_rules_.to_json()}, {"faults", faults_to_json()}}));
        }
        if (command == "DELETE faults") {
            fault_rules_.clear();
            return ok();
        }
        if (command == "GET state") {
            progress(state_, settings_);
            return json_answer(200, encode(state_.to_json()));
        }
        return json_answer(404, R"({"error":"no such control request"})");
    } catch (const ControlError &error) {
        return json_answer(400, encode({{"error", error.what()}}));
    }
}

}  // namespace sandbox
