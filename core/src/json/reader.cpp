#include "json/reader.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <new>
#include <string>
#include <utility>

#include "common/utf8.h"
#include "json/builder.h"
#include "json/text_stream.h"

namespace balvps {
namespace {

/// Whether the text may escape a surrogate (U+D800 to U+DFFF). It also finds their neighbours from U+D000 on.
bool escapes_surrogates(std::string_view json) noexcept {
    constexpr std::size_t escape = 2;  // a backslash and the escaped character
    for (std::size_t at = json.find('\\'); at != std::string_view::npos; at = json.find('\\', at + escape)) {
        const std::string_view start = json.substr(at, escape + 1);
        if (start == "\\ud" || start == "\\uD") {
            return true;
        }
    }
    return false;
}

tl::unexpected<Error> unreadable(std::size_t offset, std::string_view reason, std::string_view what) {
    std::string message = "is not valid JSON at byte " + std::to_string(offset) + ": ";
    return failure(malformed_answer_error(message.append(what), reason));
}

/// @param at_end the reader reached the end of the text.
tl::unexpected<Error> explain(const rapidjson::ParseResult &parsed, const DocumentBuilder &builder,
                              std::size_t offset, bool at_end) {
    if (builder.too_deep()) {
        return unreadable(offset, reason::wrong_type,
                          "nested more than " + std::to_string(deepest_nesting) + " levels deep");
    }
    if (builder.unsupported_number()) {
        return unreadable(offset, reason::not_json,
                          "a number of more than " + std::to_string(longest_number) +
                              " characters or three digits of exponent");
    }
    if (parsed.Code() == rapidjson::kParseErrorTermination) {
        return unreadable(offset, reason::not_json, "half a surrogate pair in a string");
    }
    const bool empty = parsed.Code() == rapidjson::kParseErrorDocumentEmpty;
    return unreadable(offset,
                      !at_end ? reason::not_json
                      : empty ? reason::empty
                              : reason::truncated,
                      rapidjson::GetParseError_En(parsed.Code()));
}

/// Makes an arena that is large enough for the tree of a text.
Arena arena_for(std::size_t text_size, bool secret, const ReadingBounds &bounds) {
    Arena arena;
    if (secret) {
        arena.keep_secret();
    }
    arena.allow(bounds.memory);
    // The tree of a long text is about as large as the text. In a short text the names take as much again.
    constexpr std::size_t short_text = 4096;
    constexpr std::size_t largest_first_block = std::size_t{4} << 20;
    arena.expect(std::min(text_size + std::min(text_size, short_text) + 256, largest_first_block));
    return arena;
}

}  // namespace

Result<Document> read_json(std::string_view text, bool secret, const ReadingBounds &bounds) {
    Body copy;
    copy.reserve(text.size() + reading_padding);
    copy.append(text);
    pad_for_reading(copy);
    return read_json_in_place(copy, secret, bounds);
}

Document read_own_json(std::string_view json) {
    Result<Document> document = read_json(json, false);
    if (!document) {
        throw std::bad_alloc();
    }
    return std::move(*document);
}

Result<Document> read_json_in_place(const Body &body, bool secret, const ReadingBounds &bounds) {
    const std::string_view text = view(body);
    if (body.capacity() - body.size() < reading_padding) {
        return read_json(text, secret, bounds);
    }
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseInsituFlag;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // some PHP installs send one
    const std::size_t skipped = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    Arena arena = arena_for(text.size(), secret, bounds);
    Watch unbounded;
    Watch &watch = bounds.watch != nullptr ? *bounds.watch : unbounded;
    Body decoded;
    if (secret) {  // a short string must not stand inside `decoded` itself, where nothing wipes it
        constexpr std::size_t too_much_for_inside = 32;
        decoded.reserve(too_much_for_inside);
    }
    DocumentBuilder builder(arena, decoded, escapes_surrogates(text), watch, bounds.keep_repeated);
    TextStream stream(text.data() + skipped, decoded, watch);
    rapidjson::Reader reader;  // with these flags it needs no memory of its own
    const rapidjson::ParseResult parsed = reader.Parse<flags>(stream, builder);
    const std::size_t reached = stream.Tell() + skipped;
    if (parsed.IsError()) {
        return explain(parsed, builder, parsed.Offset() + skipped, reached >= text.size());
    }
    if (reached != text.size()) {  // the reader stops at a NUL
        return unreadable(reached, reason::not_json, "a NUL byte stands outside a string");
    }
    if (const std::size_t valid = valid_utf8_prefix(text); valid != text.size()) {
        return unreadable(valid, reason::not_json, "Invalid encoding in string.");
    }
    const Value root = builder.root();
    return Document(std::move(arena), root, builder.repeated());
}

}  // namespace balvps
