// Goes through a list view, making its items one by one.
#pragma once

#include <Python.h>

namespace balvps_python {

/// An iterator over a list view. New reference, or NULL with an exception set.
PyObject *iterate_list(PyObject *list);

/// Makes the type. False with an exception set: it failed.
bool prepare_list_iterator();

}  // namespace balvps_python
