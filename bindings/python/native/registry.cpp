#include "registry.h"

#include "list_view.h"
#include "view.h"

namespace balvps_python {
namespace {

PyTypeObject *view_class = nullptr;
PyTypeObject *list_view_class = nullptr;
PyObject *missing_field_class = nullptr;

}  // namespace

bool refuse_sub_interpreter() {
    if (PyInterpreterState_Get() == PyInterpreterState_Main()) {
        return false;
    }
    PyErr_SetString(PyExc_ImportError,
                    "balvps works in the main interpreter only; run it in a process of its own instead");
    return true;
}

PyObject *register_classes(PyObject * /*module*/, PyObject *arguments) {
    // Since 3.13 Python loads an extension in the main interpreter, even if another one imports it.
    if (refuse_sub_interpreter()) {
        return nullptr;
    }
    PyObject *view = nullptr, *list_view = nullptr, *missing_field = nullptr;
    if (PyArg_ParseTuple(arguments, "O!O!O!", &PyType_Type, &view, &PyType_Type, &list_view, &PyType_Type,
                         &missing_field) == 0) {
        return nullptr;
    }
    if (PyObject_IsSubclass(view, reinterpret_cast<PyObject *>(view_type)) != 1 ||
        PyObject_IsSubclass(list_view, reinterpret_cast<PyObject *>(list_view_type)) != 1 ||
        PyObject_IsSubclass(missing_field, PyExc_AttributeError) != 1) {
        PyErr_SetString(PyExc_TypeError, "register takes a View, a ListView and an AttributeError");
        return nullptr;
    }
    Py_INCREF(view);
    Py_INCREF(list_view);
    Py_INCREF(missing_field);
    view_class = reinterpret_cast<PyTypeObject *>(view);
    list_view_class = reinterpret_cast<PyTypeObject *>(list_view);
    missing_field_class = missing_field;
    Py_RETURN_NONE;
}

PyTypeObject *registered_view() noexcept {
    return view_class != nullptr ? view_class : view_type;
}

PyTypeObject *registered_list_view() noexcept {
    return list_view_class != nullptr ? list_view_class : list_view_type;
}

PyObject *registered_missing_field() noexcept {
    return missing_field_class != nullptr ? missing_field_class : PyExc_AttributeError;
}

PyObject *generic(const balvps_value *value, const Place &place) {
    switch (balvps_value_type(value)) {
        case BALVPS_VALUE_OBJECT:
            return convert(value, Kind::object, reinterpret_cast<PyObject *>(registered_view()), place);
        case BALVPS_VALUE_ARRAY:
            return convert(value, Kind::list, reinterpret_cast<PyObject *>(registered_view()), place);
        default:
            return convert(value, Kind::any, nullptr, place);
    }
}

PyTypeObject *new_type(PyType_Spec &spec) noexcept {
    return reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&spec));
}

void free_object(PyObject *object) noexcept {
    PyTypeObject *type = Py_TYPE(object);
    type->tp_free(object);
    Py_DECREF(type);
}

bool add_type(PyObject *module, const char *name, PyTypeObject *type) {
    PyObject *object = reinterpret_cast<PyObject *>(type);
    Py_INCREF(object);
    if (PyModule_AddObject(module, name, object) != 0) {
        Py_DECREF(object);
        return false;
    }
    return true;
}

PyObject *refuse_to_construct(PyTypeObject *type, PyObject * /*arguments*/, PyObject * /*keywords*/) {
    PyErr_Format(PyExc_TypeError, "a %s comes from the library; it cannot be made", type->tp_name);
    return nullptr;
}

PyObject *refuse_to_reduce(PyObject *object, PyObject * /*unused*/) {
    PyErr_Format(PyExc_TypeError, "a %s cannot be copied or pickled", Py_TYPE(object)->tp_name);
    return nullptr;
}

}  // namespace balvps_python
