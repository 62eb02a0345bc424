// Lets the library call a token store that is written in Python.
#pragma once

#include <pybind11/pybind11.h>

#include "handles.h"

namespace balvps_python {

/// Makes the clients of a config store their tokens in `store`, which must outlive them. It has the methods
/// load() -> str | None, save(str | None), lock() -> bool (False: another holds the lock) and unlock(). If a
/// method raises an Exception, the library only learns that it failed, so `store` has to remember the
/// exception. Any other exception, such as KeyboardInterrupt, is pending when the library's function returns.
void set_token_store(balvps_config *config, pybind11::handle store);

}  // namespace balvps_python
