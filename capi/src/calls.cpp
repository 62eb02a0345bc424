#include <algorithm>
#include <string>

#include "call_operation.h"
#include "common/printable.h"
#include "firewall.h"
#include "json/reader.h"
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

Outcome tokens_outcome(Client &client) {
    Result<std::optional<Tokens>> tokens = client.stored_tokens();
    if (!tokens) {
        return Outcome(std::move(tokens.error()));
    }
    Outcome outcome;
    JsonWriter writer;
    writer.start_object();
    writer.name("tokens");
    if (*tokens) {
        const Settings &settings = client.settings();
        write_tokens(writer, **tokens, settings.transport.base_url.text,
                     settings.credentials.username.view());
    } else {
        writer.null();
    }
    writer.end_object();
    outcome.document = read_own_json(writer.text());
    return outcome;
}

Outcome limits_outcome(const RateLimits &limits) {
    const auto states = limits.states();
    JsonWriter writer;
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
    outcome.document = read_own_json(writer.text());
    return outcome;
}

/// A text, with the name of its argument to the mistake in it.
Result<std::string_view> argument(std::string_view name, Result<std::string_view> text) {
    if (!text) {
        return failure(about("argument '" + std::string(name) + "'", std::move(text.error())));
    }
    return text;
}

/// Fails with the first mistake in params that may hold options alone.
Result<void> check_options(std::string_view name, const balvps_params *params) {
    Result<void> checked = check(name, params);
    if (checked && params != nullptr && !params->arguments.empty()) {
        checked =
            failure(argument_error("argument '" + printable(params->arguments.front().name, 60) +
                                   "' is not for " + std::string(name) + ": its params hold options alone"));
        checked.error().operation = name;
    }
    return checked;
}

const std::atomic<bool> *cancelled_by(const balvps_params *params) {
    return params == nullptr ? nullptr : &params->cancelled;
}

Outcome call(balvps_client *client, std::string_view operation, std::initializer_list<PathId> ids,
             const balvps_params *params) {
    if (client == nullptr) {
        return Outcome(missing_client());
    }
    if (Result<void> checked = check(operation, params); !checked) {
        return Outcome(std::move(checked.error()));
    }
    return client->client->call(operation, arguments_of(ids, params), options_of(params),
                                cancelled_by(params));
}

}  // namespace

CallOptions options_of(const balvps_params *params) {
    return params == nullptr ? CallOptions() : params->options;
}

ArgumentList arguments_of(std::initializer_list<PathId> ids, const balvps_params *params) {
    ArgumentList arguments;
    if (params != nullptr) {
        arguments = params->arguments;
    }
    for (const PathId &id : ids) {
        arguments.push_back({std::string(id.name), shared_root(Document::of_integer(id.value))});
    }
    return arguments;
}

Result<void> check(std::string_view operation, const balvps_params *params) {
    if (params == nullptr || params->checked) {
        return {};
    }
    Error mistake = params->checked.error();
    mistake.operation = operation;
    return failure(std::move(mistake));
}

Result<std::string_view> operation_name(Given operation) {
    return argument("operation", needed_name(operation));
}

Result<std::string_view> call_json(Given json) {
    return argument("json", optional_text(json));
}

Result<RequestTexts> request_texts(Given method, Given path, Given json, const balvps_params *params) {
    const auto method_name = argument("method", needed_name(method));
    const auto path_text = argument("path", needed_name(path));
    const auto body = call_json(json);
    for (const auto *text : {&method_name, &path_text, &body}) {
        if (!*text) {
            return failure(text->error());
        }
    }
    if (Result<void> checked = check_options("request", params); !checked) {
        return failure(std::move(checked.error()));
    }
    return RequestTexts{*method_name, *path_text, *body};
}

Result<std::string_view> second_factor_code(Given code, const balvps_params *params) {
    auto text = argument("code", needed_text(code));
    if (!text) {
        return text;
    }
    if (Result<void> checked = check_options(verify_second_factor_operation().name, params); !checked) {
        return failure(std::move(checked.error()));
    }
    return text;
}

balvps_result *call_operation(balvps_client *client, std::string_view operation,
                              std::initializer_list<PathId> ids, const balvps_params *params) noexcept {
    return guarded_result([&] { return call(client, operation, ids, params); });
}

}  // namespace balvps::capi

using namespace balvps::capi;

extern "C" {

balvps_result *balvps_client_call(balvps_client *client, const char *operation, size_t operation_length,
                                  const balvps_params *params) {
    return guarded_result([&] {
        auto name = operation_name({operation, operation_length});
        return name ? call(client, *name, {}, params) : balvps::Outcome(std::move(name.error()));
    });
}

balvps_result *balvps_client_call_json(balvps_client *client, const char *operation, size_t operation_length,
                                       const char *json, size_t json_length) {
    return guarded_result([&] {
        auto name = operation_name({operation, operation_length});
        auto arguments = call_json({json, json_length});
        if (client == nullptr) {
            return balvps::Outcome(missing_client());
        }
        if (!name || !arguments) {
            return balvps::Outcome(std::move(name ? arguments.error() : name.error()));
        }
        return client->client->call(*name, *arguments);
    });
}

balvps_result *balvps_client_verify_second_factor(balvps_client *client, const char *code, size_t length) {
    return balvps_client_verify_second_factor_with(client, code, length, nullptr);
}

balvps_result *balvps_client_verify_second_factor_with(balvps_client *client, const char *code, size_t length,
                                                       const balvps_params *params) {
    return guarded_result([&] {
        if (client == nullptr) {
            return balvps::Outcome(missing_client());
        }
        auto text = second_factor_code({code, length}, params);
        if (!text) {
            return balvps::Outcome(std::move(text.error()));
        }
        return client->client->verify_second_factor(*text, options_of(params), cancelled_by(params));
    });
}

balvps_result *balvps_client_rate_limits(const balvps_client *client) {
    return guarded_result([&] {
        return client == nullptr ? balvps::Outcome(missing_client())
                                 : limits_outcome(client->client->rate_limits());
    });
}

balvps_result *balvps_client_stored_tokens(balvps_client *client) {
    return guarded_result([&] {
        return client == nullptr ? balvps::Outcome(missing_client()) : tokens_outcome(*client->client);
    });
}

balvps_result *balvps_client_request(balvps_client *client, const char *method, size_t method_length,
                                     const char *path, size_t path_length, const char *json,
                                     size_t json_length) {
    return balvps_client_request_with(client, method, method_length, path, path_length, json, json_length,
                                      nullptr);
}

balvps_result *balvps_client_request_with(balvps_client *client, const char *method, size_t method_length,
                                          const char *path, size_t path_length, const char *json,
                                          size_t json_length, const balvps_params *params) {
    return guarded_result([&] {
        if (client == nullptr) {
            return balvps::Outcome(missing_client());
        }
        auto texts = request_texts({method, method_length}, {path, path_length}, {json, json_length}, params);
        if (!texts) {
            return balvps::Outcome(std::move(texts.error()));
        }
        return client->client->request(texts->method, texts->path, texts->json, options_of(params),
                                       cancelled_by(params));
    });
}

}  // extern "C"
