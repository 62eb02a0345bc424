// The result of a call, as a Python object.
#pragma once

#include <pybind11/pybind11.h>

#include <string>

#include "handles.h"

namespace balvps_python {

class Result {
  public:
    explicit Result(ResultHandle handle) noexcept : handle_(std::move(handle)) {}

    /// The details of the error as a dict; None if the call succeeded.
    pybind11::object error() const;
    std::uint64_t tag() const noexcept { return balvps_result_tag(handle_.get()); }
    std::int32_t http_status() const noexcept { return balvps_result_http_status(handle_.get()); }
    pybind11::object header(const std::string &name) const;
    pybind11::object body() const;
    pybind11::object json() const;
    pybind11::object attempts_json() const;
    const balvps_value *root() const noexcept { return balvps_result_value(handle_.get()); }

  private:
    ResultHandle handle_;
};

}  // namespace balvps_python
