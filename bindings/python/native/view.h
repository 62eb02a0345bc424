// View: an object in the memory of an answer. Python's models derive from it and add typed fields.
#pragma once

#include <Python.h>

#include "part.h"

namespace balvps_python {

using View = Part;

/// The type, created when the module is loaded.
extern PyTypeObject *view_type;
bool add_view_type(PyObject *module);

inline bool is_view(PyObject *object) noexcept {
    return PyObject_TypeCheck(object, view_type) != 0;
}

/// Makes a view of `value` as `model`, a type derived from View. New reference, or NULL with an exception
/// set.
inline PyObject *new_view(PyTypeObject *model, const balvps_value *value, const Place &place) {
    return new_part(model, value, place);
}

}  // namespace balvps_python
