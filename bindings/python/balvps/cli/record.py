"""DNS records."""

from typing import Annotated, Any, Optional, Union

import typer

from .command import command, noun
from .context import Context
from .failure import UsageFailure
from .output import readable, tell
from .zone import RECORD_COLUMNS, ZoneArgument, find_zone

record = noun("DNS records.")

_Id = Annotated[int, typer.Argument(metavar="ID", min=0)]
_Name = Annotated[str, typer.Argument(metavar="NAME", help="Relative to the zone, or fully qualified.")]
_Type = Annotated[str, typer.Argument(metavar="TYPE", help="Such as A, MX or TXT.")]
_Content = Annotated[
    list[str], typer.Argument(metavar="CONTENT", help="One argument; of SRV three: weight, port and target.")
]
_Ttl = Annotated[Optional[int], typer.Option("--ttl", metavar="SECONDS", help="Time to live.", min=0)]
_Priority = Annotated[
    Optional[int], typer.Option("--priority", metavar="N", help="Priority, such as an MX record has.", min=0)
]


@command(record, "list")
def list_records(
    context: Context,
    zone: ZoneArgument,
    type: Annotated[Optional[str], typer.Option("--type", help="Only those of this type.")] = None,
    name: Annotated[Optional[str], typer.Option("--name", help="Only those of this name.")] = None,
) -> None:
    """List the records of a zone."""
    records = find_zone(context, zone).records.list(type=type, name=name)
    context.output.things(records, RECORD_COLUMNS, whole={"name", "content"})


@command(record)
def show(context: Context, zone: ZoneArgument, id: _Id) -> None:
    """Show a record."""
    context.output.thing(find_zone(context, zone).records.get(id))


@command(record, changes=True)
def create(
    context: Context,
    zone: ZoneArgument,
    name: _Name,
    type: _Type,
    content: _Content,
    ttl: _Ttl = None,
    priority: _Priority = None,
) -> None:
    """Create a record, also where one like it exists."""
    created = find_zone(context, zone).records.create(
        name, type, _content(type, content), ttl=ttl, priority=priority
    )
    context.output.thing(created)
    tell("The record was created.")


@command(record, changes=True)
def update(
    context: Context,
    zone: ZoneArgument,
    id: _Id,
    name: Annotated[Optional[str], typer.Option("--name", help="New name.")] = None,
    type: Annotated[Optional[str], typer.Option("--type", help="New type.")] = None,
    content: Annotated[
        Optional[list[str]], typer.Option("--content", help="New content; of SRV given three times.")
    ] = None,
    ttl: _Ttl = None,
    priority: _Priority = None,
) -> None:
    """Change a record; what is not given stays as it is."""
    records = find_zone(context, zone).records
    changes: dict[str, Any] = {"name": name, "type": type, "ttl": ttl, "priority": priority}
    if content:
        changes["content"] = _content(type or records.get(id).type, content)
    changes = {key: value for key, value in changes.items() if value is not None}
    if not changes:
        raise UsageFailure("nothing to change was given")
    context.output.thing(records.update(id, **changes))
    tell(f"Record {id} was updated.")


@command(record, changes=True)
def upsert(
    context: Context,
    zone: ZoneArgument,
    name: _Name,
    type: _Type,
    content: _Content,
    ttl: _Ttl = None,
    priority: _Priority = None,
) -> None:
    """Make sure that a record is there: create it, change the one of its name and type, or leave it."""
    result = find_zone(context, zone).records.upsert(
        name, type, _content(type, content), ttl=ttl, priority=priority
    )
    context.output.thing(result)
    tell(f"The record was {result.change}.")


@command(record, asks=True, changes=True)
def delete(context: Context, zone: ZoneArgument, id: _Id) -> None:
    """Delete a record."""
    found = find_zone(context, zone)
    doomed = found.records.get(id)
    context.confirm(
        f"Delete {doomed.type} record {doomed.name} ({readable(doomed.content)}) of zone {found.name}?"
    )
    context.output.done(found.records.delete(doomed), f"Record {id} was deleted.")


def _content(type: str, words: "list[str]") -> "Union[str, list[Union[str, int]]]":
    """One content as it is; of the types whose content is a list, the list."""
    if len(words) == 1:
        return words[0]
    if type.upper() not in {"SRV", "SOA"}:
        raise UsageFailure(f"the content of a record of type {type} is one argument; put it in quotes")
    return [int(word) if word.isdecimal() else word for word in words]
