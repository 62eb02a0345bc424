#include "response/pick.h"

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <utility>

#include "json/reader.h"
#include "json/writer.h"
#include "response/normalise.h"

namespace balvps {
namespace {

/// Normalises the list, whose items are like the member, as a list whose keys are IDs.
Result<void> normalise_list(Document &document, const Pick &what, const Schema &answer) {
    const auto member = std::find_if(answer.fields.begin(), answer.fields.end(),
                                     [&](const Field &field) { return field.name == what.field; });
    const Schema list{.kind = ValueKind::list, .fields = {}, .items = member->schema, .key = "id"};
    const std::array<Field, 1> fields{{{what.list, &list, false}}};
    return normalise(document, {.kind = ValueKind::object, .fields = fields, .items = nullptr});
}

const Value *item_with_id(const Value *list, std::string_view id) {
    if (list == nullptr) {
        return nullptr;
    }
    const auto *const found = std::find_if(list->begin(), list->end(), [id](const Value &item) {
        const Value *own = item.find("id");
        return own != nullptr && own->text() == id;
    });
    return found == list->end() ? nullptr : found;
}

}  // namespace

Result<void> pick(Document &document, const Operation &operation, std::string_view id) {
    const Pick &what = *operation.pick;
    if (const Value *there = document.root().find(what.field); there != nullptr && !there->is_null()) {
        return {};
    }
    if (Result<void> normalised = normalise_list(document, what, *operation.response); !normalised) {
        return normalised;
    }
    const Value &root = document.root();
    const Value *part = item_with_id(root.find(what.list), id);
    if (part == nullptr) {
        return failure(malformed_answer_error(
            "the answer does not fit this operation: '" + std::string(what.field) + "' is missing",
            reason::wrong_type));
    }
    JsonWriter writer;
    writer.start_object();
    for (std::size_t i = 0; i < root.size(); ++i) {
        if (root.name(i) == what.list) {
            writer.name(what.field);
            writer.value(*part);
        } else if (root.name(i) != what.field) {
            writer.name(root.name(i));
            writer.value(*root.item(i));
        }
    }
    writer.end_object();
    Result<Document> picked = read_json(writer.text(), operation.secret);
    if (!picked) {
        throw std::bad_alloc();  // the library wrote the text itself
    }
    document = std::move(*picked);
    return {};
}

}  // namespace balvps
