// ListView: an array of an answer, read where it lies; an item is made when it is asked for.
#pragma once

#include <Python.h>

#include "convert.h"

namespace balvps_python {

/// The type, created when the module is loaded.
extern PyTypeObject *list_view_type;
bool add_list_view_type(PyObject *module);

/// A view of the array `value`, of the type that Python registered.
///
/// @param of the model of the items (a type), or the name of their kind (a str); borrowed.
PyObject *new_list_view(PyObject *of, const balvps_value *value, const Place &place);

/// The item of a list view. New reference; NULL without an exception where there is none.
PyObject *item_of_list(PyObject *list, Py_ssize_t index);

}  // namespace balvps_python
