"""DNS records."""

from collections.abc import Callable, Sequence
from typing import Any, Optional, Union

from .command import Noun, argument, option
from .context import Context
from .failure import UsageFailure
from .format import Format
from .output import readable, tell, tell_warnings
from .parameters import NUMBER
from .record_words import RecordWords, meaning_of
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

#: The formats that show the records of an answer. The others show the whole answer.
_ROWS = (Format.TABLE, Format.CSV)


def _words(metavar: str, help: str) -> "Callable[[Callable[..., None]], Callable[..., None]]":
    """Declares the words that name records."""
    left_out = "ZONE may be left out if NAME is fully qualified and TYPE is in capital letters."
    return argument("words", metavar=metavar, help=f"{left_out} {help}", nargs=-1, required=True)


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


@record.verb(changes=True)
@_words("[ZONE] NAME TYPE CONTENT...", "For SRV, CONTENT is weight, port and target.")
@_ttl
@_priority
def ensure(context: Context, words: Sequence[str], ttl: Optional[int], priority: Optional[int]) -> None:
    """Make sure that a record exists exactly once. The other records of its name and type stay."""
    meant = meaning_of(words, with_content=True)
    content = _content(meant.type or "", meant.contents)
    arguments = _given(meant, content=content, ttl=ttl, priority=priority)
    answer: Any = context.client.call("ensure_record", **arguments)
    context.output.thing(answer.record if context.output.format in _ROWS else answer)
    tell(f"The record was {answer.change}.")
    tell_warnings(answer.warnings)


@record.verb("set", asks=True, changes=True)
@_words("[ZONE] NAME TYPE CONTENT...", "There may be several CONTENT, each one argument.")
@_ttl
@_priority
def set_records(context: Context, words: Sequence[str], ttl: Optional[int], priority: Optional[int]) -> None:
    """Make the records of a name and type exactly these. The others are deleted."""
    meant = meaning_of(words, with_content=True)
    arguments = _given(meant, contents=list(meant.contents), ttl=ttl, priority=priority)
    if context.would_ask:
        lost = _lost_by_setting(context, meant, priority)
        if lost:
            context.confirm_call("set_records", f"Replace {_described(meant, None)}, and lose {lost}?")
    answer: Any = context.client.call("set_records", **arguments)
    _show_records(context, answer, answer.records)
    tell(f"Changes: {len(answer.changes)}.")
    tell_warnings(answer.warnings)


@record.verb(asks=True, changes=True)
@_words("[ZONE] NAME [TYPE [CONTENT]]", "Without TYPE and CONTENT: those of any.")
def remove(context: Context, words: Sequence[str]) -> None:
    """Delete records by their name. It is no failure if there are none."""
    meant = meaning_of(words, with_content=False)
    content = _content(meant.type or "", meant.contents) if meant.contents else None
    context.confirm_call("remove_records", f"Delete {_described(meant, content)}?")
    answer: Any = context.client.call("remove_records", **_given(meant, content=content))
    _show_records(context, answer, answer.removed)
    tell(f"Deleted: {len(answer.removed)}.")


@record.verb(asks=True, changes=True)
@zone_argument
@_id
def delete(context: Context, zone: str, id: int) -> None:
    """Delete a record."""
    found = find_zone(context, zone)
    doomed = found.records.get(id)
    context.confirm_call(
        "delete_dns_record",
        f"Delete {doomed.type} record {doomed.name} ({readable(doomed.content)}) of zone {found.name}?",
    )
    context.output.done(found.records.delete(doomed), f"Record {id} was deleted.")


def _content(type: str, words: Sequence[str]) -> "Union[str, list[Union[str, int]]]":
    """The content as a text, or as a list for the types whose content is a list."""
    if len(words) == 1:
        return words[0]
    if type.upper() not in {"SRV", "SOA"}:
        raise UsageFailure(f"the content of a record of type {type} is one argument; put it in quotes")
    return [int(word) if word.isdecimal() else word for word in words]


def _given(meant: RecordWords, **others: Any) -> "dict[str, Any]":
    """The arguments of a procedure, without those that were not given."""
    arguments = {"zone": meant.zone, "name": meant.name, "type": meant.type, **others}
    return {name: value for name, value in arguments.items() if value is not None}


def _described(meant: RecordWords, content: Any) -> str:
    """Records such as ``all A records of www in zone example.com``."""
    kind = f"{meant.type} " if meant.type else ""
    which = f"all {kind}records" if content is None else f"the {kind}record {readable(content)}"
    place = f" in zone {meant.zone}" if meant.zone else ""
    return f"{which} of {meant.name}{place}"


def _lost_by_setting(context: Context, meant: RecordWords, priority: Optional[int]) -> str:
    """The records that the zone has, and will no longer have when those of a name and type are set."""
    client = context.client
    where: dict[str, Any] = {"zone": meant.zone}
    if meant.zone is None:
        where = _address_of(client.call("find_zone", name=meant.name))
    present: Any = client.call("list_records", **where, name=meant.name, type=meant.type)
    if not present.records:
        return ""
    # The plan compares contents as the library does. It also deletes all other records of the zone, which are
    # not looked at here.
    wanted: dict[str, Any] = {"name": present.records[0].name + ".", "type": meant.type}
    if priority is not None:
        wanted["priority"] = priority
    planned: Any = client.call(
        "plan_zone",
        **_address_of(present),
        records=[{**wanted, "content": content} for content in meant.contents],
        delete=True,
        include_ns=True,
    )
    ids = {each.id for each in present.records}
    before = [change.before for change in planned.plan.changes if change.before and change.before.id in ids]
    after = [change.after for change in planned.plan.changes if change.after]
    kept = {(each.content, each.priority) for each in after}
    lost = [each for each in before if (each.content, each.priority) not in kept]
    return ", ".join(_data(each) for each in lost)


def _address_of(answer: Any) -> "dict[str, Any]":
    """The arguments that name the zone of an answer, so that the zones are not listed again."""
    return {"zone": answer.zone.domain_id, "service_id": answer.zone.service_id}


def _data(record: Any) -> str:
    """The priority of a record, if its type has one, and its content."""
    return " ".join(str(each) for each in (record.priority, readable(record.content)) if each is not None)


def _show_records(context: Context, answer: Any, records: "Sequence[Any]") -> None:
    if context.output.format not in _ROWS:
        context.output.thing(answer)
    elif records:
        context.output.things(records, RECORD_COLUMNS, whole={"name", "content"})
