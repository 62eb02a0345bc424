#include "request/build.h"

#include <algorithm>
#include <optional>

#include "common/printable.h"
#include "json/reader.h"
#include "json/writer.h"
#include "request/raw_path.h"
#include "response/mask.h"

namespace balvps {
namespace {

void write_argument(JsonWriter &writer, const Parameter &parameter, const Value &value) {
    if (parameter.type == ParameterType::integer) {
        writer.json(integer_digits(value));
    } else if (parameter.type == ParameterType::flag_text) {
        writer.string(value.text());
    } else {
        writer.value(value);
    }
}

enum class Written : std::uint8_t { nothing, extra, arguments };

/// Writes the arguments that go into the body. @return which kinds there were.
Written write_body(const Operation &operation, const Arguments &arguments, JsonWriter &writer) {
    Written written = Written::nothing;
    writer.start_object();
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        const Parameter &parameter = operation.parameters[i];
        if (!parameter.in_body || !arguments.given(i)) {
            continue;
        }
        written = Written::arguments;
        writer.name(arguments.name_in_body(operation, parameter));
        if (const std::string_view text = arguments.standing_in(i); !text.empty()) {
            writer.string(text);
        } else {
            write_argument(writer, parameter, *arguments.value(i));
        }
    }
    if (const Value *extra = arguments.extra(); extra != nullptr) {
        for (std::size_t i = 0; i < extra->size(); ++i) {
            written = std::max(written, Written::extra);
            writer.name(extra->name(i));
            writer.value(*extra->item(i));
        }
    }
    writer.end_object();
    return written;
}

void append_path_value(HttpRequest &request, const Parameter &parameter, const Value &value) {
    if (parameter.secret) {
        request.secrets_of_path.emplace_back(value.text());
    }
    if (parameter.type == ParameterType::integer) {
        request.path.append(integer_digits(value));  // digits need no escaping
    } else {
        append_percent_encoded(request.path, value.text());
    }
}

/// Writes the path. Replaces each `{name}` by its argument.
void write_path(const Operation &operation, const Arguments &arguments, HttpRequest &request) {
    std::string_view rest = operation.path;
    while (!rest.empty()) {
        const std::size_t open = std::min(rest.find('{'), rest.size());
        request.path.append(rest.substr(0, open));
        rest.remove_prefix(open);
        if (rest.empty()) {
            break;
        }
        const std::size_t close = rest.find('}');
        const std::string_view name = rest.substr(1, close - 1);
        for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
            if (operation.parameters[i].name == name) {
                append_path_value(request, operation.parameters[i], *arguments.value(i));
            }
        }
        rest.remove_prefix(close + 1);
    }
}

/// Appends a member of the query. The items of a list become members NAME[], and a boolean becomes 1 or 0, as
/// PHP reads queries.
void append_to_query(HttpRequest &request, const std::string &name, const Value &value) {
    if (value.is_array()) {
        for (const Value &item : value) {
            append_to_query(request, name.ends_with("[]") ? name : name + "[]", item);
        }
        return;
    }
    if (is_secret_member(name)) {
        request.secrets_of_path.emplace_back(value.text());
    }
    std::string &path = request.path;
    path.push_back(path.find('?') == std::string::npos ? '?' : '&');
    append_percent_encoded(path, name);
    path.push_back('=');
    const std::optional<bool> flag = value.as_boolean();
    append_percent_encoded(path, flag ? std::string_view(*flag ? "1" : "0") : value.text());
}

void append_query(const Operation &operation, const Arguments &arguments, HttpRequest &request) {
    for (std::size_t i = 0; i < operation.parameters.size(); ++i) {
        if (operation.parameters[i].in_query && arguments.given(i)) {
            append_to_query(request, std::string(operation.parameters[i].name), *arguments.value(i));
        }
    }
    if (const Value *extra = arguments.extra(); extra != nullptr && operation.extra_in_query) {
        for (std::size_t i = 0; i < extra->size(); ++i) {
            append_to_query(request, std::string(extra->name(i)), *extra->item(i));
        }
    }
}

}  // namespace

HttpRequest build_request(const Operation &operation, const Arguments &arguments) {
    HttpRequest request;
    request.method = operation.method;
    write_path(operation, arguments, request);
    append_query(operation, arguments, request);
    request.needs_credentials = operation.authentication != Authentication::none;
    if (operation.has_body) {
        JsonWriter writer;
        const Written written = write_body(operation, arguments, writer);
        if (operation.authentication == Authentication::unless_body) {
            request.needs_credentials = written != Written::arguments;
        }
        if (written != Written::nothing || !operation.body_optional) {
            request.body = Secret(writer.text());
            request.has_body = true;
        }
    }
    return request;
}

HttpRequest build_second_factor_request(std::string_view method, std::string_view code) {
    JsonWriter writer;
    writer.start_object();
    writer.member("method", method);
    writer.name("payload");
    writer.start_object();
    writer.member("code", code);
    writer.end_object();
    writer.end_object();
    HttpRequest request;
    request.method = verify_second_factor_operation().method;
    request.path = verify_second_factor_operation().path;
    request.body = Secret(writer.text());
    request.has_body = true;
    return request;
}

Result<HttpRequest> build_raw_request(std::string_view method, std::string_view path, std::string_view json) {
    HttpRequest request;
    const std::optional<Method> known = method_named(method);
    if (!known || method_name(*known) != method) {
        return failure(argument_error("argument 'method' must be GET, POST, PUT or DELETE, not '" +
                                      printable(method, 20) + "'"));
    }
    if (Result<void> checked = check_path(path); !checked) {
        return failure(std::move(checked.error()));
    }
    request.method = *known;
    request.path = std::string(path);
    if (json.data() != nullptr) {
        if (request.method == Method::get) {
            return failure(argument_error("argument 'json' is not allowed: a GET request has no body"));
        }
        if (const Result<Document> document = read_json(json, true); !document) {
            return failure(argument_error("argument 'json' " + document.error().message));
        }
        request.body = Secret(json);
        request.has_body = true;
    }
    return request;
}

}  // namespace balvps
