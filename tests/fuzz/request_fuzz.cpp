// A request. Input: "OPERATION\n" and its arguments as JSON, or "METHOD PATH\n" and a body.
#include <algorithm>

#include "fuzz.h"
#include "json/reader.h"
#include "request/arguments.h"
#include "request/build.h"
#include "request/raw_path.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

/// Nothing ends the request line early or leaves the API's path, and the body is JSON.
void require_sound(const HttpRequest &request) {
    require(check_path(request.path).has_value());
    require(std::none_of(request.path.begin(), request.path.end(), [](char letter) {
        return static_cast<unsigned char>(letter) <= ' ' || letter == '\x7F' || letter == '{' ||
               letter == '}';
    }));
    require(!request.has_body || read_json(request.body.view(), true).has_value());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string_view json = text(data, size);
    std::string_view head = cut(json, '\n');
    const std::string_view word = cut(head, ' ');
    if (const Operation *operation = find_operation(word)) {
        const auto defaults = [](std::string_view key) { return Secret(key); };
        const Result<ArgumentList> given = read_arguments(json);
        const Result<Arguments> arguments =
            given ? Arguments::validate(*operation, *given, defaults) : failure(given.error());
        if (arguments) {
            require_sound(build_request(*operation, *arguments));
        } else {
            require(arguments.error().code == ErrorCode::argument && !arguments.error().message.empty());
        }
        return 0;
    }
    const Result<HttpRequest> request =
        build_raw_request(word, head, json.empty() ? std::string_view() : json);
    if (request) {
        require_sound(*request);
    }
    return 0;
}
