// balvps._native: the C ABI for the package's own Python code. Other code must not import it.
#include <pybind11/pybind11.h>

#include "call.h"
#include "client.h"
#include "convert.h"
#include "field.h"
#include "forks.h"
#include "gil.h"
#include "list_view.h"
#include "queue.h"
#include "registry.h"
#include "result.h"
#include "view.h"

namespace py = pybind11;
using namespace balvps_python;

namespace {

PyMethodDef register_method = {"register", register_classes, METH_VARARGS,
                               "Sets the classes of answers without a model."};

/// The whole answer as `model`; None if the call failed.
py::object view(const py::object &self, const py::type &model) {
    PyTypeObject *type = reinterpret_cast<PyTypeObject *>(model.ptr());
    const balvps_value *root = py::cast<const Result &>(self).root();
    if (root == nullptr) {
        return py::none();
    }
    if (PyType_IsSubtype(type, view_type) == 0) {
        throw py::type_error("a view needs a model");
    }
    PyObject *made = new_view(type, root, {self.ptr(), nullptr});
    if (made == nullptr) {
        throw py::error_already_set();
    }
    return py::reinterpret_steal<py::object>(made);
}

std::unique_ptr<Client> new_client(const py::dict &settings, py::object token_store) {
    return std::make_unique<Client>(settings, std::move(token_store));
}

std::unique_ptr<Queue> new_queue(py::object client) {
    if (!py::isinstance<Client>(client)) {
        throw py::type_error("a queue belongs to a Client");
    }
    return std::make_unique<Queue>(std::move(client));
}

/// `__reduce__` of the classes of pybind11.
py::object reduce(const py::object &self) {
    refuse_to_reduce(self.ptr(), nullptr);
    throw py::error_already_set();
}

py::str catalog_json() {
    std::size_t length = 0;
    const char *text = balvps_catalog_json(&length);
    return {text, length};
}

/// Stops Python code from making an object of the class, which pybind11 would allow.
void made_by_library(PyHeapTypeObject *heap_type) {
    heap_type->ht_type.tp_new = &refuse_to_construct;
}

/// Does the same, and lets the garbage collector find the references of an object by its method `traverse`.
/// There is nothing to clear: every reference cycle contains an object of Python code, which can be cleared.
template <typename Class>
py::custom_type_setup known_to_garbage_collector() {
    return py::custom_type_setup([](PyHeapTypeObject *heap_type) {
        made_by_library(heap_type);
        heap_type->ht_type.tp_flags |= Py_TPFLAGS_HAVE_GC;
        heap_type->ht_type.tp_traverse = [](PyObject *object, visitproc visit, void *arg) {
            Py_VISIT(Py_TYPE(object));
            py::detail::value_and_holder held =
                reinterpret_cast<py::detail::instance *>(object)->get_value_and_holder();
            return held.holder_constructed() ? held.value_ptr<Class>()->traverse(visit, arg) : 0;
        };
    });
}

}  // namespace

PYBIND11_MODULE(bindings, module) {
    module.attr("__name__") = "balvps._native";
    if (balvps_abi_version() != BALVPS_ABI_VERSION) {
        throw py::import_error("balvps: this package was built for another version of libbalvps");
    }
    if (!prepare_conversions() || !add_view_type(module.ptr()) || !add_list_view_type(module.ptr()) ||
        !add_field_type(module.ptr())) {
        throw py::error_already_set();
    }
    watch_forks();
    await_calls_at_exit();

    module.attr("version") = balvps_version();
    module.attr("take_limit") = take_limit;
    module.def("catalog_json", catalog_json);
    module.def("new_call", new_call);
    module.def("new_request", new_request);
    module.def("new_second_factor", new_second_factor);
    module.def("new_portal_document", new_portal_document);
    module.def("new_client", new_client);
    module.def("new_queue", new_queue);
    module.attr("register") = py::reinterpret_steal<py::object>(PyCFunction_New(&register_method, nullptr));
    py::register_exception<Failure>(module, "Failure");

    py::class_<Call>(module, "Call", py::custom_type_setup(made_by_library))
        .def("__reduce__", reduce)
        .def_property_readonly("operation", &Call::operation);

    py::class_<Result>(module, "Result", py::custom_type_setup(made_by_library))
        .def("__reduce__", reduce)
        .def_property_readonly("error", &Result::error)
        .def_property_readonly("tag", &Result::tag)
        .def_property_readonly("http_status", &Result::http_status)
        .def("header", &Result::header)
        .def_property_readonly("body", &Result::body)
        .def_property_readonly("json", &Result::json)
        .def_property_readonly("attempts_json", &Result::attempts_json)
        .def("view", view);

    py::class_<Client>(module, "Client", known_to_garbage_collector<Client>())
        .def("__reduce__", reduce)
        .def("run", &Client::run)
        .def("describe", &Client::describe)
        .def("catalog_json", &Client::catalog_json)
        .def("rate_limits", &Client::rate_limits)
        .def("authorities", &Client::authorities)
        .def("stored_tokens", &Client::stored_tokens)
        .def("close", &Client::close)
        .def_property_readonly("closed", &Client::closed);

    py::class_<Queue>(module, "Queue", known_to_garbage_collector<Queue>())
        .def("__reduce__", reduce)
        .def("submit", &Queue::submit)
        .def("take", &Queue::take)
        .def("cancel", &Queue::cancel)
        .def("close", &Queue::close)
        .def_property_readonly("descriptor", &Queue::descriptor);
}

/// The function that Python calls to load the module.
// NOLINTNEXTLINE(bugprone-reserved-identifier): Python prescribes the name
extern "C" PYBIND11_EXPORT PyObject *PyInit__native() {
    return refuse_sub_interpreter() ? nullptr : PyInit_bindings();
}
