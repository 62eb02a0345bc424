// Carries out changes of a zone's records.
#pragma once

#include <string_view>
#include <vector>

#include "procedure/zone.h"

namespace balvps {

/// Writes one zone. A write whose answer is lost is looked for in the zone, and is never sent again.
class ZoneWriter {
  public:
    /// @param before the zone as it was before the first write. It must outlive this object.
    ZoneWriter(const Zone &before, TxtStyle style) noexcept : before_(before), style_(style) {}

    /// Carries out one change. A record that is to be deleted and is not there counts as deleted.
    Task<Result<void>> carry_out(Sender &sender, const PlannedChange &change) const;

    /// Carries out changes one after the other, up to the first that fails. An error after the first write
    /// says how many were carried out, and is not retryable.
    Task<Result<void>> carry_out_all(Sender &sender, const std::vector<PlannedChange> &changes) const;

    /// Whether a zone that was read again shows a change. The TTL is not compared, because some services
    /// raise small ones.
    static bool shows(const Zone &after, const PlannedChange &change);

  private:
    bool is_carried_out(const Zone &after, const PlannedChange &change) const;
    Task<Result<void>> look_for(Sender &sender, const PlannedChange &change, Error lost) const;

    const Zone &before_;
    const TxtStyle style_;
};

/// The operation that carries out a change.
std::string_view operation_of(ChangeAction action) noexcept;

/// The request that carries out a change.
HttpRequest change_request(const ZoneSummary &zone, const PlannedChange &change, TxtStyle style);

/// The error of a zone that could not be read after all changes, or that does not show them.
Error unseen_write(Error error);

}  // namespace balvps
