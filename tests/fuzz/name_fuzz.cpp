// A name and a zone. Input: "ZONE\nNAME".
#include <algorithm>
#include <string>

#include "dns/name.h"
#include "fuzz.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

constexpr std::size_t longest_name = 253;

bool may_stand_in_name(char letter) noexcept {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
           std::string_view("-_/.*").find(letter) != std::string_view::npos;
}

void require_canonical(const std::string &name) {
    require(!name.empty() && name.size() <= longest_name);
    require(std::all_of(name.begin(), name.end(), may_stand_in_name));
    require(name.rfind('*') == std::string::npos || name == "*" || (name.rfind('*') == 0 && name[1] == '.'));
    const Result<std::string> again = canonical_name(name);
    require(again && *again == name);
}

void require_argument_error(const Error &error) {
    require(error.code == ErrorCode::argument && error.message.starts_with("must ") &&
            is_harmless(error.message) && error.message.size() < 400);
}

void check(std::string_view zone, std::string_view written) {
    const Result<std::string> name = canonical_name(written);
    if (!name) {
        require_argument_error(name.error());
    } else {
        require_canonical(*name);
        require(known_name(written) == *name && lies_in(*name, *name));
    }
    const Result<std::string> in = canonical_name(zone);
    if (!in) {
        static_cast<void>(name_in_zone(written, known_name(zone)));
        return;
    }
    const Result<std::string> placed = name_in_zone(written, *in);
    if (!placed) {
        require_argument_error(placed.error());
        return;
    }
    require_canonical(*placed);
    require(lies_in(*placed, *in));
    const std::string relative(relative_name(*placed, *in));
    require(relative == "@" ? *placed == *in : relative + "." + *in == *placed);
    require(name_in_zone(*placed + ".", *in).value_or("") == *placed);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string_view written = text(data, size);
    const std::string_view zone = cut(written, '\n');
    check(zone, written);
    return 0;
}
