// Which requests meet which fault, as a test wrote it down.
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
    /// Adds all of {"seed":0,"rules":[…]}, or none of them and throws ControlError.
    void add(const Json &description);
    /// The answer of the first rule that strikes at this moment; rules after it do not see the request.
    std::optional<Answer> play(Moment moment, const Request &request, Tokens &tokens,
                               const std::function<Answer()> &service);
    /// [{…as it was added…,"seen":N,"played":N}]
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
