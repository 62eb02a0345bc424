// Reads a decoded answer.
#include <benchmark/benchmark.h>

#include <stdexcept>

#include "response/decode.h"
#include "samples.h"

namespace {

balvps::Document decoded(std::string_view body) {
    balvps::Result<balvps::Document> document = balvps::decode(bench::answer(body), false);
    if (!document) {
        throw std::runtime_error(document.error().message);
    }
    return std::move(*document);
}

void find_member(benchmark::State &state) {
    const balvps::Document document = decoded(bench::details);
    const balvps::Value &client = *document.root().find("client");
    for (auto _ : state) {
        benchmark::DoNotOptimize(client.find("datecreated")->text());
    }
}

void follow_pointer(benchmark::State &state) {
    const balvps::Document document = decoded(bench::invoices(1000));
    for (auto _ : state) {
        benchmark::DoNotOptimize(document.root().at("/invoices/500/total")->text());
    }
}

void read_every_total(benchmark::State &state) {
    const int count = static_cast<int>(state.range(0));
    const balvps::Document document = decoded(bench::invoices(count));
    const balvps::Value &invoices = *document.root().find("invoices");
    for (auto _ : state) {
        for (const balvps::Value &invoice : invoices) {
            benchmark::DoNotOptimize(invoice.find("total")->text());
        }
    }
    state.SetItemsProcessed(state.iterations() * count);
}

}  // namespace

BENCHMARK(find_member);
BENCHMARK(follow_pointer);
BENCHMARK(read_every_total)->Arg(1000)->Arg(50000);
