// Many calls at once: a queue of the C ABI as Python holds it.
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <memory>
#include <vector>

#include "call.h"
#include "client.h"
#include "handles.h"

namespace balvps_python {

/// How many results are taken at once: enough to make the way into C cheap, few enough to let others run.
inline constexpr std::size_t most_taken = 64;

class Queue {
  public:
    /// @param client a Client, which lives as long as the queue: the library calls its token store.
    explicit Queue(pybind11::object client);
    ~Queue();
    Queue(const Queue &) = delete;
    Queue &operator=(const Queue &) = delete;

    /// Returns the call's tag, and throws ValueError once the client has been closed.
    std::uint64_t submit(const Call &call);
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

    /// For the garbage collector: what it refers to.
    int traverse(visitproc visit, void *arg) const {
        Py_VISIT(client_.ptr());
        return 0;
    }

  private:
    void free();

    pybind11::object client_;
    std::shared_ptr<Connected> connected_;
    QueueHandle queue_;
    std::size_t under_way_ = 0;        // as counted in connected_
    std::vector<ResultHandle> taken_;  // not given out yet
    unsigned forks_;
};

}  // namespace balvps_python
