"""The zones that are served: which there are, reading them, and changing them one change after another."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import functools
import time
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any, cast

import dns.exception
import dns.name

from .._zone_file_data import name_of_zone, name_text, whole_name
from ..errors import InvalidArgument

if TYPE_CHECKING:
    from .._views import View
    from ..aio.client import AsyncClient
    from ..models import ApplyPlanAnswer, ExportZoneAnswer

#: Seconds for which the list of zones is used. A name that lies in none of them is looked for in a new list,
#: unless the list is younger than the second number.
_LIST_LIFE = 60.0
_FRESH_LIST_LIFE = 5.0

#: Seconds for which a zone that was read answers queries. A change through the gateway ends them at once.
_READ_LIFE = 2.0

#: How many changes of one zone may wait or be under way at the same time.
_MOST_PENDING = 256


class Busy(Exception):
    """Too many changes of a zone are pending."""


@dataclasses.dataclass
class ServedZone:
    """A zone of the account.

    Attributes:
        name: in lower case, without the final dot.
        id, service_id: its IDs.
    """

    name: str
    id: int
    service_id: int
    _lock: asyncio.Lock = dataclasses.field(default_factory=asyncio.Lock, repr=False)
    _pending: int = 0
    _changes: int = 0  # how many changes have begun or ended
    _read: _Reading | None = None

    @functools.cached_property
    def origin(self) -> dns.name.Name:
        """The name as dnspython has it."""
        return dns.name.from_text(self.name)

    @property
    def ids(self) -> dict[str, int]:
        """The arguments of procedures that name the zone, so that the zones need not be listed."""
        return {"zone": self.id, "service_id": self.service_id}


@dataclasses.dataclass(frozen=True)
class _Reading:
    """A reading of a zone, finished or under way."""

    answer: asyncio.Task[ExportZoneAnswer]
    changes: int
    began: float


class Zones:
    """The zones of an account.

    Args:
        client: the account.
    """

    def __init__(self, client: AsyncClient) -> None:
        self._client = client
        self._zones: dict[str, ServedZone] = {}
        self._listed = float("-inf")
        self._listing = asyncio.Lock()

    async def find(self, name: str) -> ServedZone | None:
        """The longest zone that a name lies in, or ``None``.

        Args:
            name: a whole name, in any case, with or without the final dot, in Unicode or in punycode.

        Raises:
            BalvpsError: the zones cannot be listed.
        """
        try:
            place = whole_name(name)
        except ValueError:
            return None
        now = time.monotonic()
        found = self._longest(place) if now - self._listed < _LIST_LIFE else None
        if found is None and now - self._listed >= _FRESH_LIST_LIFE:
            await self._list(now)
            found = self._longest(place)
        return found

    async def named(self, name: str) -> ServedZone | None:
        """The zone with exactly this name, or ``None``. Arguments and errors are as of :meth:`find`."""
        found = await self.find(name)
        return found if found is not None and found.name == name.lower().rstrip(".") else None

    async def all(self) -> list[ServedZone]:
        """All zones, by their names.

        Raises:
            BalvpsError: the zones cannot be listed.
        """
        now = time.monotonic()
        if now - self._listed >= _FRESH_LIST_LIFE:
            await self._list(now)
        return [self._zones[name] for name in sorted(self._zones)]

    async def read(self, zone: ServedZone) -> ExportZoneAnswer:
        """A zone as ``export_zone`` gives it, never older than a change through this object, and otherwise at
        most two seconds old.

        Raises:
            BalvpsError: it cannot be read.
        """
        last, now = zone._read, time.monotonic()
        if (
            last is None
            or last.changes != zone._changes
            or now - last.began > _READ_LIFE
            or _failed(last.answer)
        ):
            last = _Reading(asyncio.ensure_future(self.read_now(zone)), zone._changes, now)
            zone._read = last
        # Several queries wait for one reading. If one of them is cancelled, the others still get it.
        return await asyncio.shield(last.answer)

    async def read_now(self, zone: ServedZone) -> ExportZoneAnswer:
        """A zone as it is at the service now. Errors are as of :meth:`read`."""
        return cast("ExportZoneAnswer", await self._client.call("export_zone", **zone.ids))

    @contextlib.asynccontextmanager
    async def changing(self, zone: ServedZone) -> AsyncIterator[None]:
        """Waits until no other change of the zone is under way. Inside, :meth:`call` may change it.

        Raises:
            Busy: too many changes wait already.
        """
        if zone._pending >= _MOST_PENDING:
            raise Busy(f"{_MOST_PENDING} changes of {zone.name} are pending")
        zone._pending += 1
        try:
            async with zone._lock:
                zone._changes += 1
                try:
                    yield
                finally:
                    zone._changes += 1
        finally:
            zone._pending -= 1

    async def call(self, procedure: str, zone: ServedZone, **arguments: Any) -> Any:
        """Calls a procedure, such as ``ensure_record``, for a zone. One that changes it belongs inside
        :meth:`changing`.

        Raises:
            BalvpsError: it failed.
        """
        return await self._client.call(procedure, **zone.ids, **arguments)

    def described(self, procedure: str, zone: ServedZone, **arguments: Any) -> list[dict[str, Any]]:
        """The requests that a procedure would send. Nothing is sent.

        Raises:
            InvalidArgument: an argument is not allowed.
        """
        description = self._client.describe(procedure, **zone.ids, **arguments).to_dict()
        requests: list[dict[str, Any]] = description["requests"]
        return requests

    async def change(self, procedure: str, zone: ServedZone, **arguments: Any) -> Any:
        """Calls a procedure that changes a zone, when no other change of the zone is under way.

        Raises:
            Busy: too many changes wait already.
            BalvpsError: it failed.
        """
        async with self.changing(zone):
            return await self.call(procedure, zone, **arguments)

    async def apply_plan(self, plan: Mapping[str, Any]) -> ApplyPlanAnswer:
        """Carries out a plan, even one that changes much of the zone. It belongs inside :meth:`changing`.

        Raises:
            Conflict: the zone is not as it was when the plan was made. Nothing was written.
            BalvpsError: nothing was carried out.
        """
        return cast(
            "ApplyPlanAnswer", await self._client.call("apply_plan", plan=plan, force=True, readback=False)
        )

    # ---- the list

    def _longest(self, name: dns.name.Name) -> ServedZone | None:
        while name != dns.name.root:
            zone = self._zones.get(name.to_text(omit_final_dot=True))
            if zone is not None:
                return zone
            name = name.parent()
        return None

    async def _list(self, asked: float) -> None:
        async with self._listing:
            if self._listed >= asked:  # another request has listed them meanwhile
                return
            began = time.monotonic()
            listed = await self._client.zones.list()
            found = [zone for each in listed if (zone := _zone_in(each)) is not None]
            names = Counter(zone.name for zone in found)
            # Nobody knows which of two zones of one name is meant.
            self._zones = {zone.name: self._known(zone) for zone in found if names[zone.name] == 1}
            self._listed = began

    def _known(self, zone: ServedZone) -> ServedZone:
        """The same zone of the list before, which has the lock."""
        known = self._zones.get(zone.name)
        return known if known is not None and known.ids == zone.ids else zone


def _zone_in(listed: View) -> ServedZone | None:
    """A zone of the service's list, if it has a name and IDs."""
    name, id, service_id = listed.get("name"), listed.get("domain_id"), listed.get("service_id")
    if not (isinstance(name, str) and isinstance(id, int) and isinstance(service_id, int)):
        return None
    try:
        return ServedZone(name_text(name_of_zone(name)), id, service_id)
    except InvalidArgument:
        return None


def _failed(answer: asyncio.Task[Any]) -> bool:
    return answer.done() and (answer.cancelled() or answer.exception() is not None)
