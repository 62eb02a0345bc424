// A call of the C ABI, as a Python object.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <utility>

#include "handles.h"

namespace balvps_python {

/// It never changes, so that any number of threads may make the call at the same time.
class Call {
  public:
    Call(CallHandle handle, pybind11::object operation) noexcept
        : handle_(std::move(handle)), operation_(std::move(operation)) {}

    const balvps_call *get() const noexcept { return handle_.get(); }
    /// It determines the type of the answer.
    const pybind11::object &operation() const noexcept { return operation_; }

  private:
    CallHandle handle_;
    pybind11::object operation_;  // a str
};

// The options are a dict of str, or None.

/// @param arguments a dict: each value is a str, an int, or the bytes of a JSON value. Or the bytes of one
/// JSON object with all arguments. Or None.
std::unique_ptr<Call> new_call(const pybind11::object &operation, const pybind11::object &arguments,
                               const pybind11::object &options);
/// @param body the bytes of a JSON value, or None.
std::unique_ptr<Call> new_request(const pybind11::object &method, const pybind11::object &path,
                                  const pybind11::object &body, const pybind11::object &options);
/// A call that fetches the portal's own document.
std::unique_ptr<Call> new_portal_document(const pybind11::object &options);
std::unique_ptr<Call> new_second_factor(const pybind11::object &code, const pybind11::object &options);

}  // namespace balvps_python
