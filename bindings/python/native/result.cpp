#include "result.h"

#include "convert.h"

namespace py = pybind11;

namespace balvps_python {
namespace {

/// A text of the library, or None for NULL. Bytes that are not UTF-8, as a header may have, are replaced.
py::object text_or_none(const char *text, std::size_t length) {
    if (text == nullptr) {
        return py::none();
    }
    PyObject *decoded = PyUnicode_DecodeUTF8(text, static_cast<Py_ssize_t>(length), "replace");
    if (decoded == nullptr) {
        throw py::error_already_set();
    }
    return py::reinterpret_steal<py::object>(decoded);
}

}  // namespace

py::object Result::error() const {
    const balvps_error *error = balvps_result_error(handle_.get());
    if (error == nullptr) {
        return py::none();
    }
    const balvps_value *details = balvps_error_value(error);
    PyObject *dict = details == nullptr ? PyErr_NoMemory() : plain(details, Fractions::as_float);
    if (dict == nullptr) {
        throw py::error_already_set();
    }
    return py::reinterpret_steal<py::object>(dict);
}

py::object Result::header(const std::string &name) const {
    std::size_t length = 0;
    const char *text = balvps_result_header(handle_.get(), name.data(), name.size(), &length);
    return text_or_none(text, length);
}

py::object Result::body() const {
    std::size_t length = 0;
    const char *text = balvps_result_body(handle_.get(), &length);
    return text == nullptr ? py::object(py::none()) : py::object(py::bytes(text, length));
}

py::object Result::json() const {
    std::size_t length = 0;
    const char *text = balvps_result_json(handle_.get(), &length);
    return text_or_none(text, length);
}

py::object Result::attempts_json() const {
    std::size_t length = 0;
    const char *text = balvps_result_attempts_json(handle_.get(), &length);
    return text_or_none(text, length);
}

}  // namespace balvps_python
