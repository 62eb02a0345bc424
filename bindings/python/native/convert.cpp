#include "convert.h"

#include <datetime.h>
#include <pybind11/pybind11.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "list_view.h"
#include "view.h"

namespace py = pybind11;

namespace balvps_python {
namespace {

PyObject *exact_decimal = nullptr;  // converts a str to a Decimal

constexpr std::array<const char *, 11> kind_names = {"any",     "string", "integer",  "decimal",
                                                     "boolean", "date",   "datetime", "messages",
                                                     "mapping", "object", "list"};

PyObject *python_string(std::string_view text) {
    return PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
}

bool is_digit(char letter) noexcept {
    return letter >= '0' && letter <= '9';
}

bool is_integer(std::string_view number) noexcept {
    const std::string_view digits = number.substr(number.starts_with('-') ? 1 : 0);
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit);
}

/// Whether a text is an amount as the core writes it: digits, with at most one point between them.
bool is_decimal(std::string_view text) noexcept {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t start = at;
        while (at < text.size() && is_digit(text[at])) {
            ++at;
        }
        return at > start;
    };
    if (!digits()) {
        return false;
    }
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (!digits()) {
            return false;
        }
    }
    return at == text.size();
}

PyObject *python_integer(const balvps_value *value) {
    std::int64_t number = 0;
    if (balvps_value_int(value, &number) != 0) {
        return PyLong_FromLongLong(number);
    }
    PyObject *digits = python_string(text_of(value));
    PyObject *integer = digits == nullptr ? nullptr : PyLong_FromUnicodeObject(digits, 10);
    Py_XDECREF(digits);
    return integer;
}

PyObject *python_decimal(std::string_view text) {
    PyObject *digits = python_string(text);
    if (digits == nullptr) {
        return nullptr;
    }
    PyObject *number = PyObject_CallOneArg(exact_decimal, digits);
    Py_DECREF(digits);
    return number;
}

/// The number at a fixed place of a date.
std::optional<int> number_at(std::string_view text, std::size_t start, std::size_t size) noexcept {
    int number = 0;
    for (const char letter : text.substr(start, size)) {
        if (!is_digit(letter)) {
            return std::nullopt;
        }
        number = number * 10 + (letter - '0');
    }
    return number;
}

/// Converts "YYYY-MM-DD" or "YYYY-MM-DD HH:MM:SS". Returns NULL without an exception for another text.
PyObject *python_date(std::string_view text, Kind kind) {
    const bool has_time = text.size() == 19;
    if ((text.size() != 10 && !has_time) || text[4] != '-' || text[7] != '-' ||
        (has_time && ((text[10] != ' ' && text[10] != 'T') || text[13] != ':' || text[16] != ':'))) {
        return nullptr;
    }
    const auto year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
    const auto hour = has_time ? number_at(text, 11, 2) : 0;
    const auto minute = has_time ? number_at(text, 14, 2) : 0;
    const auto second = has_time ? number_at(text, 17, 2) : 0;
    if (!year || !month || !day || !hour || !minute || !second) {
        return nullptr;
    }
    PyObject *found = kind == Kind::date
                          ? PyDate_FromDate(*year, *month, *day)
                          : PyDateTime_FromDateAndTime(*year, *month, *day, *hour, *minute, *second, 0);
    if (found == nullptr && PyErr_ExceptionMatches(PyExc_ValueError) != 0) {
        PyErr_Clear();  // no such day
    }
    return found;
}

PyObject *plain_array(const balvps_value *array, Fractions fractions) {
    const std::size_t size = balvps_value_size(array);
    PyObject *list = PyList_New(static_cast<Py_ssize_t>(size));
    for (std::size_t i = 0; list != nullptr && i < size; ++i) {
        PyObject *item = plain(balvps_value_index(array, i), fractions);
        if (item == nullptr) {
            Py_CLEAR(list);
        } else {
            PyList_SET_ITEM(list, static_cast<Py_ssize_t>(i), item);
        }
    }
    return list;
}

PyObject *plain_object(const balvps_value *object, Fractions fractions) {
    const std::size_t size = balvps_value_size(object);
    PyObject *members = PyDict_New();
    for (std::size_t i = 0; members != nullptr && i < size; ++i) {
        PyObject *name = python_string(name_at(object, i));
        PyObject *member = name == nullptr ? nullptr : plain(balvps_value_index(object, i), fractions);
        if (member == nullptr || PyDict_SetItem(members, name, member) != 0) {
            Py_CLEAR(members);
        }
        Py_XDECREF(name);
        Py_XDECREF(member);
    }
    return members;
}

PyObject *plain_number(const balvps_value *number, Fractions fractions) {
    if (is_integer(text_of(number))) {
        return python_integer(number);
    }
    double approximation = 0;
    if (fractions == Fractions::as_float && balvps_value_double(number, &approximation) != 0) {
        return PyFloat_FromDouble(approximation);
    }
    return python_decimal(text_of(number));
}

PyObject *python_messages(const balvps_value *messages) {
    PyObject *list = plain_array(messages, Fractions::as_decimal);
    PyObject *tuple = list == nullptr ? nullptr : PyList_AsTuple(list);
    Py_XDECREF(list);
    return tuple;
}

}  // namespace

