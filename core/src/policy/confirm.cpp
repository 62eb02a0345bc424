#include "policy/confirm.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

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

/// Whether a record that is read has the content that was written.
bool has_content(const Value &read, const Value &written, std::string_view type) {
    Result<RecordData> wanted = record_data(type, written);
    if (!wanted) {
        wanted = known_record_data(type, written, std::nullopt, TxtStyle::bare);
    }
    wanted->priority.reset();  // it is compared as an argument of its own
    return shows(read, std::nullopt, *wanted);
}

class Confirming {
  public:
    Confirming(const Operation &operation, const Arguments &arguments) noexcept
        : operation_(operation), arguments_(arguments), confirmation_(*operation.confirmation) {}

    const Operation &list_operation() const noexcept { return *find_operation(confirmation_.list); }

    /// The request for the list, with the arguments of the write.
    HttpRequest list_request() const {
        ArgumentList given;
        for (const Parameter &parameter : list_operation().parameters) {
            const std::shared_ptr<void> kept_by_the_write;
            given.push_back({std::string(parameter.name), {kept_by_the_write, argument(parameter.name)}});
        }
        const auto nothing = [](std::string_view /*key*/) { return Secret(); };
        return build_request(list_operation(), *Arguments::validate(list_operation(), given, nothing));
    }

    /// The items of a list that match the write and whose IDs are not in `known`, which is sorted.
    std::vector<const Value *> matching(const Document &list, const std::vector<std::string> &known) const {
        std::vector<const Value *> found;
        const Value *items = list.root().find(confirmation_.items);
        if (items == nullptr || !items->is_container()) {
            return found;
        }
        for (const Value &item : *items) {
            const Value *id = item.find(confirmation_.id);
            const bool is_known = id == nullptr || std::binary_search(known.begin(), known.end(), id->text());
            if (!is_known && matches(item, list.root())) {
                found.push_back(&item);
            }
        }
        return found;
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
    const Parameter *parameter(std::string_view name) const noexcept {
        const auto known = std::find_if(operation_.parameters.begin(), operation_.parameters.end(),
                                        [&](const Parameter &each) { return each.name == name; });
        return known == operation_.parameters.end() ? nullptr : &*known;
    }

    const Value *argument(std::string_view name) const noexcept {
        const Parameter *known = parameter(name);
        return known == nullptr
                   ? nullptr
                   : arguments_.value(static_cast<std::size_t>(known - operation_.parameters.data()));
    }

    /// Whether an item matches all given arguments, of which there must be at least one.
    bool matches(const Value &item, const Value &list) const {
        bool any = false;
        for (const Confirmation::Match &match : confirmation_.matches) {
            const Value *written = argument(match.argument);
            if (written == nullptr) {
                continue;
            }
            any = true;
            const Value *read = item.find(match.field);
            if (read == nullptr || !is_match(match, *read, *written, list)) {
                return false;
            }
        }
        return any;
    }

    bool is_match(const Confirmation::Match &match, const Value &read, const Value &written,
                  const Value &list) const {
        switch (match.kind) {
            case Confirmation::Kind::text:
                break;
            case Confirmation::Kind::domain:
                return known_name(read.text()) == known_name(written.text());
            case Confirmation::Kind::name_in_zone: {
                const Value *zone = list.find(match.field);
                constexpr std::size_t longest = 255;  // the longest domain name
                const bool usable = zone != nullptr && zone->text().size() <= longest;
                const std::string in = usable ? known_name(zone->text()) : std::string();
                return full_name(read.text(), in) == full_name(written.text(), in);
            }
            case Confirmation::Kind::content:
                return has_content(read, written, argument("type")->text());
        }
        return read.text() == written.text();
    }

    const Operation &operation_;
    const Arguments &arguments_;
    const Confirmation &confirmation_;
};

Task<Result<void>> list(Sender &sender, const Confirming &confirming) {
    HttpRequest request = confirming.list_request();
    co_return co_await sender.send_signed_in(confirming.list_operation(), request);
}

}  // namespace

Task<Result<void>> send_and_confirm(Sender &sender, const Operation &operation, const Arguments &arguments,
                                    HttpRequest &request) {
    const Confirming confirming(operation, arguments);
    Result<void> listed = co_await list(sender, confirming);
    if (!listed) {
        listed.error().message.insert(0, "listing the items before the write (nothing was written): ");
        co_return listed;
    }
    const auto before = confirming.ids(confirming.matching(sender.answer().document, {}));
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
    const auto made = confirming.matching(sender.answer().document, before);
    if (made.size() != 1) {
        message += "; " + std::string(operation.confirmation->list) + " shows " +
                   std::to_string(made.size()) + " new items that match it";
        co_return sent;
    }
    sender.answer().document = confirming.answer(*made.front());
    co_return {};
}

}  // namespace balvps
