// Makes an error from the service's answer.
#include <benchmark/benchmark.h>

#include <stdexcept>

#include "response/decode.h"
#include "response/recognise.h"
#include "samples.h"

namespace {

const balvps::Operation &get_invoice = *balvps::find_operation("get_invoice");

void recognise_refusal(benchmark::State &state) {
    const balvps::HttpResponse response = bench::answer(R"({"success":false,"error":["invoice_not_found"]})");
    for (auto _ : state) {
        const balvps::Result<balvps::Document> document = balvps::decode(response, false);
        balvps::Result<void> result =
            balvps::recognise_failure(response, *document, {.operation = get_invoice});
        if (result) {
            throw std::runtime_error("no failure was seen");
        }
        benchmark::DoNotOptimize(result);
    }
}

void describe_html(benchmark::State &state) {
    const balvps::HttpResponse response =
        bench::answer("<html><head><title>502 Bad Gateway</title></head></html>");
    for (auto _ : state) {
        const balvps::Result<balvps::Document> document = balvps::decode(response, false);
        if (document) {
            throw std::runtime_error("HTML was taken for an answer");
        }
        const balvps::Error *error = &document.error();
        benchmark::DoNotOptimize(error);
    }
}

}  // namespace

BENCHMARK(recognise_refusal);
BENCHMARK(describe_html);
