// Field: the descriptor of a typed field of a model. To read it takes one call into C.
#pragma once

#include <Python.h>

namespace balvps_python {

bool add_field_type(PyObject *module);

}  // namespace balvps_python
