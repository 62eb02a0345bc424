#include "service/dialect.h"

#include <algorithm>

#include "service/character_strings.h"
#include "service/record_types.h"

namespace sandbox {

namespace {

/// Encodes a list as PHP does: an array if the positions are 0 to n-1, else an object keyed by position.
Json php_list(const std::vector<std::pair<std::int64_t, Json>> &items) {
    std::int64_t expected = 0;
    const bool gapless =
        std::ranges::all_of(items, [&expected](const auto &item) { return item.first == expected++; });
    Json list = gapless ? Json::array() : Json::object();
    for (const auto &[position, item] : items) {
        if (gapless) {
            list.push_back(item);
        } else {
            list[std::to_string(position)] = item;
        }
    }
    return list;
}

std::string quoted(const std::string &text) {
    const bool has_quotes = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return has_quotes ? text : std::string(1, '"').append(text).append(1, '"');
}

/// A record's content in the answers of the wire dialect.
Json wire_content(const Zone &zone, const Record &record) {
    if (record.type == "SOA") {
        Json content = record.content;
        content[soa_serial_index] = std::to_string(zone.serial);
        return content;
    }
    if (record.type == "SRV") {
        Json content = Json::array();
        for (const Json &part : record.content) {
            content.push_back(part.is_string() ? part : Json(encode(part)));
        }
        return content;
    }
    return record.content;
}

/// A record's content in the documented dialect. Only SRV has an array there.
Json documented_content(const Zone &zone, const Record &record) {
    if (record.type != "SOA") {
        return record.content;
    }
    std::string line;
    for (const Json &part : wire_content(zone, record)) {
        line.append(line.empty() ? "" : " ").append(part.get<std::string>());
    }
    return line;
}

}  // namespace

/// The content of a TXT or SPF record. Where the style is quoted, a text that was stored while it was bare
/// can be met, such as that of the first state.
std::string Shapes::text_content(const std::string &stored) const {
    if (settings_->txt_style == TxtStyle::bare) {
        return documented() ? stored : quoted(stored);
    }
    return parse_character_strings(stored) ? stored
                                           : print_character_strings(split_into_character_strings(stored));
}

Json Shapes::content(const Zone &zone, const Record &record) const {
    if (is_text_type(record.type)) {
        return text_content(record.content.get<std::string>());
    }
    return documented() ? documented_content(zone, record) : wire_content(zone, record);
}

std::vector<Header> Shapes::headers() const {
    if (documented()) {
        return {{"Content-Type", "application/json"}};
    }
    return {{"Content-Type", "application/json; charset=UTF-8"},
            {"Strict-Transport-Security", ": max-age=31536000"}};  // malformed as in the recorded traffic
}

Json Shapes::number(std::int64_t value) const {
    return documented() ? Json(value) : Json(std::to_string(value));
}

Json Shapes::list(std::vector<Json> items, std::size_t gap) const {
    std::vector<std::pair<std::int64_t, Json>> at_positions;
    for (Json &item : items) {
        const bool after_gap = hostile() && at_positions.size() >= gap;
        const std::size_t position = at_positions.size() + (after_gap ? 1 : 0);
        at_positions.emplace_back(static_cast<std::int64_t>(position), std::move(item));
    }
    return php_list(at_positions);
}

Json Shapes::data(Json value) const {
    if (!hostile() || value.is_null() || value.is_string()) {
        return value;
    }
    if (value.is_boolean()) {
        return value.get<bool>() ? "1" : "0";
    }
    if (value.is_number()) {
        return encode(value);
    }
    std::vector<Json> items;
    for (auto &[key, member] : value.items()) {
        member = data(std::move(member));
        items.push_back(member);
    }
    const std::size_t gap = items.size() > 1 ? 1 : 0;
    return value.is_array() ? list(std::move(items), gap) : value;
}

Json Shapes::vm_details(const std::string &id, Json details) const {
    if (hostile()) {
        return {{"vms", {{id, std::move(details)}}}};
    }
    return {{"vm", std::move(details)}};
}

Json Shapes::money(Money amount) {
    if (amount.cents() % 100 == 0) {
        return amount.cents() / 100;
    }
    // The number is printed with the fewest digits that identify it, so 1965 cents are 19.65.
    return static_cast<double>(amount.cents()) / 100.0;
}

Json Shapes::profile(std::int64_t id, const Json &stored, std::span<const char *const> fields) const {
    Json json{{"id", std::to_string(id)}};
    if (!documented()) {
        json.update(stored);
        return json;
    }
    for (const char *field : fields) {
        json[field] = stored.value(field, "");
    }
    return json;
}

Json Shapes::record(const Zone &zone, const Record &record) const {
    if (!documented()) {
        const std::string priority = std::to_string(record.priority);
        return {{"id", std::to_string(record.id)},
                {"domain_id", std::to_string(zone.id)},
                {"name", record.name},
                {"type", record.type},
                {"content", content(zone, record)},
                {"ttl", std::to_string(record.ttl)},
                {"prio", priority},
                {"change_date", hostile() ? record.change_date : "0"},
                {"priority", priority}};
    }
    return {{"id", std::to_string(record.id)},
            {"name", record.name},
            {"ttl", record.ttl},
            {"priority", record.priority},
            {"content", content(zone, record)},
            {"type", record.type}};
}

Json Shapes::zone_details(const Zone &zone) const {
    std::vector<std::pair<std::int64_t, Json>> records;
    for (const Record &each : zone.records) {
        const std::int64_t position =
            documented() ? static_cast<std::int64_t>(records.size()) : each.position;
        records.emplace_back(position, record(zone, each));
    }
    return {{"service_id", number(zone.service)}, {"name", zone.name}, {"records", php_list(records)}};
}

Json Shapes::record_added(const Record &record, const Json &name, const Json &content) const {
    if (!documented()) {
        return {{"success", true},
                {"record",
                 {{"name", name},
                  {"type", record.type},
                  {"ttl", record.ttl},
                  {"priority", record.priority},
                  {"content", content}}},
                {"info", Json::array({Json::array({"dnsnewrecordadded", record.type})})}};
    }
    return {{"record",
             {{"name", name},
              {"type", record.type},
              {"ttl", std::to_string(record.ttl)},
              {"priority", std::to_string(record.priority)},
              {"content", content}}},
            {"info", Json::array({"dnsnewrecordadded", record.type})}};
}

Json Shapes::record_updated(const Record &record, const Json &name, const Json &content) const {
    if (!documented()) {
        return {{"success", true},
                {"record",
                 {{"id", std::to_string(record.id)},
                  {"name", name},
                  {"type", record.type},
                  {"ttl", record.ttl},
                  {"priority", record.priority},
                  {"content", content}}},
                {"info", Json::array({"dnsrecordupdated"})}};
    }
    return {{"record",
             {{"id", std::to_string(record.id)},
              {"type", record.type},
              {"ttl", std::to_string(record.ttl)},
              {"name", name},
              {"priority", record.priority},
              {"content", content}}},
            {"info", Json::array({"The record was updated successfully."})}};
}

Answer Shapes::refusal(const Refusal &refusal) const {
    using Kind = Refusal::Kind;
    Json body = Json::object();
    Answer answer;
    switch (refusal.kind()) {
        case Kind::refused:
            if (!documented()) {
                body["success"] = false;
            }
            break;
        case Kind::coded:
            break;
        case Kind::unauthorized:
            answer.status = settings_->effective_unauthorized_status();
            if (answer.status == 401) {
                answer.headers.push_back({"WWW-Authenticate", "Bearer"});
            }
            break;
        case Kind::wrong_basic:
            answer.status = 401;
            answer.headers.push_back({"WWW-Authenticate", "Basic"});
            break;
        case Kind::invalid_method:
            answer.status = documented() ? 404 : 200;
            break;
        case Kind::invalid_request:
            answer.status = 400;
            break;
        case Kind::too_many:
            answer.status = 429;
            break;
    }
    body["error"] = refusal.messages();
    answer.body = encode_like_php(body);
    return answer;
}

}  // namespace sandbox