bool kind_of_name(PyObject *name, Kind &kind) {
    const char *text = PyUnicode_AsUTF8(name);
    if (text == nullptr) {
        return false;
    }
    const auto found = std::find(kind_names.begin(), kind_names.end(), std::string_view(text));
    if (found == kind_names.end()) {
        PyErr_Format(PyExc_ValueError, "unknown kind %R", name);
        return false;
    }
    kind = static_cast<Kind>(found - kind_names.begin());
    return true;
}

const char *name_of_kind(Kind kind) noexcept {
    return kind_names[static_cast<std::size_t>(kind)];
}

PyObject *plain(const balvps_value *value, Fractions fractions) {
    switch (balvps_value_type(value)) {
        case BALVPS_VALUE_BOOL: {
            std::int32_t flag = 0;
            balvps_value_bool(value, &flag);
            return PyBool_FromLong(flag);
        }
        case BALVPS_VALUE_NUMBER:
            return plain_number(value, fractions);
        case BALVPS_VALUE_STRING:
            return python_string(text_of(value));
        case BALVPS_VALUE_ARRAY:
        case BALVPS_VALUE_OBJECT: {
            if (Py_EnterRecursiveCall(" while reading an answer") != 0) {
                return nullptr;
            }
            PyObject *inner = balvps_value_type(value) == BALVPS_VALUE_ARRAY ? plain_array(value, fractions)
                                                                             : plain_object(value, fractions);
            Py_LeaveRecursiveCall();
            return inner;
        }
        default:
            Py_RETURN_NONE;
    }
}

PyObject *convert(const balvps_value *value, Kind kind, PyObject *of, const Place &place) {
    const std::int32_t type = balvps_value_type(value);
    const bool is_text = type == BALVPS_VALUE_STRING || type == BALVPS_VALUE_NUMBER;
    switch (kind) {
        case Kind::string:
            if (is_text) {
                return python_string(text_of(value));
            }
            break;
        case Kind::decimal:
            if (is_text && is_decimal(text_of(value))) {
                return python_decimal(text_of(value));
            }
            break;
        case Kind::date:
        case Kind::datetime:
            if (type == BALVPS_VALUE_STRING) {
                PyObject *found = python_date(text_of(value), kind);
                if (found != nullptr || PyErr_Occurred() != nullptr) {
                    return found;
                }
            }
            break;
        case Kind::messages:
            if (type == BALVPS_VALUE_ARRAY) {
                return python_messages(value);
            }
            break;
        case Kind::mapping:
            if (type == BALVPS_VALUE_ARRAY && balvps_value_size(value) == 0) {
                return PyDict_New();
            }
            break;
        case Kind::object:
            if (type == BALVPS_VALUE_OBJECT) {
                return new_view(reinterpret_cast<PyTypeObject *>(of), value, place);
            }
            break;
        case Kind::list:
            if (type == BALVPS_VALUE_ARRAY) {
                return new_list_view(of, value, place);
            }
            break;
        case Kind::any:
        case Kind::integer:
        case Kind::boolean:
            break;
    }
    return plain(value, Fractions::as_decimal);
}

void write_json(std::string &text, const balvps_value *value) {
    std::size_t length = 0;
    const TextHandle json(balvps_value_json(value, &length));
    if (json == nullptr) {
        throw std::bad_alloc();
    }
    text.append(json.get(), length);
}

bool equal(const balvps_value *left, const balvps_value *right) noexcept {
    const std::int32_t type = balvps_value_type(left);
    const std::size_t size = balvps_value_size(left);
    if (type != balvps_value_type(right) || size != balvps_value_size(right)) {
        return false;
    }
    std::int32_t left_flag = 0, right_flag = 0;
    switch (type) {
        case BALVPS_VALUE_BOOL:
            balvps_value_bool(left, &left_flag);
            balvps_value_bool(right, &right_flag);
            return left_flag == right_flag;
        case BALVPS_VALUE_NUMBER:
        case BALVPS_VALUE_STRING:
            return text_of(left) == text_of(right);
        case BALVPS_VALUE_ARRAY:
            for (std::size_t i = 0; i < size; ++i) {
                if (!equal(balvps_value_index(left, i), balvps_value_index(right, i))) {
                    return false;
                }
            }
            return true;
        case BALVPS_VALUE_OBJECT:
            for (std::size_t i = 0; i < size; ++i) {
                const std::string_view name = name_at(left, i);
                const balvps_value *other = balvps_value_member(right, name.data(), name.size());
                if (other == nullptr || !equal(balvps_value_index(left, i), other)) {
                    return false;
                }
            }
            return true;
        default:
            return true;
    }
}

bool prepare_conversions() {
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == nullptr) {
        return false;
    }
    // It does the same as decimal.Decimal, but faster.
    const py::module_ decimal = py::module_::import("decimal");
    const py::object exact = decimal.attr("Context")(
        py::arg("prec") = decimal.attr("MAX_PREC"), py::arg("Emax") = decimal.attr("MAX_EMAX"),
        py::arg("Emin") = decimal.attr("MIN_EMIN"), py::arg("traps") = py::list());
    exact_decimal = py::object(exact.attr("create_decimal")).release().ptr();
    return true;
}

}  // namespace balvps_python
