#include "client/call_input.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "common/nearest.h"
#include "common/path_parts.h"
#include "common/printable.h"
#include "common/utf8.h"
#include "request/build.h"
#include "request/raw_path.h"

namespace balvps {
namespace {

/// Far more than any operation takes. set() searches all of them, so their number is limited.
constexpr std::size_t most_arguments = 1000;

Error of_operation(Error error, std::string_view operation) {
    if (error.operation.empty()) {
        error.operation = operation;
    }
    return error;
}

Error unknown_operation(std::string_view name, const Portal *portal) {
    std::vector<std::string_view> known;
    for (const auto &table : {operations(), procedures()}) {
        for (const Operation &operation : table) {
            known.push_back(operation.name);
        }
    }
    if (portal != nullptr) {
        for (const PortalOperation &each : portal->operations()) {
            known.push_back(each.name);
        }
    }
    const std::string shown = printable(name, 60);
    std::string message = "unknown operation '" + shown + "'";
    if (const std::string_view near = nearest(name, known); !near.empty()) {
        message += "; did you mean '" + std::string(near) + "'?";
    }
    return of_operation(argument_error(std::move(message)), shown);
}

/// Whether the parts of a path are those of an operation's path, in any case.
bool is_path_of(const Operation &operation, const std::vector<std::string_view> &parts) {
    const auto own = parts_of_path(operation.path);
    return std::equal(parts.begin(), parts.end(), own.begin(), own.end(),
                      [](std::string_view part, std::string_view own_part) {
                          return own_part.starts_with('{') || equal_in_any_case(part, own_part);
                      });
}

/// The operation at a path, if its answer holds secrets. A caller's own request may use such a path too.
/// @return nullptr: no such operation.
const Operation *secret_operation_at(std::string_view path) {
    const std::string plain = plain_path(path);
    const auto parts = parts_of_path(plain);
    const auto is_it = [&parts](const Operation &operation) {
        return operation.secret && is_path_of(operation, parts);
    };
    const auto all = operations();
    const auto found = std::find_if(all.begin(), all.end(), is_it);
    if (found != all.end()) {
        return &*found;
    }
    return is_it(verify_second_factor_operation()) ? &verify_second_factor_operation() : nullptr;
}

constexpr std::string_view own_request_name = "request";

Operation operation_of(const HttpRequest &request) {
    const Operation *known = secret_operation_at(request.path);
    return {.name = own_request_name,
            .method = request.method,
            .path = {},
            .authentication = Authentication::required,
            .token_effect = TokenEffect::none,
            .limit = known != nullptr ? known->limit : LimitScope::calls,
            .sends_password = known != nullptr && known->sends_password,
            .safe = request.method == Method::get,
            .idempotent = request.method != Method::post,
            .has_body = request.has_body,
            .body_optional = true,
            .secret = known != nullptr,
            .parameters = {},
            .response = nullptr,
            .fallback = {},
            .confirmation = nullptr};
}

}  // namespace

CallInput CallInput::named(std::string_view operation, ArgumentList arguments, CallOptions options) {
    CallInput input{.arguments = std::move(arguments), .options = options};
    if (const Operation *known = find_operation(operation); known != nullptr) {
        input.what = known;
    } else {
        input.what = PortalName{std::string(operation)};
    }
    return input;
}

CallInput CallInput::own_request(std::string_view method, std::string_view path, std::string_view json,
                                 CallOptions options) {
    CallInput input{.options = options};
    if (Result<HttpRequest> request = build_raw_request(method, path, json)) {
        Operation operation = operation_of(*request);
        input.what = OwnRequest{std::move(*request), operation};
    } else {
        input.note_mistake(of_operation(std::move(request.error()), own_request_name));
    }
    return input;
}

CallInput CallInput::portal_document(CallOptions options) {
    HttpRequest request{.method = Method::get,
                        .path = "/?cmd=userapi&action=swagger",
                        .needs_credentials = false,
                        .beside_api = true};
    Operation operation = operation_of(request);
    operation.name = "portal_document";
    operation.authentication = Authentication::none;
    return {.what = OwnRequest{std::move(request), operation}, .options = options};
}

CallInput CallInput::second_factor(std::string_view code, CallOptions options) {
    CallInput input{.what = SecondFactorCode{Secret(code)}, .options = options};
    if (code.empty() || !is_utf8(code)) {
        input.note_mistake(argument_error("argument 'code' must be valid UTF-8 and not empty"));
    }
    return input;
}

void CallInput::set(Argument argument) {
    set(std::move(argument), arguments.size());
}

/// @param compared how many arguments may have the same name.
void CallInput::set(Argument argument, std::size_t compared) {
    const auto end = arguments.begin() + static_cast<std::ptrdiff_t>(compared);
    const auto known = std::find_if(arguments.begin(), end,
                                    [&](const Argument &each) { return each.name == argument.name; });
    if (known != end) {
        *known = std::move(argument);
    } else if (arguments.size() >= most_arguments) {
        note_mistake(argument_error("more than " + std::to_string(most_arguments) + " arguments"));
    } else {
        arguments.push_back(std::move(argument));
    }
}

void CallInput::set_all(std::string_view json) {
    Result<ArgumentList> given = read_arguments(json);
    if (!given) {
        return note_mistake(std::move(given.error()));
    }
    if (arguments.empty() && given->size() <= most_arguments) {
        arguments = std::move(*given);
        return;
    }
    // Names of one object differ, so each is compared with the earlier arguments alone: this takes linear
    // time.
    const std::size_t earlier = arguments.size();
    for (Argument &argument : *given) {
        set(std::move(argument), earlier);
    }
}

void CallInput::note_mistake(Error found) noexcept {
    if (!mistake) {
        mistake = std::move(found);
    }
}

const Operation *CallInput::operation() const noexcept {
    if (const auto *named = std::get_if<const Operation *>(&what)) {
        return *named;
    }
    if (const auto *own = std::get_if<OwnRequest>(&what)) {
        return &own->operation;
    }
    return std::holds_alternative<SecondFactorCode>(what) ? &verify_second_factor_operation() : nullptr;
}

std::string_view CallInput::name() const noexcept {
    if (const auto *portal_name = std::get_if<PortalName>(&what)) {
        return portal_name->text;
    }
    const Operation *known = operation();
    return known == nullptr ? std::string_view() : known->name;
}

Result<const Operation *> CallInput::resolve(const Portal *portal) const {
    const Operation *known = operation();
    const auto *name = std::get_if<PortalName>(&what);
    if (portal != nullptr && name != nullptr) {
        known = portal->find(name->text);
    } else if (portal != nullptr && known != nullptr) {
        known = &portal->extended(*known);
    }
    if (known == nullptr && name != nullptr) {
        return failure(unknown_operation(name->text, portal));
    }
    if (mistake) {
        return failure(of_operation(*mistake, known == nullptr ? std::string_view() : known->name));
    }
    if (known == nullptr) {
        return failure(argument_error("the call does not say which operation to call"));
    }
    const bool takes_arguments = name != nullptr || std::holds_alternative<const Operation *>(what);
    if (!arguments.empty() && !takes_arguments) {
        return failure(of_operation(
            argument_error("argument '" + printable(arguments.front().name, 60) + "' is not for " +
                           std::string(known->name) + ": such a call takes options alone"),
            known->name));
    }
    return known;
}

}  // namespace balvps
