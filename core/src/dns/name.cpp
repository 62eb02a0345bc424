#include "dns/name.h"

#include <algorithm>
#include <utility>

#include "common/ascii.h"
#include "common/printable.h"
#include "common/utf8.h"
#include "transport/idna.h"

namespace balvps {
namespace {

constexpr std::size_t longest_label = 63;
constexpr std::size_t longest_name = 253;

/// The longest text that is read as a name. In UTF-8, international names are longer than in their xn-- form.
constexpr std::size_t longest_written = 1024;

constexpr std::size_t longest_shown = 60;

std::string quoted_name(std::string_view text) {
    return "'" + printable(text, longest_shown) + "'";
}

/// Removes one dot from the end.
std::string_view without_final_dot(std::string_view name) noexcept {
    name.remove_suffix(name.ends_with('.') ? 1 : 0);
    return name;
}

bool may_be_in_label(char letter) noexcept {
    const char lower = ascii_lower(letter);
    return (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '-' || lower == '_' ||
           lower == '/' || is_beyond_ascii(letter);
}

tl::unexpected<Error> refuse_name(std::string reason) {
    return failure(argument_error(std::move(reason)));
}

Result<std::string> canonical_label(std::string_view label, bool is_first) {
    if (label.empty()) {
        return refuse_name("it has an empty label");
    }
    if (label == "*" && is_first) {
        return std::string(label);
    }
    const auto wrong = std::find_if_not(label.begin(), label.end(), may_be_in_label);
    if (wrong != label.end()) {
        return refuse_name(*wrong == '*' ? std::string("'*' must be the whole first label")
                                         : "a label has letters, digits, '-', '_' and '/', but not " +
                                               quoted_name({&*wrong, 1}));
    }
    Result<std::string> ascii = std::any_of(label.begin(), label.end(), is_beyond_ascii)
                                    ? ascii_label(label)
                                    : Result<std::string>(in_lower_case(label));
    if (ascii && ascii->size() > longest_label) {
        return refuse_name("the label " + quoted_name(label) + " has " + std::to_string(ascii->size()) +
                           " octets, and at most " + std::to_string(longest_label) + " are allowed");
    }
    return ascii;
}

/// A name whose labels are separated by ASCII dots, and which has no final dot.
Result<std::string> canonical_labels(std::string_view name) {
    std::string out;
    for (std::size_t start = 0; start <= name.size();) {
        const std::size_t end = std::min(name.find('.', start), name.size());
        Result<std::string> label = canonical_label(name.substr(start, end - start), start == 0);
        if (!label) {
            return label;
        }
        out.append(start == 0 ? "" : ".").append(*label);
        if (out.size() > longest_name) {
            return refuse_name("it has more than " + std::to_string(longest_name) + " octets");
        }
        start = end + 1;
    }
    return out;
}

bool is_absolute(std::string_view written) {
    return with_ascii_dots(written).ends_with('.');
}

}  // namespace

Result<std::string> canonical_name(std::string_view text) {
    if (text.empty()) {
        return refuse_name("must be a domain name such as www.example.com, not empty");
    }
    if (text.size() > longest_written) {
        return refuse_name("must be a domain name of at most " + std::to_string(longest_name) +
                           " octets, not " + quoted_name(text));
    }
    if (!is_utf8(text)) {
        return refuse_name("must be a domain name in UTF-8, not " + quoted_name(text));
    }
    const std::string dotted = with_ascii_dots(text);
    Result<std::string> name = canonical_labels(without_final_dot(dotted));
    if (!name) {
        return failure(about("must be a domain name such as www.example.com, not " + quoted_name(text) + ":",
                             std::move(name.error())));
    }
    return name;
}

std::string known_name(std::string_view text) {
    Result<std::string> name = canonical_name(text);
    return name ? *std::move(name) : in_lower_case(without_final_dot(text));
}

bool lies_in(std::string_view name, std::string_view zone) noexcept {
    if (zone.empty() || name == zone) {
        return true;
    }
    return name.ends_with(zone) && name[name.size() - zone.size() - 1] == '.';
}

Result<std::string> name_in_zone(std::string_view written, std::string_view zone) {
    if (written.empty() || written == "@") {
        return std::string(zone);
    }
    if (written.ends_with(".@")) {
        return canonical_name(std::string(written.substr(0, written.size() - 1)).append(zone));
    }
    Result<std::string> name = canonical_name(written);
    if (!name || lies_in(*name, zone)) {
        return name;
    }
    if (is_absolute(written)) {
        return refuse_name("must lie in the zone " + quoted_name(zone) +
                           ", since a final dot makes a name absolute; " + quoted_name(written) +
                           " does not");
    }
    return canonical_name(name->append(".").append(zone));
}

std::string_view relative_name(std::string_view name, std::string_view zone) noexcept {
    if (name == zone) {
        return "@";
    }
    if (!zone.empty() && lies_in(name, zone)) {
        name.remove_suffix(zone.size() + 1);
    }
    return name;
}

}  // namespace balvps
