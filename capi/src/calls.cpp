#include <algorithm>
#include <string>

#include "call_operation.h"
#include "firewall.h"
#include "text.h"

namespace balvps::capi {
namespace {

Error missing_client() {
    return argument_error("argument 'client' must not be NULL");
}

void write_limit(JsonWriter &writer, std::string_view name, const std::optional<std::int64_t> &number) {
    writer.name(name);
    if (number) {
        writer.integer(*number);
    } else {
        writer.null();
    }
}

std::optional<std::int64_t> seconds_until(const std::optional<Clock::time_point> &time) {
    if (!time) {
        return std::nullopt;
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*time - Clock::now()).count();
    return std::max<std::int64_t>(0, seconds);
}

Outcome limits_outcome(const RateLimits &limits) {
    const auto states = limits.states();
    JsonBuffer buffer;
    JsonWriter writer(buffer);
    writer.start_object();
    writer.name("limits");
    writer.start_array();
    for (std::size_t i = 0; i < states.size(); ++i) {
        const LimitState &state = states.at(i);
        writer.start_object();
        writer.member("scope", limit_scope_names.at(i));
        write_limit(writer, "limit", state.limit);
        write_limit(writer, "remaining", state.remaining);
        write_limit(writer, "reset", seconds_until(state.reset));
        write_limit(writer, "wait", seconds_until(state.blocked_until).value_or(0));
        writer.end_object();
    }
    writer.end_array();
    writer.end_object();
    Outcome outcome;
    outcome.document = Document::of(buffer);
    return outcome;
}

Outcome failed(Error error) {
    Outcome outcome;
    outcome.error = std::move(error);
    return outcome;
}

}  // namespace

Secret arguments_json(std::initializer_list<PathId> ids, const balvps_params *params) {
    if (ids.size() == 0 && (params == nullptr || params->arguments.empty())) {
        return {};
    }
    JsonBuffer buffer;
    JsonWriter writer(buffer);
    writer.start_object();
    for (const PathId &id : ids) {
        writer.name(id.name);
        writer.integer(id.value);
    }
    if (params != nullptr) {
        for (const balvps_params::Argument &argument : params->arguments) {
            writer.name(argument.name);
            writer.json(argument.json.view());
        }
    }
    writer.end_object();
    return Secret(view(buffer));
}

std::optional<Error> mistake_in(std::string_view operation, const balvps_params *params) {
    if (params == nullptr || !params->first_mistake) {
        return std::nullopt;
    }
    Error mistake = *params->first_mistake;
    mistake.operation = operation;
    return mistake;
}

balvps_result *call_operation(balvps_client *client, std::string_view operation,
                              std::initializer_list<PathId> ids, const balvps_params *params) noexcept {
    return guarded_result([&] {
        if (client == nullptr) {
            return failed(missing_client());
        }
        if (std::optional<Error> mistake = mistake_in(operation, params)) {
            return failed(std::move(*mistake));
        }
        const Secret arguments = arguments_json(ids, params);
        return params == nullptr
                   ? client->client->call(operation, arguments.view())
                   : client->client->call(operation, arguments.view(), params->options, &params->cancelled);
    });
}

}  // namespace balvps::capi

using namespace balvps::capi;

extern "C" {

balvps_result *balvps_client_call(balvps_client *client, const char *operation, const balvps_params *params) {
    if (operation == nullptr) {
        return guarded_result([] { return failed(argument_error("argument 'operation' must not be NULL")); });
    }
    return call_operation(client, operation, {}, params);
}

balvps_result *balvps_client_call_json(balvps_client *client, const char *operation, const char *json,
                                       size_t length) {
    return guarded_result([&] {
        const auto arguments = text(json, length);
        if (client == nullptr) {
            return failed(missing_client());
        }
        if (operation == nullptr) {
            return failed(argument_error("argument 'operation' must not be NULL"));
        }
        if (!arguments) {
            return failed(
                argument_error("argument 'length' is not the length of a text: " + std::to_string(length)));
        }
        return client->client->call(operation, *arguments);
    });
}

balvps_result *balvps_client_verify_second_factor(balvps_client *client, const char *code, size_t length) {
    return guarded_result([&] {
        const auto given = text(code, length);
        if (client == nullptr) {
            return failed(missing_client());
        }
        if (!given || given->data() == nullptr) {
            return failed(argument_error(given ? "argument 'code' must not be NULL"
                                               : "argument 'length' is not the length of a text"));
        }
        return client->client->verify_second_factor(*given);
    });
}

balvps_result *balvps_client_rate_limits(const balvps_client *client) {
    return guarded_result([&] {
        return client == nullptr ? failed(missing_client()) : limits_outcome(client->client->rate_limits());
    });
}

balvps_result *balvps_client_request(balvps_client *client, const char *method, const char *path,
                                     const char *json, size_t length) {
    return guarded_result([&] {
        const auto body = text(json, length);
        if (client == nullptr) {
            return failed(missing_client());
        }
        if (method == nullptr || path == nullptr) {
            return failed(argument_error(std::string("argument '") + (method == nullptr ? "method" : "path") +
                                         "' must not be NULL"));
        }
        if (!body) {
            return failed(
                argument_error("argument 'length' is not the length of a text: " + std::to_string(length)));
        }
        return client->client->request(method, path, *body);
    });
}

}  // extern "C"
