#include "dns/record_types.h"

#include <gtest/gtest.h>

namespace balvps {
namespace {

TEST(RecordTypes, AreFoundByNameInUpperCase) {
    for (const char *name :
         {"A",     "AAAA", "ALIAS", "ANAME",  "CAA", "CDS", "CNAME", "DNAME", "DS",   "HTTPS", "LOC", "MX",
          "NAPTR", "NS",   "PTR",   "SMIMEA", "SOA", "SPF", "SRV",   "SSHFP", "SVCB", "TLSA",  "TXT"}) {
        ASSERT_NE(find_record_type(name), nullptr) << name;
        EXPECT_EQ(find_record_type(name)->name, name);
    }
    for (const char *name : {"", "a", "AA", "OPENPGPKEY", "TYPE65", "ZZZ"}) {
        EXPECT_EQ(find_record_type(name), nullptr) << name;
    }
}

TEST(RecordTypes, OnlyCnameStandsAlone) {
    EXPECT_TRUE(find_record_type("CNAME")->stands_alone);
    EXPECT_TRUE(find_record_type("CNAME")->is_single);
    EXPECT_TRUE(find_record_type("DNAME")->is_single);
    EXPECT_TRUE(find_record_type("SOA")->is_single);
    EXPECT_FALSE(find_record_type("DNAME")->stands_alone);
    EXPECT_FALSE(find_record_type("ALIAS")->stands_alone);
}

TEST(RecordTypes, ANameIsPutInUpperCase) {
    EXPECT_EQ(record_type("txt").value(), "TXT");
    EXPECT_EQ(record_type("NSAP-PTR").value(), "NSAP-PTR");
    EXPECT_EQ(record_type("TYPE65534").value(), "TYPE65534");
}

TEST(RecordTypes, OtherTextsAreRefused) {
    EXPECT_EQ(record_type("A B").error().message,
              "argument 'type' must be a record type such as A or TXT, not 'A B'");
    for (const char *wrong : {"", " A", "ä", "A;", "ABCDEFGHIJKLMNOPQRSTU"}) {
        EXPECT_EQ(record_type(wrong).error().code, ErrorCode::argument) << wrong;
    }
}

TEST(RecordTypes, ANameHasAtMost20Letters) {
    for (const std::size_t size : {19U, 20U, 21U}) {
        EXPECT_EQ(record_type(std::string(size, 'A')).has_value(), size <= 20) << size;
    }
}

}  // namespace
}  // namespace balvps
