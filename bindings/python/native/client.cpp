#include "client.h"

#include <pthread.h>

#include <atomic>
#include <new>
#include <string_view>

namespace py = pybind11;

namespace balvps_python {
namespace {

std::atomic<unsigned> forks{0};

/// Asked by the library on the waiting thread. Python has the signal's exception pending when it says stop.
std::int32_t run_signal_handlers(void * /*context*/) {
#if PY_VERSION_HEX >= 0x030D0000
    const bool finalizing = Py_IsFinalizing() != 0;
#else
    const bool finalizing = _Py_IsFinalizing() != 0;
#endif
    if (finalizing) {
        return 0;  // a daemon thread that outlives the interpreter must not ask for the GIL
    }
    const PyGILState_STATE state = PyGILState_Ensure();
    const int pending = PyErr_CheckSignals();
    PyGILState_Release(state);
    return pending;
}

std::string_view bytes_of(const py::object &json) {
    char *text = nullptr;
    Py_ssize_t length = 0;
    if (PyBytes_AsStringAndSize(json.ptr(), &text, &length) != 0) {
        throw py::error_already_set();
    }
    return {text, static_cast<std::size_t>(length)};
}

void set(balvps_config *config, const std::string &key, py::handle value) {
    Py_ssize_t length = 0;
    const char *text = PyUnicode_AsUTF8AndSize(value.ptr(), &length);
    if (text == nullptr) {
        throw py::error_already_set();
    }
    balvps_config_set(config, key.c_str(), text, static_cast<std::size_t>(length));
}

}  // namespace

/// The library's client and how many calls use it right now.
struct Client::Connected {
    balvps_client *client = nullptr;
    std::atomic<int> calls{0};

    Connected() = default;
    ~Connected() { balvps_client_free(client); }
    Connected(const Connected &) = delete;
    Connected &operator=(const Connected &) = delete;
};

void watch_forks() {
    pthread_atfork(nullptr, nullptr, [] { ++forks; });
}

Client::Client(const py::dict &settings) : config_(balvps_config_new()), forks_(forks) {
    if (config_ == nullptr) {
        throw std::bad_alloc();
    }
    for (const auto &[key, value] : settings) {
        set(config_.get(), py::cast<std::string>(key), value);
    }
    balvps_config_set_interrupt(config_.get(), run_signal_handlers, nullptr);
    connected_ = connect();
}

Client::~Client() {
    close();
}

std::shared_ptr<Client::Connected> Client::connect() const {
    auto connected = std::make_shared<Connected>();
    const ErrorHandle error(balvps_client_new(config_.get(), &connected->client));
    if (error != nullptr) {
        throw Failure(balvps_error_json(error.get(), nullptr));
    }
    return connected;
}

/// The library is safe to use after a fork, tokens and all, unless another thread was within a call at that
/// moment: its locks then stay closed for ever in the child, which therefore starts anew. The old client is
/// not freed: that thread's share in it is never given back.
std::shared_ptr<Client::Connected> Client::connected() {
    if (!connected_) {
        throw py::value_error("the client is closed");
    }
    if (forks_ != forks) {
        forks_ = forks;
        if (connected_->calls > 0) {
            connected_ = connect();
        }
    }
    return connected_;
}

template <typename Send>
std::unique_ptr<Result> Client::send(const py::object &json, Send send_it) {
    const std::string_view text = json.is_none() ? std::string_view() : bytes_of(json);
    const std::shared_ptr<Connected> used = connected();
    ResultHandle result;
    ++used->calls;  // still under the GIL, so that no fork comes in between
    {
        const py::gil_scoped_release waiting;
        result.reset(send_it(used->client, text.data(), text.size()));
    }
    --used->calls;
    if (PyErr_Occurred() != nullptr) {  // a signal handler raised: KeyboardInterrupt
        throw py::error_already_set();
    }
    return std::make_unique<Result>(std::move(result));
}

std::unique_ptr<Result> Client::call(const py::str &operation, const py::object &arguments) {
    const std::string name(operation);
    return send(arguments, [&](balvps_client *client, const char *json, std::size_t length) {
        return balvps_client_call_json(client, name.c_str(), json, length);
    });
}

std::unique_ptr<Result> Client::request(const py::str &method, const py::str &path, const py::object &body) {
    const std::string method_name(method);
    const std::string path_text(path);
    return send(body, [&](balvps_client *client, const char *json, std::size_t length) {
        return balvps_client_request(client, method_name.c_str(), path_text.c_str(), json, length);
    });
}

void Client::close() {
    connected_.reset();
}

}  // namespace balvps_python
