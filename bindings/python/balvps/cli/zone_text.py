"""Zone files of the command: reading and writing them."""

import contextlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Optional

from ..zone_files import Format as FileFormat
from ..zone_files import read_zone, write_zone
from .failure import Failure, UsageFailure
from .format import Format
from .input import read_text
from .output import Output

_FORMATS_OF_SUFFIXES: "Mapping[str, FileFormat]" = {"json": "json", "yaml": "yaml", "yml": "yaml"}

#: Where a zone file names its zone: the first $ORIGIN, or the name of the SOA record.
_ORIGIN = re.compile(r"^\$ORIGIN[ \t]+([^\s;]+)", re.IGNORECASE | re.MULTILINE)
_START_OF_AUTHORITY = re.compile(r"^([^\s;@$][^\s;]*)[ \t][^;\n]*\bSOA\b", re.IGNORECASE | re.MULTILINE)


def read_records(file: str, zone: str, file_format: "Optional[FileFormat]") -> "list[dict[str, Any]]":
    """The records of a zone file.

    Args:
        file: its path; ``-`` is standard input.
        zone: the name of the zone.
        file_format: its format; ``None``: the suffix of its name says it.
    """
    return records_of(read_text(file), zone, file_format or format_of(file))


def records_of(text: str, zone: str, file_format: FileFormat) -> "list[dict[str, Any]]":
    """The records of a text in a format."""
    with _dnspython_needed():
        return read_zone(text, zone, file_format)


def format_of(file: str) -> FileFormat:
    """The format that the suffix of a file's name says. Names without a known suffix are of zone files."""
    return _FORMATS_OF_SUFFIXES.get(file.rpartition(".")[2].lower(), "bind")


def zone_named_in(text: str, file_format: FileFormat) -> Optional[str]:
    """The name of the zone that a text is of; ``None`` if the text does not say it."""
    if file_format == "bind":
        found = _ORIGIN.search(text) or _START_OF_AUTHORITY.search(text)
        return found[1].rstrip(".") if found else None
    import yaml

    try:
        data = json.loads(text) if file_format == "json" else yaml.safe_load(text)
    except (ValueError, RecursionError, yaml.YAMLError):
        return None  # reading the records tells what is wrong
    name = data.get("zone") if isinstance(data, dict) else None
    return name if isinstance(name, str) else None


def zone_file(records: "Iterable[Mapping[str, Any]]", zone: str, file_format: FileFormat) -> str:
    """The text of a zone file with these records."""
    with _dnspython_needed():
        return write_zone(records, zone, file_format)


def print_zone(
    output: Output, records: "Iterable[Mapping[str, Any]]", zone: str, file_format: FileFormat
) -> None:
    """Writes a zone file to standard output."""
    if file_format == "bind":
        output.line(zone_file(records, zone, "bind").removesuffix("\n"))
    else:
        Output(Format(file_format)).document(json.loads(zone_file(records, zone, "json")))


@contextlib.contextmanager
def _dnspython_needed() -> "Iterator[None]":
    try:
        yield
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "dns":
            raise
        raise Failure(
            "zone files of the format bind need another package: pip install 'balvps[zonefile]'; "
            "the formats json and yaml do not"
        ) from None


def ignored(text: str) -> "dict[str, str]":
    """The pattern of an option ``--ignore TYPE:NAME``."""
    type, _, name = text.partition(":")
    if not type or not name:
        raise UsageFailure(f"--ignore must be TYPE:NAME, such as TXT:_acme-challenge* or *:www, not {text!r}")
    return {"type": type.upper(), "name": name}
