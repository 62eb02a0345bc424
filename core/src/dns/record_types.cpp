#include "dns/record_types.h"

#include <algorithm>
#include <utility>

#include "common/ascii.h"
#include "common/printable.h"

namespace balvps {
namespace {

constexpr DigestSize ds_digests[] = {{1, 20}, {2, 32}, {4, 48}};  // SHA-1, SHA-256, SHA-384
constexpr DigestSize sshfp_digests[] = {{1, 20}, {2, 32}};        // SHA-1, SHA-256

constexpr RecordField ipv4_fields[] = {{"address", FieldKind::ipv4}};
constexpr RecordField ipv6_fields[] = {{"address", FieldKind::ipv6}};
constexpr RecordField target_fields[] = {{"target", FieldKind::name}};
constexpr RecordField mx_fields[] = {{"host", FieldKind::name}};
constexpr RecordField srv_fields[] = {
    {"weight", FieldKind::number_16}, {"port", FieldKind::number_16}, {"target", FieldKind::name}};
constexpr RecordField text_fields[] = {{"text", FieldKind::text}};
constexpr RecordField caa_fields[] = {
    {"flags", FieldKind::number_8}, {"tag", FieldKind::tag}, {"value", FieldKind::value}};
constexpr RecordField tlsa_fields[] = {{"usage", FieldKind::number_8},
                                       {"selector", FieldKind::number_8},
                                       {"matching type", FieldKind::number_8},
                                       {"certificate data", FieldKind::hexadecimal}};
constexpr RecordField sshfp_fields[] = {{"algorithm", FieldKind::number_8},
                                        {"fingerprint type", FieldKind::number_8},
                                        {"fingerprint", FieldKind::hexadecimal, sshfp_digests}};
constexpr RecordField ds_fields[] = {{"key tag", FieldKind::number_16},
                                     {"algorithm", FieldKind::number_8},
                                     {"digest type", FieldKind::number_8},
                                     {"digest", FieldKind::hexadecimal, ds_digests}};
constexpr RecordField naptr_fields[] = {{"order", FieldKind::number_16},
                                        {"preference", FieldKind::number_16},
                                        {"flags", FieldKind::string},
                                        {"services", FieldKind::string},
                                        {"regular expression", FieldKind::string},
                                        {"replacement", FieldKind::name}};
constexpr RecordField soa_fields[] = {{"primary server", FieldKind::name}, {"mailbox", FieldKind::mailbox},
                                      {"serial", FieldKind::number_32},    {"refresh", FieldKind::number_32},
                                      {"retry", FieldKind::number_32},     {"expire", FieldKind::number_32},
                                      {"minimum", FieldKind::number_32}};
constexpr RecordField svcb_fields[] = {
    {"priority", FieldKind::number_16}, {"target", FieldKind::name}, {"parameters", FieldKind::parameters}};
constexpr RecordField loc_fields[] = {{"location", FieldKind::location}};

constexpr RecordType types[] = {
    {"A", "an A record", ipv4_fields},
    {"AAAA", "an AAAA record", ipv6_fields},
    {"ALIAS", "an ALIAS record", target_fields},
    {"ANAME", "an ANAME record", target_fields},
    {"CAA", "a CAA record", caa_fields},
    {"CDS", "a CDS record", ds_fields},
    {.name = "CNAME",
     .phrase = "a CNAME record",
     .fields = target_fields,
     .stands_alone = true,
     .is_single = true},
    {.name = "DNAME", .phrase = "a DNAME record", .fields = target_fields, .is_single = true},
    {"DS", "a DS record", ds_fields},
    {"HTTPS", "an HTTPS record", svcb_fields},
    {"LOC", "a LOC record", loc_fields},
    {.name = "MX", .phrase = "an MX record", .fields = mx_fields, .has_priority = true},
    {"NAPTR", "a NAPTR record", naptr_fields},
    {"NS", "an NS record", target_fields},
    {"PTR", "a PTR record", target_fields},
    {"SMIMEA", "an SMIMEA record", tlsa_fields},
    {.name = "SOA", .phrase = "an SOA record", .fields = soa_fields, .is_list = true, .is_single = true},
    {"SPF", "an SPF record", text_fields},
    {.name = "SRV", .phrase = "an SRV record", .fields = srv_fields, .has_priority = true, .is_list = true},
    {"SSHFP", "an SSHFP record", sshfp_fields},
    {"SVCB", "an SVCB record", svcb_fields},
    {"TLSA", "a TLSA record", tlsa_fields},
    {"TXT", "a TXT record", text_fields},
};

bool may_be_in_type(char letter) noexcept {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '-';
}

}  // namespace

std::span<const RecordType> record_types() noexcept {
    return types;
}

const RecordType *find_record_type(std::string_view name) noexcept {
    const RecordType *const found =
        std::lower_bound(std::begin(types), std::end(types), name,
                         [](const RecordType &type, std::string_view wanted) { return type.name < wanted; });
    return found != std::end(types) && found->name == name ? found : nullptr;
}

Result<std::string> record_type(std::string_view type) {
    constexpr std::size_t longest = 20;
    std::string name = in_upper_case(type.substr(0, longest));
    if (name.empty() || type.size() > longest || !std::all_of(name.begin(), name.end(), may_be_in_type)) {
        return failure(argument_error("argument 'type' must be a record type such as A or TXT, not '" +
                                      printable(type, 60) + "'"));
    }
    return name;
}

}  // namespace balvps
