// Counts the forks that led to this process. An object with an older count belongs to a parent process.
#pragma once

namespace balvps_python {

/// Call it once, when the module is loaded.
void watch_forks();

unsigned forks_so_far() noexcept;

}  // namespace balvps_python
