#include "dns/zone_record.h"

#include "planning.h"

namespace balvps {
namespace {

using test::zone_record;

TEST(ZoneRecords, AreSortedByNameAsDnssecSortsNames) {
    const std::vector<std::string> sorted = {"",
                                             "com",
                                             "example.com",
                                             "*.example.com",
                                             "a.example.com",
                                             "b.a.example.com",
                                             "a-b.example.com",
                                             "b.example.com",
                                             "example-1.com",
                                             "org"};
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        for (std::size_t k = 0; k < sorted.size(); ++k) {
            EXPECT_EQ(compare_names(sorted[i], sorted[k]), i <=> k) << sorted[i] << " " << sorted[k];
        }
    }
}

TEST(ZoneRecords, OfOneNameAreSortedByTypeContentPriorityAndNumber) {
    std::vector<ZoneRecord> records = {
        zone_record("10", "example.com", "A", "192.0.2.1"),
        zone_record("9", "example.com", "A", "192.0.2.1"),
        zone_record("3", "example.com", "NS", "ns1.example.com"),
        zone_record("4", "example.com", "MX", "mail.example.com", 300, 20),
        zone_record("5", "example.com", "MX", "mail.example.com", 300, 10),
        zone_record("6", "example.com", "SOA", "ns1.example.com hostmaster.example.com 1 2 3 4 5"),
    };
    sort_canonically(records);
    std::vector<std::string> ids;
    for (const ZoneRecord &record : records) {
        ids.push_back(record.id);
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"6", "3", "9", "10", "5", "4"}));
}

}  // namespace
}  // namespace balvps
