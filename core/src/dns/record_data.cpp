#include "dns/record_data.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/ascii.h"
#include "common/number.h"
#include "common/printable.h"
#include "dns/character_string.h"
#include "dns/record_field.h"
#include "dns/record_types.h"

namespace balvps {
namespace {

constexpr std::size_t longest_data = 65535;  // of a record on the wire (RFC 1035, 3.2.1)

using Items = std::vector<std::string_view>;

tl::unexpected<Error> wrong_argument(std::string message) {
    return failure(argument_error(std::move(message)));
}

/// The items of a content: the content itself, or what the list has. None: they are no texts or numbers.
std::optional<Items> items_of(const Value &content) {
    const auto is_item = [](const Value &value) { return value.is_string() || value.is_number(); };
    if (is_item(content)) {
        return Items{content.text()};
    }
    if (!content.is_container() || !std::all_of(content.begin(), content.end(), is_item)) {
        return std::nullopt;
    }
    Items items;
    for (const Value &item : content) {
        items.push_back(item.text());
    }
    return items;
}

std::string joined(const Items &items, std::string_view separator) {
    std::string text(items.empty() ? std::string_view() : items.front());
    for (std::size_t i = 1; i < items.size(); ++i) {
        text.append(separator).append(items[i]);
    }
    return text;
}

/// The content of a record, and the priority that it begins with.
struct Content {
    std::string text;
    std::optional<std::int64_t> priority = {};
};

/// The words of a content, one for each field, or one more if it begins with the priority.
/// @param whole the joined items.
std::vector<std::string_view> field_words(const RecordType &type, const Items &items,
                                          std::string_view whole) {
    const std::size_t fields = type.fields.size();
    const FieldKind last = type.fields.back().kind;
    const bool is_words = items.size() > 1 && (!is_rest(last) || items.size() <= fields);
    std::vector<std::string_view> words =
        is_words ? items : split_words(whole, is_rest(last) ? fields : std::string_view::npos);
    if (last == FieldKind::parameters && words.size() + 1 == fields) {
        words.emplace_back();  // there may be no parameters
    }
    if (fields == 1 && !type.has_priority) {
        words = {trimmed(whole)};
    }
    return words;
}

std::string argument(const RecordType &type, const RecordField &field) {
    return "argument 'content': the " + std::string(field.name) + " of " + std::string(type.phrase);
}

tl::unexpected<Error> refuse_count(const RecordType &type, std::string_view whole) {
    std::string fields;
    for (const RecordField &field : type.fields) {
        fields.append(fields.empty() ? "" : ", ").append(field.name);
    }
    return wrong_argument("argument 'content': " + std::string(type.phrase) + " holds " + fields + ", not '" +
                          printable(whole, 60) + "'");
}

/// Checks that a digest is as long as its algorithm demands.
Result<void> check_digest(const RecordType &type, std::size_t field, const std::vector<std::string> &normal) {
    for (const DigestSize &size : type.fields[field].sizes) {
        const std::size_t digits = size.bytes * 2;
        if (std::to_string(size.algorithm) == normal[field - 1] && normal[field].size() != digits) {
            return wrong_argument(argument(type, type.fields[field]) + " must have " +
                                  std::to_string(digits) + " hexadecimal digits, because the " +
                                  std::string(type.fields[field - 1].name) + " is " + normal[field - 1] +
                                  ", not " + std::to_string(normal[field].size()));
        }
    }
    return {};
}

Result<std::string> normal_words(const RecordType &type, const std::vector<std::string_view> &words,
                                 FieldForm form) {
    std::vector<std::string> normal;
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        Result<std::string> field = normal_field(type.fields[i].kind, words[i], form);
        if (!field) {
            return failure(about(argument(type, type.fields[i]), std::move(field.error())));
        }
        text.append(text.empty() || field->empty() ? "" : " ").append(*field);
        normal.push_back(*std::move(field));
        Result<void> checked = check_digest(type, i, normal);
        if (!checked) {
            return failure(std::move(checked.error()));
        }
    }
    return text;
}

Result<Content> read_fields(const RecordType &type, const Items &items) {
    const std::string whole = joined(items, " ");
    std::vector<std::string_view> words = field_words(type, items, whole);
    const FieldForm form = items.size() > 1 ? FieldForm::literal : FieldForm::word;
    Content content;
    if (type.has_priority && words.size() == type.fields.size() + 1) {
        Result<std::string> priority = normal_field(FieldKind::number_16, words.front(), form);
        if (!priority) {
            return failure(about("argument 'content': the priority of " + std::string(type.phrase),
                                 std::move(priority.error())));
        }
        content.priority = read_number<std::int64_t>(*priority);
        words.erase(words.begin());
    }
    if (words.size() != type.fields.size()) {
        return refuse_count(type, whole);
    }
    Result<std::string> text = normal_words(type, words, form);
    if (!text) {
        return failure(std::move(text.error()));
    }
    content.text = *std::move(text);
    return content;
}

/// The joined bytes of a text's items.
template <typename Read>
std::string text_bytes(const Items &items, const Read &read) {
    std::string bytes;
    for (const std::string_view item : items) {
        bytes += read(item);
    }
    return bytes;
}

Result<Content> read_text(const RecordType &type, const Items &items) {
    const std::string bytes = text_bytes(items, written_text);
    if (bytes.size() + bytes.size() / longest_string >= longest_data) {
        return wrong_argument(argument(type, type.fields.front()) + " must fit into 65535 bytes, which " +
                              std::to_string(bytes.size()) + " bytes do not");
    }
    return Content{normal_text(bytes)};
}

/// The content of a type that the library does not know.
Result<Content> read_unknown(std::string_view type, const Items &items) {
    std::string text = joined(items, " ");
    if (text.empty()) {
        return wrong_argument("argument 'content' of a record of type " + std::string(type) +
                              " must not be empty");
    }
    return Content{std::move(text)};
}

/// Reads the content by a type that is nullptr if the library does not know it.
Result<Content> read_content(const RecordType *known, std::string_view type, const Items &items) {
    if (known == nullptr) {
        return read_unknown(type, items);
    }
    return known->is_text() ? read_text(*known, items) : read_fields(*known, items);
}

/// Checks the priority beside a content that is read. nullptr: the library does not know the type.
Result<void> check_priority(const RecordType *known, const Content &content,
                            std::optional<std::int64_t> beside) {
    if (!beside) {
        return {};
    }
    if (*beside < 0 || *beside > highest_priority) {
        return wrong_argument("argument 'priority' must be a number from 0 to 65535, not " +
                              std::to_string(*beside));
    }
    if (known != nullptr && !known->has_priority && *beside != 0) {  // the service shows 0 for every type
        return wrong_argument("argument 'priority' is not allowed: " + std::string(known->phrase) +
                              " has no priority");
    }
    if (content.priority && *beside != *content.priority) {
        return wrong_argument("argument 'priority' must be the priority in the content, " +
                              std::to_string(*content.priority) + ", not " + std::to_string(*beside));
    }
    return {};
}

/// The priority of a record. nullptr: the library does not know the type.
std::optional<std::int64_t> priority_of(const RecordType *known, const Content &content,
                                        std::optional<std::int64_t> beside) {
    if (known == nullptr) {
        return beside.value_or(0) == 0 ? std::nullopt : beside;
    }
    if (!known->has_priority || content.priority) {
        return content.priority;
    }
    const bool is_null = content.text == "." || content.text.ends_with(" .");  // no such host or service
    return !beside && is_null ? 0 : beside;  // RFC 7505 demands 0 of a null MX
}

/// The text of a content that cannot be read.
std::string unread(const Value &content) {
    const std::optional<Items> items = items_of(content);
    if (items) {
        return joined(*items, " ");
    }
    JsonWriter writer;
    writer.value(content);
    return std::string(content.is_null() ? std::string_view() : writer.text());
}

}  // namespace

