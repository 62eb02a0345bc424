#include "token_store.h"

#include <string_view>

#include "arguments.h"

namespace py = pybind11;

namespace balvps_python {
namespace {

constexpr std::int32_t failed = -1;

/// Runs Python code on a thread of the library's caller. Ctrl-C in it comes again once the call has ended.
template <typename Work>
std::int32_t with_python(Work work) noexcept {
    const py::gil_scoped_acquire gil;
    try {
        return work();
    } catch (const py::error_already_set &error) {
        if (error.matches(PyExc_KeyboardInterrupt)) {
            PyErr_SetInterrupt();
        }
    } catch (...) {  // no memory: an exception must not pass through the library's frames
    }
    return failed;
}

py::handle store_of(void *context) noexcept {
    return {static_cast<PyObject *>(context)};
}

std::int32_t load(void *context, balvps_token_receiver receive, void *receiver) {
    return with_python([&] {
        const py::object text = store_of(context).attr("load")();
        if (!text.is_none()) {
            const std::string_view utf8 = utf8_of(text);
            receive(receiver, utf8.data(), utf8.size());
        }
        return std::int32_t{0};
    });
}

std::int32_t save(void *context, const char *text, std::size_t length) {
    return with_python([&] {
        store_of(context).attr("save")(text == nullptr ? py::object(py::none()) : py::str(text, length));
        return std::int32_t{0};
    });
}

std::int32_t lock(void *context) {
    return with_python([&] {
        const py::object held = store_of(context).attr("lock")();
        return held.is(py::bool_(false)) ? std::int32_t{BALVPS_TOKEN_STORE_BUSY} : std::int32_t{0};
    });
}

void unlock(void *context) {
    with_python([&] {
        store_of(context).attr("unlock")();
        return std::int32_t{0};
    });
}

}  // namespace

void set_token_store(balvps_config *config, py::handle store) {
    balvps_config_set_token_store(config, load, save, lock, unlock, store.ptr());
}

}  // namespace balvps_python
