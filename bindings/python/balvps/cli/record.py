"""DNS records."""

from collections.abc import Sequence
from typing import Any, Optional, Union

from .command import Noun, argument, option
from .context import Context
from .failure import UsageFailure
from .output import readable, tell
from .parameters import NUMBER
from .zone import RECORD_COLUMNS, find_zone, zone_argument

record = Noun("DNS records.")

_id = argument("id", metavar="ID", type=NUMBER)
_name = argument("name", metavar="NAME", help="Relative to the zone, or fully qualified.")
_type = argument("type", metavar="TYPE", help="Such as A, MX or TXT.")
_contents = argument(
    "content",
    metavar="CONTENT...",
    help="One argument. For SRV three: weight, port and target.",
    nargs=-1,
    required=True,
)
_ttl = option("--ttl", metavar="SECONDS", help="Time to live.", type=NUMBER)
_priority = option("--priority", metavar="N", help="Priority, for instance of an MX record.", type=NUMBER)


@record.verb("list")
@zone_argument
@option("--type", help="Only those of this type.")
@option("--name", help="Only those of this name.")
def list_records(context: Context, zone: str, type: Optional[str], name: Optional[str]) -> None:
    """List the records of a zone."""
    records = find_zone(context, zone).records.list(type=type, name=name)
    context.output.things(records, RECORD_COLUMNS, whole={"name", "content"})


@record.verb()
@zone_argument
@_id
def show(context: Context, zone: str, id: int) -> None:
    """Show a record."""
    context.output.thing(find_zone(context, zone).records.get(id))


@record.verb(changes=True)
@zone_argument
@_name
@_type
@_contents
@_ttl
@_priority
def create(
    context: Context,
    zone: str,
    name: str,
    type: str,
    content: Sequence[str],
    ttl: Optional[int],
    priority: Optional[int],
) -> None:
    """Create a record, even if an identical one exists."""
    created = find_zone(context, zone).records.create(
        name, type, _content(type, content), ttl=ttl, priority=priority
    )
    context.output.thing(created)
    tell("The record was created.")


@record.verb(changes=True)
@zone_argument
@_id
@option("--name", help="New name.")
@option("--type", help="New type.")
@option("--content", help="New content. For SRV, repeat it for weight, port and target.", multiple=True)
@_ttl
@_priority
def update(
    context: Context,
    zone: str,
    id: int,
    name: Optional[str],
    type: Optional[str],
    content: Sequence[str],
    ttl: Optional[int],
    priority: Optional[int],
) -> None:
    """Change a record. Fields that are not given stay as they are."""
    records = find_zone(context, zone).records
    changes: dict[str, Any] = {"name": name, "type": type, "ttl": ttl, "priority": priority}
    if content:
        changes["content"] = _content(type or records.get(id).type, content)
    changes = {key: value for key, value in changes.items() if value is not None}
    if not changes:
        raise UsageFailure("nothing to change was given")
    context.output.thing(records.update(id, **changes))
    tell(f"Record {id} was updated.")


@record.verb(changes=True)
@zone_argument
@_name
@_type
@_contents
@_ttl
@_priority
def upsert(
    context: Context,
    zone: str,
    name: str,
    type: str,
    content: Sequence[str],
    ttl: Optional[int],
    priority: Optional[int],
) -> None:
    """Make sure that a record exists: create it, change the one of its name and type, or leave it alone."""
    result = find_zone(context, zone).records.upsert(
        name, type, _content(type, content), ttl=ttl, priority=priority
    )
    context.output.thing(result)
    tell(f"The record was {result.change}.")


@record.verb(asks=True, changes=True)
@zone_argument
@_id
def delete(context: Context, zone: str, id: int) -> None:
    """Delete a record."""
    found = find_zone(context, zone)
    doomed = found.records.get(id)
    context.confirm(
        f"Delete {doomed.type} record {doomed.name} ({readable(doomed.content)}) of zone {found.name}?"
    )
    context.output.done(found.records.delete(doomed), f"Record {id} was deleted.")


def _content(type: str, words: Sequence[str]) -> "Union[str, list[Union[str, int]]]":
    """The content as a text, or as a list for the types whose content is a list."""
    if len(words) == 1:
        return words[0]
    if type.upper() not in {"SRV", "SOA"}:
        raise UsageFailure(f"the content of a record of type {type} is one argument; put it in quotes")
    return [int(word) if word.isdecimal() else word for word in words]
