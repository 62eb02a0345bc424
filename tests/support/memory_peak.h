// How much memory some work takes at its peak.
#pragma once

#include <cstddef>
#include <fstream>
#include <string>

namespace balvps::test {

/// Of this process, as the system counts it; begins when it is made.
class MemoryPeak {
  public:
    MemoryPeak() : before_(status("VmRSS:")) {
        std::ofstream("/proc/self/clear_refs") << 5;  // the peak is that from now on
    }

    /// 0 under a sanitizer, which takes memory of its own.
    std::size_t bytes() const {
#ifdef BALVPS_SANITIZED
        return 0;
#endif
        const std::size_t peak = status("VmHWM:");
        return peak > before_ ? peak - before_ : 0;
    }

  private:
    static std::size_t status(const std::string &name) {
        std::ifstream file("/proc/self/status");
        constexpr std::size_t kilobyte = 1024;
        std::size_t size = 0;
        for (std::string word; file >> word;) {
            if (word == name) {
                file >> size;
            }
        }
        return size * kilobyte;
    }

    std::size_t before_;
};

}  // namespace balvps::test
