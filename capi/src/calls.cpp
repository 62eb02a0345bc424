#include <string>

#include "call_operation.h"
#include "firewall.h"
#include "text.h"

namespace balvps::capi {
namespace {

Error missing_client() {
    return argument_error("argument 'client' must not be NULL");
}

/// One flat JSON object of ids and arguments; empty when there are none.
Secret arguments_json(std::initializer_list<PathId> ids, const balvps_params *params) {
    if (ids.size() == 0 && (params == nullptr || params->arguments.empty())) {
        return {};
    }
    JsonBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    for (const PathId &id : ids) {
        write_name(writer, id.name);
        writer.Int64(id.value);
    }
    if (params != nullptr) {
        for (const balvps_params::Argument &argument : params->arguments) {
            write_name(writer, argument.name);
            write_json(writer, argument.json.view());
        }
    }
    writer.EndObject();
    return Secret(view(buffer));
}

Outcome failed(Error error) {
    Outcome outcome;
    outcome.error = std::move(error);
    return outcome;
}

}  // namespace

balvps_result *call_operation(balvps_client *client, std::string_view operation,
                              std::initializer_list<PathId> ids, const balvps_params *params) noexcept {
    return guarded_result([&] {
        if (client == nullptr) {
            return failed(missing_client());
        }
        if (params != nullptr && params->first_mistake) {
            Error mistake = *params->first_mistake;
            mistake.operation = operation;
            return failed(std::move(mistake));
        }
        return client->client->call(operation, arguments_json(ids, params).view());
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
        const auto arguments = copied_text(json, length);
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
        return client->client->call(operation, arguments->view());
    });
}

balvps_result *balvps_client_request(balvps_client *client, const char *method, const char *path,
                                     const char *json, size_t length) {
    return guarded_result([&] {
        const auto body = copied_text(json, length);
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
        return client->client->request(method, path, body->view());
    });
}

}  // extern "C"
