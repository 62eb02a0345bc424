#include "list_iterator.h"

#include "list_view.h"
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
    PyObject_GC_UnTrack(object);
    Py_XDECREF(self_of(object)->list);
    free_object(object);
}

/// There is nothing to clear: its list never changes (see traverse_part).
int traverse(PyObject *object, visitproc visit, void *arg) {
    Py_VISIT(Py_TYPE(object));
    Py_VISIT(self_of(object)->list);
    return 0;
}

PyObject *next(PyObject *object) {
    ListIterator *self = self_of(object);
    return item_of_list(self->list, self->next++);
}

PyMethodDef methods[] = {{"__reduce__", refuse_to_reduce, METH_NOARGS, nullptr},
                         {nullptr, nullptr, 0, nullptr}};

PyType_Slot slots[] = {{Py_tp_dealloc, slot(deallocate)},
                       {Py_tp_traverse, slot(traverse)},
                       {Py_tp_new, slot(refuse_to_construct)},
                       {Py_tp_iter, slot(PyObject_SelfIter)},
                       {Py_tp_iternext, slot(next)},
                       {Py_tp_methods, methods},
                       {0, nullptr}};

PyType_Spec spec = {"balvps._native.ListIterator", sizeof(ListIterator), 0,
                    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};

}  // namespace

PyObject *iterate_list(PyObject *list) {
    PyObject *object = list_iterator_type->tp_alloc(list_iterator_type, 0);
    if (object != nullptr) {
        Py_INCREF(list);
        self_of(object)->list = list;
    }
    return object;
}

bool prepare_list_iterator() {
    list_iterator_type = new_type(spec);
    return list_iterator_type != nullptr;
}

}  // namespace balvps_python
