// Calls through the C ABI in each of its forms, so that a test is written once for all of them.
#pragma once

#include <map>
#include <optional>
#include <ostream>
#include <string>

#include "balvps_handles.h"
#include "json.h"

namespace balvps::test {

/// Config keys and their values.
using Settings = std::map<std::string, std::string>;

struct NewClient {
    Client client;  ///< empty when it could not be made
    Error error;    ///< why
};

NewClient make_client(const Settings &settings);

/// A call of an operation.
/// @param operation nullptr: the function that takes the call says it.
Call make_call(const char *operation, const Json &arguments = Json::object(), const Settings &options = {});

/// The ways the C ABI can be asked for an operation.
enum class Form {
    by_name,      ///< balvps_client_call
    by_run,       ///< balvps_client_run
    by_json,      ///< balvps_client_call_json
    by_function,  ///< balvps_client_NAME
};

/// The form's name as a part of test names.
const char *name_of(Form form);

/// How GoogleTest shows it.
inline std::ostream &operator<<(std::ostream &out, Form form) {
    return out << name_of(form);
}

/// Makes a call. Empty: this form cannot express these arguments, such as a function a textual id.
std::optional<Result> call(balvps_client *client, Form form, const std::string &operation,
                           const Json &arguments);

/// Makes a call with exactly this text as its arguments.
Result call_with_text(balvps_client *client, const std::string &operation, const std::string &text);

/// The result as JSON; null when the call failed.
Json to_json(const balvps_result *result);

/// The same read through the value functions, member by member.
Json to_json(const balvps_value *value);

/// All about the error.
Json to_json(const balvps_error *error);

}  // namespace balvps::test
