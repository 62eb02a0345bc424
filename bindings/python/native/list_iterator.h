// An iterator over a list view, which makes the items one by one.
#pragma once

#include <Python.h>

namespace balvps_python {

/// Makes an iterator. Returns a new reference, or NULL with an exception set.
PyObject *iterate_list(PyObject *list);

/// Makes the type. Returns false with an exception set if that fails.
bool prepare_list_iterator();

}  // namespace balvps_python
