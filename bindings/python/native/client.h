// A client of the C ABI, as a Python object. It releases the GIL while it waits, signals interrupt it, and it
// works after a fork.
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "call.h"
#include "handles.h"
#include "result.h"

namespace balvps_python {

/// The library's client, and the number of its calls that are under way. The GIL guards it.
struct Connected {
    balvps_client *client = nullptr;
    std::size_t calls = 0;

    Connected() = default;
    ~Connected() { balvps_client_free(client); }
    Connected(const Connected &) = delete;
    Connected &operator=(const Connected &) = delete;
};

class Client {
  public:
    /// Throws Failure if the library refuses the settings.
    /// @param settings config keys and their values, all str.
    /// @param token_store the object that stores the tokens (see token_store.h), or None.
    Client(const pybind11::dict &settings, pybind11::object token_store);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    std::unique_ptr<Result> run(const Call &call);
    /// The request that a call would send. Nothing is sent.
    std::unique_ptr<Result> describe(const Call &call);
    /// The catalog of the client, with the operations of its portal.
    pybind11::str catalog_json();
    std::unique_ptr<Result> rate_limits();
    std::unique_ptr<Result> authorities();
    std::unique_ptr<Result> stored_tokens();
    /// Calls that are under way still finish. Later calls are refused.
    void close();
    /// Tells the garbage collector which objects it refers to.
    int traverse(visitproc visit, void *arg) const {
        Py_VISIT(token_store_.ptr());
        return 0;
    }
    bool closed() const noexcept { return !connected_; }

    /// The library's client for a call. Throws ValueError if the client is closed.
    std::shared_ptr<Connected> connected();

  private:
    std::shared_ptr<Connected> connect() const;
    template <typename Send>
    std::unique_ptr<Result> send(Send send_it);

    pybind11::object token_store_;  // destroyed after the client that calls it
    ConfigHandle config_;
    std::shared_ptr<Connected> connected_;  // guarded by the GIL
    unsigned forks_;                        // the number of forks when connected_ was last checked
};

/// The library refused a config. what() is the JSON of the error.
class Failure : public std::exception {
  public:
    explicit Failure(std::string json) : json_(std::move(json)) {}
    const char *what() const noexcept override { return json_.c_str(); }

  private:
    std::string json_;
};

}  // namespace balvps_python
