#include "policy/confirm.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/watch.h"
#include "dns/name.h"
#include "dns/record_data.h"
#include "json/reader.h"
#include "json/writer.h"
#include "request/build.h"
#include "response/normalise.h"

namespace balvps {
namespace {

/// The full form of a name in a zone (wire facts: DNS). Names that are read are full. Names that are written
/// may be relative to the zone. A text that is no name is compared as it is.
std::string full_name(std::string_view text, std::string_view zone) {
    Result<std::string> name = name_in_zone(text, zone);
    return name ? *std::move(name) : known_name(text);
}

/// The data of a record whose content was written, without the priority, which is an argument of its own.
RecordData written_data(std::string_view type, const Value &content) {
    Result<RecordData> data = record_data(type, content);
    if (!data) {
        data = known_record_data(type, content, std::nullopt, TxtStyle::bare);
    }
    data->priority.reset();
    return *std::move(data);
}

/// What a field of the written item shows.
struct Wanted {
    const Confirmation::Match &match;
    std::string text = {};
    std::string zone = {};  ///< in which the field's names are; "": unknown
    RecordData data = {};

    bool is_in(const Value &item) const {
        const Value *read = item.find(match.field);
        return read != nullptr && is(*read);
    }

  private:
    bool is(const Value &read) const {
        switch (match.kind) {
            case Confirmation::Kind::text:
                break;
            case Confirmation::Kind::domain:
                return known_name(read.text()) == text;
            case Confirmation::Kind::name_in_zone:
                return full_name(read.text(), zone) == text;
            case Confirmation::Kind::content:
                return shows(read, std::nullopt, data);
        }
        return read.text() == text;
    }
};

class Confirming {
  public:
    Confirming(const Operation &operation, const Arguments &arguments) noexcept
        : operation_(operation), arguments_(arguments), confirmation_(*operation.confirmation) {}

    const Operation &list_operation() const noexcept { return *find_operation(confirmation_.list); }

    /// The request for the list, with the arguments of the write.
    HttpRequest list_request() const {
        const ArgumentList given = arguments_.shared_with(list_operation(), operation_);
        return build_request(list_operation(), *Arguments::validate(list_operation(), given));
    }

    /// The items of a list that match the write and whose IDs are not in `known`, which is sorted. It fails
    /// if the call's time ends, because a list may be long.
    Result<std::vector<const Value *>> matching(const Value &list, const std::vector<std::string> &known,
                                                const Waiting &waiting) const {
        Watch watch(waiting.deadline, waiting.interrupt);
        try {
            return matching(list, known, watch);
        } catch (const GivenUp &stopped) {
            return failure(stopped.why() == ErrorCode::cancelled
                               ? cancelled()
                               : timeout_error("the deadline passed while the items were compared"));
        }
    }

    /// The IDs of items, sorted.
    std::vector<std::string> ids(const std::vector<const Value *> &items) const {
        std::vector<std::string> ids;
        ids.reserve(items.size());
        for (const Value *item : items) {
            ids.emplace_back(item->find(confirmation_.id)->text());
        }
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    /// The answer that the service would have given, made from the new item.
    Document answer(const Value &item) const {
        const Value *field = confirmation_.field.empty() ? &item : item.find(confirmation_.field);
        JsonWriter writer;
        writer.start_object();
        writer.name(confirmation_.answer);
        writer.value(*field);
        writer.end_object();
        Document document = read_own_json(writer.text());
        static_cast<void>(normalise(document, *operation_.response));
        return document;
    }

  private:
    const Value *argument(std::string_view name) const noexcept { return arguments_.value(operation_, name); }

    std::vector<const Value *> matching(const Value &list, const std::vector<std::string> &known,
                                        Watch &watch) const {
        std::vector<const Value *> found;
        const Value *items = list.find(confirmation_.items);
        if (items == nullptr || !items->is_container()) {
            return found;
        }
        const std::vector<Wanted> fields = wanted(list);
        std::size_t steps = 1;
        for (const Wanted &each : fields) {
            constexpr std::size_t bytes_in_a_step = 1024;  // a comparison reads the whole content
            steps += each.data.content.size() / bytes_in_a_step;
        }
        for (const Value &item : *items) {
            for (std::size_t i = 0; i < steps; ++i) {
                watch.step();
            }
            const Value *id = item.find(confirmation_.id);
            const bool is_known = id == nullptr || std::binary_search(known.begin(), known.end(), id->text());
            if (!is_known && matches(item, fields)) {
                found.push_back(&item);
            }
        }
        return found;
    }

    /// What the given arguments make an item of this list show. They are read once, not for each item.
    std::vector<Wanted> wanted(const Value &list) const {
        std::vector<Wanted> fields;
        for (const Confirmation::Match &match : confirmation_.matches) {
            const Value *written = argument(match.argument);
            if (written == nullptr) {
                continue;
            }
            Wanted &field = fields.emplace_back(Wanted{match});
            field.text = written->text();
            if (match.kind == Confirmation::Kind::domain) {
                field.text = known_name(written->text());
            } else if (match.kind == Confirmation::Kind::name_in_zone) {
                const Value *zone = list.find(match.field);
                field.zone = zone == nullptr ? "" : canonical_name(zone->text()).value_or("");
                field.text = full_name(written->text(), field.zone);
            } else if (match.kind == Confirmation::Kind::content) {
                field.data = written_data(argument("type")->text(), *written);
            }
        }
        return fields;
    }

    /// Whether an item shows all given arguments, of which there must be at least one.
    static bool matches(const Value &item, const std::vector<Wanted> &fields) {
        return !fields.empty() && std::all_of(fields.begin(), fields.end(),
                                              [&](const Wanted &field) { return field.is_in(item); });
    }

    const Operation &operation_;
    const Arguments &arguments_;
    const Confirmation &confirmation_;
};

Task<Result<void>> list(Sender &sender, const Confirming &confirming) {
    HttpRequest request = confirming.list_request();
    co_return co_await sender.send_signed_in(confirming.list_operation(), request);
}

tl::unexpected<Error> nothing_written(Error error) {
    error.message.insert(0, "listing the items before the write (nothing was written): ");
    return failure(std::move(error));
}

}  // namespace

Task<Result<void>> send_and_confirm(Sender &sender, const Operation &operation, const Arguments &arguments,
                                    HttpRequest &request) {
    const Confirming confirming(operation, arguments);
    Result<void> listed = co_await list(sender, confirming);
    if (!listed) {
        co_return nothing_written(std::move(listed.error()));
    }
    const auto before = confirming.matching(sender.answer().document.root(), {}, sender.waiting());
    if (!before) {
        co_return nothing_written(before.error());
    }
    const auto known = confirming.ids(*before);
    Result<void> sent = co_await sender.send_signed_in(operation, request);
    if (sent || sent.error().code != ErrorCode::ambiguous_write) {
        co_return sent;
    }
    std::string &message = sent.error().message;
    listed = co_await list(sender, confirming);
    if (!listed) {
        message += "; it could not be confirmed: " + listed.error().message;
        co_return sent;
    }
    const auto made = confirming.matching(sender.answer().document.root(), known, sender.waiting());
    if (!made) {
        message += "; it could not be confirmed: " + made.error().message;
        co_return sent;
    }
    if (made->size() != 1) {
        message += "; " + std::string(operation.confirmation->list) + " shows " +
                   std::to_string(made->size()) + " new items that match it";
        co_return sent;
    }
    sender.answer().document = confirming.answer(*made->front());
    co_return {};
}

}  // namespace balvps
