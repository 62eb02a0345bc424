// What a measured piece of work cost this process.
//
// The program prints it as one line of JSON, with what the work came to, which must be the same for all that
// are compared.
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

/// Seconds of processor time used so far, in user code and in the system.
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

/// Prints what was measured. @param peak bytes.
inline void print(double wall, double cpu, long peak, const std::string &answer) {
    std::printf("{\"wall\": %.9f, \"cpu\": %.9f, \"peak\": %ld, \"answer\": \"%s\"}\n", wall, cpu, peak,
                answer.c_str());
}

/// A line of /proc/self/status, such as "VmHWM", in bytes.
inline long memory_bytes(const std::string &name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.compare(0, name.size() + 1, name + ":") == 0) {
            return 1024 * std::stol(line.substr(name.size() + 1));
        }
    }
    throw std::runtime_error("/proc/self/status has no " + name);
}

/// Makes VmHWM begin anew, so that a peak before the measurement does not count.
inline void forget_memory_peak() {
    std::ofstream file("/proc/self/clear_refs");
    file << "5" << std::flush;
    if (!file) {
        throw std::runtime_error("cannot reset the memory peak (/proc/self/clear_refs)");
    }
}

/// Runs the work, prints what it cost. @return the program's exit status.
/// @param work returns a text: what it came to.
template <typename Work>
int measure(Work work) {
    using Clock = std::chrono::steady_clock;
    malloc_trim(0);  // what the call before has left would hide what the first measured one takes
    forget_memory_peak();
    const long memory = memory_bytes("VmRSS");
    const double cpu = cpu_seconds(usage_of(RUSAGE_SELF));
    const Clock::time_point start = Clock::now();
    const std::string answer = work();
    const double wall = std::chrono::duration<double>(Clock::now() - start).count();
    print(wall, cpu_seconds(usage_of(RUSAGE_SELF)) - cpu, memory_bytes("VmHWM") - memory, answer);
    return 0;
}

/// The body of main: what it throws becomes a line on stderr and a failure.
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
