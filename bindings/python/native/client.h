// A client of the C ABI as Python holds it: the GIL is released while it waits, signals interrupt it, and it
// survives a fork.
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

/// The library's client, and how many calls are under way with it right now. Python's GIL guards it.
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
    /// @param settings config keys and their values, all str. Throws Failure if the library refuses them.
    /// @param token_store where tokens are kept: what token_store.h says; or None.
    Client(const pybind11::dict &settings, pybind11::object token_store);
    ~Client();
    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    std::unique_ptr<Result> run(const Call &call);
    /// What a call would send; nothing is sent.
    std::unique_ptr<Result> describe(const Call &call);
    std::unique_ptr<Result> rate_limits();
    std::unique_ptr<Result> stored_tokens();
    /// Calls that are under way end as they would have; later ones are refused.
    void close();
    /// For the garbage collector: what it refers to.
    int traverse(visitproc visit, void *arg) const {
        Py_VISIT(token_store_.ptr());
        return 0;
    }
    bool closed() const noexcept { return !connected_; }

    /// For a call. Throws ValueError once the client has been closed.
    std::shared_ptr<Connected> connected();

  private:
    std::shared_ptr<Connected> connect() const;
    template <typename Send>
    std::unique_ptr<Result> send(Send send_it);

    pybind11::object token_store_;  // before the client that calls it
    ConfigHandle config_;
    std::shared_ptr<Connected> connected_;  // guarded by the GIL
    unsigned forks_;                        // the count of forks that connected_ has been looked at for
};

/// The library refused a config; what() is the error's JSON.
class Failure : public std::exception {
  public:
    explicit Failure(std::string json) : json_(std::move(json)) {}
    const char *what() const noexcept override { return json_.c_str(); }

  private:
    std::string json_;
};

}  // namespace balvps_python
