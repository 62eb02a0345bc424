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
        const py::error_already_set error;  // clears it
        if (error.matches(PyExc_MemoryError)) {
            throw std::bad_alloc();
        }
        throw py::value_error(std::string(what) + " is no valid text (it holds a lone surrogate)");
    }
    return {utf8, static_cast<std::size_t>(length)};
}

}  // namespace balvps_python
