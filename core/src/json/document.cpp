#include "json/document.h"

#include <string>

#include "json/builder.h"

namespace balvps {
namespace {

Document single(ValueType type, std::string_view text) {
    Arena arena;
    arena.keep_secret();
    arena.expect(text.size() + 1);
    const Value value = DocumentBuilder::make_text(arena, type, text);
    return {std::move(arena), value};
}

}  // namespace

Document Document::of_text(std::string_view text) {
    return single(ValueType::string, text);
}

Document Document::of_integer(std::int64_t number) {
    return single(ValueType::number, std::to_string(number));
}

}  // namespace balvps
