#include "list_view.h"

#include <cstdint>
#include <memory>
#include <new>
#include <vector>

#include "registry.h"
#include "view.h"

namespace balvps_python {
namespace {

/// Positions in the array, where a list view is not of the whole of it.
using Selection = std::vector<std::uint32_t>;

struct ListView {
    PyObject ob_base;
    PyObject *result;
    PyObject *context;
    PyObject *of;  ///< model of the items, or name of their kind
    Kind kind;     ///< of the items
    const balvps_value *value;
    Selection *selection;  ///< owned; NULL: the whole array

    Place place() const noexcept { return {result, context}; }
    std::size_t size() const noexcept {
        return selection != nullptr ? selection->size() : balvps_value_size(value);
    }
    std::size_t position(std::size_t index) const noexcept {
        return selection != nullptr ? (*selection)[index] : index;
    }
};

ListView *self_of(PyObject *object) noexcept {
    return reinterpret_cast<ListView *>(object);
}

PyTypeObject *list_view_type = nullptr;

void deallocate(PyObject *object) {
    PyTypeObject *type = Py_TYPE(object);
    ListView *self = self_of(object);
    Py_XDECREF(self->result);
    Py_XDECREF(self->context);
    Py_XDECREF(self->of);
    const std::unique_ptr<Selection> freed(self->selection);
    type->tp_free(object);
    Py_DECREF(type);
}

PyObject *refuse_to_construct(PyTypeObject *type, PyObject * /*arguments*/, PyObject * /*keywords*/) {
    PyErr_Format(PyExc_TypeError, "a %s comes from a call; it cannot be made", type->tp_name);
    return nullptr;
}

PyObject *refuse_to_pickle(PyObject *object, PyObject * /*unused*/) {
    PyErr_Format(PyExc_TypeError,
                 "a %s lies in the library's memory and cannot be copied or pickled; use to_list()",
                 Py_TYPE(object)->tp_name);
    return nullptr;
}

Py_ssize_t length(PyObject *object) {
    return static_cast<Py_ssize_t>(self_of(object)->size());
}

PyObject *item(PyObject *object, Py_ssize_t index) {
    const ListView *self = self_of(object);
    if (index < 0 || static_cast<std::size_t>(index) >= self->size()) {
        PyErr_SetString(PyExc_IndexError, "list index out of range");
        return nullptr;
    }
    const balvps_value *found =
        balvps_value_index(self->value, self->position(static_cast<std::size_t>(index)));
    if (self->of == reinterpret_cast<PyObject *>(registered_view())) {
        return generic(found, self->place());
    }
    return convert(found, self->kind, self->of, self->place());
}

/// A list view like `like`, of the given positions. NULL with an exception set where memory is missing.
PyObject *selected(const ListView *like, std::unique_ptr<Selection> selection) {
    PyObject *object = new_list_view(like->of, like->value, like->place());
    if (object != nullptr) {
        self_of(object)->selection = selection.release();
    }
    return object;
}

PyObject *slice(PyObject *object, PyObject *key) {
    const ListView *self = self_of(object);
    Py_ssize_t start = 0, stop = 0, step = 0;
    if (PySlice_Unpack(key, &start, &stop, &step) != 0) {
        return nullptr;
    }
    const Py_ssize_t count = PySlice_AdjustIndices(length(object), &start, &stop, step);
    try {
        auto selection = std::make_unique<Selection>();
        selection->reserve(static_cast<std::size_t>(count));
        for (Py_ssize_t i = 0; i < count; ++i) {
            selection->push_back(
                static_cast<std::uint32_t>(self->position(static_cast<std::size_t>(start + i * step))));
        }
        return selected(self, std::move(selection));
    } catch (const std::bad_alloc &) {
        return PyErr_NoMemory();
    }
}

PyObject *subscript(PyObject *object, PyObject *key) {
    if (PySlice_Check(key) != 0) {
        return slice(object, key);
    }
    Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (index == -1 && PyErr_Occurred() != nullptr) {
        return nullptr;
    }
    return item(object, index < 0 ? index + length(object) : index);
}

PyObject *select(PyObject *object, PyObject *indices) {
    const ListView *self = self_of(object);
    PyObject *sequence = PySequence_Fast(indices, "the positions to select are a list");
    if (sequence == nullptr) {
        return nullptr;
    }
    const std::unique_ptr<PyObject, void (*)(PyObject *)> owner(sequence,
                                                                [](PyObject *each) { Py_DECREF(each); });
    try {
        auto selection = std::make_unique<Selection>();
        const Py_ssize_t count = PySequence_Fast_GET_SIZE(sequence);
        for (Py_ssize_t i = 0; i < count; ++i) {
            const std::size_t index = PyLong_AsSize_t(PySequence_Fast_GET_ITEM(sequence, i));
            if (PyErr_Occurred() != nullptr) {
                return nullptr;
            }
            if (index >= self->size()) {
                PyErr_SetString(PyExc_IndexError, "list index out of range");
                return nullptr;
            }
            selection->push_back(static_cast<std::uint32_t>(self->position(index)));
        }
        return selected(self, std::move(selection));
    } catch (const std::bad_alloc &) {
        return PyErr_NoMemory();
    }
}

PyObject *bind(PyObject *object, PyObject *arguments) {
    PyObject *model = nullptr, *context = nullptr;
    if (PyArg_ParseTuple(arguments, "O!O", &PyType_Type, &model, &context) == 0) {
        return nullptr;
    }
    if (PyType_IsSubtype(reinterpret_cast<PyTypeObject *>(model), view_type) == 0) {
        PyErr_Format(PyExc_TypeError, "%R is no model", model);
        return nullptr;
    }
    const ListView *self = self_of(object);
    try {
        auto selection = self->selection != nullptr ? std::make_unique<Selection>(*self->selection) : nullptr;
        PyObject *bound = new_list_view(model, self->value, {self->result, context});
        if (bound != nullptr) {
            self_of(bound)->selection = selection.release();
        }
        return bound;
    } catch (const std::bad_alloc &) {
        return PyErr_NoMemory();
    }
}

PyObject *to_list(PyObject *object, PyObject * /*unused*/) {
    const ListView *self = self_of(object);
    const std::size_t size = self->size();
    PyObject *list = PyList_New(static_cast<Py_ssize_t>(size));
    for (std::size_t i = 0; list != nullptr && i < size; ++i) {
        PyObject *each = plain(balvps_value_index(self->value, self->position(i)), Fractions::as_float);
        if (each == nullptr) {
            Py_CLEAR(list);
        } else {
            PyList_SET_ITEM(list, static_cast<Py_ssize_t>(i), each);
        }
    }
    return list;
}

PyObject *raw(PyObject *object, void * /*unused*/) {
    const ListView *self = self_of(object);
    std::string text = "[";
    for (std::size_t i = 0; i < self->size(); ++i) {
        text += i > 0 ? "," : "";
        write_json(text, balvps_value_index(self->value, self->position(i)));
    }
    text += ']';
    return PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace");
}

PyObject *item_model(PyObject *object, void * /*unused*/) {
    Py_INCREF(self_of(object)->of);
    return self_of(object)->of;
}

PyMethodDef methods[] = {
    {"_select", select, METH_O, "A list view of the items at these positions."},
    {"_bind", bind, METH_VARARGS, "The same list with items of another model, and a context of its own."},
    {"to_list", to_list, METH_NOARGS,
     "Everything in it as plain JSON types: dict, list, str, int, float, bool and None. Money stays a "
     "str.\n\n"
     ">>> client.zones.list()[:1].to_list()\n"
     "[{'domain_id': 60, 'name': 'qwerty.com', 'service_id': 10}]"},
    {"__reduce__", refuse_to_pickle, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr}};

PyGetSetDef properties[] = {
    {"raw", raw, nullptr,
     "The list as JSON text, numbers with their own digits.\n\n"
     ">>> client.zones.list()[:1].raw\n"
     "'[{\"domain_id\":60,\"name\":\"qwerty.com\",\"service_id\":10}]'",
     nullptr},
    {"_of", item_model, nullptr, "The model of the items, or the name of their kind.", nullptr},
    {nullptr, nullptr, nullptr, nullptr, nullptr}};

PyType_Slot slots[] = {
    {Py_tp_dealloc, slot(deallocate)}, {Py_tp_new, slot(refuse_to_construct)}, {Py_tp_methods, methods},
    {Py_tp_getset, properties},        {Py_sq_length, slot(length)},           {Py_sq_item, slot(item)},
    {Py_mp_length, slot(length)},      {Py_mp_subscript, slot(subscript)},     {0, nullptr}};

PyType_Spec spec = {"balvps._native.ListView", sizeof(ListView), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
                    slots};

}  // namespace

bool add_list_view_type(PyObject *module) {
    list_view_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&spec));
    return list_view_type != nullptr && add_type(module, "ListView", list_view_type);
}

PyObject *new_list_view(PyObject *of, const balvps_value *value, const Place &place) {
    Kind kind = Kind::object;
    if (PyUnicode_Check(of) != 0 && !kind_of_name(of, kind)) {
        return nullptr;
    }
    PyTypeObject *type = registered_list_view();
    PyObject *object = type->tp_alloc(type, 0);
    if (object != nullptr) {
        Py_XINCREF(place.result);
        Py_XINCREF(place.context);
        Py_INCREF(of);
        ListView *self = self_of(object);
        self->result = place.result;
        self->context = place.context;
        self->of = of;
        self->kind = kind;
        self->value = value;
    }
    return object;
}

}  // namespace balvps_python
