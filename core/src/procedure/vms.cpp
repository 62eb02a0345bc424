// The procedure that waits for a virtual machine.
#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "common/ascii.h"
#include "common/printable.h"
#include "procedure/answer.h"
#include "procedure/services.h"

namespace balvps {
namespace {

/// The words by which server modules call the two states that every machine has.
constexpr std::array running_words = {"running", "on",      "online",  "active",
                                      "up",      "started", "poweron", "poweredon"};
constexpr std::array stopped_words = {"stopped", "off",     "offline",  "halted",
                                      "down",    "shutoff", "poweroff", "poweredoff"};

/// The letters of a text in lower case: "Powered on" and "powered_on" are one word.
std::string letters_of(std::string_view text) {
    std::string letters;
    for (const char character : text) {
        const char lower = ascii_lower(character);
        if (lower >= 'a' && lower <= 'z') {
            letters += lower;
        }
    }
    return letters;
}

/// The state in a word that all server modules have in common, if there is one.
std::string common_word(std::string_view state) {
    const std::string letters = letters_of(state);
    const auto is_one_of = [&](const auto &words) {
        return std::find(words.begin(), words.end(), letters) != words.end();
    };
    return is_one_of(running_words) ? "running" : is_one_of(stopped_words) ? "stopped" : in_lower_case(state);
}

bool is_same_state(std::string_view one, std::string_view other) {
    return common_word(one) == common_word(other);
}

/// The state of a machine: the words of the service, or what its flag for the power means. Empty: not known.
std::string state_of(const Value &vm) {
    for (const std::string_view name : {"status", "power"}) {
        const Value *found = vm.find(name);
        if (found == nullptr || found->is_container()) {
            continue;
        }
        const std::string_view text = found->text();
        if (text == "true" || text == "1") {
            return "running";
        }
        if (text == "false" || text == "0") {
            return "stopped";
        }
        if (!text.empty()) {
            return std::string(text);
        }
    }
    return {};
}

class VmWait {
  public:
    explicit VmWait(const ProcedureCall &call)
        : call_(call),
          wanted_(call.given.value("state") != nullptr ? call.given.text("state") : "running"),
          settle_(call.given.integer("settle_ms").value_or(0)) {}

    /// Looks at an answer of get_vm. @return whether the wait is over.
    bool is_over(const Value &vm) {
        state_ = state_of(vm);
        const bool is_wanted = is_same_state(state_, wanted_);
        has_left_ = has_left_ || !is_wanted;
        reached_ = is_wanted && (has_left_ || Clock::now() - start_ >= settle_);
        const Value *last = call_.given.value("last_state");
        return reached_ || (last != nullptr && !is_same_state(state_, last->text()));
    }

    Result<void> answer_with(const Value &vm) {
        return answer(call_, [&](JsonWriter &writer) {
            writer.name("vm");
            writer.value(vm);
            writer.member("state", state_);
            writer.name("reached");
            writer.boolean(reached_);
            writer.name("seconds");
            writer.integer(std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - start_).count());
        });
    }

    Error out_of_time() const {
        constexpr std::size_t longest = 60;
        return timeout_error("the machine is not " + printable(wanted_, longest) +
                             (state_.empty() ? ", and the service tells no state of it"
                                             : "; it was last seen " + printable(state_, longest)));
    }

  private:
    ProcedureCall call_;
    const std::string wanted_;
    const Milliseconds settle_;
    const Clock::time_point start_ = Clock::now();
    std::string state_;
    bool has_left_ = false;
    bool reached_ = false;
};

}  // namespace

Task<Result<void>> service_procedures::wait_for_vm(ProcedureCall call) {
    constexpr Milliseconds usual_interval{2000};
    const std::string_view operation = "get_vm";
    const ArgumentList asked = call.given.arguments_of(*find_operation(operation));
    VmWait wait(call);
    for (bool is_first = true;; is_first = false) {
        Result<void> sent = co_await call.carry_out(operation, asked);
        if (sent) {
            const Document answered = std::move(call.sender.answer().document);
            const Value &vm = *answered.root().find("vm");
            if (wait.is_over(vm)) {
                co_return wait.answer_with(vm);
            }
        } else if (is_first || !(sent.error().retryable || call.sender.waiting().deadline.passed())) {
            co_return sent;
        }
        if (Result<void> waited = co_await wait_for_next_round(call, usual_interval); !waited) {
            co_return waited;
        }
        if (call.sender.waiting().deadline.passed()) {
            co_return failure(wait.out_of_time());
        }
    }
}

}  // namespace balvps
