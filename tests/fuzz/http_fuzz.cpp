// A whole HTTP answer through libcurl: header lines, codings, trailers, interim answers. Input: "OPERATION\n"
// and the bytes of the answer. A server sends them in pieces, which are divided by record separators (0x1E).
#include "client/client.h"
#include "fuzz.h"
#include "json/writer.h"
#include "operation/operation.h"
#include "raw_server.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

constexpr std::size_t max_body_bytes = 65536;
constexpr std::size_t max_header_bytes = std::size_t{256} << 10;

/// A client without credentials, so that it sends only one request.
std::unique_ptr<Client> client_for(const std::string &base_url) {
    Config config;
    config.set("base_url", base_url);
    config.set("auth", "none");
    config.set("retries", "0");
    config.set("timeout_ms", "2000");
    config.set("max_body_bytes", std::to_string(max_body_bytes));
    Result<std::unique_ptr<Client>> client = Client::create(config);
    require(client.has_value());
    return std::move(*client);
}

test::RawServer::Script script_of(std::string_view answer) {
    test::RawServer::Script script;
    do {
        script.push_back({.bytes = std::string(cut(answer, '\x1E')), .unasked = !script.empty()});
    } while (!answer.empty());
    return script;
}

/// The number of codings in a header. Empty items of the list do not count.
std::size_t count_codings(std::string_view list) {
    std::size_t count = 0;
    while (!list.empty()) {
        count += cut(list, ',').find_first_not_of(" \t") == std::string_view::npos ? 0 : 1;
    }
    return count;
}

/// An id for each parameter of the path.
std::string arguments_of(const Operation &operation) {
    JsonWriter writer;
    writer.start_object();
    for (const Parameter &parameter : operation.parameters) {
        if (parameter.required) {
            writer.name(parameter.name);
            writer.json(parameter.type == ParameterType::object ? "{}" : R"("1")");
        }
    }
    writer.end_object();
    return std::string(writer.text());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    std::string_view rest = text(data, size);
    const Operation *named = find_operation(cut(rest, '\n'));
    const Operation &operation = named != nullptr ? *named : *find_operation("get_details");
    const test::RawServer server({script_of(rest)});
    const std::unique_ptr<Client> client = client_for(server.base_url());

    const Outcome outcome = client->call(operation.name, arguments_of(operation), {}, nullptr);

    const HttpResponse &response = outcome.response;
    require(response.body.size() <= max_body_bytes);
    require(response.headers.bytes() <= max_header_bytes);
    if (!outcome.result) {
        require(!outcome.result.error().message.empty());
        require(outcome.result.error().code != ErrorCode::internal &&
                outcome.result.error().code != ErrorCode::out_of_memory);
        return 0;
    }
    require(response.status >= 200);
    require(count_codings(response.headers.find("Content-Encoding")) <= 1);
    JsonWriter writer;
    writer.value(outcome.document.root());
    require(!writer.text().empty());
    return 0;
}
