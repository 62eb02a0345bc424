// Describes the requests of procedures without sending them.
#include <string>
#include <utility>
#include <vector>

#include "dns/plan_json.h"
#include "json/reader.h"
#include "json/writer.h"
#include "procedure/dns.h"
#include "procedure/plan_arguments.h"
#include "procedure/zone_writer.h"
#include "request/describe.h"

namespace balvps {
namespace {

/// What is known of a request before anything is sent. Empty IDs are not known yet.
struct Described {
    std::string_view operation = {};
    bool if_needed = false;
    std::string record_id = {};
    std::optional<ZoneRecord> record = {};  ///< that the body describes
};

struct ZoneIds {
    std::string zone_id = {};
    std::string service_id = {};
};

void replace(std::string &path, std::string_view placeholder, std::string_view id) {
    const std::size_t at = path.find(placeholder);
    if (at != std::string::npos && !id.empty()) {
        path.replace(at, placeholder.size(), id);
    }
}

void write_described(JsonWriter &writer, const Described &request, const ZoneIds &ids,
                     std::string_view base_url, TxtStyle style) {
    const Operation &operation = *find_operation(request.operation);
    std::string path(operation.path);
    replace(path, "{service_id}", ids.service_id);
    replace(path, "{zone_id}", ids.zone_id);
    replace(path, "{record_id}", request.record_id);
    JsonWriter body;
    if (request.record) {
        body.start_object();
        write_record_fields(body, *request.record, style);
        body.end_object();
    }
    writer.start_object();
    write_description(writer, {operation.method, std::string(base_url) + path, body.text(), operation.safe});
    writer.member("when", request.if_needed ? "if needed" : "always");
    writer.end_object();
}

/// The records that ensure_record and set_records would write, named as the caller names them.
std::vector<ZoneRecord> records_to_write(const Given &given) {
    std::vector<ZoneRecord> records;
    const auto add = [&](const Value &content) {
        records.push_back({{},
                           std::string(given.text("name")),
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

std::vector<Described> requests_of_plan(const ZonePlan &plan, bool is_read_back) {
    std::vector<Described> requests{{"get_dns_zone"}};
    for (const PlannedChange &change : plan.changes) {
        requests.push_back(
            {operation_of(change.action), false, change.before ? change.before->id : "", change.after});
    }
    if (!plan.changes.empty() && is_read_back) {
        requests.push_back({"get_dns_zone"});
    }
    return requests;
}

std::vector<Described> requests_of(const Operation &procedure, const Given &given, bool ids_are_known) {
    std::vector<Described> requests;
    if (!ids_are_known) {
        requests.push_back({"list_dns"});
    }
    if (procedure.procedure == Procedure::find_zone) {
        return requests;
    }
    requests.push_back({"get_dns_zone"});
    if (procedure.safe) {
        return requests;
    }
    if (procedure.procedure == Procedure::remove_records) {
        requests.push_back({"delete_dns_record", true});
        return requests;
    }
    for (const ZoneRecord &record : records_to_write(given)) {
        requests.push_back({"add_dns_record", true, {}, record});
        requests.push_back({"edit_dns_record", true, {}, record});
    }
    requests.push_back({"delete_dns_record", true});
    if (given.boolean("readback", true)) {
        requests.push_back({"get_dns_zone", true});
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
    Result<void> checked = check_dns_arguments(given);
    if (checked && procedure.procedure == Procedure::plan_zone) {
        checked = check_wish(given);
    }
    if (!checked) {
        return failure(std::move(checked.error()));
    }
    ZoneIds ids;
    std::vector<Described> requests;
    if (procedure.procedure == Procedure::apply_plan) {
        const Result<PlanOfZone> plan = read_plan(*given.value("plan"));
        if (!plan) {
            return failure(plan.error());
        }
        requests = requests_of_plan(plan->plan, given.boolean("readback", true));
        ids = {std::to_string(plan->zone_id), std::to_string(plan->service_id)};
    } else {
        const bool by_id = is_zone_id(given.text("zone"));
        ids = {std::string(by_id ? given.text("zone") : ""), std::string(given.text("service_id"))};
        requests = requests_of(procedure, given, by_id && !ids.service_id.empty());
    }
    JsonWriter writer;
    writer.start_object();
    writer.name("requests");
    writer.start_array();
    for (const Described &request : requests) {
        write_described(writer, request, ids, base_url, settings.txt_style);
    }
    writer.end_array();
    writer.end_object();
    return read_own_json(writer.text());
}

}  // namespace balvps
