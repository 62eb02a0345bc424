#include "field.h"

#include "convert.h"
#include "list_view.h"
#include "registry.h"
#include "view.h"

namespace balvps_python {
namespace {

struct Field {
    PyObject ob_base;
    Kind kind;
    bool optional;
    PyObject *of;      ///< the model of an object, or the model or kind of a list's items; else NULL
    PyObject *name;    ///< str; NULL until the class is made
    const char *text;  ///< the UTF-8 of the name, which owns it
    Py_ssize_t text_size;
    PyObject *doc;
};

Field *self_of(PyObject *object) noexcept {
    return reinterpret_cast<Field *>(object);
}

PyObject *owned_or_none(PyObject *object) noexcept {
    PyObject *given = object == nullptr ? Py_None : object;
    Py_INCREF(given);
    return given;
}

int initialise(PyObject *object, PyObject *arguments, PyObject *keywords) {
    static const char *names[] = {"kind", "of", "optional", "doc", nullptr};
    PyObject *kind = nullptr, *of = Py_None, *doc = nullptr;
    int optional = 0;
    if (PyArg_ParseTupleAndKeywords(arguments, keywords, "U|O$pU", const_cast<char **>(names), &kind, &of,
                                    &optional, &doc) == 0) {
        return -1;
    }
    Field *field = self_of(object);
    Kind read = Kind::any;
    if (!kind_of_name(kind, read)) {
        return -1;
    }
    const bool is_model =
        PyType_Check(of) != 0 && PyType_IsSubtype(reinterpret_cast<PyTypeObject *>(of), view_type) != 0;
    const bool fits = read == Kind::object ? is_model
                      : read == Kind::list ? is_model || PyUnicode_Check(of) != 0
                                           : of == Py_None;
    if (!fits) {
        PyErr_Format(PyExc_TypeError, "%R does not go with a field of kind %R", of, kind);
        return -1;
    }
    field->kind = read;
    field->optional = optional != 0;
    Py_XINCREF(doc);
    Py_XSETREF(field->doc, doc);
    Py_INCREF(of);
    Py_XSETREF(field->of, of);
    return 0;
}

void deallocate(PyObject *object) {
    Py_XDECREF(self_of(object)->of);
    Py_XDECREF(self_of(object)->name);
    Py_XDECREF(self_of(object)->doc);
    free_object(object);
}

PyObject *set_name(PyObject *object, PyObject *arguments) {
    PyObject *owner = nullptr, *name = nullptr;
    Py_ssize_t size = 0;
    if (PyArg_ParseTuple(arguments, "OU", &owner, &name) == 0) {
        return nullptr;
    }
    const char *text = PyUnicode_AsUTF8AndSize(name, &size);
    if (text == nullptr) {
        return nullptr;
    }
    Field *field = self_of(object);
    Py_INCREF(name);
    Py_XSETREF(field->name, name);
    field->text = text;
    field->text_size = size;
    Py_RETURN_NONE;
}

/// The value of a field that the answer lacks, and of an object that is null.
PyObject *absent(const Field *field, PyObject *object) {
    if (field->optional) {
        Py_RETURN_NONE;
    }
    if (field->kind == Kind::messages) {
        return PyTuple_New(0);
    }
    PyErr_Format(registered_missing_field(), "this %s has no '%U': the service did not send it",
                 Py_TYPE(object)->tp_name, field->name);
    return nullptr;
}

PyObject *get(PyObject *self, PyObject *object, PyObject * /*owner*/) {
    if (object == nullptr || object == Py_None) {
        Py_INCREF(self);
        return self;
    }
    const Field *field = self_of(self);
    if (!is_view(object) || field->name == nullptr) {
        PyErr_SetString(PyExc_TypeError, "a Field is read from a View");
        return nullptr;
    }
    const View *view = reinterpret_cast<View *>(object);
    const balvps_value *value =
        balvps_value_member(view->value, field->text, static_cast<std::size_t>(field->text_size));
    if (value == nullptr && field->kind == Kind::list) {
        return new_list_view(field->of, nullptr, view->place());
    }
    const bool is_absent =
        value == nullptr || (field->kind == Kind::object && balvps_value_type(value) == BALVPS_VALUE_NULL);
    return is_absent ? absent(field, object) : convert(value, field->kind, field->of, view->place());
}

int refuse_to_set(PyObject *self, PyObject * /*object*/, PyObject * /*value*/) {
    PyObject *name = self_of(self)->name;
    PyErr_Format(PyExc_AttributeError, "'%V' cannot be set: an answer is not changed", name, "a field");
    return -1;
}

PyObject *get_name(PyObject *object, void * /*unused*/) {
    return owned_or_none(self_of(object)->name);
}

PyObject *get_doc(PyObject *object, void * /*unused*/) {
    return owned_or_none(self_of(object)->doc);
}

PyObject *get_kind(PyObject *object, void * /*unused*/) {
    return PyUnicode_FromString(name_of_kind(self_of(object)->kind));
}

PyMethodDef methods[] = {{"__set_name__", set_name, METH_VARARGS, nullptr},
                         {"__reduce__", refuse_to_reduce, METH_NOARGS, nullptr},
                         {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[] = {{"__name__", get_name, nullptr, nullptr, nullptr},
                            {"__doc__", get_doc, nullptr, nullptr, nullptr},
                            {"kind", get_kind, nullptr, "How the value is converted.", nullptr},
                            {nullptr, nullptr, nullptr, nullptr, nullptr}};

PyType_Slot slots[] = {{Py_tp_init, slot(initialise)},
                       {Py_tp_new, slot(PyType_GenericNew)},
                       {Py_tp_dealloc, slot(deallocate)},
                       {Py_tp_descr_get, slot(get)},
                       {Py_tp_descr_set, slot(refuse_to_set)},
                       {Py_tp_methods, methods},
                       {Py_tp_getset, properties},
                       {0, nullptr}};

PyType_Spec spec = {"balvps._native.Field", sizeof(Field), 0, Py_TPFLAGS_DEFAULT, slots};

}  // namespace

bool add_field_type(PyObject *module) {
    PyTypeObject *type = new_type(spec);
    return type != nullptr && add_type(module, "Field", type);
}

}  // namespace balvps_python
