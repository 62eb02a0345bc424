"""DNS zones by name, and their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .. import models
from .._answers import after_write, needed
from .._dns_records import EnsuredRecord, Record, id_of, ids_of, place_of, record_number
from .._views import ListView, View
from ..errors import AmbiguousWrite, InvalidArgument, NotFound
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
        + home.example.com 300 A 192.0.2.7
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
        if not (isinstance(zone, int) or (isinstance(zone, str) and zone.isdecimal())):
            return await self._find(name=zone, exact=True)
        zones = [each for each in await self.list() if isinstance(each, View)]
        found = [each for each in zones if each.get("domain_id") == int(zone)]
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
        return await self._find(name=hostname)

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
        service = await self._only_service() if service_id is None else service_id
        await self._call(
            models.ZoneAnswer, "add_dns_zone", confirm=confirm, service_id=service, name=name, extra=extra
        )
        with after_write(f"The zone {name!r} was added", "add_dns_zone"):
            return await self._find(name=name, exact=True)

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

    async def _find(self, **which: Any) -> Zone:
        answer = await self._client.call("find_zone", **which)
        return needed(answer, "zone", View)._bind(Zone, self._client)

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
        """The records of the zone, or those of a type or a name, in normal form. A record that the service
        sends without ID, name or type is left out.

        Args:
            type: such as ``"A"``, in any case.
            name: in any case.

        Raises:
            InvalidArgument: the name is not valid; or it ends in a dot and lies outside the zone.

        >>> zone = await client.zones.get("example.com")
        >>> [record.content for record in await zone.records.list("MX", "@")]
        ['mail.example.com']
        """
        return await self._listed(name=name, type=type)

    async def get(self, id: Id) -> Record:
        """A record by its ID.

        Raises:
            NotFound: the zone has no such record.
        """
        number = record_number(id)
        return self._one(await self._listed(), number)

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
                always fully qualified. It may be international.
            type: such as ``"A"``, in any case.
            content: its content; for SRV also the list weight, port, target.
            ttl: seconds; default: that of the service.
            priority: a number for types such as MX and SRV.
            confirm: if it is not known whether it was done, look for it: if exactly one new match has
                appeared, it is the answer.
            extra: further fields of the request.

        Returns:
            the record as it is read back, with its ID.

        Raises:
            InvalidArgument: the name or the content is not valid; or the name ends in a dot and lies outside
                the zone.
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done; or the service says that it was, but reading
                it back failed or does not show it.

        >>> zone = await client.zones.get("example.com")
        >>> record = await zone.records.create("home", "A", "192.0.2.7", ttl=300)
        >>> record.name, record.content, record.ttl, record.id
        ('home.example.com', '192.0.2.7', 300, 406467)
        """
        sent = self._sent(name=name, type=type, content=content, ttl=ttl, priority=priority)
        alike = {"name": sent["name"], "type": sent["type"], "content": content}
        before = {record.id for record in await self._listed(**alike)}
        answer = await self._call(
            models.RecordAnswer, "add_dns_record", confirm=confirm, **ids_of(self._zone), **sent, extra=extra
        )
        with after_write(f"The record {name!r} was added", "add_dns_record"):
            added = answer.get("record")
            if isinstance(added, View) and isinstance(added.get("id"), int):
                return self._one(await self._listed(), added["id"])
            after = await self._listed(**alike)
        new = [record for record in after if record.id not in before]
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
            InvalidArgument: a value is not valid, also one that the record has and keeps; or the name ends in
                a dot and lies outside the zone.
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done; or it was, but reading it back failed.

        >>> zone = await client.zones.get("example.com")
        >>> record = await zone.records.update(406420, priority=20)
        >>> record.content, record.priority
        ('mail.example.com', 20)
        """
        self._check(name=name, type=type)
        current = await self.get(id_of(record))
        sent = self._sent(
            name=current.name if name is None else name,
            type=current.type if type is None else type,
            content=current.content if content is None else content,
            ttl=current.ttl if ttl is None else ttl,
            priority=priority,
        )
        if sent["type"] == current.type:
            sent.setdefault("priority", current.priority)
        await self._call(
            models.RecordAnswer,
            "edit_dns_record",
            **ids_of(self._zone),
            record_id=current.id,
            **sent,
            extra=extra,
        )
        with after_write(f"The record {current.id} was changed", "edit_dns_record"):
            return self._one(await self._listed(), current.id)

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
        sent = self._sent(name=name, type=type, content=content, ttl=ttl, priority=priority)
        place = {"name": sent["name"], "type": sent["type"]}
        existing = await self._listed(**place)
        written: models.NormalRecord
        change: Change
        if len(existing) == 1:
            answer = await self.set(**place, contents=[content], ttl=ttl, priority=priority, readback=False)
            written, change = answer.records[0], "updated" if len(answer.changes) else "unchanged"
        else:
            if len(existing) > 1 and not await self._listed(**place, content=content):
                raise InvalidArgument(
                    f"{name!r} has {len(existing)} records of type {sent['type']}, so it is not clear which "
                    "to change; use update with an ID, or ensure or set",
                    {"operation": "edit_dns_record"},
                )
            written = ensured = await self.ensure(
                **place, content=content, ttl=ttl, priority=priority, readback=False
            )
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

    async def _listed(self, **which: Any) -> ListView[Record]:
        """The records of a name, a type and a content. What is not given may be any."""
        self._check(**which)
        answer = await self._call(models.ListRecordsAnswer, "list_records", **place_of(self._zone), **which)
        return cast("ListView[Record]", needed(answer, "records", ListView)._bind(Record, None))

    def _one(self, records: ListView[Record], id: int) -> Record:
        for record in records:
            if record.id == id:
                return record
        raise NotFound(f"zone {self._zone.get('name')!r} has no record {id}", {"operation": "list_records"})

    def _check(self, **which: Any) -> None:
        """Refuses a name outside the zone before anything is sent. Other calls have the zone's ID, with which
        the library learns its name only when it reads the zone."""
        if which.get("name") is not None:
            self._described("list_records", which)

    def _sent(self, **record: Any) -> dict[str, Any]:
        """The fields of a record as they are sent, from the library's description of the request.

        Raises:
            InvalidArgument: a field is not valid, or the name lies outside the zone.
        """
        requests = self._described("ensure_record", record)["requests"]
        sent: dict[str, Any] = next(request["body"] for request in requests if request["body"]).to_dict()
        return {name: value for name, value in sent.items() if name in record}

    def _described(self, procedure: str, arguments: Mapping[str, Any]) -> View:
        given = {name: value for name, value in arguments.items() if value is not None}
        return self._client.describe(procedure, zone=needed(self._zone, "name", str), **given)

    async def _read_back(self, written: models.NormalRecord, name: str) -> Record:
        """The record as the zone has it after a write. An added record has no ID yet."""
        added = written.id is None
        operation = "add_dns_record" if added else "edit_dns_record"
        done = f"The record {name!r} was added" if added else f"The record {written.id} was changed"
        content = written.content if added else None
        with after_write(done, operation):
            now = await self._listed(name=written.name, type=written.type, content=content)
        found = [record for record in now if added or record.id == written.id]
        if not found:
            raise AmbiguousWrite(
                f"{done}, says the service, but the zone does not show it", {"operation": operation}
            )
        return found[0]
