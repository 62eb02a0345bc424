#include "token_store.h"

#include <optional>
#include <string_view>

#include "arguments.h"
#include "gil.h"

namespace py = pybind11;

namespace balvps_python {
namespace {

constexpr std::int32_t failed = -1;

/// Runs Python code on a thread that makes a call. An exception that is pending there, such as that of a
/// signal handler, is set aside meanwhile. If the code raises KeyboardInterrupt, or anything else that is no
/// Exception, it becomes pending unless one was, and is raised when the call has ended.
template <typename Work>
std::int32_t with_python(Work work) noexcept {
    const WithGil held;
    std::int32_t status = failed;
    std::optional<py::error_already_set> raised;
    {
        const py::error_scope pending;
        try {
            status = work();
        } catch (const py::error_already_set &error) {
            if (!error.matches(PyExc_Exception)) {
                raised.emplace(error);
            }
        } catch (...) {  // no memory; an exception must not unwind the library's frames
        }
    }
    if (raised && PyErr_Occurred() == nullptr) {
        raised->restore();
    }
    return status;
}

/// Calls a method of the store and returns its result.
///
/// @param argument NULL for no argument.
py::object call(void *store, const char *method, PyObject *argument = nullptr) {
    PyObject *returned = unless_it_ends([&] {
        return PyObject_CallMethod(static_cast<PyObject *>(store), method,
                                   argument == nullptr ? nullptr : "(O)", argument);
    });
    if (returned == nullptr) {
        throw py::error_already_set();
    }
    return py::reinterpret_steal<py::object>(returned);
}

std::int32_t load(void *store, balvps_token_receiver receive, void *receiver) {
    return with_python([&] {
        const py::object text = call(store, "load");
        if (!text.is_none()) {
            const std::string_view utf8 = utf8_of(text, "what load() returned");
            receive(receiver, utf8.data(), utf8.size());
        }
        return std::int32_t{0};
    });
}

std::int32_t save(void *store, const char *text, std::size_t length) {
    return with_python([&] {
        const py::object kept = text == nullptr ? py::object(py::none()) : py::str(text, length);
        call(store, "save", kept.ptr());
        return std::int32_t{0};
    });
}

std::int32_t lock(void *store) {
    return with_python([&] {
        const py::object held = call(store, "lock");
        return held.is(py::bool_(false)) ? std::int32_t{BALVPS_TOKEN_STORE_BUSY} : std::int32_t{0};
    });
}

void unlock(void *store) {
    with_python([&] {
        call(store, "unlock");
        return std::int32_t{0};
    });
}

}  // namespace

void set_token_store(balvps_config *config, py::handle store) {
    balvps_config_set_token_store(config, load, save, lock, unlock, store.ptr());
}

}  // namespace balvps_python
