#include "response/file.h"

#include <algorithm>
#include <array>
#include <jwt/base64.hpp>
#include <string>

#include "common/ascii.h"
#include "common/printable.h"
#include "json/reader.h"
#include "json/writer.h"

namespace balvps {

bool is_file(const HttpResponse &response) noexcept {
    constexpr std::array<std::string_view, 5> texts = {"application/json", "text/json", "text/html",
                                                       "application/xhtml+xml", "text/javascript"};
    constexpr std::size_t beginning = 100;
    if (response.status != 200) {
        return false;
    }
    const std::string_view disposition = trimmed(response.headers.find("Content-Disposition"));
    if (!disposition.empty()) {
        return true;
    }
    const std::string_view body = trimmed(view(response.body).substr(0, beginning));
    if (body.starts_with('{') || body.starts_with('[')) {
        return false;  // some installs send JSON as text/plain
    }
    const std::string_view all = response.headers.find("Content-Type");
    const std::string_view type = trimmed(all.substr(0, all.find(';')));
    return !type.empty() && std::none_of(texts.begin(), texts.end(), [type](std::string_view each) {
        return equal_in_any_case(type, each);
    });
}

Document describe_file(const HttpResponse &response) {
    constexpr std::size_t longest_type = 200;
    const std::string_view bytes = view(response.body);
    JsonWriter writer;
    writer.start_object();
    writer.member("content_type", printable(response.headers.find("Content-Type"), longest_type));
    writer.name("size");
    writer.integer(static_cast<std::int64_t>(bytes.size()));
    writer.member("base64", jwt::base64_encode(bytes.data(), bytes.size()));
    writer.end_object();
    return read_own_json(writer.text());
}

}  // namespace balvps
