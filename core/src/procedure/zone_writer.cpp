#include "procedure/zone_writer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "policy/ambiguous_write.h"
#include "procedure/requests.h"

namespace balvps {
namespace {

bool is_record(const ZoneRecord &found, const ZoneRecord &wanted) {
    return found.name == wanted.name && found.data.type == wanted.data.type &&
           found.data.content == wanted.data.content &&
           (!wanted.data.priority || found.data.priority == wanted.data.priority);
}

const ZoneRecord *record_with(const Zone &zone, std::string_view id) noexcept {
    const auto found = std::find_if(zone.records.begin(), zone.records.end(),
                                    [id](const ZoneRecord &record) { return record.id == id; });
    return found == zone.records.end() ? nullptr : &*found;
}

bool may_be_carried_out(const Error &error) noexcept {
    return error.code == ErrorCode::ambiguous_write || is_unanswered(error);
}

void remove_suffix(std::string &text, std::string_view suffix) {
    if (text.ends_with(suffix)) {
        text.resize(text.size() - suffix.size());
    }
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

void write_record_fields(JsonWriter &writer, const ZoneRecord &record, TxtStyle style) {
    writer.member("name", record.name);
    writer.member("type", record.data.type);
    writer.name("content");
    write_content(writer, record.data, style);
    for (const auto &[name, number] :
         {std::pair("ttl", record.ttl), std::pair("priority", record.data.priority)}) {
        if (number) {
            writer.name(name);
            writer.integer(*number);
        }
    }
}

Error after_write(std::string_view done, Error error) {
    remove_suffix(error.message, " (nothing was sent)");
    error.message.insert(0, std::string(done) + ", but then: ");
    error.retryable = false;
    error.retry_after = -1;
    const bool is_an_answer = error_family(error.code) == "service" || error.code == ErrorCode::cancelled;
    if (!is_an_answer && error.code != ErrorCode::ambiguous_write) {
        error.reason = error.reason.empty() ? error_name(error.code) : error.reason;
        error.code = ErrorCode::ambiguous_write;
    }
    return error;
}

Task<Result<void>> ZoneWriter::carry_out(Sender &sender, const PlannedChange &change) const {
    Result<void> sent = co_await send_operation(sender, operation_of(change.action), arguments(change));
    if (sent) {
        co_return sent;
    }
    if (change.action == ChangeAction::remove && sent.error().code == ErrorCode::not_found) {
        co_return {};
    }
    if (!may_be_carried_out(sent.error()) || sent.error().code == ErrorCode::cancelled) {
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
    if (lost.code != ErrorCode::ambiguous_write) {
        lost.message.insert(0, "the write may have been carried out: ");
        lost.reason = lost.reason.empty() ? error_name(lost.code) : lost.reason;
        lost.code = ErrorCode::ambiguous_write;
    }
    lost.message +=
        now ? "; the zone does not show it" : "; it could not be looked for: " + now.error().message;
    lost.retryable = false;
    lost.retry_after = -1;
    co_return failure(std::move(lost));
}

/// Whether the zone has changed as the lost write would have changed it.
bool ZoneWriter::is_carried_out(const Zone &after, const PlannedChange &change) const {
    if (change.action == ChangeAction::add) {
        return std::any_of(after.records.begin(), after.records.end(), [&](const ZoneRecord &record) {
            return record_with(before_, record.id) == nullptr && is_record(record, *change.after);
        });
    }
    const ZoneRecord *record = record_with(after, change.before->id);
    if (change.action == ChangeAction::remove) {
        return record == nullptr;
    }
    return record != nullptr && is_record(*record, *change.after) &&
           (!change.after->ttl || record->ttl == change.after->ttl);
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

/// The arguments of the operation that carries out a change.
JsonWriter ZoneWriter::arguments(const PlannedChange &change) const {
    JsonWriter writer;
    writer.start_object();
    writer.name("service_id");
    writer.integer(before_.summary.service_id);
    writer.name("zone_id");
    writer.integer(before_.summary.id);
    if (change.action != ChangeAction::add) {
        writer.name("record_id");
        writer.json(change.before->id);
    }
    if (change.action != ChangeAction::remove) {
        write_record_fields(writer, *change.after, style_);
    }
    writer.end_object();
    return writer;
}

}  // namespace balvps
