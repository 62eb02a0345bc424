#include "call.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "arguments.h"

namespace py = pybind11;

namespace balvps_python {
namespace {

/// Adds the options to a call.
std::unique_ptr<Call> with_options(CallHandle call, const py::object &operation, const py::object &options) {
    if (!options.is_none()) {
        for (const auto &[name, value] : py::dict(options)) {
            const std::string_view option = utf8_of(name, "the name of an option");
            const std::string_view text = utf8_of(value, "option '" + std::string(option) + "'");
            balvps_call_option(call.get(), option.data(), option.size(), text.data(), text.size());
        }
    }
    return std::make_unique<Call>(std::move(call), operation);
}

void set_json(const CallHandle &call, std::string_view name, std::string_view text) {
    balvps_call_json(call.get(), name.data(), name.size(), text.data(), text.size());
}

void set_argument(const CallHandle &call, std::string_view name, py::handle value) {
    if (PyBytes_Check(value.ptr()) != 0) {
        return set_json(call, name, bytes_or_none(py::reinterpret_borrow<py::object>(value)));
    }
    if (PyLong_Check(value.ptr()) == 0) {
        const std::string_view text = utf8_of(value, "argument '" + std::string(name) + "'");
        return balvps_call_string(call.get(), name.data(), name.size(), text.data(), text.size());
    }
    int is_large = 0;
    const std::int64_t number = PyLong_AsLongLongAndOverflow(value.ptr(), &is_large);
    if (is_large != 0) {
        return set_json(call, name, std::string(py::str(value)));
    }
    balvps_call_int(call.get(), name.data(), name.size(), number);
}

}  // namespace

std::unique_ptr<Call> new_call(const py::object &operation, const py::object &arguments,
                               const py::object &options) {
    const std::string_view name = utf8_of(operation, "argument 'operation'");
    CallHandle call(balvps_call_new(name.data(), name.size()));
    if (PyBytes_Check(arguments.ptr()) != 0) {
        const std::string_view json = bytes_or_none(arguments);
        balvps_call_object(call.get(), json.data(), json.size());
    } else if (!arguments.is_none()) {
        for (const auto &[argument, value] : py::dict(arguments)) {
            set_argument(call, utf8_of(argument, "the name of an argument"), value);
        }
    }
    return with_options(std::move(call), operation, options);
}

std::unique_ptr<Call> new_request(const py::object &method, const py::object &path, const py::object &body,
                                  const py::object &options) {
    const std::string_view method_name = utf8_of(method, "argument 'method'");
    const std::string_view path_text = utf8_of(path, "argument 'path'");
    const std::string_view json = bytes_or_none(body);
    CallHandle call(balvps_call_new_request(method_name.data(), method_name.size(), path_text.data(),
                                            path_text.size(), json.data(), json.size()));
    return with_options(std::move(call), py::str("request"), options);
}

std::unique_ptr<Call> new_portal_document(const py::object &options) {
    return with_options(CallHandle(balvps_call_new_portal_document()), py::str("portal_document"), options);
}

std::unique_ptr<Call> new_second_factor(const py::object &code, const py::object &options) {
    const std::string_view text = utf8_of(code, "argument 'code'");
    CallHandle call(balvps_call_new_second_factor(text.data(), text.size()));
    return with_options(std::move(call), py::str("login"), options);
}

}  // namespace balvps_python
