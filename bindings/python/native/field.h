// Field: the descriptor of one typed field of a model. Reading it is one call into C.
#pragma once

#include <Python.h>

namespace balvps_python {

bool add_field_type(PyObject *module);

}  // namespace balvps_python
