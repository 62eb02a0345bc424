"""DNS records of both clients, and functions that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from . import models
from ._answers import needed
from ._native import Field
from ._views import View
from .errors import InvalidArgument

if TYPE_CHECKING:
    from ._calls import Id

    Change = Literal["created", "updated", "unchanged"]


class Record(models.NormalRecord):
    """A DNS record in normal form.

    >>> client.zones.get("example.com").records.list(type="AAAA")[0].content
    '2001:db8::1'
    """

    __slots__ = ()

    # The ID of a record in the zone is never null.
    id: Field[int] = Field("integer", doc="The record's ID")  # pyright: ignore[reportIncompatibleVariableOverride]

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


def ids_of(zone: View) -> dict[str, Any]:
    """The arguments of calls that identify a zone."""
    return {"service_id": needed(zone, "service_id", int), "zone_id": needed(zone, "domain_id", int)}


def place_of(zone: View) -> dict[str, Any]:
    """The arguments of procedures that identify a zone, so that the zones need not be listed."""
    return {"zone": needed(zone, "domain_id", int), "service_id": needed(zone, "service_id", int)}


def id_of(record: Record | models.NormalRecord | Id) -> Id:
    """The ID of a record; an ID is returned as it is."""
    return needed(record, "id", int) if isinstance(record, View) else record


def record_number(id: Id) -> int:
    """The ID of a record as a number.

    Raises:
        InvalidArgument: it is not a number.
    """
    try:
        return int(id)
    except (TypeError, ValueError):
        raise InvalidArgument(f"argument 'record_id' must be the ID of a record, not {id!r}") from None
