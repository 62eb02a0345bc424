// The procedure that orders a product and waits for its services.
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "common/printable.h"
#include "json/reader.h"
#include "procedure/after_write.h"
#include "procedure/answer.h"
#include "procedure/services.h"

namespace balvps {
namespace {

constexpr std::size_t longest_shown = 200;

enum class Progress : std::uint8_t {
    pending,  ///< it may become active
    active,
    ended,  ///< it will not become active
};

Progress progress_of(std::string_view status) noexcept {
    const auto is = [status](std::string_view word) { return equal_in_any_case(status, word); };
    if (is("Active")) {
        return Progress::active;
    }
    const bool has_ended = is("Cancelled") || is("Canceled") || is("Terminated") || is("Fraud");
    return has_ended ? Progress::ended : Progress::pending;
}

/// A service of the order.
struct Ordered {
    std::string id;
    Document answered = {};  ///< the last answer of get_service
    Progress progress = Progress::pending;
    std::string problem = {};  ///< why it was not read the last time; empty: it was read
};

std::string text_at(const Value &value, std::string_view pointer) {
    const Value *found = value.at(pointer);
    return found != nullptr && !found->is_container() ? std::string(found->text()) : std::string();
}

/// Arguments that own their values.
ArgumentList arguments_with(std::string_view id, std::string_view amount = {}) {
    JsonWriter writer;
    writer.start_object();
    writer.member("id", id);
    if (!amount.empty()) {
        writer.member("amount", amount);
    }
    writer.end_object();
    return *read_arguments(writer.text());
}

class OrderWait {
  public:
    OrderWait(const ProcedureCall &call, Document order) : call_(call), order_(std::move(order)) {
        const Value *items = order_.root().find("items");
        for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
            const Value &item = *items->item(i);
            const bool is_domain = in_lower_case(text_at(item, "/type")).starts_with("domain");
            if (const std::string id = text_at(item, "/id"); !is_domain && is_id(id)) {
                services_.push_back({id});
            }
        }
        if (services_.empty()) {
            warnings_.emplace_back("the answer to the order names no service to wait for");
        }
    }

    /// Reads the invoice of the order, and pays it if the caller wants that.
    /// @return whether it is worth while to wait for the services, or the error of a cancelled call.
    Task<Result<bool>> settle_invoice() {
        const std::string id = text_at(order_.root(), "/invoice_id");
        if (!is_id(id)) {
            co_return true;
        }
        if (Result<void> read = co_await read_invoice(id); !read) {
            co_return failure(std::move(read.error()));
        }
        if (!call_.given.boolean("pay_with_credit", false)) {
            co_return true;
        }
        if (!is_unpaid()) {
            co_return invoice_.root().is_object();
        }
        const ArgumentList arguments = arguments_with(id, text_at(invoice_.root(), "/invoice/total"));
        Result<void> paid = co_await call_.carry_out("apply_credit", arguments);
        if (!paid) {
            Result<void> goes_on = note("paying invoice " + id + " with the credit", std::move(paid.error()));
            co_return goes_on ? Result<bool>(false) : failure(std::move(goes_on.error()));
        }
        if (Result<void> read = co_await read_invoice(id); !read) {
            co_return failure(std::move(read.error()));
        }
        co_return true;
    }

    /// Reads each service that may become active once.
    /// @return whether one is left, or the error of a cancelled call.
    Task<Result<bool>> read_services() {
        bool any_left = false;
        for (Ordered &service : services_) {
            if (service.progress != Progress::pending) {
                continue;
            }
            const ArgumentList arguments = arguments_with(service.id);
            Result<void> read = co_await call_.carry_out("get_service", arguments);
            if (read) {
                service.answered = std::move(call_.sender.answer().document);
                service.progress = progress_of(text_at(service.answered.root(), "/service/status"));
                service.problem.clear();
            } else if (read.error().code == ErrorCode::cancelled) {
                co_return failure(after_order(std::move(read.error())));
            } else if (!call_.sender.waiting().deadline.passed() || !service.answered.root().is_object()) {
                service.problem = later_message(read.error());
                // A new service may be there a moment later.
                const bool may_pass = read.error().retryable || read.error().code == ErrorCode::not_found;
                service.progress = may_pass ? Progress::pending : Progress::ended;
            }
            any_left = any_left || service.progress == Progress::pending;
        }
        co_return any_left;
    }

