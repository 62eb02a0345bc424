"""DNS zones by name, and their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .. import models
from .._answers import after_write, needed
from .._dns_names import ascii_name, known_name, name_in, sent_content, sent_name, type_name, written_content
from .._dns_records import (
    EnsuredRecord,
    Record,
    has_id,
    id_of,
    ids_of,
    number_in,
    place_of,
    record_number,
    records_like,
    same_record,
)
from .._views import ListView, View
from ..errors import AmbiguousWrite, InvalidArgument, NotFound
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .._calls import Content, Id
    from .._dns_records import Change
    from ._resource import Caller
    from .plans import Plan

    _List = list  # for classes that have a method `list`

__all__ = ["EnsuredRecord", "Record", "Records", "Zone", "Zones"]


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

    async def export(self) -> models.ExportZoneAnswer:
        """The whole zone: its serial, and its records in normal form and canonical order.
        :func:`balvps.zone_files.write_zone` writes them as a text.

        Returns:
            an answer with `zone`, `serial` and `records`.

        >>> whole = await (await client.zones.get("example.com")).export()
        >>> whole.serial, [record.type for record in whole.records[:3]]
        ('2023010101', ['SOA', 'NS', 'A'])
        """
        return await Resource(self._context)._call(models.ExportZoneAnswer, "export_zone", **place_of(self))

    async def plan(
        self,
        records: Iterable[Mapping[str, Any] | models.NormalRecord],
        *,
        delete: bool = False,
        ignore: Iterable[Mapping[str, str]] = (),
        include_ns: bool = False,
    ) -> Plan:
        """Compares the zone with the records that it should have. Nothing is written until
        :meth:`Plan.apply`.

        Args:
            records: mappings with `name`, `type`, `content` and, if wanted, `ttl` and `priority`, such as
                those of :func:`balvps.zone_files.read_zone`; or the records of an export.
            delete: whether records that are not in the list are deleted. Otherwise they stay.
            ignore: records to leave alone, as mappings with `name`, `type` or both. They may be patterns
                with ``*`` and ``?``.
            include_ns: whether the NS records of the zone itself are compared too.

        Raises:
            InvalidArgument: a record is not valid, or records of the list contradict each other.

        >>> zone = await client.zones.get("example.com")
        >>> plan = await zone.plan([{"name": "home", "type": "A", "content": "192.0.2.7", "ttl": 300}])
        >>> print(plan)
        + home.example.com A 192.0.2.7 300
        """
        from .plans import Plan

        answer = await Resource(self._context)._call(
            models.PlanZoneAnswer,
            "plan_zone",
            **place_of(self),
            records=records,
            delete=delete,
            ignore=ignore,
            include_ns=include_ns,
        )
        return Plan(self._context, needed(answer, "plan", models.Plan))


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
        answer = await self._client.call("find_zone", name=hostname)
        return needed(answer, "zone", View)._bind(Zone, self._client)

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
        record: Record | models.NormalRecord | Id,
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

    async def ensure(
        self,
        name: str,
        type: str,
        content: Content,
        ttl: int | None = None,
        priority: int | None = None,
        *,
        readback: bool = True,
    ) -> EnsuredRecord:
        """Makes sure that a record exists exactly once. The other records of its name and type stay, so that
        several programs can keep their own values at one name. It is idempotent.

        Args:
            name: the record's name, relative to the zone or fully qualified. A name that ends in a dot is
                always fully qualified. It may be international.
            type: such as ``"A"``, in any case.
            content: its content, compared as the DNS does; for SRV also the list weight, port, target.
            ttl: seconds, for all records of the name and type; default: as they are.
            priority: a number for types such as MX and SRV; default: as it is.
            readback: whether the zone is read once more after a write. Otherwise the ID of a new record is
                ``None``.

        Returns:
            the record in normal form. Its :attr:`~EnsuredRecord.change` says what was done.

        Raises:
            InvalidArgument: the name or the content is not valid; or the record cannot stand beside others.
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done; or it was, but reading it back failed.

        >>> records = (await client.zones.get("example.com")).records
        >>> for content in ("192.0.2.7", "192.0.2.8", "192.0.2.8"):
        ...     (await records.ensure("home", "A", content)).change
        'created'
        'created'
        'unchanged'
        """
        answer = await self._call(
            models.EnsureRecordAnswer,
            "ensure_record",
            **place_of(self._zone),
            name=name,
            type=type,
            content=content,
            ttl=ttl,
            priority=priority,
            readback=readback,
        )
        return needed(answer, "record", View)._bind(EnsuredRecord, answer)

    async def set(
        self,
        name: str,
        type: str,
        contents: Iterable[Content],
        ttl: int | None = None,
        priority: int | None = None,
        *,
        readback: bool = True,
    ) -> models.SetRecordsAnswer:
        """Makes the records of a name and type exactly these. Records that are right stay as they are, and
        others are changed where possible. It is idempotent.

        Args:
            name, type, ttl, priority, readback: as in :meth:`ensure`.
            contents: the contents of all records; empty: all records of the name and type are deleted.

        Returns:
            an answer with the `records` in normal form, the `changes` that were made, and `warnings`.

        Raises:
            InvalidArgument: the name or a content is not valid; or the records cannot stand beside others.
            Refused: the service refuses a change.
            AmbiguousWrite: it is not known whether it was done; or it was, but reading it back failed.

        >>> records = (await client.zones.get("example.com")).records
        >>> done = await records.set("www", "CNAME", ["example.net"], ttl=300)
        >>> [change.action for change in done.changes], done.records[0].content
        (['update'], 'example.net')
        """
        return await self._call(
            models.SetRecordsAnswer,
            "set_records",
            **place_of(self._zone),
            name=name,
            type=type,
            contents=contents,
            ttl=ttl,
            priority=priority,
            readback=readback,
        )

    async def remove(
        self, name: str, type: str | None = None, content: Content | None = None
    ) -> ListView[models.NormalRecord]:
        """Removes records by name. If there is none, nothing is removed, and no error is raised.

        Args:
            name: as in :meth:`ensure`.
            type: such as ``"A"``, in any case; default: all types except SOA and the NS of the zone itself.
            content: only the records with this content.

        Returns:
            the records that were removed, in normal form.

        Raises:
            InvalidArgument: the name is not valid.
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done.

        >>> records = (await client.zones.get("example.com")).records
        >>> [record.content for record in await records.remove("www", "CNAME")]
        ['example.com']
        >>> await records.remove("www", "CNAME")
        []
        """
        answer = await self._call(
            models.RemoveRecordsAnswer,
            "remove_records",
            **place_of(self._zone),
            name=name,
            type=type,
            content=content,
        )
        return needed(answer, "removed", ListView)

    async def upsert(
        self,
        name: str,
        type: str,
        content: Content,
        ttl: int | None = None,
        priority: int | None = None,
    ) -> Record:
        """Makes sure that a record exists: leaves a record with these values alone, changes the record of
        that name and type, or adds one. It is idempotent.

        It is for a name that has one value of a type. Where others may add values at the same time, use
        :meth:`ensure`.

        Args:
            name, type, content, ttl, priority: as in :meth:`create`. A ttl or priority that is left out may
                be any.

        Returns:
            the record in normal form, whose :attr:`~Record.change` says what was done.

        Raises:
            InvalidArgument: the zone has several records of that name and type, none with this content; or
                the name is not valid, or it ends in a dot and lies outside the zone.
            AmbiguousWrite: as :meth:`create` and :meth:`update`.

        >>> records = (await client.zones.get("example.com")).records
        >>> [(await records.upsert("home", "A", to)).change for to in ("192.0.2.8", "192.0.2.9", "192.0.2.9")]
        ['created', 'updated', 'unchanged']
        """
        sent, kind = self._sent_name(name), type_name(type)
        existing = await self._normal(sent, kind)
        written: models.NormalRecord
        change: Change
        if len(existing) == 1:
            answer = await self.set(sent, kind, [content], ttl, priority, readback=False)
            written, change = answer.records[0], "updated" if len(answer.changes) else "unchanged"
        else:
            if len(existing) > 1:
                await self._check_among(len(existing), name, kind, content)
            written = ensured = await self.ensure(sent, kind, content, ttl, priority, readback=False)
            change = ensured.change
        if change != "unchanged":
            written = await self._read_back(written, name)
        return written._bind(Record, change)

    async def delete(self, record: Record | models.NormalRecord | Id) -> models.Outcome:
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

    async def _normal(self, name: str, type: str) -> ListView[models.NormalRecord]:
        """The records of a name and type in normal form."""
        answer = await self._call(
            models.ListRecordsAnswer, "list_records", **place_of(self._zone), name=name, type=type
        )
        return needed(answer, "records", ListView)

    async def _check_among(self, count: int, name: str, type: str, content: Content) -> None:
        """Refuses a content that none of several records has."""
        wish = {"name": self._sent_name(name), "type": type, "content": content}
        answer = await self._call(
            models.PlanZoneAnswer, "plan_zone", **place_of(self._zone), records=[wish], include_ns=True
        )
        if answer.plan.counts.add:
            raise InvalidArgument(
                f"{name!r} has {count} records of type {type}, so it is not clear which to change; "
                "use update with an ID, or ensure or set",
                {"operation": "edit_dns_record"},
            )

    async def _read_back(self, written: models.NormalRecord, name: str) -> models.NormalRecord:
        """The record as the zone has it after a write."""
        added = written.id is None
        operation = "add_dns_record" if added else "edit_dns_record"
        done = f"The record {name!r} was added" if added else f"The record {written.id} was changed"
        with after_write(done, operation):
            now = await self._normal(written.name, written.type)
        found = [record for record in now if same_record(record, written)]
        if not found:
            raise AmbiguousWrite(
                f"{done}, says the service, but the zone does not show it", {"operation": operation}
            )
        return found[0]
