// A plan of a zone, as a caller gives it to apply_plan. Input: JSON.
#include "dns/plan_json.h"

#include <ctime>
#include <set>
#include <string>

#include "dns/name.h"
#include "fuzz.h"
#include "json/reader.h"
#include "json/writer.h"

using namespace balvps;
using namespace balvps::fuzz;

namespace {

/// The processor time that reading an input of 4096 bytes may take. With sanitizers it takes milliseconds.
constexpr std::clock_t longest = 2 * CLOCKS_PER_SEC;

std::string written(const PlanOfZone &plan) {
    JsonWriter writer;
    write_plan(writer, plan);
    return std::string(writer.text());
}

/// No change reaches beyond the zone, changes a record twice or touches the SOA record. The changes of one
/// name stand together, because they are sent one after the other.
void check_changes(const ZonePlan &plan) {
    std::set<std::string_view> ids;
    std::set<std::string_view> names;
    std::string_view last;
    for (const PlannedChange &change : plan.changes) {
        require(change.before.has_value() == (change.action != ChangeAction::add));
        require(change.after.has_value() == (change.action != ChangeAction::remove));
        const ZoneRecord &record = change.record();
        require(lies_in(record.name, plan.zone) && record.data.type != "SOA");
        require(!change.before || (!change.before->id.empty() && ids.insert(change.before->id).second));
        require(!change.after || change.after->id == (change.before ? change.before->id : ""));
        require((!names.empty() && record.name == last) || names.insert(record.name).second);
        last = record.name;
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const Result<Document> given = read_json(text(data, size), false);
    if (!given) {
        return 0;
    }
    const std::clock_t start = std::clock();
    const Result<PlanOfZone> read = read_plan(given->root());
    require(std::clock() - start < longest);
    if (!read) {
        const Error &error = read.error();
        require(error.code == ErrorCode::argument && error.message.starts_with("argument 'plan': ") &&
                is_harmless(error.message) && error.message.size() < 1000);
        return 0;
    }
    check_changes(read->plan);
    const std::string json = written(*read);
    const Result<PlanOfZone> again = read_plan(read_own_json(json).root());
    require(again && again->plan == read->plan && again->zone_id == read->zone_id &&
            again->service_id == read->service_id && written(*again) == json);
    return 0;
}
