"""DNS records of both clients, and functions that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from . import models
from ._answers import needed
from ._dns_names import name_in, qualified, same_content, type_name
from ._views import View
from .errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._calls import Content, Id

    Change = Literal["created", "updated", "unchanged"]


class Record(models.Record):
    """A DNS record.

    >>> client.zones.get("example.com").records.list(type="AAAA")[0].content
    '2001:db8::1'
    """

    __slots__ = ()

    @property
    def change(self) -> Change | None:
        """What :meth:`Records.upsert` did. ``None`` for records of other methods.

        >>> client.zones.get("example.com").records.upsert("www", "CNAME", "example.com").change
        'unchanged'
        """
        return cast("Change | None", self._context)


class EnsuredRecord(models.NormalRecord):
    """A record that :meth:`Records.ensure` has made sure of, in normal form.

    >>> client.zones.get("example.com").records.ensure("mail", "AAAA", "2001:DB8:0::1").content
    '2001:db8::1'
    """

    __slots__ = ()

    @property
    def change(self) -> Change:
        """What was done: ``"created"``, ``"updated"`` or ``"unchanged"``.

        >>> client.zones.get("example.com").records.ensure("www", "CNAME", "example.com.").change
        'unchanged'
        """
        return cast("Change", self._context.change)

    @property
    def warnings(self) -> tuple[str, ...]:
        """Sentences for a person, such as that the TTL of other records was changed too.

        >>> client.zones.get("example.com").records.ensure("www", "CNAME", "example.com").warnings
        ()
        """
        return cast("tuple[str, ...]", self._context.warnings)


def records_like(
    zone: View, name: str | None, type: str | None, content: Content | None = None
) -> Callable[[models.Record], bool]:
    """A function that says whether a record has this name, type and content. ``None`` matches any.

    Raises:
        InvalidArgument: the name is not valid; or it ends in a dot and lies outside the zone.
    """
    zone_name = "" if name is None else needed(zone, "name", str)
    full_name = None if name is None else qualified(name_in(name, zone_name), zone_name)
    wanted_type = None if type is None else type_name(type)

    def matches(record: models.Record) -> bool:
        if not isinstance(record, View):
            return False
        its_type, its_name = record.get("type"), record.get("name")
        return (
            (wanted_type is None or (isinstance(its_type, str) and its_type.upper() == wanted_type))
            and (
                full_name is None
                or (isinstance(its_name, str) and qualified(its_name, zone_name) == full_name)
            )
            and (content is None or same_content(str(its_type), record.get("content"), content))
        )

    return matches


def ids_of(zone: View) -> dict[str, Any]:
    """The arguments of calls that identify a zone."""
    return {"service_id": needed(zone, "service_id", int), "zone_id": needed(zone, "domain_id", int)}


def place_of(zone: View) -> dict[str, Any]:
    """The arguments of procedures that identify a zone, so that the zones need not be listed."""
    return {"zone": needed(zone, "domain_id", int), "service_id": needed(zone, "service_id", int)}


def same_record(found: models.NormalRecord, written: models.NormalRecord) -> bool:
    """Whether a record in normal form is the one that was written. An added record has no ID yet."""
    if written.id is not None:
        return found.id == written.id
    same_priority = written.priority is None or found.priority == written.priority
    return same_priority and found.content == written.content


def id_of(record: Record | models.NormalRecord | Id) -> Id:
    """The ID of a record; an ID is returned as it is."""
    return needed(record, "id", int) if isinstance(record, View) else record


def has_id(record: Record) -> bool:
    """Whether the service sent the record's ID."""
    return isinstance(record.get("id"), int)


def number_in(record: View, *names: str) -> int | None:
    """The first of these fields of a record that is a number; ``None`` if none is."""
    return next((record[name] for name in names if isinstance(record.get(name), int)), None)


def record_number(id: Id) -> int:
    """The ID of a record as a number.

    Raises:
        InvalidArgument: it is not a number.
    """
    try:
        return int(id)
    except (TypeError, ValueError):
        raise InvalidArgument(f"argument 'record_id' must be the ID of a record, not {id!r}") from None
