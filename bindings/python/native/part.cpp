#include "part.h"

#include "registry.h"
#include "view.h"

namespace balvps_python {
namespace {

Part *self_of(PyObject *object) noexcept {
    return reinterpret_cast<Part *>(object);
}

}  // namespace

PyObject *new_part(PyTypeObject *type, const balvps_value *value, const Place &place) {
    PyObject *object = type->tp_alloc(type, 0);
    if (object != nullptr) {
        Py_XINCREF(place.result);
        Py_XINCREF(place.context);
        Part *self = self_of(object);
        self->result = place.result;
        self->context = place.context;
        self->value = value;
        // A result refers to no other object, so most parts are in no reference cycle. The garbage collector
        // need not track these.
        if (place.context == nullptr || PyObject_IS_GC(place.context) == 0) {
            PyObject_GC_UnTrack(object);
        }
    }
    return object;
}

void free_part(PyObject *object) {
    PyObject_GC_UnTrack(object);
    Py_XDECREF(self_of(object)->result);
    Py_XDECREF(self_of(object)->context);
    free_object(object);
}

int traverse_part(PyObject *object, visitproc visit, void *argument) {
    const auto arg = argument;  // Py_VISIT needs this name
    Py_VISIT(Py_TYPE(object));
    Py_VISIT(self_of(object)->context);
    return 0;
}

PyObject *refuse_to_pickle(PyObject *object, PyObject * /*unused*/) {
    PyErr_Format(PyExc_TypeError,
                 "a %s lies in the library's memory and cannot be copied or pickled; use %s()",
                 Py_TYPE(object)->tp_name, is_view(object) ? "to_dict" : "to_list");
    return nullptr;
}

bool read_binding(PyObject *arguments, Binding &binding) {
    PyObject *model = nullptr;
    if (PyArg_ParseTuple(arguments, "O!O", &PyType_Type, &model, &binding.context) == 0) {
        return false;
    }
    binding.model = reinterpret_cast<PyTypeObject *>(model);
    if (PyType_IsSubtype(binding.model, view_type) == 0) {
        PyErr_Format(PyExc_TypeError, "%R is no model", model);
        return false;
    }
    return true;
}

}  // namespace balvps_python
