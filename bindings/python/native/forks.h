// How often this process has come out of a fork: what belongs to the parent is known by an older count.
#pragma once

namespace balvps_python {

/// To be called once, when the module is loaded.
void watch_forks();

unsigned forks_so_far() noexcept;

}  // namespace balvps_python
