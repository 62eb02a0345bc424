"""Hands the changes of an update to the library, as a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dns.rcode

from ..._zone_file_data import name_text
from ...errors import BalvpsError, Conflict, InvalidArgument
from .contents import rdata_of, record_of
from .failure import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...models import AppliedChange, NormalRecord
    from ..journal import Journal, Origin
    from ..zones import Zones
    from .changes import Change
    from .contents import Contents


async def carry_out(
    zones: Zones, journal: Journal, origin: Origin, contents: Contents, changes: list[Change]
) -> None:
    """Carries out changes, and writes a line about each record that is changed.

    ``apply_plan`` reads the zone, so a plan that was made from other contents fails with a conflict, and
    nothing is written. ``plan_zone`` would read the zone once more before that, for the same plan.

    Args:
        zones: of which the zone is being changed.
        journal: where the lines are written.
        origin: who wants the changes.
        contents: the zone that the changes were made for.
        changes: the changes.

    Raises:
        Conflict: the zone has changed since it was read. Nothing was written.
        Failure: a change failed. The lines tell which were made.
    """
    zone = contents.zone
    steps = [step for change in changes for step in _steps(contents, change)]
    plan = {
        "zone": {"domain_id": zone.id, "name": zone.name, "service_id": zone.service_id},
        "serial": contents.serial,
        "changes": steps,
        "records": contents.count,
    }
    try:
        answer = await zones.apply_plan(plan)
    except Conflict:
        raise
    except BalvpsError as error:
        for step in steps:
            _tell(journal, origin, zone.name, step, "failed", error.name)
        rcode = dns.rcode.REFUSED if isinstance(error, InvalidArgument) else dns.rcode.SERVFAIL
        raise Failure(rcode, error.name, str(error)) from None
    for applied in answer.changes:
        reason = applied.error["name"] if applied.error else ""
        _tell(journal, origin, zone.name, applied, applied.outcome, reason)
    if answer.counts.done < len(steps):
        raise Failure(dns.rcode.SERVFAIL, "incomplete", f"{answer.counts.done} of {len(steps)} are done")


def _tell(
    journal: Journal,
    origin: Origin,
    zone: str,
    step: Mapping[str, Any] | AppliedChange,
    outcome: str,
    reason: str,
) -> None:
    journal.change(
        origin,
        verb=step["action"],
        zone=zone,
        name=step["name"],
        type=step["type"],
        outcome=outcome,
        reason=reason,
    )


def _steps(contents: Contents, change: Change) -> list[dict[str, Any]]:
    """The steps that make an RRset as it is wanted, with as few requests as possible: a record that is not
    wanted becomes one that is. The library puts them in the right order."""
    wanted = {}
    if change.after is not None:
        wanted = {rdata: record_of(change.name, change.after.ttl, rdata) for rdata in change.after}
    steps: list[tuple[str, NormalRecord | None, dict[str, Any] | None]] = []
    spare: list[NormalRecord] = []
    for record in contents.records(change.name, change.type):
        after = wanted.pop(rdata_of(record), None) if wanted else None
        if after is None:
            spare.append(record)
        elif record["ttl"] != after["ttl"]:
            steps.append(("update", record, after))
    for after in wanted.values():
        steps.append(("update", spare.pop(0), after) if spare else ("add", None, after))
    steps.extend(("delete", record, None) for record in spare)
    return [
        {
            "action": action,
            "name": name_text(change.name),
            "type": change.type,
            "before": None if before is None else before.to_dict(),
            "after": None if after is None else {**after, "id": None},
        }
        for action, before, after in steps
    ]
