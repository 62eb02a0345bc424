#include "queue.h"

#include <new>

#include "forks.h"
#include "gil.h"

namespace py = pybind11;

namespace balvps_python {
namespace {

void raise_pending() {
    if (PyErr_Occurred() != nullptr) {
        throw py::error_already_set();
    }
}

}  // namespace

Queue::Queue(py::object client)
    : client_(std::move(client)),
      connected_(py::cast<Client &>(client_).connected()),
      queue_(balvps_queue_new(connected_->client)),
      forks_(forks_so_far()) {
    if (queue_ == nullptr) {
        throw std::bad_alloc();
    }
    taken_.reserve(take_limit);
}

Queue::~Queue() {
    const py::error_scope pending;
    free();
    if (PyErr_Occurred() != nullptr) {  // the token store raised, and a destructor cannot raise
        PyErr_WriteUnraisable(nullptr);
    }
}

/// Counts the calls under way, so that a forked child does not use the client: one of them may be a login,
/// and the child would wait for its end for ever.
std::uint64_t Queue::submit(const Call &call) {
    if (queue_ == nullptr || py::cast<const Client &>(client_).closed()) {
        throw py::value_error("the client is closed");
    }
    const std::uint64_t tag = balvps_queue_submit(queue_.get(), call.get());
    if (tag == 0) {
        throw std::bad_alloc();
    }
    ++under_way_;
    ++connected_->calls;
    return tag;
}

py::list Queue::take(std::int32_t timeout_ms) {
    {
        const WithoutGil working;
        while (taken_.size() < take_limit) {
            ResultHandle result(balvps_queue_next(queue_.get(), taken_.empty() ? timeout_ms : 0));
            if (result == nullptr) {
                break;
            }
            taken_.push_back(std::move(result));
        }
    }
    raise_pending();  // of a signal handler or the token store; the next take() returns the results
    py::list results;
    for (ResultHandle &result : taken_) {
        results.append(std::make_unique<Result>(std::move(result)));
    }
    under_way_ -= taken_.size();
    connected_->calls -= taken_.size();
    taken_.clear();
    return results;
}

void Queue::cancel(std::uint64_t tag) {
    balvps_queue_cancel(queue_.get(), tag);
}

void Queue::close() {
    free();
    raise_pending();
}

/// A forked child does not free the queue, because it shares the queue's descriptors with its parent. It does
/// not free the client either, because the queue refers to it.
void Queue::free() {
    if (queue_ == nullptr) {
        return;
    }
    if (forks_ != forks_so_far()) {
        static_cast<void>(queue_.release());
        static_cast<void>(std::make_unique<std::shared_ptr<Connected>>(connected_).release());
        return;
    }
    queue_.reset();
    connected_->calls -= under_way_;
    under_way_ = 0;
}

}  // namespace balvps_python
