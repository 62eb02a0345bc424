"""Carries out update messages (RFC 2136)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dns.rcode
import dns.rdataclass

from ..._zone_file_data import name_text
from ...errors import BalvpsError, Conflict
from ..zones import Busy
from . import prerequisites
from .carrying_out import carry_out
from .changes import changes_of, prescan
from .contents import Contents, Unreadable
from .failure import Failure

if TYPE_CHECKING:
    import dns.name
    import dns.update

    from ..journal import Journal, Origin
    from ..keys import Key
    from ..zones import ServedZone, Zones
    from .changes import Change, Demand
    from .wire import Header

#: How often an update is evaluated if others change the zone at the same time.
_MOST_ATTEMPTS = 8


async def update(
    zones: Zones,
    journal: Journal,
    origin: Origin,
    key: Key,
    message: dns.update.UpdateMessage,
    header: Header,
) -> None:
    """Carries out an update, when no other change of its zone is under way.

    Args:
        zones: the zones of the account.
        journal: where changes are written.
        origin: who wants it.
        key: the key that signed it.
        message: the update.
        header: the heads of its records.

    Raises:
        Failure: it was not carried out, or not as a whole.
    """
    try:
        zone = await _zone_of(zones, key, message)
        async with zones.changing(zone):
            for _ in range(_MOST_ATTEMPTS):
                contents = Contents(zone, await zones.read_now(zone))
                changes = _evaluate(contents, key, message, header)
                if not changes:
                    return
                try:
                    await carry_out(zones, journal, origin, contents, changes)
                    return
                except Conflict:
                    continue
    except Busy as busy:
        raise Failure(dns.rcode.SERVFAIL, "busy", str(busy)) from None
    except Unreadable as unreadable:
        raise Failure(dns.rcode.SERVFAIL, "unreadable", str(unreadable)) from None
    except BalvpsError as error:
        raise Failure(dns.rcode.SERVFAIL, error.name, str(error)) from None
    raise Failure(dns.rcode.SERVFAIL, "conflict", "others change the zone all the time")


async def _zone_of(zones: Zones, key: Key, message: dns.update.UpdateMessage) -> ServedZone:
    """The zone of an update (RFC 2136, 3.1)."""
    if not message.zone:
        raise Failure(dns.rcode.FORMERR, "malformed", "the update names no zone")
    name = name_text(message.zone[0].name)
    zone = await zones.named(name) if message.zone[0].rdclass == dns.rdataclass.IN else None
    if zone is None or not key.allows_zone(zone.name):
        raise Failure(dns.rcode.NOTAUTH, "zone", f"{name} is not served, or not for this key")
    return zone


def _evaluate(
    contents: Contents, key: Key, message: dns.update.UpdateMessage, header: Header
) -> list[Change]:
    demand = _demand(key, contents.zone.name)
    asked, wanted, _ = ([record.ttl for record in section] for section in header.sections)
    prerequisites.check(contents, zip(message.prerequisite, asked), demand)
    prescan(contents, zip(message.update, wanted))
    return changes_of(contents, message.update, demand)


def _demand(key: Key, zone: str) -> Demand:
    """What a key may do in a zone."""

    def demand(verb: str, name: dns.name.Name, type: str) -> None:
        text = name_text(name)
        # A name without records has no type. It may be "deleted" with any type that the key may delete.
        types = key.types or (type,) if (verb, type) == ("delete", "ANY") else (type,)
        if not any(key.allows(verb, zone, text, each) for each in types):
            raise Failure(
                dns.rcode.REFUSED, "scope", "the key does not allow it", verb=verb, name=text, type=type
            )

    return demand
