"""DNS zones."""

import os
from typing import TYPE_CHECKING, Any, Optional, Union

from .command import Noun, argument, declaring, option
from .context import Context
from .everything import check_choice, fetch_all, one_or_all
from .failure import UsageFailure
from .format import Format
from .output import Output, tell
from .parameters import NUMBER, Argument, click, names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .._views import ListView
    from ..models import NormalRecord
    from ..zone_files import Format as FileFormat
    from ..zones import Zone

    _Function = Callable[..., None]

zone = Noun("DNS zones.")

_zones = names_of("zones")

zone_argument = argument("zone", metavar="ZONE", help="Name or ID of the zone.", shell_complete=_zones)

#: The formats of zone files. Loading balvps.zone_files for them would slow down every command of this module.
_FILE_FORMATS = ("bind", "json", "yaml")


def _file_argument(name: str, metavar: str, help: str) -> "Callable[[_Function], _Function]":
    """Declares an argument that shells complete with files. Its type is made late: it loads translations."""
    return declaring(lambda: [Argument([name], metavar=metavar, help=help, type=click.Path())])


_file = _file_argument("file", "FILE", "A zone file; - is standard input.")
_file_format = option(
    "--file-format",
    help="Format of the file (default: what its suffix says, else bind).",
    type=click.Choice(_FILE_FORMATS),
)
_ignore = option(
    "--ignore",
    metavar="TYPE:NAME",
    help="Leave such records alone; * and ? are wildcards. May be repeated.",
    multiple=True,
)

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
@argument("name", metavar="[ZONE]", help="Name or ID of the zone.", required=False, shell_complete=_zones)
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
            (f"zone {each.name}", ("list_records", {"zone": each.id, "service_id": each.service_id}))
            for each in zones
        ],
        lambda found: _show_all(output, [(zones[each.index], each.result().records) for each in found]),
    )


def _show_all(output: Output, found: "Sequence[tuple[Zone, ListView[NormalRecord]]]") -> None:
    if output.format is Format.TABLE:
        output.each(found, lambda each: _show(output, *each))
    else:
        output.things([_fields(*each) for each in found], [])


def _show(output: Output, shown: "Zone", records: "ListView[NormalRecord]") -> None:
    tell(f"Zone {shown.name}, ID {shown.id}, service {shown.service_id}")
    output.things(records, RECORD_COLUMNS, whole={"name", "content"})


def _fields(shown: "Zone", records: "ListView[NormalRecord]") -> "dict[str, Any]":
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
    context.confirm_call("delete_dns_zone", f"Delete zone {found.name} with all its records?")
    context.output.done(context.client.zones.delete(found), f"Zone {found.name} was deleted.")


@zone.verb()
@zone_argument
@option(
    "--format",
    "file_format",
    help="Format of the zone file (default: what --output says, else bind).",
    type=click.Choice(_FILE_FORMATS),
)
def export(context: Context, zone: str, file_format: "Optional[FileFormat]") -> None:
    """Print a zone as a zone file."""
    from .zone_text import print_zone

    answer = context.client.call("export_zone", zone=zone)
    if file_format is None and context.output.format is Format.CSV:
        context.output.things(answer.records, RECORD_COLUMNS)
        return
    formats: dict[Format, FileFormat] = {Format.JSON: "json", Format.YAML: "yaml"}
    file_format = file_format or formats.get(context.output.format, "bind")
    print_zone(context.output, [record.to_dict() for record in answer.records], answer.zone.name, file_format)


def _wish(function: "_Function") -> "_Function":
    """Declares the parameters of a command that compares a zone with a file."""
    declared = (
        zone_argument,
        _file,
        _file_format,
        option("--delete", help="Delete the records that are not in the file.", is_flag=True),
        _ignore,
        option("--include-ns", help="Compare the NS records of the zone itself too.", is_flag=True),
    )
    for declare in reversed(declared):
        function = declare(function)
    return function


@zone.verb()
@_wish
def plan(context: Context, zone: str, file: str, **wish: Any) -> None:
    """Show what a zone lacks of a zone file.

    Nothing is changed. The exit status is 8 if there are changes, and 0 if there are none.
    """
    from .plans import show

    show(context.output, _plan(context, zone, file, **wish))


@zone.verb(asks=True, changes=True)
@_wish
@option("--force", help="Carry out a plan that changes more than a third of the zone.", is_flag=True)
def apply(context: Context, zone: str, file: str, force: bool, **wish: Any) -> None:
    """Change a zone so that it has the records of a zone file.

    The exit status is 1 if a change failed, and 7 if it is not known whether one was carried out.
    """
    from .plans import apply

    apply(context, _plan(context, zone, file, **wish), force=force)


@zone.verb()
@_file_argument("first", "A", "Name or ID of a zone, or a zone file.")
@_file_argument("second", "B", "A zone file; - is standard input.")
@option("--zone", metavar="NAME", help="For two files: the zone they are of, if they do not say it.")
@_file_format
@_ignore
def diff(
    context: Context,
    first: str,
    second: str,
    zone: Optional[str],
    file_format: "Optional[FileFormat]",
    ignore: "Sequence[str]",
) -> None:
    """Show how a zone file differs from a zone or from another zone file.

    Nothing is changed. SOA records are not compared. The exit status is 8 if there are differences.
    """
    from .plans import show

    if _is_file(first):
        from .zone_difference import difference
        from .zone_text import ignored

        patterns = [ignored(pattern) for pattern in ignore]
        found = difference([first, second], zone=zone, file_format=file_format, ignore=patterns)
    elif zone is None:
        found = _plan(context, first, second, file_format, delete=True, ignore=ignore, include_ns=True)
    else:
        raise UsageFailure(f"--zone is for two files, and there is no file {first!r}")
    show(context.output, found)


def _is_file(name: str) -> bool:
    """Whether it is a file rather than the name of a zone."""
    return name == "-" or "/" in name or os.path.isfile(name)  # noqa: PTH113  # pathlib takes long to load


def _plan(
    context: Context,
    zone: str,
    file: str,
    file_format: "Optional[FileFormat]",
    *,
    delete: bool,
    ignore: "Sequence[str]",
    include_ns: bool,
) -> "dict[str, Any]":
    """The plan that makes a zone what a file says."""
    from .zone_text import ignored, read_records

    patterns = [ignored(pattern) for pattern in ignore]
    found = find_zone(context, zone)
    answer = context.client.call(
        "plan_zone",
        zone=found.id,
        service_id=found.service_id,
        records=read_records(file, found.name, file_format),
        delete=delete,
        ignore=patterns,
        include_ns=include_ns,
    )
    made: dict[str, Any] = answer.plan.to_dict()
    return made
