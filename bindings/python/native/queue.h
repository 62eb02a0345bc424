// A queue of the C ABI, as a Python object.
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <memory>
#include <vector>

#include "call.h"
#include "client.h"
#include "handles.h"

namespace balvps_python {

/// How many results take() returns at most: enough to make each cheap, few enough to let other tasks run.
inline constexpr std::size_t take_limit = 64;

class Queue {
  public:
    /// @param client a Client. The queue keeps it alive, because the library calls its token store.
    explicit Queue(pybind11::object client);
    ~Queue();
    Queue(const Queue &) = delete;
    Queue &operator=(const Queue &) = delete;

    /// Returns the call's tag. Throws ValueError if the client is closed.
    std::uint64_t submit(const Call &call);
    /// Waits for the first result, and returns all available results, but at most take_limit.
    ///
    /// @param timeout_ms how long to wait; -1: without limit.
    /// @return a list of Result.
    pybind11::list take(std::int32_t timeout_ms);
    /// @param tag 0: all calls.
    void cancel(std::uint64_t tag);
    /// Cancels the calls that are under way. The queue must not be used afterwards.
    void close();
    std::int32_t descriptor() const noexcept { return balvps_queue_descriptor(queue_.get()); }

    /// Tells the garbage collector which objects it refers to.
    int traverse(visitproc visit, void *arg) const {
        Py_VISIT(client_.ptr());
        return 0;
    }

  private:
    void free();

    pybind11::object client_;
    std::shared_ptr<Connected> connected_;
    QueueHandle queue_;
    std::size_t under_way_ = 0;        // the share of this queue in connected_->calls
    std::vector<ResultHandle> taken_;  // not returned yet
    unsigned forks_;
};

}  // namespace balvps_python
