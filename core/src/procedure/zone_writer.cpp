#include "procedure/zone_writer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "procedure/after_write.h"

namespace balvps {
namespace {

bool is_record(const ZoneRecord &found, const ZoneRecord &wanted) {
    return found.name == wanted.name && is_wanted(found.data, wanted.data);
}

const ZoneRecord *record_with(const Zone &zone, std::string_view id) noexcept {
    const auto found = std::find_if(zone.records.begin(), zone.records.end(),
                                    [id](const ZoneRecord &record) { return record.id == id; });
    return found == zone.records.end() ? nullptr : &*found;
}

}  // namespace

std::string_view operation_of(ChangeAction action) noexcept {
    switch (action) {
        case ChangeAction::add:
            return "add_dns_record";
        case ChangeAction::update:
            return "edit_dns_record";
        case ChangeAction::remove:
            return "delete_dns_record";
    }
    return {};
}

HttpRequest change_request(const ZoneSummary &zone, const PlannedChange &change, TxtStyle style) {
    const RequestIds ids = ids_in_requests(zone, change.before ? change.before->id : "");
    return zone_request(*find_operation(operation_of(change.action)), ids,
                        change.after ? &*change.after : nullptr, style);
}

Error unseen_write(Error error) {
    error = after_write("the changes were carried out", std::move(error));
    if (error.code != ErrorCode::cancelled) {
        make_uncertain(error);
    }
    return error;
}

Task<Result<void>> ZoneWriter::carry_out(Sender &sender, const PlannedChange &change) const {
    const std::string_view operation = operation_of(change.action);
    HttpRequest request = change_request(before_.summary, change, style_);
    Result<void> sent = co_await send_operation(sender, operation, std::move(request));
    if (sent) {
        co_return sent;
    }
    if (change.action == ChangeAction::remove && sent.error().code == ErrorCode::not_found) {
        co_return {};
    }
    if (sent.error().code != ErrorCode::ambiguous_write) {
        co_return sent;
    }
    co_return co_await look_for(sender, change, std::move(sent.error()));
}

/// Reads the zone to find out whether a change was carried out.
Task<Result<void>> ZoneWriter::look_for(Sender &sender, const PlannedChange &change, Error lost) const {
    Result<Zone> now = co_await read_zone(sender, before_.summary, style_);
    if (now && is_carried_out(*now, change)) {
        co_return {};
    }
    lost.message +=
        now ? "; the zone does not show it" : "; it could not be looked for: " + later_message(now.error());
    if (!now && now.error().code == ErrorCode::cancelled) {
        lost.code = ErrorCode::cancelled;
        lost.reason = {};
    }
    co_return failure(std::move(lost));
}

/// Whether the zone has changed as the lost write would have changed it.
bool ZoneWriter::is_carried_out(const Zone &after, const PlannedChange &change) const {
    if (change.action == ChangeAction::add) {
        return std::any_of(after.records.begin(), after.records.end(), [&](const ZoneRecord &record) {
            return is_record(record, *change.after) && record_with(before_, record.id) == nullptr;
        });
    }
    const ZoneRecord *record = record_with(after, change.before->id);
    if (change.action == ChangeAction::remove) {
        return record == nullptr;
    }
    // The service may raise a small TTL.
    return record != nullptr && *record != *change.before && is_record(*record, *change.after) &&
           (!change.after->ttl || !record->ttl || *record->ttl >= *change.after->ttl);
}

bool ZoneWriter::shows(const Zone &after, const PlannedChange &change) {
    if (change.action == ChangeAction::remove) {
        return record_with(after, change.before->id) == nullptr;
    }
    return std::any_of(after.records.begin(), after.records.end(),
                       [&](const ZoneRecord &record) { return is_record(record, *change.after); });
}

Task<Result<void>> ZoneWriter::carry_out_all(Sender &sender,
                                             const std::vector<PlannedChange> &changes) const {
    for (std::size_t done = 0; done < changes.size(); ++done) {
        Result<void> sent = co_await carry_out(sender, changes[done]);
        if (!sent && done > 0) {
            const std::string count = std::to_string(done) + " of " + std::to_string(changes.size());
            co_return failure(after_write(count + " changes were carried out", std::move(sent.error())));
        }
        if (!sent) {
            co_return sent;
        }
    }
    co_return {};
}

}  // namespace balvps
