// Decodes the body of an answer into its normalised tree.
#include <benchmark/benchmark.h>

#include <stdexcept>

#include "response/decode.h"
#include "response/normalise.h"
#include "samples.h"

namespace {

void decode_and_normalise(benchmark::State &state, std::string_view name,
                          const balvps::HttpResponse &response) {
    const balvps::Operation &operation = *balvps::find_operation(name);
    for (auto _ : state) {
        balvps::Result<balvps::Document> document = balvps::decode(response, false);
        if (!document || !balvps::normalise(*document, *operation.response)) {
            throw std::runtime_error("not what the operation answers");
        }
        const balvps::Value *root = &document->root();
        benchmark::DoNotOptimize(root);
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(response.body.size()));
}

void decode_details(benchmark::State &state) {
    decode_and_normalise(state, "get_details", bench::answer(bench::details));
}

void decode_invoices(benchmark::State &state) {
    const int count = static_cast<int>(state.range(0));
    decode_and_normalise(state, "list_invoices", bench::answer(bench::invoices(count)));
    state.SetItemsProcessed(state.iterations() * count);
}

}  // namespace

BENCHMARK(decode_details);
BENCHMARK(decode_invoices)->Arg(1000)->Arg(50000)->Unit(benchmark::kMillisecond);
