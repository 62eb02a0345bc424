// The rules of a test: which requests meet which fault.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "common/json.h"
#include "faults/faults.h"
#include "http/http.h"
#include "service/tokens.h"

namespace sandbox {

class FaultRules {
  public:
    /// Adds all of {"seed":0,"rules":[…]}. Throws ControlError and adds none if one of them is invalid.
    void add(const Json &description);
    /// Plays the first rule that strikes at this moment. Later rules do not see the request.
    /// @return the fault's answer, or nullopt if no rule strikes
    std::optional<Answer> play(Moment moment, const Request &request, Tokens &tokens,
                               const std::function<Answer()> &service);
    /// [{…the rule as it was added…,"seen":N,"played":N}]
    Json to_json() const;
    void clear();

  private:
    struct Rule {
        Json description;
        const Fault *fault = nullptr;
        Json parameters;
        std::optional<std::string> operation;
        std::optional<std::string> method;
        std::int64_t skip = 0;
        std::optional<std::int64_t> times = 1;
        double probability = 1;
        std::int64_t seen = 0;
        std::int64_t played = 0;

        bool fits(const Request &request) const;
    };

    static Rule read(const Json &description);
    bool strikes(Rule &rule);

    std::vector<Rule> rules_;
    std::mt19937_64 random_;
};

}  // namespace sandbox
