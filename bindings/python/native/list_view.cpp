#include "list_view.h"

#include <cstdint>
#include <memory>
#include <new>
#include <vector>

#include "list_iterator.h"
#include "registry.h"
#include "view.h"

namespace balvps_python {

PyTypeObject *list_view_type = nullptr;

namespace {

/// The positions in the array, if a list view shows only a part of it.
using Selection = std::vector<std::uint32_t>;

struct ListView : Part {
    PyObject *of;          ///< model of the items, or name of their kind
    Kind kind;             ///< of the items
    Selection *selection;  ///< owned; NULL: the whole array

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

void deallocate(PyObject *object) {
    PyObject_GC_UnTrack(object);
    ListView *self = self_of(object);
    Py_XDECREF(self->of);
    const std::unique_ptr<Selection> freed(self->selection);
    free_part(object);
}

Py_ssize_t length(PyObject *object) {
    return static_cast<Py_ssize_t>(self_of(object)->size());
}

PyObject *item(PyObject *object, Py_ssize_t index) {
    PyObject *found = item_of_list(object, index);
    if (found == nullptr && PyErr_Occurred() == nullptr) {
        PyErr_SetString(PyExc_IndexError, "list index out of range");
    }
    return found;
}

/// Makes a list view of the given positions. Returns NULL with an exception set if there is no memory.
PyObject *selected(PyObject *of, const balvps_value *value, const Place &place,
                   std::unique_ptr<Selection> selection) {
    PyObject *object = new_list_view(of, value, place);
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
    return unless_memory_is_missing([&] {
        auto selection = std::make_unique<Selection>();
        selection->reserve(static_cast<std::size_t>(count));
        for (Py_ssize_t i = 0; i < count; ++i) {
            selection->push_back(
                static_cast<std::uint32_t>(self->position(static_cast<std::size_t>(start + i * step))));
        }
        return selected(self->of, self->value, self->place(), std::move(selection));
    });
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
    return unless_memory_is_missing([&]() -> PyObject * {
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
        return selected(self->of, self->value, self->place(), std::move(selection));
    });
}

PyObject *bind(PyObject *object, PyObject *arguments) {
    Binding to{};
    if (!read_binding(arguments, to)) {
        return nullptr;
    }
    const ListView *self = self_of(object);
    return unless_memory_is_missing([&] {
        auto selection = self->selection != nullptr ? std::make_unique<Selection>(*self->selection) : nullptr;
        return selected(reinterpret_cast<PyObject *>(to.model), self->value, {self->result, to.context},
                        std::move(selection));
    });
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
    return written([&](std::string &text) {
        text = "[";
        for (std::size_t i = 0; i < self->size(); ++i) {
            text += i > 0 ? "," : "";
            write_json(text, balvps_value_index(self->value, self->position(i)));
        }
        text += ']';
    });
}

PyObject *item_model(PyObject *object, void * /*unused*/) {
    Py_INCREF(self_of(object)->of);
    return self_of(object)->of;
}

PyMethodDef methods[] = {
    {"_select", select, METH_O, "A list view of the items at these positions."},
    {"_bind", bind, METH_VARARGS, "The same list with items of another model and another context."},
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

PyType_Slot slots[] = {{Py_tp_dealloc, slot(deallocate)},
                       {Py_tp_traverse, slot(traverse_part)},
                       {Py_tp_new, slot(refuse_to_construct)},
                       {Py_tp_iter, slot(iterate_list)},
                       {Py_tp_methods, methods},
                       {Py_tp_getset, properties},
                       {Py_sq_length, slot(length)},
                       {Py_sq_item, slot(item)},
                       {Py_mp_length, slot(length)},
                       {Py_mp_subscript, slot(subscript)},
                       {0, nullptr}};

PyType_Spec spec = {"balvps._native.ListView", sizeof(ListView), 0,
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, slots};

}  // namespace

bool add_list_view_type(PyObject *module) {
    list_view_type = new_type(spec);
    return list_view_type != nullptr && prepare_list_iterator() &&
           add_type(module, "ListView", list_view_type);
}

PyObject *item_of_list(PyObject *list, Py_ssize_t index) {
    const ListView *self = self_of(list);
    if (index < 0 || static_cast<std::size_t>(index) >= self->size()) {
        return nullptr;
    }
    const balvps_value *found =
        balvps_value_index(self->value, self->position(static_cast<std::size_t>(index)));
    if (self->of == reinterpret_cast<PyObject *>(registered_view())) {
        return generic(found, self->place());
    }
    return convert(found, self->kind, self->of, self->place());
}

PyObject *new_list_view(PyObject *of, const balvps_value *value, const Place &place) {
    Kind kind = Kind::object;
    if (PyUnicode_Check(of) != 0 && !kind_of_name(of, kind)) {
        return nullptr;
    }
    PyTypeObject *type = registered_list_view();
    PyObject *object = new_part(type, value, place);
    if (object != nullptr) {
        Py_INCREF(of);
        self_of(object)->of = of;
        self_of(object)->kind = kind;
    }
    return object;
}

}  // namespace balvps_python
