#include "common/json.h"

namespace sandbox {

namespace {

/// PHP has the same limit. Without a limit, a body of brackets would exhaust the stack.
constexpr int maximum_depth = 512;

}  // namespace

std::string encode_like_php(const Json &value) {
    const std::string plain = value.dump(-1, ' ', true, Json::error_handler_t::replace);
    std::string escaped;
    escaped.reserve(plain.size() + 8);
    for (const char character : plain) {
        // In JSON a slash occurs only inside strings, so every slash is escaped.
        if (character == '/') {
            escaped += '\\';
        }
        escaped += character;
    }
    return escaped;
}

Json php_object(const Json &object) {
    return object.empty() ? Json::array() : object;
}

std::string encode(const Json &value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parse(std::string_view text) {
    bool too_deep = false;
    const auto watch_depth = [&too_deep](int depth, Json::parse_event_t, const Json &) {
        too_deep = too_deep || depth > maximum_depth;
        return !too_deep;
    };
    Json value = Json::parse(text, watch_depth, false);
    return too_deep ? Json(Json::value_t::discarded) : value;
}

}  // namespace sandbox
