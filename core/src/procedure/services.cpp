#include "procedure/services.h"

#include <algorithm>

namespace balvps {
namespace {

constexpr std::int64_t shortest_interval = 100;       // ms; a service is not asked more often
constexpr std::int64_t longest_interval = 3'600'000;  // ms; an hour

Result<void> check_text(const Given &given, std::string_view name) {
    if (given.value(name) != nullptr && given.text(name).empty()) {
        return failure(about_argument(name, argument_error("must not be empty")));
    }
    return {};
}

}  // namespace

const Operation *first_operation_of(Procedure procedure) noexcept {
    switch (procedure) {
        case Procedure::wait_for_vm:
            return find_operation("get_vm");
        case Procedure::order_and_wait:
            return find_operation("create_order");
        default:
            return nullptr;
    }
}

Result<void> check_service_arguments(const Given &given) {
    const Operation *first = first_operation_of(given.procedure());
    if (first == nullptr) {
        return {};
    }
    const ArgumentList arguments = given.arguments_of(*first);
    if (Result<Arguments> checked = Arguments::validate(*first, arguments); !checked) {
        return failure(std::move(checked.error()));
    }
    for (const std::string_view name : {"state", "last_state"}) {
        if (Result<void> checked = check_text(given, name); !checked) {
            return checked;
        }
    }
    if (Result<void> checked = given.check_integer("settle_ms", 0, longest_interval); !checked) {
        return checked;
    }
    return given.check_integer("interval_ms", shortest_interval, longest_interval);
}

Task<Result<void>> wait_for_next_round(const ProcedureCall &call, Milliseconds usual_interval) {
    const Waiting &waiting = call.sender.waiting();
    const Milliseconds interval(call.given.integer("interval_ms").value_or(usual_interval.count()));
    Pause pause{std::min(Clock::now() + interval, waiting.deadline.at())};
    co_await Await(waiting.scheduler, pause);
    if (pause.outcome == WaitOutcome::cancelled) {
        co_return failure(cancelled());
    }
    co_return {};
}

}  // namespace balvps
