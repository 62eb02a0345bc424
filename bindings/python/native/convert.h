// Values of an answer as Python objects. Every function returns a new reference, or NULL with an exception
// set.
#pragma once

#include <Python.h>

#include <new>
#include <string>

#include "handles.h"

namespace balvps_python {

/// How a value is given out. A value that does not suit its kind is given out as it came.
enum class Kind {
    any,       ///< as it came; fractions as Decimal
    string,    ///< str; the digits of a number
    integer,   ///< int
    decimal,   ///< Decimal, never by way of binary floating point
    boolean,   ///< bool
    date,      ///< date
    datetime,  ///< datetime without a time zone
    messages,  ///< tuple of str
    mapping,   ///< dict; PHP's empty array too
    object,    ///< a view
    list,      ///< a list view
};

/// The kind of a name; sets ValueError for an unknown one.
bool kind_of_name(PyObject *name, Kind &kind);
const char *name_of_kind(Kind kind) noexcept;

/// Where a value belongs: the result that keeps it alive, and what its view was bound to.
struct Place {
    PyObject *result;
    PyObject *context;
};

/// A value as `kind`; for object and list, `of` is the model of the object, or the model or kind of the
/// items.
PyObject *convert(const balvps_value *value, Kind kind, PyObject *of, const Place &place);

enum class Fractions { as_decimal, as_float };

/// A value and all below it as plain Python objects.
PyObject *plain(const balvps_value *value, Fractions fractions);

/// What `make` makes; MemoryError where C++ finds no memory for it.
template <typename Make>
PyObject *unless_memory_is_missing(Make make) {
    try {
        return make();
    } catch (const std::bad_alloc &) {
        return PyErr_NoMemory();
    }
}

/// A value as JSON text, numbers with their own digits.
void write_json(std::string &text, const balvps_value *value);

/// Whether two values are the same: members in any order, numbers by their digits.
bool equal(const balvps_value *left, const balvps_value *right) noexcept;

/// Finds what conversions need from other modules. False with an exception set: it is not there.
bool prepare_conversions();

}  // namespace balvps_python
