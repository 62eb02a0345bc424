#include "arguments.h"

#include <new>

namespace py = pybind11;

namespace balvps_python {

std::string_view bytes_or_none(const py::object &bytes) {
    if (bytes.is_none()) {
        return {};
    }
    char *text = nullptr;
    Py_ssize_t length = 0;
    if (PyBytes_AsStringAndSize(bytes.ptr(), &text, &length) != 0) {
        throw py::error_already_set();
    }
    return {text, static_cast<std::size_t>(length)};
}

std::string_view utf8_of(py::handle text) {
    Py_ssize_t length = 0;
    const char *utf8 = PyUnicode_AsUTF8AndSize(text.ptr(), &length);
    if (utf8 == nullptr) {
        throw py::error_already_set();
    }
    return {utf8, static_cast<std::size_t>(length)};
}

ParamsHandle new_params(const py::object &options, std::string_view arguments) {
    if (options.is_none() && arguments.data() == nullptr) {
        return nullptr;
    }
    ParamsHandle params(balvps_params_new());
    if (params == nullptr) {
        throw std::bad_alloc();
    }
    if (arguments.data() != nullptr) {
        balvps_params_object(params.get(), arguments.data(), arguments.size());
    }
    for (const auto &[name, value] : options.is_none() ? py::dict() : py::dict(options)) {
        const std::string_view option = utf8_of(name), text = utf8_of(value);
        balvps_params_option(params.get(), option.data(), option.size(), text.data(), text.size());
    }
    return params;
}

}  // namespace balvps_python
