#include "view.h"

#include "registry.h"

namespace balvps_python {

PyTypeObject *view_type = nullptr;

namespace {

View *self_of(PyObject *object) noexcept {
    return reinterpret_cast<View *>(object);
}

const balvps_value *member(PyObject *object, PyObject *name) {
    Py_ssize_t length = 0;
    const char *text = PyUnicode_AsUTF8AndSize(name, &length);
    if (text == nullptr) {
        PyErr_Clear();  // no answer has such a name
        return nullptr;
    }
    return balvps_value_member(self_of(object)->value, text, static_cast<std::size_t>(length));
}

Py_ssize_t length(PyObject *object) {
    return static_cast<Py_ssize_t>(balvps_value_size(self_of(object)->value));
}

int contains(PyObject *object, PyObject *name) {
    return PyUnicode_Check(name) != 0 && member(object, name) != nullptr ? 1 : 0;
}

PyObject *names(PyObject *object, PyObject * /*unused*/) {
    const balvps_value *value = self_of(object)->value;
    const std::size_t size = balvps_value_size(value);
    PyObject *list = PyList_New(static_cast<Py_ssize_t>(size));
    for (std::size_t i = 0; list != nullptr && i < size; ++i) {
        const std::string_view name = name_at(value, i);
        PyObject *text = PyUnicode_DecodeUTF8(name.data(), static_cast<Py_ssize_t>(name.size()), "replace");
        if (text == nullptr) {
            Py_CLEAR(list);
        } else {
            PyList_SET_ITEM(list, static_cast<Py_ssize_t>(i), text);
        }
    }
    return list;
}

PyObject *iterate(PyObject *object) {
    PyObject *list = names(object, nullptr);
    PyObject *iterator = list == nullptr ? nullptr : PyObject_GetIter(list);
    Py_XDECREF(list);
    return iterator;
}

/// The member with a name, converted without a model: objects and arrays are views.
PyObject *generic_member(PyObject *object, PyObject *name) {
    if (PyUnicode_Check(name) == 0) {
        PyErr_Format(PyExc_TypeError, "the name of a field is a str, not %R", name);
        return nullptr;
    }
    const balvps_value *found = member(object, name);
    if (found == nullptr) {
        PyErr_SetObject(PyExc_KeyError, name);
        return nullptr;
    }
    return generic(found, self_of(object)->place());
}

PyObject *compare(PyObject *left, PyObject *right, int operation) {
    if (!is_view(right) || (operation != Py_EQ && operation != Py_NE)) {
        Py_RETURN_NOTIMPLEMENTED;
    }
    const bool same = equal(self_of(left)->value, self_of(right)->value);
    return PyBool_FromLong(same == (operation == Py_EQ) ? 1 : 0);
}

PyObject *to_dict(PyObject *object, PyObject * /*unused*/) {
    return plain(self_of(object)->value, Fractions::as_float);
}

PyObject *bind(PyObject *object, PyObject *arguments) {
    Binding to{};
    const View *self = self_of(object);
    return read_binding(arguments, to) ? new_view(to.model, self->value, {self->result, to.context})
                                       : nullptr;
}

PyObject *raw(PyObject *object, void * /*unused*/) {
    return written([&](std::string &text) { write_json(text, self_of(object)->value); });
}

PyObject *context(PyObject *object, void * /*unused*/) {
    PyObject *found = self_of(object)->context == nullptr ? Py_None : self_of(object)->context;
    Py_INCREF(found);
    return found;
}

PyMethodDef methods[] = {
    {"_names", names, METH_NOARGS, "The names of its fields, in the order of the answer."},
    {"_generic", generic_member, METH_O, "A field, converted without a model."},
    {"_bind", bind, METH_VARARGS, "The same value with another model and another context."},
    {"to_dict", to_dict, METH_NOARGS,
     "Everything in it as plain JSON types: dict, list, str, int, float, bool and None. Money stays a "
     "str.\n\n"
     ">>> client.billing.balance().to_dict()\n"
     "{'currency': 'USD', 'acc_balance': '123456.55', 'acc_credit': '50.00'}"},
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[] = {
    {"raw", raw, nullptr,
     "The normalised answer as JSON text, numbers with their own digits.\n\n"
     ">>> client.billing.balance().raw\n"
     "'{\"currency\":\"USD\",\"acc_balance\":\"123456.55\",\"acc_credit\":\"50.00\"}'",
     nullptr},
    {"_context", context, nullptr, "The object that it was bound to.", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

PyType_Slot slots[] = {{Py_tp_dealloc, slot(free_part)},
                       {Py_tp_traverse, slot(traverse_part)},
                       {Py_tp_new, slot(refuse_to_construct)},
                       {Py_tp_richcompare, slot(compare)},
                       {Py_tp_hash, slot(PyObject_HashNotImplemented)},
                       {Py_tp_iter, slot(iterate)},
                       {Py_tp_methods, methods},
                       {Py_tp_getset, properties},
                       {Py_sq_contains, slot(contains)},
                       {Py_mp_length, slot(length)},
                       {0, nullptr}};

PyType_Spec spec = {"balvps._native.View", sizeof(View), 0,
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots};

}  // namespace

bool add_view_type(PyObject *module) {
    view_type = new_type(spec);
    return view_type != nullptr && add_type(module, "View", view_type);
}

}  // namespace balvps_python
