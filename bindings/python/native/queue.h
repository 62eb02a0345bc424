// Many calls at once: a queue of the C ABI as Python holds it.
#pragma once

#include <pybind11/pybind11.h>

#include <vector>

#include "client.h"
#include "handles.h"

namespace balvps_python {

/// How many results are taken at once: enough to make the way into C cheap, few enough to let others run.
inline constexpr std::size_t most_taken = 64;

class Queue {
  public:
    /// @param client must outlive the queue: the library calls its token store.
    explicit Queue(Client &client);
    ~Queue();
    Queue(const Queue &) = delete;
    Queue &operator=(const Queue &) = delete;

    /// The arguments are those of Client::call. @return the call's tag.
    std::uint64_t submit(const pybind11::str &operation, const pybind11::object &arguments,
                         const pybind11::object &options);
    /// The results that are there, at most most_taken of them; waits for the first.
    ///
    /// @param timeout_ms how long; 0: not at all; -1: as long as it takes.
    /// @return a list of Result.
    pybind11::list take(std::int32_t timeout_ms);
    /// @param tag 0: all calls.
    void cancel(std::uint64_t tag);
    /// Breaks off what is under way. Nothing else may be done with the queue then.
    void close();
    std::int32_t descriptor() const noexcept { return balvps_queue_descriptor(queue_.get()); }

  private:
    QueueHandle queue_;
    std::vector<ResultHandle> taken_;  // not given out yet
    unsigned forks_;
};

}  // namespace balvps_python
