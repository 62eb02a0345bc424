"""DNS zones."""

from typing import TYPE_CHECKING, Annotated, Optional, Union

import typer

from .command import command, noun
from .context import Context
from .format import Format
from .output import tell

if TYPE_CHECKING:
    from ..zones import Zone

zone = noun("DNS zones.")

ZoneArgument = Annotated[str, typer.Argument(metavar="ZONE", help="Name or ID of the zone.")]

RECORD_COLUMNS = ["id", "name", "type", "content", "ttl", "priority"]


def find_zone(context: Context, name_or_id: str) -> "Zone":
    """The zone of a name or an ID."""
    wanted: Union[str, int] = int(name_or_id) if name_or_id.isdecimal() else name_or_id
    return context.client.zones.get(wanted)


@command(zone, "list")
def list_zones(
    context: Context,
    service: Annotated[
        Optional[int], typer.Option("--service", metavar="ID", help="Only those of this service.", min=0)
    ] = None,
) -> None:
    """List the zones."""
    context.output.things(context.client.zones.list(service), ["domain_id", "name", "service_id"])


@command(zone)
def show(context: Context, name: ZoneArgument) -> None:
    """Show a zone and its records."""
    found = find_zone(context, name)
    records = found.records.list()
    head = {"id": found.id, "name": found.name, "service_id": found.service_id}
    if context.output.format is Format.TABLE:
        tell(f"Zone {found.name}, ID {found.id}, service {found.service_id}")
        context.output.things(records, RECORD_COLUMNS, whole={"name", "content"})
    else:
        context.output.thing({**head, "records": [record.to_dict() for record in records]})


@command(zone, changes=True)
def create(
    context: Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    service: Annotated[
        int, typer.Option("--service", metavar="ID", help="The service it belongs to.", min=0)
    ],
) -> None:
    """Create a zone."""
    created = context.client.zones.create(name, service)
    context.output.thing({"id": created.id, "name": created.name, "service_id": created.service_id})
    tell(f"Zone {name} was created.")


@command(zone, asks=True, changes=True)
def delete(context: Context, name: ZoneArgument) -> None:
    """Delete a zone with all its records."""
    found = find_zone(context, name)
    context.confirm(f"Delete zone {found.name} with all its records?")
    context.output.done(context.client.zones.delete(found), f"Zone {found.name} was deleted.")
