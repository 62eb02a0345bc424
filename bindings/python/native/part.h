// What views and list views share: each is a part of an answer, read where it lies.
#pragma once

#include <Python.h>

#include <string>

#include "convert.h"

namespace balvps_python {

struct Part {
    PyObject ob_base;
    PyObject *result;   ///< keeps the value alive
    PyObject *context;  ///< what the part was bound to; NULL: nothing
    const balvps_value *value;

    Place place() const noexcept { return {result, context}; }
};

/// A part of a type whose struct begins with Part, zero beyond that. New reference, or NULL with an exception
/// set.
PyObject *new_part(PyTypeObject *type, const balvps_value *value, const Place &place);

/// Frees a part, once what its type holds beyond Part has been freed.
void free_part(PyObject *object);

/// For the garbage collector. There is nothing for it to clear: a part never changes, so every circle that it
/// is in goes through something else that does.
int traverse_part(PyObject *object, visitproc visit, void *argument);

PyObject *refuse_to_pickle(PyObject *object, PyObject *unused);

/// What a part is to be bound to.
struct Binding {
    PyTypeObject *model;
    PyObject *context;
};

/// The arguments of _bind, a model and a context. False with an exception set: they are none.
bool read_binding(PyObject *arguments, Binding &binding);

/// Text that `write` appends to a std::string, as str.
template <typename Write>
PyObject *written(Write write) {
    return unless_memory_is_missing([&] {
        std::string text;
        write(text);
        return PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
    });
}

}  // namespace balvps_python
