// The base of views and list views. Each shows a part of an answer in the answer's memory.
#pragma once

#include <Python.h>

#include <string>

#include "convert.h"

namespace balvps_python {

struct Part {
    PyObject ob_base;
    PyObject *result;   ///< keeps the value alive
    PyObject *context;  ///< the object that the part was bound to; NULL if there is none
    const balvps_value *value;

    Place place() const noexcept { return {result, context}; }
};

/// Makes a part of a type whose struct begins with Part. The rest of the struct is zero. Returns a new
/// reference, or NULL with an exception set.
PyObject *new_part(PyTypeObject *type, const balvps_value *value, const Place &place);

/// Frees a part. The caller has freed the members that its type adds to Part.
void free_part(PyObject *object);

/// For the garbage collector. A part has nothing to clear: it never changes, so every reference cycle with it
/// contains another object that can be cleared.
int traverse_part(PyObject *object, visitproc visit, void *argument);

PyObject *refuse_to_pickle(PyObject *object, PyObject *unused);

/// The arguments of _bind.
struct Binding {
    PyTypeObject *model;
    PyObject *context;
};

/// Reads the arguments of _bind. Returns false with an exception set if they are not a model and a context.
bool read_binding(PyObject *arguments, Binding &binding);

/// A str of the text that `write` appends to a std::string.
template <typename Write>
PyObject *written(Write write) {
    return unless_memory_is_missing([&] {
        std::string text;
        write(text);
        return PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
    });
}

}  // namespace balvps_python
