// Writes the answers of procedures.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "dns/zone_json.h"
#include "json/reader.h"
#include "json/writer.h"
#include "procedure/dns.h"

namespace balvps {

/// Answers with an object whose members a function writes.
template <typename Write>
Result<void> answer(ProcedureCall &call, Write &&write_members) {
    JsonWriter writer;
    writer.start_object();
    std::forward<Write>(write_members)(writer);
    writer.end_object();
    call.sender.answer().document = read_own_json(writer.text());
    return {};
}

inline void write_records(JsonWriter &writer, std::string_view name, const std::vector<ZoneRecord> &records) {
    writer.name(name);
    writer.start_array();
    for (const ZoneRecord &record : records) {
        write_zone_record(writer, record);
    }
    writer.end_array();
}

}  // namespace balvps
