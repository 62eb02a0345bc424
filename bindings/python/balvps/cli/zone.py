"""DNS zones."""

from typing import TYPE_CHECKING, Any, Optional, Union

from .command import Noun, argument, option
from .context import Context
from .everything import check_choice, fetch_all, one_or_all
from .format import Format
from .output import Output, tell
from .parameters import NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._views import ListView
    from ..models import Record
    from ..zones import Zone

zone = Noun("DNS zones.")

zone_argument = argument("zone", metavar="ZONE", help="Name or ID of the zone.")

RECORD_COLUMNS = ["id", "name", "type", "content", "ttl", "priority"]


def find_zone(context: Context, name_or_id: str) -> "Zone":
    """The zone with a name or an ID."""
    wanted: Union[str, int] = int(name_or_id) if name_or_id.isdecimal() else name_or_id
    return context.client.zones.get(wanted)


@zone.verb("list")
@option("--service", metavar="ID", help="Only those of this service.", type=NUMBER)
def list_zones(context: Context, service: Optional[int]) -> None:
    """List the zones."""
    context.output.things(context.client.zones.list(service), ["domain_id", "name", "service_id"])


@zone.verb()
@argument("name", metavar="[ZONE]", help="Name or ID of the zone.", required=False)
@one_or_all
def show(context: Context, name: Optional[str], every: bool, jobs: Optional[int]) -> None:
    """Show a zone and its records, or all zones."""
    check_choice(name, every, jobs)
    context.jobs = jobs
    client, output = context.client, context.output
    if name is not None:
        found = find_zone(context, name)
        records = found.records.list()
        if output.format is Format.TABLE:
            _show(output, found, records)
        else:
            output.thing(_fields(found, records))
        return
    zones = list(client.zones.list())
    fetch_all(
        context,
        [
            (f"zone {each.name}", ("get_dns_zone", {"service_id": each.service_id, "zone_id": each.id}))
            for each in zones
        ],
        lambda found: _show_all(output, [(zones[each.index], each.result().records) for each in found]),
    )


def _show_all(output: Output, found: "Sequence[tuple[Zone, ListView[Record]]]") -> None:
    if output.format is Format.TABLE:
        output.each(found, lambda each: _show(output, *each))
    else:
        output.things([_fields(*each) for each in found], [])


def _show(output: Output, shown: "Zone", records: "ListView[Record]") -> None:
    tell(f"Zone {shown.name}, ID {shown.id}, service {shown.service_id}")
    output.things(records, RECORD_COLUMNS, whole={"name", "content"})


def _fields(shown: "Zone", records: "ListView[Record]") -> "dict[str, Any]":
    head = {"id": shown.id, "name": shown.name, "service_id": shown.service_id}
    return {**head, "records": [record.to_dict() for record in records]}


@zone.verb(changes=True)
@argument("name", metavar="NAME")
@option("--service", metavar="ID", help="The service it belongs to.", type=NUMBER, required=True)
def create(context: Context, name: str, service: int) -> None:
    """Create a zone."""
    created = context.client.zones.create(name, service)
    context.output.thing({"id": created.id, "name": created.name, "service_id": created.service_id})
    tell(f"Zone {name} was created.")


@zone.verb(asks=True, changes=True)
@zone_argument
def delete(context: Context, zone: str) -> None:
    """Delete a zone with all its records."""
    found = find_zone(context, zone)
    context.confirm(f"Delete zone {found.name} with all its records?")
    context.output.done(context.client.zones.delete(found), f"Zone {found.name} was deleted.")
