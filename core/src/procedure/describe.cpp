// Describes the requests of procedures without sending them.
#include <string>
#include <utility>
#include <vector>

#include "dns/plan_json.h"
#include "json/reader.h"
#include "json/writer.h"
#include "procedure/dns.h"
#include "procedure/plan_arguments.h"
#include "procedure/services.h"
#include "procedure/zone_writer.h"
#include "request/build.h"
#include "request/describe.h"

namespace balvps {
namespace {

struct Described {
    std::string_view operation = {};
    HttpRequest request = {};
    bool if_needed = false;
};

Described described(std::string_view operation, const RequestIds &ids, const ZoneRecord *record = nullptr,
                    TxtStyle style = TxtStyle::bare) {
    return {operation, zone_request(*find_operation(operation), ids, record, style)};
}

/// The request of the operation that a procedure begins with.
Described described_first(const Operation &operation, const Given &given) {
    const ArgumentList arguments = given.arguments_of(operation);
    return {operation.name, build_request(operation, *Arguments::validate(operation, arguments))};
}

Described if_needed(Described request) {
    request.if_needed = true;
    return request;
}

void write_described(JsonWriter &writer, const Described &described, std::string_view base_url) {
    const HttpRequest &request = described.request;
    const bool is_safe = find_operation(described.operation)->safe;
    writer.start_object();
    write_description(writer,
                      {request.method, std::string(base_url) + request.path, request.body.view(), is_safe});
    writer.member("when", described.if_needed ? "if needed" : "always");
    writer.end_object();
}

/// The records that ensure_record and set_records would write.
std::vector<ZoneRecord> records_to_write(const Given &given) {
    std::vector<ZoneRecord> records;
    const auto add = [&](const Value &content) {
        records.push_back({{},
                           *known_full_name(given),
                           *record_data(given.text("type"), content, given.integer("priority")),
                           given.integer("ttl")});
    };
    if (const Value *content = given.value("content"); content != nullptr) {
        add(*content);
    } else if (const Value *contents = given.value("contents"); contents != nullptr) {
        for (const Value &each : *contents) {
            add(each);
        }
    }
    return records;
}

std::vector<Described> requests_of_plan(const PlanOfZone &whole, TxtStyle style, bool is_read_back) {
    const ZoneSummary zone{whole.zone_id, whole.plan.zone, whole.service_id};
    const Described read = described("get_dns_zone", ids_in_requests(zone));
    std::vector<Described> requests{read};
    for (const PlannedChange &change : whole.plan.changes) {
        requests.push_back({operation_of(change.action), change_request(zone, change, style)});
    }
    if (!whole.plan.changes.empty() && is_read_back) {
        requests.push_back(read);
    }
    return requests;
}

/// An ID that the caller gave; empty: none was given, or a name.
std::string digits_of(const Given &given, std::string_view name) {
    const std::optional<std::int64_t> id = given.integer(name);
    return id ? std::to_string(*id) : std::string();
}

std::vector<Described> requests_of(const Operation &procedure, const Given &given, TxtStyle style) {
    const RequestIds ids{digits_of(given, "service_id"), digits_of(given, "zone")};
    std::vector<Described> requests;
    if (ids.service_id.empty() || ids.zone_id.empty()) {
        requests.push_back(described("list_dns", ids));
    }
    if (procedure.procedure == Procedure::find_zone) {
        return requests;
    }
    requests.push_back(described("get_dns_zone", ids));
    if (procedure.safe) {
        return requests;
    }
    if (procedure.procedure != Procedure::remove_records) {
        for (const ZoneRecord &record : records_to_write(given)) {
            requests.push_back(if_needed(described("add_dns_record", ids, &record, style)));
            requests.push_back(if_needed(described("edit_dns_record", ids, &record, style)));
        }
    }
    requests.push_back(if_needed(described("delete_dns_record", ids)));
    if (procedure.procedure != Procedure::remove_records && given.boolean("readback", true)) {
        requests.push_back(if_needed(described("get_dns_zone", ids)));
    }
    return requests;
}

/// The requests of order_and_wait after the order.
std::vector<Described> requests_after_order(const Given &given) {
    const auto of_unknown_id = [](std::string_view name, std::string_view body = {}) {
        const Operation &operation = *find_operation(name);
        HttpRequest request;
        request.method = operation.method;
        request.path = operation.path;
        request.body = Secret(body);
        request.has_body = !body.empty();
        return if_needed({name, std::move(request)});
    };
    std::vector<Described> requests = {of_unknown_id("get_invoice")};
    if (given.boolean("pay_with_credit", false)) {
        requests.push_back(of_unknown_id("apply_credit", R"({"amount":"{total}"})"));
    }
    requests.push_back(of_unknown_id("get_service"));
    return requests;
}

std::vector<Described> requests_for_service(const Given &given, const Operation &first) {
    std::vector<Described> requests = {described_first(first, given)};
    if (given.procedure() == Procedure::order_and_wait) {
        for (Described &later : requests_after_order(given)) {
            requests.push_back(std::move(later));
        }
    }
    return requests;
}

/// Checks the list of records and the options of plan_zone.
Result<void> check_wish(const Given &given) {
    if (Result<PlanOptions> options = plan_options(given); !options) {
        return failure(std::move(options.error()));
    }
    auto wanted = wanted_records_by_name(given);
    return wanted ? Result<void>() : failure(std::move(wanted.error()));
}

}  // namespace

Result<Document> describe_procedure(const Operation &procedure, const Arguments &arguments,
                                    std::string_view base_url, const ProcedureSettings &settings) {
    const Given given(procedure, arguments);
    Result<void> checked = check_arguments(given);
    if (checked && procedure.procedure == Procedure::plan_zone) {
        checked = check_wish(given);
    }
    if (!checked) {
        return failure(std::move(checked.error()));
    }
    std::vector<Described> requests;
    if (procedure.procedure == Procedure::apply_plan) {
        const Result<PlanOfZone> plan = read_plan(*given.value("plan"));
        if (!plan) {
            return failure(plan.error());
        }
        requests = requests_of_plan(*plan, settings.txt_style, given.boolean("readback", true));
    } else if (const Operation *first = first_operation_of(procedure.procedure); first != nullptr) {
        requests = requests_for_service(given, *first);
    } else {
        requests = requests_of(procedure, given, settings.txt_style);
    }
    JsonWriter writer;
    writer.start_object();
    writer.name("requests");
    writer.start_array();
    for (const Described &request : requests) {
        write_described(writer, request, base_url);
    }
    writer.end_array();
    writer.end_object();
    return read_own_json(writer.text());
}

}  // namespace balvps
