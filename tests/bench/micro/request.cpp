// Checks arguments and builds the request.
#include <benchmark/benchmark.h>

#include <stdexcept>

#include "request/arguments.h"
#include "request/build.h"

namespace {

void build(benchmark::State &state, std::string_view name, std::string_view json) {
    const balvps::Operation &operation = *balvps::find_operation(name);
    const balvps::ArgumentDefaults none = [](std::string_view) { return balvps::Secret(); };
    for (auto _ : state) {
        const auto given = balvps::read_arguments(json).value();
        const auto arguments = balvps::Arguments::validate(operation, given, none);
        if (!arguments) {
            throw std::runtime_error(arguments.error().message);
        }
        benchmark::DoNotOptimize(balvps::build_request(operation, *arguments));
    }
}

}  // namespace

BENCHMARK_CAPTURE(build, no_arguments, "get_details", "");
BENCHMARK_CAPTURE(build, path_id, "get_invoice", R"({"id":308976})");
BENCHMARK_CAPTURE(
    build, path_ids_and_body, "add_dns_record",
    R"({"service_id":10,"zone_id":60,"name":"www","type":"A","content":"192.0.2.1","ttl":3600})");
