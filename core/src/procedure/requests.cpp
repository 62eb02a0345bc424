#include "procedure/requests.h"

#include <array>
#include <utility>

#include "json/writer.h"

namespace balvps {
namespace {

std::string_view known_id(const RequestIds &ids, std::string_view parameter) noexcept {
    const std::array<std::pair<std::string_view, std::string_view>, 3> known = {
        {{"service_id", ids.service_id}, {"zone_id", ids.zone_id}, {"record_id", ids.record_id}}};
    for (const auto &[name, id] : known) {
        if (name == parameter) {
            return id;
        }
    }
    return {};
}

std::string in_braces(std::string_view name) {
    return "{" + std::string(name) + "}";
}

void write_record(JsonWriter &writer, const ZoneRecord &record, TxtStyle style) {
    writer.member("name", record.name);
    writer.member("type", record.data.type);
    writer.name("content");
    write_content(writer, record.data, style);
    for (const auto &[name, number] :
         {std::pair("ttl", record.ttl), std::pair("priority", record.data.priority)}) {
        if (number) {
            writer.name(name);
            writer.integer(*number);
        }
    }
}

}  // namespace

HttpRequest zone_request(const Operation &operation, const RequestIds &ids, const ZoneRecord *record,
                         TxtStyle style) {
    HttpRequest request;
    request.method = operation.method;
    request.path = operation.path;
    JsonWriter body;
    body.start_object();
    for (const Parameter &parameter : operation.parameters) {
        if (!parameter.in_path) {
            continue;
        }
        const std::string_view id = known_id(ids, parameter.name);
        const std::string unknown = in_braces(parameter.name);
        if (!id.empty()) {
            request.path.replace(request.path.find(unknown), unknown.size(), id);
        }
        body.name(parameter.name);
        id.empty() ? body.string(unknown) : body.json(id);
    }
    if (record != nullptr) {
        write_record(body, *record, style);
        body.end_object();
        request.body = Secret(body.text());
        request.has_body = true;
    }
    return request;
}

Task<Result<void>> send_operation(Sender &sender, std::string_view operation, HttpRequest request) {
    Operation known = *find_operation(operation);
    known.idempotent = known.safe;  // a write that may have arrived is looked for, and never sent again
    co_return co_await sender.send_signed_in(known, request);
}

}  // namespace balvps
