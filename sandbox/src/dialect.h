// The one place where the two dialects differ: how the same facts look in an answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "http.h"
#include "json.h"
#include "refusal.h"
#include "settings.h"
#include "state.h"

namespace sandbox {

class Shapes {
  public:
    explicit Shapes(const Settings &settings) : settings_(&settings) {}

    /// A number of the document: there a number, on the wire a string.
    Json number(std::int64_t value) const;
    /// An amount in details, a number in both; lists have it as text.
    static Json money(Money amount);

    /// A list: on the wire as PHP writes it when what stood at the position `lost` was taken out.
    Json list(std::vector<Json> items, std::size_t lost) const;

    /// A client or contact: in the documented dialect only the fields named, on the wire whatever is stored.
    Json profile(std::int64_t id, const Json &stored, std::span<const char *const> documented) const;

    Json zone_details(const Zone &zone) const;
    /// `name` and `content` are echoed as they were sent.
    Json record_added(const Record &record, const Json &name, const Json &content) const;
    Json record_updated(const Record &record, const Json &name, const Json &content) const;

    Answer refusal(const Refusal &refusal) const;

  private:
    bool wire() const { return settings_->dialect == Dialect::wire; }
    Json record(const Zone &zone, const Record &record) const;

    const Settings *settings_;
};

}  // namespace sandbox