    Result<void> answer_now() {
        for (const Ordered &service : services_) {
            warn_about(service);
        }
        return answer(call_, [this](JsonWriter &writer) { write(writer); });
    }

    /// The error of a call that ends after the order was placed.
    Error after_order(Error error) const {
        return after_write("the order " + printable(text_at(order_.root(), "/order_num"), longest_shown) +
                               " was placed (invoice " +
                               printable(text_at(order_.root(), "/invoice_id"), longest_shown) + ")",
                           std::move(error));
    }

  private:
    static bool is_id(std::string_view text) noexcept { return !text.empty() && text != "0"; }

    void warn_about(const Ordered &service) {
        const std::string name = "service " + printable(service.id, longest_shown);
        if (!service.problem.empty()) {
            warnings_.push_back(name + " could not be read: " + service.problem);
        } else if (service.progress != Progress::active) {
            const std::string status = text_at(service.answered.root(), "/service/status");
            warnings_.push_back(name + " is " + printable(status, longest_shown) +
                                (is_unpaid() ? ", and its invoice is not paid" : ""));
        }
    }

    bool is_unpaid() const {
        return invoice_.root().is_object() &&
               equal_in_any_case(text_at(invoice_.root(), "/invoice/status"), "Unpaid");
    }

    /// Notes an error that does not end the call. @return the error of a cancelled call.
    Result<void> note(std::string_view what, Error error) {
        if (error.code == ErrorCode::cancelled) {
            return failure(after_order(std::move(error)));
        }
        warnings_.push_back(std::string(what) + ": " + later_message(error));
        return {};
    }

    Task<Result<void>> read_invoice(const std::string &id) {
        const ArgumentList arguments = arguments_with(id);
        Result<void> read = co_await call_.carry_out("get_invoice", arguments);
        if (!read) {
            co_return note("reading invoice " + printable(id, longest_shown), std::move(read.error()));
        }
        invoice_ = std::move(call_.sender.answer().document);
        co_return read;
    }

    void write(JsonWriter &writer) const {
        writer.name("order");
        writer.value(order_.root());
        writer.name("invoice");
        const Value *invoice = invoice_.root().find("invoice");
        invoice != nullptr ? writer.value(*invoice) : writer.null();
        writer.name("services");
        writer.start_array();
        for (const Ordered &service : services_) {
            if (const Value *found = service.answered.root().find("service"); found != nullptr) {
                writer.value(*found);
            }
        }
        writer.end_array();
        writer.name("active");
        writer.boolean(!services_.empty() &&
                       std::all_of(services_.begin(), services_.end(),
                                   [](const Ordered &each) { return each.progress == Progress::active; }));
        writer.name("seconds");
        writer.integer(std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - start_).count());
        writer.name("warnings");
        writer.start_array();
        for (const std::string &warning : warnings_) {
            writer.string(warning);
        }
        writer.end_array();
    }

    ProcedureCall call_;
    const Document order_;
    const Clock::time_point start_ = Clock::now();
    Document invoice_ = {};
    std::vector<Ordered> services_ = {};
    std::vector<std::string> warnings_ = {};
};

}  // namespace

Task<Result<void>> service_procedures::order_and_wait(ProcedureCall call) {
    constexpr Milliseconds usual_interval{5000};
    const std::string_view operation = "create_order";
    const ArgumentList ordered = call.given.arguments_of(*find_operation(operation));
    Result<void> sent = co_await call.carry_out(operation, ordered);
    if (!sent) {
        co_return sent;
    }
    OrderWait wait(call, std::move(call.sender.answer().document));
    Result<bool> waits = co_await wait.settle_invoice();
    if (!waits) {
        co_return failure(std::move(waits.error()));
    }
    for (;;) {
        Result<bool> any_left = co_await wait.read_services();
        if (!any_left) {
            co_return failure(std::move(any_left.error()));
        }
        if (!*any_left || !*waits || call.sender.waiting().deadline.passed()) {
            co_return wait.answer_now();
        }
        if (Result<void> waited = co_await wait_for_next_round(call, usual_interval); !waited) {
            co_return failure(wait.after_order(std::move(waited.error())));
        }
    }
}

}  // namespace balvps
