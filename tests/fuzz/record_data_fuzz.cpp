// The content of a record. Input: "TYPE PRIORITY\nCONTENT". The priority may be missing. The content is a
// JSON array, or a text.
#include "dns/record_data.h"

#include <string>

#include "common/number.h"
#include "common/utf8.h"
#include "dns/record_types.h"
#include "fuzz.h"
#include "json/document.h"
#include "json/reader.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

using Priority = std::optional<std::int64_t>;

Document content_of(std::string_view text) {
    Result<Document> list = read_json(text, false);
    return list && list->root().is_array() ? *std::move(list) : Document::of_text(text);
}

bool is_text(const RecordData &data) {
    const RecordType *const type = find_record_type(data.type);
    return type != nullptr && type->is_text();
}

/// The content as the service shows it after it was sent.
Document shown_after_sending(const RecordData &data, TxtStyle style) {
    JsonWriter writer;
    write_content(writer, data, style);
    Document sent = read_own_json(writer.text());
    const std::string_view text = sent.root().text();
    const bool has_quotes = text.size() > 1 && text.starts_with('"') && text.ends_with('"');
    const bool is_wrapped = is_text(data) && style == TxtStyle::bare && !has_quotes;
    return is_wrapped ? Document::of_text("\"" + std::string(text) + "\"") : std::move(sent);
}

/// Whether the style `bare` can carry a text: it is UTF-8, and has no escapes that make it look like another.
bool bare_can_carry(const RecordData &data) {
    const std::string bytes = written_text(data.content);
    const bool as_it_is = sent_text(bytes, TxtStyle::bare) == bytes;
    return is_utf8(bytes) && (!as_it_is || shown_text("\"" + bytes + "\"", TxtStyle::bare) == bytes);
}

void require_same(const Result<RecordData> &result, const RecordData &data) {
    require(result && *result == data);
}

void check_written(const RecordData &data) {
    require_same(record_data(data.type, Document::of_text(data.content).root(), data.priority), data);
    const RecordType *const type = find_record_type(data.type);
    const bool is_complete = type == nullptr ? !data.priority : !type->has_priority || data.priority;
    if (is_complete) {
        require_same(record_data(data.type, Document::of_text(zone_file_data(data)).root()), data);
    }
    for (const TxtStyle style : {TxtStyle::bare, TxtStyle::quoted}) {
        const Document shown = shown_after_sending(data, style);
        require(shows(shown.root(), data.priority, data));
        if (!is_text(data) || style == TxtStyle::quoted || bare_can_carry(data)) {
            require_same(known_record_data(data.type, shown.root(), data.priority, style), data);
        }
    }
}

void check_shown(std::string_view type, const Value &content, Priority priority) {
    for (const TxtStyle style : {TxtStyle::bare, TxtStyle::quoted}) {
        const RecordData known = known_record_data(type, content, priority, style);
        require(shows(content, priority, known));
        static_cast<void>(zone_file_data(known));
        JsonWriter writer;
        write_content(writer, known, style);
        const Result<RecordData> again =
            record_data(type, Document::of_text(known.content).root(), known.priority);
        require(!again || (again->content == known.content && again->priority == known.priority));
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string_view written = text(data, size);
    std::string_view priority = cut(written, '\n');
    const std::string_view type = cut(priority, ' ');
    if (!is_utf8(text(data, size))) {
        return 0;  // no JSON, and so no content
    }
    const Document content = content_of(written);
    check_shown(type, content.root(), read_number<std::int64_t>(priority));
    const Result<RecordData> read = record_data(type, content.root(), read_number<std::int64_t>(priority));
    if (read) {
        check_written(*read);
        return 0;
    }
    require(read.error().code == ErrorCode::argument && read.error().message.starts_with("argument '") &&
            is_harmless(read.error().message) && read.error().message.size() < 500);
    return 0;
}
