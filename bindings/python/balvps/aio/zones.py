# generated from bindings/python/balvps/zones.py by core/api/languages/python_async.py; do not edit
"""DNS zones by name, and their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .. import models
from .._names import ascii_name, lies_in, qualified, same_content, sent_content
from .._noun import given
from .._views import ListView
from ..errors import AmbiguousWrite, InvalidArgument, NotFound
from ..zones import Record, _id_of, _number
from ._noun import Noun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._calls import Content, Id
    from ..zones import Change
    from ._noun import Caller


class Zone(models.ZoneSummary):
    """A DNS zone: its name, the service it belongs to, and its records."""

    __slots__ = ()

    @property
    def id(self) -> int:
        """The zone's ID: `domain_id` in lists, `zone_id` in calls."""
        return self.domain_id

    @property
    def records(self) -> Records:
        """The zone's records."""
        return Records(self._context, self)


class Zones(Noun):
    """DNS zones. Where a zone is wanted, its name or its ID will do."""

    __slots__ = ()

    async def list(self, service_id: Id | None = None) -> ListView[Zone]:
        """The zones of the account, or of one of its services."""
        answer = (
            await self._client.call("list_dns")
            if service_id is None
            else await self._client.call("list_service_dns", service_id=service_id)
        )
        return self._bound(answer.zones)

    async def get(self, zone: int | str) -> Zone:
        """A zone by its name, in any case and with or without the dot at its end, or by its ID.

        Raises:
            NotFound: the account has no such zone.
        """
        zones = await self.list()
        if isinstance(zone, int) or zone.isdecimal():
            found = [each for each in zones if each.id == int(zone)]
        else:
            wanted = ascii_name(zone)
            found = [each for each in zones if ascii_name(each.name) == wanted]
        if not found:
            raise NotFound(f"this account has no zone {zone!r}", {"operation": "list_dns"})
        return found[0]

    async def find_for(self, hostname: str) -> Zone:
        """The zone that a name lies in, the longest if there are several. Whole labels count:
        ``notexample.com`` does not lie in ``example.com``.

        Args:
            hostname: fully qualified, in any case, with or without the dot at its end; may be international.

        Raises:
            NotFound: the name lies in no zone of the account.
        """
        found = [zone for zone in await self.list() if lies_in(hostname, zone.name)]
        if not found:
            raise NotFound(f"{hostname!r} lies in no zone of this account", {"operation": "list_dns"})
        return max(found, key=lambda zone: len(ascii_name(zone.name)))

    async def create(
        self,
        name: str,
        service_id: Id | None = None,
        *,
        confirm: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Zone:
        """Adds a zone.

        Args:
            name: the zone's name.
            service_id: the service it shall belong to; may be left out where only one has DNS.
            confirm: if it is not known whether it was done, look: if exactly one new match has appeared, that
                is the answer.
            extra: further fields of the request.

        Raises:
            Refused: the service does not want it, for instance since the zone exists.
            AmbiguousWrite: nobody knows whether it was done.
        """
        service = await self._only_service() if service_id is None else service_id
        await self._call(
            models.ZoneAnswer, "add_dns_zone", confirm=confirm, service_id=service, name=name, extra=extra
        )
        return await self.get(name)

    async def delete(self, zone: Zone | int | str) -> models.Outcome:
        """Deletes a zone and all its records.

        Args:
            zone: a zone, its name or its ID.

        Raises:
            NotFound: the account has no such zone.
        """
        doomed = zone if isinstance(zone, Zone) else await self.get(zone)
        return await self._client.call("delete_dns_zone", service_id=doomed.service_id, zone_id=doomed.id)

    def _bound(self, zones: ListView[models.ZoneSummary]) -> ListView[Zone]:
        return cast("ListView[Zone]", zones._bind(Zone, self._client))

    async def _only_service(self) -> int:
        services = (await self._client.call("list_dns")).service_ids
        if len(services) != 1:
            raise InvalidArgument(
                f"argument 'service_id' is missing, and {len(services)} services of this account have DNS",
                {"operation": "add_dns_zone"},
            )
        return services[0]


class Records(Noun):
    """The records of a zone. Names may be relative to the zone or fully qualified; ``"@"`` is the zone
    itself.
    """

    __slots__ = ("_zone",)

    def __init__(self, client: Caller, zone: Zone) -> None:
        super().__init__(client)
        self._zone = zone

    def __repr__(self) -> str:
        return f"<records of {self._zone.name}>"

    async def list(self, type: str | None = None, name: str | None = None) -> ListView[Record]:
        """The records of the zone, or those of a type or a name.

        Args:
            type: such as ``"A"``, in any case.
            name: in any case.
        """
        return await self._list(self._is(name, type))

    async def get(self, id: Id) -> Record:
        """A record by its ID.

        Raises:
            NotFound: the zone has no such record.
        """
        return self._one(await self._list(), _number(id))

    async def create(
        self,
        name: str,
        type: str,
        content: Content,
        ttl: int | None = None,
        priority: int | None = None,
        *,
        confirm: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> Record:
        """Adds a record, also where an identical one exists.

        The service does not say which ID the new record has, so the zone is read before and after.

        Args:
            name: the record's name.
            type: such as ``"A"``.
            content: its contents; of SRV the list weight, port, target.
            ttl: seconds; default: the service's.
            priority: such as MX and SRV have.
            confirm: if it is not known whether it was done, look: if exactly one new match has appeared, that
                is the answer.
            extra: further fields of the request.

        Returns:
            the record as it is read back, with its ID.

        Raises:
            Refused: the service does not want it.
            AmbiguousWrite: nobody knows whether it was done; or it was, says the service, but cannot be found
                in the zone.
        """
        before = {record.id for record in await self._list()}
        answer = await self._call(
            models.RecordAnswer,
            "add_dns_record",
            confirm=confirm,
            service_id=self._zone.service_id,
            zone_id=self._zone.id,
            name=name,
            type=type,
            content=content,
            ttl=ttl,
            priority=priority,
            extra=extra,
        )
        after = await self._list()
        if "record" in answer and "id" in answer.record:
            return self._one(after, answer.record.id)
        # Others may have added records meanwhile, so the new one must look as it should, too.
        looks_right = self._is(name, type, content)
        new = [record for record in after if record.id not in before and looks_right(record)]
        if not new:
            raise AmbiguousWrite(
                f"the record {name!r} was added, says the service, but the zone does not show it",
                {"operation": "add_dns_record"},
            )
        return max(new, key=lambda record: record.id)

    async def update(
        self,
        record: Record | Id,
        *,
        name: str | None = None,
        type: str | None = None,
        content: Content | None = None,
        ttl: int | None = None,
        priority: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Record:
        """Changes a record. What is left out is read first and sent as it is, so that nothing gets lost.

        Args:
            record: a record or its ID.
            name, type, content, ttl, priority: new values, as in :meth:`create`.
            extra: further fields of the request.

        Returns:
            the record as it is read back.

        Raises:
            NotFound: the zone has no such record.
            Refused: the service does not want it.
        """
        current = await self.get(_id_of(record))
        kept = sent_content(current.type, current.content)
        await self._call(
            models.RecordAnswer,
            "edit_dns_record",
            service_id=self._zone.service_id,
            zone_id=self._zone.id,
            record_id=current.id,
            name=current.name if name is None else name,
            ttl=current.ttl if ttl is None else ttl,
            priority=current.priority if priority is None else priority,
            type=current.type if type is None else type,
            content=kept if content is None else content,
            extra=extra,
        )
        return await self.get(current.id)

    async def upsert(
        self,
        name: str,
        type: str,
        content: Content,
        ttl: int | None = None,
        priority: int | None = None,
        *,
        extra: Mapping[str, Any] | None = None,
    ) -> Record:
        """Makes sure that a record is there: leaves one alone that is right, changes the one of that name and
        type, or adds one. Doing it twice does no more than doing it once.

        Args:
            name, type, content, ttl, priority, extra: as in :meth:`create`; a ttl or priority left out may be
            any.

        Returns:
            the record, whose :attr:`~Record.change` says what was done.

        Raises:
            InvalidArgument: the zone has several records of that name and type, none with this content.
        """
        existing = await self.list(type, name)
        exact = [record for record in existing if same_content(type, record.content, content)]
        if not existing:
            created = await self.create(name, type, content, ttl, priority, extra=extra)
            return self._changed(created, "created")
        if not exact and len(existing) > 1:
            raise InvalidArgument(
                f"{name!r} has {len(existing)} records of type {type}, so it is not clear which to change; "
                "use update with an ID",
                {"operation": "edit_dns_record"},
            )
        record = exact[0] if exact else existing[0]
        wanted = given(ttl=ttl, priority=priority)
        if exact and all(record.get(field) == value for field, value in wanted.items()):
            return self._changed(record, "unchanged")
        updated = await self.update(record, content=content, ttl=ttl, priority=priority, extra=extra)
        return self._changed(updated, "updated")

    async def delete(self, record: Record | Id) -> models.Outcome:
        """Deletes a record.

        Args:
            record: a record or its ID.

        Raises:
            NotFound: the zone has no such record.
        """
        return await self._client.call(
            "delete_dns_record",
            service_id=self._zone.service_id,
            zone_id=self._zone.id,
            record_id=_id_of(record),
        )

    async def _list(self, wanted: Callable[[models.Record], bool] | None = None) -> ListView[Record]:
        service_id, zone_id = self._zone.service_id, self._zone.id
        answer = await self._client.call("get_dns_zone", service_id=service_id, zone_id=zone_id)
        records = cast("ListView[Record]", answer.records._bind(Record, None))
        if wanted is None:
            return records
        return records._select([index for index, record in enumerate(records) if wanted(record)])

    def _one(self, records: ListView[Record], id: int) -> Record:
        for record in records:
            if record.id == id:
                return record
        raise NotFound(f"zone {self._zone.name} has no record {id}", {"operation": "get_dns_zone"})

    def _is(
        self, name: str | None = None, type: str | None = None, content: Content | None = None
    ) -> Callable[[models.Record], bool]:
        """Whether a record has these, those of None not looked at."""
        full_name = None if name is None else qualified(name, self._zone.name)
        wanted_type = None if type is None else type.upper()

        def matches(record: models.Record) -> bool:
            return (
                (wanted_type is None or record.type.upper() == wanted_type)
                and (full_name is None or qualified(record.name, self._zone.name) == full_name)
                and (content is None or same_content(record.type, record.content, content))
            )

        return matches

    def _changed(self, record: Record, change: Change) -> Record:
        return record._bind(Record, change)
