#include "transport/idna.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <utility>

#include "common/ascii.h"
#include "common/printable.h"
#include "platform/utf8_locale.h"
#include "transport/curl_handles.h"

namespace balvps {
namespace {

/// Replaces each occurrence of a text.
void replace_all(std::string &text, std::string_view old, std::string_view replacement) {
    std::string out;
    std::size_t start = 0;
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, start)) {
        out.append(text, start, at - start).append(replacement);
        start = at + old.size();
    }
    text = out.append(text, start);
}

/// The label as transitional processing reads it. It changes four characters that IDNA 2008 keeps.
std::string transitional_label(std::string label) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> deviations = {{
        {"\u00DF", "ss"},      // sharp s
        {"\u03C2", "\u03C3"},  // final sigma
        {"\u200C", ""},        // zero width non-joiner
        {"\u200D", ""},        // zero width joiner
    }};
    for (const auto &[kept, changed] : deviations) {
        replace_all(label, kept, changed);
    }
    return label;
}

bool is_host_character(char letter) noexcept {
    const char lower = ascii_lower(letter);
    return (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '-' || lower == '_';
}

/// Whether libcurl reads the whole text as a label, without decoding "%41" or the like.
bool is_plain_label(std::string_view label) {
    return std::all_of(label.begin(), label.end(),
                       [](char letter) { return is_host_character(letter) || is_beyond_ascii(letter); });
}

/// What libcurl makes of a label.
struct Conversion {
    CURLUcode code = CURLUE_OK;
    std::string label = {};
};

/// The thread's locale must have UTF-8.
Conversion convert_label(const std::string &label) {
    const CurlUrl url(curl_url());
    if (!url) {
        throw std::bad_alloc();
    }
    CURLUcode code = curl_url_set(url.get(), CURLUPART_HOST, label.c_str(), 0);
    char *text = nullptr;
    if (code == CURLUE_OK) {
        code = curl_url_get(url.get(), CURLUPART_HOST, &text, CURLU_PUNYCODE);
    }
    const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
    return {code, code == CURLUE_OK ? text : ""};
}

/// Whether libcurl has lost a character of the label. It tries transitional processing when the right one
/// fails.
bool is_fallback(const std::string &label, const std::string &result) {
    const std::string changed = transitional_label(label);
    return changed != label && convert_label(changed).label == result;
}

tl::unexpected<Error> refuse_label(std::string_view label, std::string_view why) {
    return failure(
        argument_error("the international label '" + printable(label, 60) + "' " + std::string(why)));
}

}  // namespace

Result<std::string> ascii_label(std::string_view label) {
    std::string text(label);
    replace_all(text, "\u1E9E", "\u00DF");  // UTS 46 made "ss" of the capital sharp s before Unicode 15.1
    const platform::Utf8Locale in_utf8;     // libcurl reads international names in the locale's encoding
    if (!in_utf8.is_there()) {
        return refuse_label(label, "needs a UTF-8 locale, which this system lacks; write its xn-- form");
    }
    Conversion ascii = convert_label(text);
    if (ascii.code == CURLUE_LACKS_IDN) {
        return refuse_label(label, "needs a libcurl with IDN, which this one lacks; write its xn-- form");
    }
    // Every other code means that the label is wrong: libcurl 7.88 says so by CURLUE_OUT_OF_MEMORY.
    const bool is_label = is_plain_label(label) && ascii.code == CURLUE_OK && !ascii.label.empty() &&
                          std::all_of(ascii.label.begin(), ascii.label.end(), is_host_character);
    if (!is_label || is_fallback(text, ascii.label)) {
        return refuse_label(label,
                            "is not allowed in domain names (IDNA 2008), or has more than 63 octets in its "
                            "xn-- form");
    }
    return std::move(ascii.label);
}

std::string with_ascii_dots(std::string_view name) {
    constexpr std::array<std::string_view, 3> full_stops = {"\u3002", "\uFF0E", "\uFF61"};
    std::string out;
    out.reserve(name.size());
    while (!name.empty()) {
        const auto *const stop = std::find_if(full_stops.begin(), full_stops.end(),
                                              [&](std::string_view each) { return name.starts_with(each); });
        out.push_back(stop == full_stops.end() ? name.front() : '.');
        name.remove_prefix(stop == full_stops.end() ? 1 : stop->size());
    }
    return out;
}

Result<std::string> ascii_name(std::string_view name) {
    const std::string dotted = with_ascii_dots(name);
    std::string out;
    for (std::size_t start = 0; start <= dotted.size();) {
        const std::size_t end = std::min(dotted.find('.', start), dotted.size());
        const std::string_view label = std::string_view(dotted).substr(start, end - start);
        const bool is_ascii = std::none_of(label.begin(), label.end(), is_beyond_ascii);
        Result<std::string> ascii = is_ascii ? std::string(label) : ascii_label(label);
        if (!ascii) {
            return ascii;
        }
        out.append(start == 0 ? "" : ".").append(*ascii);
        start = end + 1;
    }
    return out;
}

}  // namespace balvps
