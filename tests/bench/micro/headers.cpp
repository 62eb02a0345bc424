// Stores the header lines of an answer, and finds one of them.
#include <benchmark/benchmark.h>

#include <array>

#include "transport/http.h"

namespace {

constexpr std::array<std::string_view, 10> lines = {
    "HTTP/1.1 200 OK\r\n",
    "Server: nginx\r\n",
    "Date: Mon, 01 Jan 2024 00:00:00 GMT\r\n",
    "Content-Type: application/json; charset=utf-8\r\n",
    "Content-Length: 512\r\n",
    "Connection: keep-alive\r\n",
    "X-RateLimit-Limit: 100\r\n",
    "X-RateLimit-Remaining: 99\r\n",
    "X-RateLimit-Reset: 60\r\n",
    "\r\n",
};

void keep_headers(benchmark::State &state) {
    for (auto _ : state) {
        balvps::HttpHeaders headers;
        for (const std::string_view line : lines) {
            headers.add_line(line);
        }
        benchmark::DoNotOptimize(headers);
    }
}

void find_header(benchmark::State &state) {
    balvps::HttpHeaders headers;
    for (const std::string_view line : lines) {
        headers.add_line(line);
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(headers.find("content-type"));
    }
}

}  // namespace

BENCHMARK(keep_headers);
BENCHMARK(find_header);
