#include "control/control_values.h"

#include "settings.h"

namespace sandbox {

std::int64_t integer(const std::string &key, const Json &value) {
    if (!value.is_number_integer()) {
        throw ControlError(key + " must be a whole number");
    }
    return value.get<std::int64_t>();
}

std::int64_t natural(const std::string &key, const Json &value) {
    if (!value.is_number_unsigned()) {
        throw ControlError(key + " must be a number, zero or more");
    }
    return value.get<std::int64_t>();
}

bool flag(const std::string &key, const Json &value) {
    if (!value.is_boolean()) {
        throw ControlError(key + " must be true or false");
    }
    return value.get<bool>();
}

double seconds(const std::string &key, const Json &value) {
    const double number = value.is_number() ? value.get<double>() : -1;
    if (!(number >= 0 && number <= most_seconds)) {
        throw ControlError(key + " must be a number of seconds, from 0 to 86400");
    }
    return number;
}

const std::string &text(const std::string &key, const Json &value) {
    if (!value.is_string()) {
        throw ControlError(key + " must be a string");
    }
    return value.get_ref<const std::string &>();
}

int http_status(const std::string &key, const Json &value) {
    const std::int64_t status = natural(key, value);
    if (status < 200 || status > 599) {
        throw ControlError(key + " must be between 200 and 599");
    }
    return static_cast<int>(status);
}

}  // namespace sandbox
