// The log of requests that tests read: one JSON object per request, with secrets masked.
#pragma once

#include <cstdint>
#include <deque>
#include <fstream>
#include <mutex>
#include <string>

#include "http/http.h"

namespace sandbox {

class RequestLog {
  public:
    /// Also writes each line to the file. "-" is standard error, "" is none. Throws if it cannot be opened.
    explicit RequestLog(const std::string &file);

    void add(const Request &request, const Answer &answer);
    /// {"entries":[…]}, oldest first.
    std::string to_json() const;
    void clear();

  private:
    mutable std::mutex mutex_;
    std::ofstream file_;
    std::ostream *output_ = nullptr;
    std::deque<std::string> lines_;
    std::uint64_t sequence_ = 0;
};

}  // namespace sandbox
