// The expected state of one thread of the soak test: records in its own zone, tickets and contacts.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "balvps_handles.h"
#include "json.h"

namespace balvps::test {

/// One call, and the function that puts its result into the model.
struct Step {
    std::string operation;
    Json arguments;
    bool confirm = false;
    std::function<void(const balvps_result *)> settle;
};

/// No other model changes the things of a model, so they can be compared exactly. One thread uses it.
class SoakModel {
  public:
    SoakModel(std::string name, std::int64_t zone_id, std::uint32_t seed);

    /// Steps that can run at the same time, because no two of them change the same thing.
    /// @param most the largest number of steps, at least 1
    std::vector<Step> next_steps(std::size_t most);
    /// A step that reads back an unknown outcome of a failed write. Nothing if all outcomes are known.
    std::optional<Step> next_question();

    /// The differences from the sandbox's state. Empty if there are none.
    std::string difference(const Json &state) const;

    const std::string &name() const { return name_; }

  private:
    /// The state of a thing. A write with an unknown outcome leaves several possible states.
    struct Thing {
        std::vector<std::optional<std::string>> possible;  ///< its content, or nothing if it does not exist
        bool busy = false;
        bool known() const { return possible.size() == 1; }
        bool exists() const { return known() && possible.front().has_value(); }
    };
    using Things = std::map<std::string, Thing>;

    void settle(const std::string &name, Thing &thing, const balvps_result *result,
                std::optional<std::string> wanted);
    void surprise(const std::string &what, const std::string &name);
    void read_back(Things &things, const std::map<std::string, std::string> &seen, const std::string &what);
    Step add_record();
    Step change_record(const std::string &name, Thing &thing, std::int64_t id);
    Step delete_record(const std::string &name, Thing &thing, std::int64_t id);
    Step add_ticket();
    Step add_contact();
    Step read_zone();
    Step read_tickets();
    Step read_contacts();
    Step read_something();
    std::string new_content() { return "192.0.2." + std::to_string(random_() % 250 + 1); }

    const std::string name_;
    const std::int64_t zone_id_;
    std::mt19937 random_;
    int counter_ = 0;
    Things records_;
    Things tickets_;
    Things contacts_;
    std::map<std::string, std::int64_t> record_ids_;
    std::map<std::string, std::string> history_;  ///< by name: all results for it
    std::vector<std::string> surprises_;          ///< impossible states that were read
};

}  // namespace balvps::test
