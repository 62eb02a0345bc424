// A thread of the library inside somebody else's program.
#pragma once

#include <functional>
#include <thread>

namespace balvps::platform {

/// Starts a thread that gets none of the host program's signals: its handlers expect its own threads.
/// Throws std::system_error.
std::thread start_thread(std::function<void()> work);

}  // namespace balvps::platform
