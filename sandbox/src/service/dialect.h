// The one place where the dialects differ: how the same facts look in an answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "common/json.h"
#include "http/http.h"
#include "service/refusal.h"
#include "service/state.h"
#include "settings.h"

namespace sandbox {

class Shapes {
  public:
    explicit Shapes(const Settings &settings) : settings_(&settings) {}

    /// The header lines of every answer.
    std::vector<Header> headers() const;

    /// A number of the document: there a number, on the wire a string.
    Json number(std::int64_t value) const;
    /// An amount in details, a number in both; lists have it as text.
    static Json money(Money amount);

    /// A list: where answers are hostile, as PHP writes it when what stood at the position `lost` was taken
    /// out.
    Json list(std::vector<Json> items, std::size_t lost) const;

    /// A client or contact: in the documented dialect only these fields, on the wire whatever is stored.
    Json profile(std::int64_t id, const Json &stored, std::span<const char *const> fields) const;

    Json zone_details(const Zone &zone) const;
    /// `name` and `content` are echoed as they were sent.
    Json record_added(const Record &record, const Json &name, const Json &content) const;
    Json record_updated(const Record &record, const Json &name, const Json &content) const;

    Answer refusal(const Refusal &refusal) const;

  private:
    bool documented() const { return settings_->dialect == Dialect::documented; }
    bool hostile() const { return settings_->dialect == Dialect::hostile; }
    Json record(const Zone &zone, const Record &record) const;

    const Settings *settings_;
};

}  // namespace sandbox
