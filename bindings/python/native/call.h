// A call of the C ABI as Python holds it.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <utility>

#include "handles.h"

namespace balvps_python {

/// Nothing is set in it once it is made, so that any number of threads may make it at once.
class Call {
  public:
    Call(CallHandle handle, pybind11::object operation) noexcept
        : handle_(std::move(handle)), operation_(std::move(operation)) {}

    const balvps_call *get() const noexcept { return handle_.get(); }
    /// What decides the type of its answer.
    const pybind11::object &operation() const noexcept { return operation_; }

  private:
    CallHandle handle_;
    pybind11::object operation_;  // a str
};

// The options of each are names and values, all str; or None.

/// @param arguments values by their names: str, int, or bytes of a JSON value; or bytes of one JSON object
/// with all of them; or None.
std::unique_ptr<Call> new_call(const pybind11::object &operation, const pybind11::object &arguments,
                               const pybind11::object &options);
/// @param body bytes of a JSON value, or None.
std::unique_ptr<Call> new_request(const pybind11::object &method, const pybind11::object &path,
                                  const pybind11::object &body, const pybind11::object &options);
std::unique_ptr<Call> new_second_factor(const pybind11::object &code, const pybind11::object &options);

}  // namespace balvps_python
