// Repeated calls do not use more and more memory.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "helper.h"

namespace balvps_cpp_test {
namespace {

constexpr int warm_up = 3000;
constexpr int repetitions = 10000;
constexpr long tolerated_kib = 2048;

long resident_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word == "VmRSS:") {
            long kib = 0;
            status >> kib;
            return kib;
        }
    }
    return -1;
}

template <typename Call>
void expect_flat(Call call) {
    for (int i = 0; i < warm_up; ++i) {
        call(i);
    }
    const long before = resident_kib();
    ASSERT_GT(before, 0);
    for (int i = 0; i < repetitions; ++i) {
        call(i);
    }
    EXPECT_LT(resident_kib() - before, tolerated_kib);
}

TEST(CppLeak, TenThousandCallsLeakNothing) {
    Sandbox sandbox;
    balvps::Client client = client_of(sandbox);
    expect_flat([&](int number) {
        if (number % 10 == 0) {
            EXPECT_THROW(client.get_invoice(1), balvps::errors::NotFound);
        } else {
            const auto answer = client.list_invoices();
            EXPECT_EQ(answer->invoices().size(), 3U);
        }
    });
}

TEST(CppLeak, ClientsAndArgumentsLeakNothing) {
    expect_flat([&](int) {
        balvps::Client client(
            balvps::Config().password(std::string(1000, 'x')).interrupt([] { return true; }));
        EXPECT_FALSE(
            client.try_add_dns_record(balvps::AddDnsRecord(1, 2).content(balvps::Json{R"([1,"x"])"})));
        EXPECT_THROW(balvps::Client(balvps::Config().set("timeout_ms", "soon")),
                     balvps::errors::Configuration);
    });
}

}  // namespace
}  // namespace balvps_cpp_test
