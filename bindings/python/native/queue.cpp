#include "queue.h"

#include <new>
#include <string>

#include "arguments.h"
#include "forks.h"
#include "gil.h"

namespace py = pybind11;

namespace balvps_python {

Queue::Queue(Client &client) : queue_(client.new_queue()), forks_(forks_so_far()) {
    taken_.reserve(most_taken);
}

Queue::~Queue() {
    close();
}

std::uint64_t Queue::submit(const py::str &operation, const py::object &arguments,
                            const py::object &options) {
    const std::string name(operation);
    const std::string_view json = bytes_or_none(arguments);
    const std::uint64_t tag =
        options.is_none() ? balvps_queue_submit_json(queue_.get(), name.c_str(), json.data(), json.size())
                          : balvps_queue_submit(queue_.get(), name.c_str(), new_params(json, options).get());
    if (tag == 0) {
        throw std::bad_alloc();
    }
    return tag;
}

py::list Queue::take(std::int32_t timeout_ms) {
    {
        const WithoutGil working;
        while (taken_.size() < most_taken) {
            ResultHandle result(balvps_queue_next(queue_.get(), taken_.empty() ? timeout_ms : 0));
            if (result == nullptr) {
                break;
            }
            taken_.push_back(std::move(result));
        }
    }
    if (PyErr_Occurred() != nullptr) {  // a signal handler raised; the results are for the next time
        throw py::error_already_set();
    }
    py::list results;
    for (ResultHandle &result : taken_) {
        results.append(std::make_unique<Result>(std::move(result)));
    }
    taken_.clear();
    return results;
}

void Queue::cancel(std::uint64_t tag) {
    balvps_queue_cancel(queue_.get(), tag);
}

/// What a forked child does to a queue, its parent would feel: they share its descriptors. So it is left
/// alone.
void Queue::close() {
    if (forks_ != forks_so_far()) {
        static_cast<void>(queue_.release());
    }
    queue_.reset();
}

}  // namespace balvps_python
