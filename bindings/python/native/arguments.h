// Texts that Python passes.
#pragma once

#include <pybind11/pybind11.h>

#include <string_view>

namespace balvps_python {

/// The text of a bytes object, which owns it. It has no data for None.
std::string_view bytes_or_none(const pybind11::object &bytes);

/// The UTF-8 of a str, which owns it. Every text from Python is read by this function. The exception for an
/// invalid text does not show it, unlike those of pybind11 and Python, because it may be a secret.
/// @param what its name in a message, such as "argument 'code'".
std::string_view utf8_of(pybind11::handle text, std::string_view what);

}  // namespace balvps_python
