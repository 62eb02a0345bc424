// A token store written in Python, for the library to call.
#pragma once

#include <pybind11/pybind11.h>

#include "handles.h"

namespace balvps_python {

/// Has the clients of a config keep their tokens in `store`, an object with load() -> str | None,
/// save(str | None), lock() -> bool (False: somebody else holds it) and unlock(). An Exception they raise is
/// theirs to remember: the library learns that they failed. Anything else is pending when the library's
/// function returns. `store` must outlive the clients.
void set_token_store(balvps_config *config, pybind11::handle store);

}  // namespace balvps_python
