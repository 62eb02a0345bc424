// The cost of a measured piece of work in this process.
//
// The program prints the cost and the result of the work as one line of JSON. All compared programs must have
// the same result.
#pragma once

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

namespace bench {

/// Seconds of CPU time used so far, in user code and in the system.
inline double cpu_seconds(const rusage &usage) {
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// @param who RUSAGE_SELF or RUSAGE_CHILDREN.
inline rusage usage_of(int who) {
    rusage usage{};
    getrusage(who, &usage);
    return usage;
}

/// Prints the measurement. @param peak in bytes
inline void print(double wall, double cpu, long peak, const std::string &answer) {
    std::printf("{\"wall\": %.9f, \"cpu\": %.9f, \"peak\": %ld, \"answer\": \"%s\"}\n", wall, cpu, peak,
                answer.c_str());
}

/// The value of a line in /proc/self/status, such as "VmHWM", in bytes.
inline long memory_bytes(const std::string &name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.compare(0, name.size() + 1, name + ":") == 0) {
            return 1024 * std::stol(line.substr(name.size() + 1));
        }
    }
    throw std::runtime_error("/proc/self/status has no " + name);
}

/// Resets VmHWM, so that a peak before the measurement does not count.
inline void forget_memory_peak() {
    std::ofstream file("/proc/self/clear_refs");
    file << "5" << std::flush;
    if (!file) {
        throw std::runtime_error("cannot reset the memory peak (/proc/self/clear_refs)");
    }
}

/// Runs the work and prints its cost. @return the program's exit status.
/// @param work returns its result as text.
template <typename Work>
int measure(Work work) {
    using Clock = std::chrono::steady_clock;
    malloc_trim(0);  // memory left by the first call would hide that of the measured ones
    forget_memory_peak();
    const long memory = memory_bytes("VmRSS");
    const double cpu = cpu_seconds(usage_of(RUSAGE_SELF));
    const Clock::time_point start = Clock::now();
    const std::string answer = work();
    const double wall = std::chrono::duration<double>(Clock::now() - start).count();
    print(wall, cpu_seconds(usage_of(RUSAGE_SELF)) - cpu, memory_bytes("VmHWM") - memory, answer);
    return 0;
}

/// The body of main. An exception becomes a line on stderr and a failure.
template <typename Program>
int run(Program program) {
    try {
        return program();
    } catch (const std::exception &mistake) {
        std::fprintf(stderr, "%s\n", mistake.what());
        return 1;
    }
}

}  // namespace bench
