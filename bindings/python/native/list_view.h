// ListView: an array in the memory of an answer. An item is made when it is read.
#pragma once

#include <Python.h>

#include "convert.h"

namespace balvps_python {

/// The type, created when the module is loaded.
extern PyTypeObject *list_view_type;
bool add_list_view_type(PyObject *module);

/// Makes a view of the array `value`, with the type that Python registered.
///
/// @param of the model of the items (a type), or the name of their kind (a str); borrowed.
PyObject *new_list_view(PyObject *of, const balvps_value *value, const Place &place);

/// The item of a list view. Returns a new reference, or NULL without an exception if there is no such item.
PyObject *item_of_list(PyObject *list, Py_ssize_t index);

}  // namespace balvps_python