bool is_wanted(const RecordData &found, const RecordData &wanted) noexcept {
    return found.type == wanted.type && found.content == wanted.content &&
           (!wanted.priority || found.priority == wanted.priority);
}

Result<RecordData> record_data(std::string_view type, const Value &content,
                               std::optional<std::int64_t> priority) {
    Result<std::string> name = record_type(type);
    if (!name) {
        return failure(std::move(name.error()));
    }
    const std::optional<Items> items = items_of(content);
    if (!items) {
        return wrong_argument("argument 'content' must be a text, or a list of texts and integers");
    }
    const RecordType *const known = find_record_type(*name);
    Result<Content> read = read_content(known, *name, *items);
    if (!read) {
        return failure(std::move(read.error()));
    }
    Result<void> checked = check_priority(known, *read, priority);
    if (!checked) {
        return failure(std::move(checked.error()));
    }
    const std::optional<std::int64_t> one = priority_of(known, *read, priority);
    return RecordData{*std::move(name), std::move(read->text), one};
}

RecordData known_record_data(std::string_view type, const Value &content,
                             std::optional<std::int64_t> priority, TxtStyle style) {
    std::string name = in_upper_case(type);
    const std::optional<Items> items = items_of(content);
    const RecordType *const known = find_record_type(name);
    if (items && known != nullptr && known->is_text()) {
        const auto read = [style](std::string_view item) { return shown_text(item, style); };
        return {std::move(name), normal_text(text_bytes(*items, read))};
    }
    Result<Content> read = items ? read_content(known, name, *items) : Result<Content>(wrong_argument(""));
    Content shown = read ? *std::move(read) : Content{unread(content)};
    const std::optional<std::int64_t> one = priority_of(known, shown, priority);
    return {std::move(name), std::move(shown.text), one};
}

