#include "arguments.h"

#include <new>
#include <string>

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

std::string_view utf8_of(py::handle text, std::string_view what) {
    if (PyUnicode_Check(text.ptr()) == 0) {
        throw py::type_error(std::string(what) + " must be str, not " + Py_TYPE(text.ptr())->tp_name);
    }
    Py_ssize_t length = 0;
    const char *utf8 = PyUnicode_AsUTF8AndSize(text.ptr(), &length);
    if (utf8 == nullptr) {
        const py::error_already_set error;  // takes it away
        if (error.matches(PyExc_MemoryError)) {
            throw std::bad_alloc();
        }
        throw py::value_error(std::string(what) + " is no valid text (it holds a lone surrogate)");
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
        const std::string_view option = utf8_of(name, "the name of an option");
        const std::string_view text = utf8_of(value, "option '" + std::string(option) + "'");
        balvps_params_option(params.get(), option.data(), option.size(), text.data(), text.size());
    }
    return params;
}

}  // namespace balvps_python
