// Converts values of an answer to Python objects. Every function returns a new reference, or NULL with an
// exception set.
#pragma once

#include <Python.h>

#include <new>
#include <string>

#include "handles.h"

namespace balvps_python {

/// How a value is converted. A value that does not suit its kind is converted as `any`.
enum class Kind {
    any,       ///< by its JSON type; fractions to Decimal
    string,    ///< str; a number to its digits
    integer,   ///< int
    decimal,   ///< Decimal, without binary floating point
    boolean,   ///< bool
    date,      ///< date
    datetime,  ///< datetime without a time zone
    messages,  ///< tuple of str
    mapping,   ///< dict; also for an empty array, which is how PHP sends an empty object
    object,    ///< a view
    list,      ///< a list view
};

/// Finds the kind with a name. Sets ValueError for an unknown name.
bool kind_of_name(PyObject *name, Kind &kind);
const char *name_of_kind(Kind kind) noexcept;

/// The result that keeps a value alive, and the object that its view was bound to.
struct Place {
    PyObject *result;
    PyObject *context;
};

/// Converts a value to `kind`. `of` is the model of an object, or the model or the kind of a list's items.
PyObject *convert(const balvps_value *value, Kind kind, PyObject *of, const Place &place);

enum class Fractions { as_decimal, as_float };

/// Converts a value and all inner values to plain Python objects.
PyObject *plain(const balvps_value *value, Fractions fractions);

/// Calls `make`. Turns std::bad_alloc into MemoryError.
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

/// Loads what conversions need from other modules. Returns false with an exception set if that fails.
bool prepare_conversions();

}  // namespace balvps_python