bool shows(const Value &content, std::optional<std::int64_t> priority, const RecordData &wanted) {
    const std::optional<Items> items = items_of(content);
    const RecordType *const known = find_record_type(wanted.type);
    if (items && known != nullptr && known->is_text()) {
        const std::string bytes = written_text(wanted.content);
        const auto as_strings = [](std::string_view item) { return shown_text(item, TxtStyle::quoted); };
        return text_bytes(*items, unwrapped_text) == bytes || text_bytes(*items, as_strings) == bytes;
    }
    return is_wanted(known_record_data(wanted.type, content, priority, TxtStyle::bare), wanted);
}

void write_content(JsonWriter &writer, const RecordData &data, TxtStyle style) {
    const RecordType *const known = find_record_type(data.type);
    if (known != nullptr && known->is_text()) {
        writer.string(sent_text(written_text(data.content), style));
        return;
    }
    const auto words = split_words(data.content, std::string_view::npos);
    if (known == nullptr || !known->is_list || words.size() != known->fields.size()) {
        writer.string(data.content);
        return;
    }
    writer.start_array();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto number =
            is_number(known->fields[i].kind) ? read_number<std::int64_t>(words[i]) : std::nullopt;
        number ? writer.integer(*number) : writer.string(words[i]);
    }
    writer.end_array();
}

std::string zone_file_data(const RecordData &data) {
    const RecordType *const known = find_record_type(data.type);
    if (known != nullptr && known->is_text()) {
        return text_strings(written_text(data.content));
    }
    const bool has_priority = known == nullptr ? data.priority.has_value() : known->has_priority;
    std::string text = has_priority ? std::to_string(data.priority.value_or(0)) + " " : "";
    if (known == nullptr) {
        return text + data.content;
    }
    const auto words = split_words(data.content, known->fields.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        text.append(i == 0 ? "" : " ").append(zone_file_field(known->fields[i].kind, words[i]));
    }
    return text;
}

}  // namespace balvps
