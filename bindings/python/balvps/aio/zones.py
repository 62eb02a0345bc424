"""DNS zones by name, and their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .. import models
from .._answers import after_write, needed
from .._dns_names import (
    ascii_name,
    known_name,
    lies_in,
    name_in,
    same_content,
    same_value,
    sent_content,
    sent_name,
    type_name,
    written_content,
)
from .._dns_records import Record, has_id, id_of, ids_of, number_in, record_number, records_like
from .._views import ListView, View
from ..errors import AmbiguousWrite, InvalidArgument, NotFound
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .._calls import Content, Id
    from .._dns_records import Change
    from ._resource import Caller

    _List = list  # for classes that have a method `list`

__all__ = ["Record", "Records", "Zone", "Zones"]


class Zone(models.ZoneSummary):
    """A DNS zone: its name, the service it belongs to, and its records.

    >>> zone = await client.zones.get("example.com")
    >>> zone.id, zone.name, zone.service_id
    (62, 'example.com', 10)
    """

    __slots__ = ()

    @property
    def id(self) -> int:
        """The zone's ID: `domain_id` in lists, `zone_id` in calls."""
        return self.domain_id

    @property
    def records(self) -> Records:
        """The zone's records."""
        return Records(self._context, self)


class Zones(Resource):
    """DNS zones. A zone is identified by its name or its ID."""

    __slots__ = ()

    async def list(self, service_id: Id | None = None) -> ListView[Zone]:
        """The zones of the account, or of one of its services.

        >>> [zone.id for zone in await client.zones.list(service_id=20)]
        [61]
        """
        answer = (
            await self._client.call("list_dns")
            if service_id is None
            else await self._client.call("list_service_dns", service_id=service_id)
        )
        return self._bound(needed(answer, "zones", ListView))

    async def get(self, zone: int | str) -> Zone:
        """A zone by its name, in any case and with or without the dot at its end, or by its ID.

        Raises:
            NotFound: the account has no such zone.
            InvalidArgument: the name is not valid.

        >>> (await client.zones.get("Example.COM.")).id, (await client.zones.get(62)).name
        (62, 'example.com')
        """
        if isinstance(zone, int) or (isinstance(zone, str) and zone.isdecimal()):
            found = [each for each in await self._named() if each.get("domain_id") == int(zone)]
        else:
            wanted = ascii_name(zone)
            found = [each for each in await self._named() if known_name(each.name) == wanted]
        if not found:
            raise NotFound(f"this account has no zone {zone!r}", {"operation": "list_dns"})
        return found[0]

    async def find_for(self, hostname: str) -> Zone:
        """The zone that a name lies in; the longest if there are several. Only whole labels count:
        ``notexample.com`` does not lie in ``example.com``.

        Args:
            hostname: fully qualified, in any case, with or without the dot at its end. It may be
                international.

        Raises:
            NotFound: the name lies in no zone of the account.
            InvalidArgument: the name is not valid.

        >>> (await client.zones.find_for("a.b.example.com")).name
        'example.com'
        """
        wanted = ascii_name(hostname)
        found = [zone for zone in await self._named() if lies_in(wanted, zone.name)]
        if not found:
            raise NotFound(f"{hostname!r} lies in no zone of this account", {"operation": "list_dns"})
        return max(found, key=lambda zone: len(known_name(zone.name)))

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
            service_id: the service that it belongs to. It may be left out if only one service has DNS.
            confirm: if it is not known whether it was done, look for it: if exactly one new match has
                appeared, it is the answer.
            extra: further fields of the request.

        Raises:
            Refused: the service refuses it, for instance because the zone exists.
            AmbiguousWrite: it is not known whether it was done; or it was, but reading it back failed.

        >>> (await client.zones.create("example.org", 10)).name
        'example.org'
        """
        sent = name if isinstance(name, str) and name.isascii() else sent_name(name)
        service = await self._only_service() if service_id is None else service_id
        await self._call(
            models.ZoneAnswer, "add_dns_zone", confirm=confirm, service_id=service, name=sent, extra=extra
        )
        with after_write(f"The zone {name!r} was added", "add_dns_zone"):
            return await self.get(sent)

    async def delete(self, zone: Zone | int | str) -> models.Outcome:
        """Deletes a zone and all its records.

        Args:
            zone: a zone, its name or its ID.

        Raises:
            NotFound: the account has no such zone.
        """
        doomed = zone if isinstance(zone, Zone) else await self.get(zone)
        return await self._call(models.Outcome, "delete_dns_zone", **ids_of(doomed))

    def _bound(self, zones: ListView[models.ZoneSummary]) -> ListView[Zone]:
        return cast("ListView[Zone]", zones._bind(Zone, self._client))

    async def _named(self) -> _List[Zone]:
        """The zones whose names are known."""
        zones = [zone for zone in await self.list() if isinstance(zone, View)]
        return [zone for zone in zones if isinstance(zone.get("name"), str)]

    async def _only_service(self) -> int:
        services = needed(await self._client.call("list_dns"), "service_ids", ListView)
        if len(services) != 1:
            raise InvalidArgument(
                f"argument 'service_id' is missing, and {len(services)} services of this account have DNS",
                {"operation": "add_dns_zone"},
            )
        return cast("int", services[0])


class Records(Resource):
    """The records of a zone. Names may be relative to the zone or fully qualified; ``"@"`` is the zone
    itself.

    >>> records = (await client.zones.get("example.com")).records
    >>> [record.name for record in await records.list(type="TXT")]
    ['example.com']
    """

    __slots__ = ("_zone",)

    def __init__(self, client: Caller, zone: Zone) -> None:
        super().__init__(client)
        self._zone = zone

    def __repr__(self) -> str:
        return f"<records of {self._zone.get('name')!r}>"

    async def list(self, type: str | None = None, name: str | None = None) -> ListView[Record]:
        """The records of the zone, or those of a type or a name.

        Args:
            type: such as ``"A"``, in any case.
            name: in any case.

        Raises:
            InvalidArgument: the name is not valid; or it ends in a dot and lies outside the zone.

        >>> zone = await client.zones.get("example.com")
        >>> [record.content for record in await zone.records.list("MX", "@")]
        ['mail.example.com']
        """
        return await self._list(records_like(self._zone, name, type))

    async def get(self, id: Id) -> Record:
        """A record by its ID.

        Raises:
            NotFound: the zone has no such record.
        """
        return self._one(await self._whole(), record_number(id))

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
        """Adds a record, even if an identical one exists.

        The service does not return the ID of the new record, so the zone is read before and after.

        Args:
            name: the record's name, relative to the zone or fully qualified. A name that ends in a dot is
                always fully qualified. International names are encoded by IDNA 2008, which needs the package
                ``idna``.
            type: such as ``"A"``, in any case.
            content: its content; for SRV the list weight, port, target.
            ttl: seconds; default: that of the service.
            priority: a number for types such as MX and SRV.
            confirm: if it is not known whether it was done, look for it: if exactly one new match has
                appeared, it is the answer.
            extra: further fields of the request.

        Returns:
            the record as it is read back, with its ID.

        Raises:
            InvalidArgument: the name is not valid; or it ends in a dot and lies outside the zone.
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done; or the service says that it was, but reading
                it back failed or does not show it.

        >>> zone = await client.zones.get("example.com")
        >>> record = await zone.records.create("home", "A", "192.0.2.7", ttl=300)
        >>> record.name, record.content, record.ttl, record.id
        ('home.example.com', '192.0.2.7', 300, 406467)
        """
        sent, kind = self._sent_name(name), type_name(type)
        looks_right = records_like(self._zone, sent, kind, content)
        before = {record.get("id") for record in await self._whole()}
        answer = await self._call(
            models.RecordAnswer,
            "add_dns_record",
            confirm=confirm,
            **ids_of(self._zone),
            name=sent,
            type=kind,
            content=written_content(kind, content),
            ttl=ttl,
            priority=priority,
            extra=extra,
        )
        with after_write(f"The record {name!r} was added", "add_dns_record"):
            after = await self._whole()
            added = answer.get("record")
            if isinstance(added, View) and isinstance(added.get("id"), int):
                return self._one(after, added["id"])
        # Others may have added records meanwhile, so the content of the new record is compared too.
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
        """Changes a record. Values that are left out are read first and sent again, so that none is lost.

        Args:
            record: a record or its ID.
            name, type, content, ttl, priority: new values, as in :meth:`create`.
            extra: further fields of the request.

        Returns:
            the record as it is read back.

        Raises:
            NotFound: the zone has no such record.
            InvalidArgument: the name is not valid; or it ends in a dot and lies outside the zone.
            MalformedAnswer: the record that was read has no name, type or content to send again.
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done; or it was, but reading it back failed.

        >>> zone = await client.zones.get("example.com")
        >>> record = await zone.records.update(406420, priority=20)
        >>> record.content, record.priority
        ('mail.example.com', 20)
        """
        sent = None if name is None else self._sent_name(name)
        kind = None if type is None else type_name(type)
        current = await self.get(id_of(record))
        if kind is None:
            kind = needed(current, "type", str)
        if content is None:
            kept = needed(current, "content", (str, list, ListView))
            content = cast("Content", sent_content(needed(current, "type", str), kept))
        await self._call(
            models.RecordAnswer,
            "edit_dns_record",
            **ids_of(self._zone),
            record_id=current.id,
            name=needed(current, "name", str) if sent is None else sent,
            ttl=number_in(current, "ttl") if ttl is None else ttl,
            priority=number_in(current, "priority", "prio") if priority is None else priority,
            type=kind,
            content=written_content(kind, content),
            extra=extra,
        )
        with after_write(f"The record {current.id} was changed", "edit_dns_record"):
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
        """Makes sure that a record exists: leaves a record with these values alone, changes the record of
        that name and type, or adds one. It is idempotent.

        Args:
            name, type, content, ttl, priority, extra: as in :meth:`create`. A ttl or priority that is left
            out may be any.

        Returns:
            the record, whose :attr:`~Record.change` says what was done.

        Raises:
            InvalidArgument: the zone has several records of that name and type, none with this content; or
                the name is not valid, or it ends in a dot and lies outside the zone.
            AmbiguousWrite: as :meth:`create` and :meth:`update`.

        >>> records = (await client.zones.get("example.com")).records
        >>> [(await records.upsert("home", "A", to)).change for to in ("192.0.2.8", "192.0.2.9", "192.0.2.9")]
        ['created', 'updated', 'unchanged']
        """
        sent, kind = self._sent_name(name), type_name(type)
        existing = await self.list(kind, sent)
        exact = [record for record in existing if same_content(kind, record.get("content"), content)]
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
        same_ttl = ttl is None or same_value(number_in(record, "ttl"), ttl)
        same_priority = priority is None or same_value(number_in(record, "priority", "prio"), priority)
        if exact and same_ttl and same_priority:
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
        return await self._call(
            models.Outcome,
            "delete_dns_record",
            **ids_of(self._zone),
            record_id=id_of(record),
        )

    async def _list(self, wanted: Callable[[models.Record], bool] | None = None) -> ListView[Record]:
        answer = await self._client.call("get_dns_zone", **ids_of(self._zone))
        records = cast("ListView[Record]", needed(answer, "records", ListView)._bind(Record, None))
        if wanted is None:
            return records
        return records._select([index for index, record in enumerate(records) if wanted(record)])

    async def _whole(self) -> _List[Record]:
        """The records that have an ID."""
        return [record for record in await self._list() if isinstance(record, View) and has_id(record)]

    def _one(self, records: _List[Record], id: int) -> Record:
        for record in records:
            if record.id == id:
                return record
        raise NotFound(f"zone {self._zone.get('name')!r} has no record {id}", {"operation": "get_dns_zone"})

    def _sent_name(self, name: str) -> str:
        return name_in(name, needed(self._zone, "name", str))

    def _changed(self, record: Record, change: Change) -> Record:
        return record._bind(Record, change)
