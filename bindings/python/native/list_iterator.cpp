#include "list_iterator.h"

#include "list_view.h"
#include "part.h"
#include "registry.h"

namespace balvps_python {
namespace {

struct ListIterator {
    PyObject ob_base;
    PyObject *list;
    Py_ssize_t next;
};

PyTypeObject *list_iterator_type = nullptr;

ListIterator *self_of(PyObject *object) noexcept {
    return reinterpret_cast<ListIterator *>(object);
}

void deallocate(PyObject *object) {
    PyTypeObject *type = Py_TYPE(object);
    PyObject_GC_UnTrack(object);
    Py_XDECREF(self_of(object)->list);
    type->tp_free(object);
    Py_DECREF(type);
}

int traverse(PyObject *object, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(object));
    Py_VISIT(self_of(object)->list);
    return 0;
}

int clear(PyObject *object) {
    Py_CLEAR(self_of(object)->list);
    return 0;
}

PyObject *next(PyObject *object) {
    ListIterator *self = self_of(object);
    return self->list == nullptr ? nullptr : item_of_list(self->list, self->next++);
}

PyType_Slot slots[] = {{Py_tp_dealloc, slot(deallocate)},
                       {Py_tp_traverse, slot(traverse)},
                       {Py_tp_clear, slot(clear)},
                       {Py_tp_new, slot(refuse_to_construct)},
                       {Py_tp_iter, slot(PyObject_SelfIter)},
                       {Py_tp_iternext, slot(next)},
                       {0, nullptr}};

PyType_Spec spec = {"balvps._native.ListIterator", sizeof(ListIterator), 0,
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};

}  // namespace

PyObject *iterate_list(PyObject *list) {
    ListIterator *iterator = PyObject_GC_New(ListIterator, list_iterator_type);
    if (iterator == nullptr) {
        return nullptr;
    }
    Py_INCREF(list);
    iterator->list = list;
    iterator->next = 0;
    PyObject *object = reinterpret_cast<PyObject *>(iterator);
    PyObject_GC_Track(object);
    return object;
}

bool prepare_list_iterator() {
    list_iterator_type = reinterpret_cast<PyTypeObject *>(PyType_FromSpec(&spec));
    return list_iterator_type != nullptr;
}

}  // namespace balvps_python
