// The procedures for whole zones: export, plan, apply.
#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "common/printable.h"
#include "procedure/after_write.h"
#include "procedure/answer.h"
#include "procedure/plan_arguments.h"
#include "procedure/zone.h"
#include "procedure/zone_writer.h"

namespace balvps {
namespace {

enum class ChangeOutcome : std::uint8_t { done, failed, uncertain, skipped };

constexpr std::array<std::string_view, 4> outcome_names = {"done", "failed", "uncertain", "skipped"};

/// A change of a plan and what became of it.
struct AppliedChange {
    const PlannedChange *change = nullptr;
    ChangeOutcome outcome = ChangeOutcome::skipped;
    Error error = {};
};

Error conflict(std::string message) {
    return make_error(ErrorCode::conflict, std::move(message) + "; nothing was written: make a new plan");
}

/// The records of a zone in an order.
template <typename Less>
std::vector<const ZoneRecord *> sorted_records(const Zone &zone, Less less) {
    std::vector<const ZoneRecord *> sorted;
    sorted.reserve(zone.records.size());
    for (const ZoneRecord &record : zone.records) {
        sorted.push_back(&record);
    }
    std::sort(sorted.begin(), sorted.end(), less);
    return sorted;
}

/// Whether the records that a plan changes are still as they were.
Result<void> check_changed_records(const Zone &zone, const ZonePlan &plan) {
    const auto less = [](const ZoneRecord *left, const ZoneRecord *right) { return left->id < right->id; };
    const auto by_id = sorted_records(zone, less);
    for (const PlannedChange &change : plan.changes) {
        if (!change.before) {
            continue;
        }
        const auto found = std::lower_bound(by_id.begin(), by_id.end(), &*change.before, less);
        if (found == by_id.end() || **found != *change.before) {
            return failure(conflict("the record " + change.before->id + " is not as it was"));
        }
    }
    return {};
}

/// Whether the records that a plan adds are still missing. The serial does not show that, because not every
/// service increments it.
Result<void> check_new_records(const Zone &zone, const ZonePlan &plan) {
    const auto key = [](const ZoneRecord &record) {
        return std::tie(record.name, record.data.type, record.data.content, record.data.priority);
    };
    const auto less = [&](const ZoneRecord *left, const ZoneRecord *right) {
        return key(*left) < key(*right);
    };
    const auto by_value = sorted_records(zone, less);
    for (const PlannedChange &change : plan.changes) {
        if (change.action == ChangeAction::add &&
            std::binary_search(by_value.begin(), by_value.end(), &*change.after, less)) {
            return failure(conflict("the zone already has " +
                                    name_and_type(change.after->name, change.after->data.type) + " " +
                                    printable(change.after->data.content, 60)));
        }
    }
    return {};
}

/// Whether the zone is still as it was when the plan was made.
Result<void> check_unchanged(const Zone &zone, const ZonePlan &plan) {
    if (zone.summary.name != plan.zone) {
        return failure(conflict("the zone with the ID of the plan is '" + zone.summary.name + "' now"));
    }
    if (zone.serial != plan.serial) {
        return failure(conflict("the zone's serial is " + zone.serial + " now, and it was " + plan.serial +
                                " when the plan was made"));
    }
    Result<void> unchanged = check_changed_records(zone, plan);
    return unchanged ? check_new_records(zone, plan) : unchanged;
}

Result<void> check_guard(const ZonePlan &plan) {
    if (!is_guarded(plan)) {
        return {};
    }
    const ChangeCounts counts = count_changes(plan);
    return failure(make_error(
        ErrorCode::guarded,
        "the plan changes " + std::to_string(counts.update) + " and deletes " +
            std::to_string(counts.remove) + " of the zone's " + std::to_string(plan.records_before) +
            " records, more than a third; nothing was written: set 'force' if that is right"));
}

/// Whether a write that failed may have been carried out. A refused write was not, although it arrived.
bool is_uncertain(const Error &error) noexcept {
    return error.code == ErrorCode::ambiguous_write ||
           (error.code == ErrorCode::cancelled && error.may_have_arrived);
}

/// Carries out the changes of one name, one after the other, up to the first that fails.
Task<Result<void>> apply_to_name(Sender &call, const ZoneWriter &writer, std::span<AppliedChange> changes) {
    const std::unique_ptr<Sender> sender = call.part();
    for (AppliedChange &applied : changes) {
        Result<void> sent = co_await writer.carry_out(*sender, *applied.change);
        if (sent) {
            applied.outcome = ChangeOutcome::done;
            continue;
        }
        applied.outcome = is_uncertain(sent.error()) ? ChangeOutcome::uncertain : ChangeOutcome::failed;
        applied.error = std::move(sent.error());
        break;
    }
    co_return {};
}

/// The changes of a plan, which stand together by name.
Parts parts_of(Sender &call, const ZoneWriter &writer, std::span<AppliedChange> changes,
               std::size_t at_once) {
    const auto next = [&call, &writer, rest = changes]() mutable -> std::optional<Task<Result<void>>> {
        if (rest.empty()) {
            return std::nullopt;
        }
        const std::string &name = rest.front().change->record().name;
        const auto end = std::find_if(rest.begin(), rest.end(), [&](const AppliedChange &applied) {
            return applied.change->record().name != name;
        });
        const auto of_name = rest.first(static_cast<std::size_t>(end - rest.begin()));
        rest = rest.subspan(of_name.size());
        return apply_to_name(call, writer, of_name);
    };
    return {.next = next, .most_at_once = at_once};
}

std::size_t count(std::span<const AppliedChange> changes, ChangeOutcome outcome) noexcept {
    return static_cast<std::size_t>(
        std::count_if(changes.begin(), changes.end(),
                      [outcome](const AppliedChange &applied) { return applied.outcome == outcome; }));
}

void write_error(JsonWriter &writer, const Error &error) {
    writer.start_object();
    writer.name("code");
    writer.integer(static_cast<std::int64_t>(error.code));
    writer.member("name", error_name(error.code));
    writer.member("message", error.message);
    writer.end_object();
}

void write_applied(JsonWriter &writer, std::span<const AppliedChange> changes) {
    writer.name("changes");
    writer.start_array();
    for (const AppliedChange &applied : changes) {
        writer.start_object();
        write_change_members(writer, *applied.change);
        writer.member("outcome", outcome_names[static_cast<std::size_t>(applied.outcome)]);
        writer.name("error");
        if (applied.error.message.empty()) {
            writer.null();
        } else {
            write_error(writer, applied.error);
        }
        writer.end_object();
    }
    writer.end_array();
    writer.name("counts");
    writer.start_object();
    for (std::size_t i = 0; i < outcome_names.size(); ++i) {
        writer.name(outcome_names[i]);
        writer.integer(static_cast<std::int64_t>(count(changes, static_cast<ChangeOutcome>(i))));
    }
    writer.end_object();
}

bool has_written(std::span<const AppliedChange> changes) noexcept {
    return count(changes, ChangeOutcome::done) + count(changes, ChangeOutcome::uncertain) > 0;
}

/// The error of a call that was cancelled. None: it was not.
const Error *cancellation(std::span<const AppliedChange> changes) noexcept {
    const auto found = std::find_if(changes.begin(), changes.end(), [](const AppliedChange &applied) {
        return applied.error.code == ErrorCode::cancelled;
    });
    return found == changes.end() ? nullptr : &found->error;
}

/// The error of the call, if it has written nothing or was cancelled. Otherwise the call succeeds, and its
/// answer tells what failed.
Result<void> result_of(std::span<const AppliedChange> changes) {
    if (const Error *cancelled = cancellation(changes); cancelled != nullptr && has_written(changes)) {
        const std::string done = std::to_string(count(changes, ChangeOutcome::done)) + " of " +
                                 std::to_string(changes.size()) + " changes were carried out";
        return failure(after_write(done, *cancelled));
    }
    const auto failed = std::find_if(changes.begin(), changes.end(), [](const AppliedChange &applied) {
        return !applied.error.message.empty();
    });
    return failed == changes.end() || has_written(changes) ? Result<void>() : failure(failed->error);
}

}  // namespace

namespace dns_procedures {

Task<Result<void>> export_zone(ProcedureCall call) {
    Result<Zone> zone =
        co_await find_and_read_zone(call.sender, wish_of(call.given), call.settings.txt_style);
    if (!zone) {
        co_return failure(std::move(zone.error()));
    }
    sort_canonically(zone->records);
    co_return answer(call, [&](JsonWriter &writer) {
        writer.name("zone");
        write_zone(writer, zone->summary);
        write_serial(writer, zone->serial);
        write_records(writer, "records", zone->records);
    });
}

Task<Result<void>> plan_zone(ProcedureCall call) {
    Result<PlanOptions> options = plan_options(call.given);
    if (!options) {
        co_return failure(std::move(options.error()));
    }
    Result<std::optional<std::vector<ZoneRecord>>> wanted = wanted_records_by_name(call.given);
    if (!wanted) {
        co_return failure(std::move(wanted.error()));
    }
    Result<Zone> zone =
        co_await find_and_read_zone(call.sender, wish_of(call.given), call.settings.txt_style);
    if (!zone) {
        co_return failure(std::move(zone.error()));
    }
    if (!*wanted) {
        wanted = wanted_records(call.given, zone->summary.name);
    }
    if (!wanted) {
        co_return failure(std::move(wanted.error()));
    }
    Result<ZonePlan> plan = balvps::plan_zone(zone->summary.name, zone->serial, std::move(zone->records),
                                              std::move(**wanted), *options);
    if (!plan) {
        co_return failure(std::move(plan.error()));
    }
    const PlanOfZone whole{zone->summary.id, zone->summary.service_id, std::move(*plan)};
    co_return answer(call, [&](JsonWriter &writer) {
        writer.name("plan");
        write_plan(writer, whole);
    });
}

Task<Result<void>> apply_plan(ProcedureCall call) {
    Result<PlanOfZone> whole = read_plan(*call.given.value("plan"));
    if (!whole) {
        co_return failure(std::move(whole.error()));
    }
    ZonePlan &plan = whole->plan;
    const ZoneSummary summary{whole->zone_id, plan.zone, whole->service_id};
    ZoneSummary without_name = summary;  // so that the name is read: the zone may be another now
    without_name.name.clear();
    const Result<Zone> zone =
        co_await read_zone(call.sender, std::move(without_name), call.settings.txt_style);
    if (!zone) {
        co_return failure(zone.error());
    }
    if (Result<void> unchanged = check_unchanged(*zone, plan); !unchanged) {
        co_return unchanged;
    }
    plan.records_before = zone->records.size();
    if (Result<void> allowed = check_guard(plan); !allowed && !call.given.boolean("force", false)) {
        co_return allowed;
    }
    const ZoneWriter zone_writer(*zone, call.settings.txt_style);
    std::vector<AppliedChange> changes;
    changes.reserve(plan.changes.size());
    for (const PlannedChange &change : plan.changes) {
        changes.push_back({&change});
    }
    Parts parts = parts_of(call.sender, zone_writer, changes, call.settings.max_in_flight);
    co_await Await(call.sender.waiting().scheduler, parts);
    std::string serial = zone->serial;
    if (has_written(changes) && cancellation(changes) == nullptr) {
        serial.clear();
        if (call.given.boolean("readback", true)) {
            const Result<Zone> after = co_await read_zone(call.sender, summary, call.settings.txt_style);
            serial = after ? after->serial : "";
        }
    }
    static_cast<void>(answer(call, [&](JsonWriter &writer) {
        write_applied(writer, changes);
        write_serial(writer, serial);
    }));
    co_return parts.result ? result_of(changes) : failure(parts.result.error());
}

}  // namespace dns_procedures
}  // namespace balvps
