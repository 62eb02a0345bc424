// The dialects: how the same data looks in an answer. Only this file distinguishes them.
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

    /// A number: documented as a number, sent as a string on the wire.
    Json number(std::int64_t value) const;
    /// An amount of money in details, a number in all dialects. In lists it is text.
    static Json money(Money amount);

    /// A list. In the hostile dialect it has a gap at that position, as if PHP had removed an element.
    Json list(std::vector<Json> items, std::size_t gap) const;

    /// A value of the document's form. In the hostile dialect every list in it is an object with a gap, and
    /// every scalar is text.
    Json data(Json value) const;

    /// The details of a machine, in the wrapper that the dialect has for them.
    Json vm_details(const std::string &id, Json details) const;

    /// A client or contact. The documented dialect has only `fields`, the others have all stored fields.
    Json profile(std::int64_t id, const Json &stored, std::span<const char *const> fields) const;

    Json zone_details(const Zone &zone) const;
    /// Both echo `name` and `content` as they were sent.
    Json record_added(const Record &record, const Json &name, const Json &content) const;
    Json record_updated(const Record &record, const Json &name, const Json &content) const;

    Answer refusal(const Refusal &refusal) const;

  private:
    bool documented() const { return settings_->dialect == Dialect::documented; }
    bool hostile() const { return settings_->dialect == Dialect::hostile; }
    Json record(const Zone &zone, const Record &record) const;
    Json content(const Zone &zone, const Record &record) const;
    std::string text_content(const std::string &stored) const;

    const Settings *settings_;
};

}  // namespace sandbox
