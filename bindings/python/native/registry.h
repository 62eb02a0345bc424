// The classes that Python registers: those of answers without a model, and the exception for a missing field.
#pragma once

#include <Python.h>

#include "convert.h"

namespace balvps_python {

/// The module only works in the interpreter that loaded it first, because it keeps classes and callbacks of
/// it. If another interpreter loads it, pybind11 waits for the GIL for ever.
/// @return true with an ImportError set if this is not the main interpreter.
bool refuse_sub_interpreter();

/// Python function: register(view, list_view, missing_field), the classes derived from View and ListView, and
/// the exception for a field that the service did not send. The defaults are View, ListView and
/// AttributeError.
PyObject *register_classes(PyObject *module, PyObject *arguments);

PyTypeObject *registered_view() noexcept;
PyTypeObject *registered_list_view() noexcept;
PyObject *registered_missing_field() noexcept;

/// Converts a value that no model describes: objects and arrays to views, other values to plain objects.
PyObject *generic(const balvps_value *value, const Place &place);

/// Makes a type. Returns NULL with an exception set if that fails.
PyTypeObject *new_type(PyType_Spec &spec) noexcept;

/// Frees an object of such a type. The caller has freed its members.
void free_object(PyObject *object) noexcept;

/// Adds a type to the module under a name.
bool add_type(PyObject *module, const char *name, PyTypeObject *type);

/// `__new__` of a type whose objects only the library can make.
PyObject *refuse_to_construct(PyTypeObject *type, PyObject *arguments, PyObject *keywords);

/// `__reduce__` of a type whose objects are in the library's memory.
PyObject *refuse_to_reduce(PyObject *object, PyObject *unused);

/// A function as a value of PyType_Slot.
template <typename Function>
void *slot(Function *function) noexcept {
    return reinterpret_cast<void *>(function);
}

}  // namespace balvps_python
