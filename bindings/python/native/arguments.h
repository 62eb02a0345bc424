// Texts as Python hands them over.
#pragma once

#include <pybind11/pybind11.h>

#include <string_view>

namespace balvps_python {

/// The text of bytes, which stays theirs; without data for None.
std::string_view bytes_or_none(const pybind11::object &bytes);

/// UTF-8 of a str, which stays the str's. Every text from Python comes in here. Where it is none, the
/// exception shows nothing of it, as pybind11's and Python's own would: it may be a secret.
/// @param what how a message calls it, such as "argument 'code'".
std::string_view utf8_of(pybind11::handle text, std::string_view what);

}  // namespace balvps_python
