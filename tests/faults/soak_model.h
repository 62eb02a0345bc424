// What one thread of the soak has in the service, as it must be: records of a zone of its own, tickets and
// contacts.
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

/// One call, and what its result means for the model.
struct Step {
    std::string operation;
    Json arguments;
    bool confirm = false;
    std::function<void(const balvps_result *)> settle;
};

/// Nothing else touches what a model owns, so it can be compared exactly. It is used by one thread.
class SoakModel {
  public:
    SoakModel(std::string name, std::int64_t zone_id, std::uint32_t seed);

    /// Steps that do not touch the same thing, so that they can be under way at once.
    /// @param most from 1 on
    std::vector<Step> next_steps(std::size_t most);
    /// The step that reads back what a failed write has left open; nothing: all is known.
    std::optional<Step> next_question();

    /// What differs from the sandbox's state; empty: nothing.
    std::string difference(const Json &state) const;

    const std::string &name() const { return name_; }

  private:
    /// What is there, where it is known; more than one: a write whose outcome is open leaves either.
    struct Thing {
        std::vector<std::optional<std::string>> possible;  ///< its content; nothing: it does not exist
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
    std::map<std::string, std::string> history_;  ///< of each name: what the model was told of it
    std::vector<std::string> surprises_;          ///< what was read and cannot be
};

}  // namespace balvps::test
