#include "client.h"

#include <unistd.h>

#include <new>
#include <string_view>

#include "arguments.h"
#include "forks.h"
#include "gil.h"
#include "token_store.h"

namespace py = pybind11;

namespace balvps_python {
namespace {

/// The library calls it on the waiting thread. If it returns 1 with the GIL held, a Python exception is
/// pending: that of a signal handler, or an earlier one of the token store.
std::int32_t run_signal_handlers(void * /*context*/) {
#if PY_VERSION_HEX >= 0x030D0000
    const bool finalizing = Py_IsFinalizing() != 0;
#else
    const bool finalizing = _Py_IsFinalizing() != 0;
#endif
    if (finalizing) {  // a daemon thread that requests the GIL now would wait for ever
        return gettid() == getpid() ? 0 : 1;
    }
    const WithGil held;
    return PyErr_Occurred() != nullptr ? 1 : PyErr_CheckSignals();
}

}  // namespace

Client::Client(const py::dict &settings, py::object token_store)
    : token_store_(std::move(token_store)), config_(balvps_config_new()), forks_(forks_so_far()) {
    if (config_ == nullptr) {
        throw std::bad_alloc();
    }
    for (const auto &[key, value] : settings) {
        const std::string_view name = utf8_of(key, "the name of a config key");
        const std::string_view text = utf8_of(value, "config key '" + std::string(name) + "'");
        balvps_config_set(config_.get(), name.data(), name.size(), text.data(), text.size());
    }
    balvps_config_set_interrupt(config_.get(), run_signal_handlers, nullptr);
    if (!token_store_.is_none()) {
        set_token_store(config_.get(), token_store_);
    }
    connected_ = connect();
}

Client::~Client() {
    close();
}

std::shared_ptr<Connected> Client::connect() const {
    auto connected = std::make_shared<Connected>();
    const ErrorHandle error(balvps_client_new(config_.get(), &connected->client));
    if (error != nullptr) {
        throw Failure(balvps_error_json(error.get(), nullptr));
    }
    return connected;
}

/// After a fork the child can use the library's client and its tokens, unless a thread was inside a call
/// during the fork. The locks of that thread stay locked for ever in the child, so the child makes a new
/// client. The old client is not freed, because the thread's reference to it is never released.
std::shared_ptr<Connected> Client::connected() {
    if (!connected_) {
        throw py::value_error("the client is closed");
    }
    if (forks_ != forks_so_far()) {
        forks_ = forks_so_far();
        if (connected_->calls > 0) {
            connected_ = connect();
        }
    }
    return connected_;
}

template <typename Send>
std::unique_ptr<Result> Client::send(Send send_it) {
    const std::shared_ptr<Connected> used = connected();
    ResultHandle result;
    ++used->calls;  // under the GIL, so that no fork happens before the call counts
    {
        const WithoutGil waiting;
        result.reset(send_it(used->client));
    }
    --used->calls;
    auto answer = std::make_unique<Result>(std::move(result));
    if (PyErr_Occurred() !=
        nullptr) {  // a signal handler or the token store raised, such as KeyboardInterrupt
        py::error_already_set raised;
        // The call may have been a write that was sent, so the exception keeps its result.
        const py::object kept = py::cast(std::move(answer));
        if (PyObject_SetAttrString(raised.value().ptr(), "balvps_result", kept.ptr()) != 0) {
            PyErr_Clear();  // an exception without attributes is raised without the result
        }
        throw raised;
    }
    return answer;
}

std::unique_ptr<Result> Client::run(const Call &call) {
    return send([&](balvps_client *client) { return balvps_client_run(client, call.get()); });
}

std::unique_ptr<Result> Client::describe(const Call &call) {
    return send([&](balvps_client *client) { return balvps_client_describe(client, call.get()); });
}

py::str Client::catalog_json() {
    const std::shared_ptr<Connected> used = connected();
    std::size_t length = 0;
    const char *text = balvps_client_catalog_json(used->client, &length);
    if (text == nullptr) {
        throw std::bad_alloc();
    }
    return {text, length};
}

std::unique_ptr<Result> Client::rate_limits() {
    return std::make_unique<Result>(ResultHandle(balvps_client_rate_limits(connected()->client)));
}

std::unique_ptr<Result> Client::authorities() {
    return send([](balvps_client *client) { return balvps_client_authorities(client); });
}

std::unique_ptr<Result> Client::stored_tokens() {
    return send([](balvps_client *client) { return balvps_client_stored_tokens(client); });
}

void Client::close() {
    connected_.reset();
}

}  // namespace balvps_python
