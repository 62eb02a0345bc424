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

void write_path(JsonWriter &writer, std::string_view name, const std::string &path) {
    writer.name(name);
    if (path.empty()) {
        writer.null();
    } else {
        writer.string(path);
    }
}

Outcome authorities_outcome(const Client &client) {
    const Authorities &authorities = client.settings().transport.authorities;
    JsonWriter writer;
    writer.start_object();
    writer.name("authorities");
    writer.start_object();
    writer.name("source");
    writer.string(source_name(authorities.source));
    write_path(writer, "file", authorities.file);
    write_path(writer, "folder", authorities.folder);
    writer.end_object();
    writer.end_object();
    Outcome outcome;
    outcome.document = read_own_json(writer.text());
    return outcome;
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

const std::atomic<bool> *cancelled_by(const balvps_call *call) {
    return call == nullptr ? nullptr : &call->cancelled;
}

/// Copies the arguments, options and mistake of a call into an input. It is a mistake if the call has another
/// operation.
void copy_call(CallInput &input, const balvps_call &call) {
    const std::string_view named = call.input.name();
    if (call.input.mistake) {
        input.note_mistake(*call.input.mistake);
    } else if (!named.empty() && named != input.name()) {
        input.note_mistake(argument_error("argument 'call' is a call of " + printable(named, 60)));
    }
    input.arguments = call.input.arguments;
    input.options = call.input.options;
}

/// Adds an ID to the arguments.
void add_id(CallInput &input, const PathId &id) {
    if (const auto *number = std::get_if<std::int64_t>(&id.value)) {
        input.arguments.push_back({std::string(id.name), shared_root(Document::of_integer(*number))});
        return;
    }
    auto text = argument(id.name, needed_text(std::get<Given>(id.value)));
    if (text) {
        input.arguments.push_back({std::string(id.name), shared_root(Document::of_text(*text))});
    } else {
        input.note_mistake(std::move(text.error()));
    }
}

Outcome call_named(balvps_client *client, std::string_view operation, std::initializer_list<PathId> ids,
                   const balvps_call *call) {
    if (client == nullptr) {
        return Outcome(missing_client());
    }
    CallInput input = CallInput::named(operation);
    if (call != nullptr) {
        copy_call(input, *call);
    }
    for (const PathId &id : ids) {
        add_id(input, id);
    }
    return client->client->call(input, cancelled_by(call));
}

/// Runs a function with a client and a call, unless one of them is NULL.
template <typename Function>
balvps_result *with(balvps_client *client, const balvps_call *call, Function function) noexcept {
    return guarded_result([&]() -> Outcome {
        if (client == nullptr) {
            return Outcome(missing_client());
        }
        if (call == nullptr) {
            return Outcome(argument_error("argument 'call' must not be NULL"));
        }
        return function(*client->client, *call);
    });
}

/// Makes a call and frees it.
balvps_result *run_and_free(balvps_client *client, balvps_call *call) noexcept {
    balvps_result *result = balvps_client_run(client, call);
    balvps_call_free(call);
    return result;
}

}  // namespace

Result<std::string_view> argument(std::string_view name, Result<std::string_view> text) {
    if (!text) {
        return failure(about("argument '" + std::string(name) + "'", std::move(text.error())));
    }
    return text;
}

balvps_result *call_operation(balvps_client *client, std::string_view operation,
                              std::initializer_list<PathId> ids, const balvps_call *call) noexcept {
    return guarded_result([&] { return call_named(client, operation, ids, call); });
}

}  // namespace balvps::capi

using namespace balvps::capi;

extern "C" {

balvps_result *balvps_client_run(balvps_client *client, const balvps_call *call) {
    return with(client, call, [](balvps::Client &with_client, const balvps_call &made) {
        return with_client.call(made.input, &made.cancelled);
    });
}

balvps_result *balvps_client_describe(balvps_client *client, const balvps_call *call) {
    return with(client, call, [](const balvps::Client &of_client, const balvps_call &described) {
        return of_client.describe(described.input);
    });
}

balvps_result *balvps_client_call(balvps_client *client, const char *operation, size_t operation_length,
                                  const balvps_call *call) {
    return guarded_result([&] {
        auto name = argument("operation", needed_name({operation, operation_length}));
        return name ? call_named(client, *name, {}, call) : balvps::Outcome(std::move(name.error()));
    });
}

balvps_result *balvps_client_call_json(balvps_client *client, const char *operation, size_t operation_length,
                                       const char *json, size_t json_length) {
    return guarded_result([&] {
        auto name = argument("operation", needed_name({operation, operation_length}));
        auto arguments = argument("json", optional_text({json, json_length}));
        if (client == nullptr) {
            return balvps::Outcome(missing_client());
        }
        if (!name || !arguments) {
            return balvps::Outcome(std::move(name ? arguments.error() : name.error()));
        }
        return client->client->call(*name, *arguments);
    });
}

balvps_result *balvps_client_request(balvps_client *client, const char *method, size_t method_length,
                                     const char *path, size_t path_length, const char *json,
                                     size_t json_length) {
    return run_and_free(client,
                        balvps_call_new_request(method, method_length, path, path_length, json, json_length));
}

balvps_result *balvps_client_verify_second_factor(balvps_client *client, const char *code, size_t length) {
    return run_and_free(client, balvps_call_new_second_factor(code, length));
}

balvps_result *balvps_client_rate_limits(const balvps_client *client) {
    return guarded_result([&] {
        return client == nullptr ? balvps::Outcome(missing_client())
                                 : limits_outcome(client->client->rate_limits());
    });
}

balvps_result *balvps_client_authorities(const balvps_client *client) {
    return guarded_result([&] {
        return client == nullptr ? balvps::Outcome(missing_client()) : authorities_outcome(*client->client);
    });
}

balvps_result *balvps_client_stored_tokens(balvps_client *client) {
    return guarded_result([&] {
        return client == nullptr ? balvps::Outcome(missing_client()) : tokens_outcome(*client->client);
    });
}

}  // extern "C"
