#include "client/confirm.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "request/build.h"
#include "response/json.h"

namespace balvps {
namespace {

/// A text as it is compared: reads wrap it in quotes or end it with a dot where writes do not (wire facts:
/// DNS), and know no difference of case.
std::string folded(std::string_view text) {
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
        text = text.substr(1, text.size() - 2);
    }
    if (text.ends_with('.')) {
        text.remove_suffix(1);
    }
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return out;
}

/// A value as one text, a list's items one after the other.
std::string text_of(const Value &value) {
    if (!value.is_container()) {
        return folded(value.text());
    }
    std::string text;
    for (const Value &item : value) {
        text += folded(item.text()) + " ";
    }
    return text;
}

/// The field of an item says what the argument of the write said. Names come back fully qualified.
bool says(const Value &field, const Value &argument) {
    const std::string read = text_of(field);
    const std::string written = text_of(argument);
    return read == written || written == "@" || read.starts_with(written + ".");
}

class Confirming {
  public:
    Confirming(const Operation &operation, const Arguments &arguments) noexcept
        : operation_(operation), arguments_(arguments), confirmation_(*operation.confirmation) {}

    const Operation &list_operation() const noexcept { return *find_operation(confirmation_.list); }

    /// The request that lists, with the arguments of the write.
    HttpRequest list_request() const {
        JsonBuffer buffer;
        JsonWriter writer(buffer);
        writer.start_object();
        for (const Parameter &parameter : list_operation().parameters) {
            writer.name(parameter.name);
            writer.value(*argument(parameter.name));
        }
        writer.end_object();
        const auto nothing = [](std::string_view /*key*/) { return Secret(); };
        return build_request(list_operation(), *Arguments::validate(list_operation(), view(buffer), nothing));
    }

    /// The items of a list that match the write and whose ids are not among the known.
    std::vector<const Value *> matching(const Document &list, const std::vector<std::string> &known) const {
        std::vector<const Value *> found;
        const Value *items = list.root().find(confirmation_.items);
        if (items == nullptr || !items->is_container()) {
            return found;
        }
        for (const Value &item : *items) {
            const Value *id = item.find(confirmation_.id);
            const bool is_known =
                id == nullptr || std::find(known.begin(), known.end(), id->text()) != known.end();
            if (!is_known && matches(item)) {
                found.push_back(&item);
            }
        }
        return found;
    }

    std::vector<std::string> ids(const std::vector<const Value *> &items) const {
        std::vector<std::string> ids;
        ids.reserve(items.size());
        for (const Value *item : items) {
            ids.emplace_back(item->find(confirmation_.id)->text());
        }
        return ids;
    }

    /// What the service would have answered, from the item that the write made.
    Document answer(const Value &item) const {
        const Value *field = confirmation_.field.empty() ? &item : item.find(confirmation_.field);
        JsonBuffer buffer;
        JsonWriter writer(buffer);
        writer.start_object();
        writer.name(confirmation_.answer);
        writer.value(*field);
        writer.end_object();
        Document document = Document::of(buffer);
        document.normalise(*operation_.response);
        return document;
    }

  private:
    const Value *argument(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < operation_.parameters.size(); ++i) {
            if (operation_.parameters[i].name == name) {
                return arguments_.value(i);
            }
        }
        return nullptr;
    }

    bool matches(const Value &item) const {
        return std::all_of(confirmation_.matches.begin(), confirmation_.matches.end(),
                           [&](const auto &match) {
                               const Value *written = argument(match.argument);
                               const Value *read = item.find(match.field);
                               return written == nullptr || (read != nullptr && says(*read, *written));
                           });
    }

    const Operation &operation_;
    const Arguments &arguments_;
    const Confirmation &confirmation_;
};

Task<std::optional<Error>> list(Call &call, const Confirming &confirming) {
    HttpRequest request = confirming.list_request();
    co_return co_await call.run(confirming.list_operation(), request);
}

}  // namespace

Task<std::optional<Error>> run_confirmed(Call &call, const Operation &operation, const Arguments &arguments,
                                         HttpRequest &request) {
    const Confirming confirming(operation, arguments);
    std::optional<Error> unlisted = co_await list(call, confirming);
    if (unlisted) {
        unlisted->message.insert(0, "listing what there is before the write (nothing was written): ");
        co_return unlisted;
    }
    const auto before = confirming.ids(confirming.matching(call.outcome().document, {}));
    std::optional<Error> error = co_await call.run(operation, request);
    if (!error || error->code != ErrorCode::ambiguous_write) {
        co_return error;
    }
    unlisted = co_await list(call, confirming);
    if (unlisted) {
        error->message += "; it could not be confirmed: " + unlisted->message;
        co_return error;
    }
    const auto made = confirming.matching(call.outcome().document, before);
    if (made.size() != 1) {
        error->message += "; " + std::string(operation.confirmation->list) + " shows " +
                          std::to_string(made.size()) + " new that match it";
        co_return error;
    }
    call.outcome().document = confirming.answer(*made.front());
    co_return std::optional<Error>();
}

}  // namespace balvps
