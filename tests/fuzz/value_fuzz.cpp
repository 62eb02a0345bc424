// Reads a tree. Input: "POINTER\n" and a JSON text. The pointer is also used on the catalog.
#include <string>

#include "fuzz.h"
#include "json/document.h"
#include "json/reader.h"
#include "operation/catalog.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

const Document &catalog() {
    static const Document parsed = read_json(catalog_json(), false).value();
    return parsed;
}

std::string escaped(std::string_view name) {
    std::string token;
    for (const char letter : name) {
        if (letter == '~') {
            token += "~0";
        } else if (letter == '/') {
            token += "~1";
        } else {
            token += letter;
        }
    }
    return token;
}

/// Reads a value in every way. Its children must be found by their names and pointers.
void read(const Value &value) {
    const bool container = value.is_container();
    require(!container || value.text().empty());
    require(!value.as_integer() || (value.is_number() && value.as_double()));
    require(value.as_boolean().has_value() == (value.type() == ValueType::boolean));
    require(value.item(value.size()) == nullptr && value.at("") == &value);
    constexpr std::size_t most = 50;  // looking up all names of a large object takes quadratic time
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (i < most && value.is_object()) {
            const Value *first = value.find(value.name(i));
            require(first != nullptr && first <= value.item(i));
            require(value.at("/" + escaped(value.name(i))) == first);
        } else if (i < most) {
            require(value.at("/" + std::to_string(i)) == value.item(i));
        }
        read(*value.item(i));
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string_view json = text(data, size);
    const std::string_view pointer = cut(json, '\n');
    static_cast<void>(catalog().root().at(pointer));
    static_cast<void>(catalog().root().find(pointer));

    const Result<Document> document = read_json(json, true);
    if (!document) {
        require(!document.error().message.empty());
        return 0;
    }
    static_cast<void>(document->root().at(pointer));
    static_cast<void>(document->root().find(pointer));
    read(document->root());
    return 0;
}
