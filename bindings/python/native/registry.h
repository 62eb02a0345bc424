// What Python's side tells the extension: the classes that answers are given out as where no model says more,
// and the error of a field that is not there.
#pragma once

#include <Python.h>

#include "convert.h"

namespace balvps_python {

/// The module keeps classes and callbacks for the one interpreter that it was loaded into, and pybind11 waits
/// for ever for the GIL where another one loads it.
/// @return whether this is another interpreter than the main one; an ImportError is set then.
bool refuse_sub_interpreter();

/// Python function: register(view, list_view, missing_field), the classes derived from View and ListView, and
/// the exception for a field that the service did not send. Until then it is View, ListView and
/// AttributeError.
PyObject *register_classes(PyObject *module, PyObject *arguments);

PyTypeObject *registered_view() noexcept;
PyTypeObject *registered_list_view() noexcept;
PyObject *registered_missing_field() noexcept;

/// A value as nothing describes it: objects and arrays as views, the rest plain.
PyObject *generic(const balvps_value *value, const Place &place);

/// Makes a type. NULL with an exception set: it failed.
PyTypeObject *new_type(PyType_Spec &spec) noexcept;

/// Gives back an object of such a type, once what it holds has been freed.
void free_object(PyObject *object) noexcept;

/// Adds a type to the module under a name.
bool add_type(PyObject *module, const char *name, PyTypeObject *type);

/// What a type has as `__new__` whose objects the library alone can make.
PyObject *refuse_to_construct(PyTypeObject *type, PyObject *arguments, PyObject *keywords);

/// What a type has as `__reduce__` whose objects lie in the library's memory.
PyObject *refuse_to_reduce(PyObject *object, PyObject *unused);

/// A function as PyType_Slot wants it.
template <typename Function>
void *slot(Function *function) noexcept {
    return reinterpret_cast<void *>(function);
}

}  // namespace balvps_python
