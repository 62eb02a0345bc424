"""The difference of two zone files, in the form of a plan. Nothing is sent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any, NamedTuple, Optional

from ..zone_files import Format as FileFormat
from .failure import UsageFailure
from .input import read_text
from .zone_text import format_of, records_of, zone_file, zone_named_in


class _Record(NamedTuple):
    """A record in normal form."""

    name: str
    type: str
    content: str
    priority: Optional[int]
    ttl: Optional[int]


_Records = Counter[_Record]


def difference(
    files: "Sequence[str]",
    *,
    zone: Optional[str],
    file_format: "Optional[FileFormat]",
    ignore: "Sequence[Mapping[str, str]]",
) -> "dict[str, Any]":
    """The changes that make the first file the second one. As in a plan, SOA is left out.

    Args:
        files: the paths of two files; ``-`` is standard input.
        zone: the name of the zone; ``None``: one of the files says it.
        file_format: the format of both files; ``None``: the suffixes of their names say it.
        ignore: patterns of records to leave out.
    """
    sources: list[tuple[str, FileFormat]] = [
        (read_text(file), file_format or format_of(file)) for file in files
    ]
    name = zone or next(filter(None, (zone_named_in(*source) for source in sources)), None)
    if name is None:
        raise UsageFailure("the files do not say which zone they are of; name it by --zone")
    before, after = (_records(*source, name, ignore) for source in sources)
    changes = _changes(before - after, after - before)
    counts = Counter(change["action"] for change in changes)
    return {
        "zone": {"name": name},
        "changes": changes,
        "counts": {
            **{action: counts[action] for action in ("add", "update", "delete")},
            "unchanged": sum((before & after).values()),
        },
        "records": sum(before.values()),
        "warnings": [],
    }


def _records(
    text: str, file_format: FileFormat, zone: str, ignore: "Iterable[Mapping[str, str]]"
) -> _Records:
    """The records of a text in the normal form that the reader of zone files makes."""
    records = records_of(text, zone, file_format)
    if file_format != "bind":
        full = ({**record, "name": _full_name(record["name"], zone)} for record in records)
        records = records_of(zone_file(full, zone, "bind"), zone, "bind")
    made = (_Record(**record) for record in records)
    return Counter(each for each in made if each.type != "SOA" and not _is_ignored(each, zone, ignore))


def _full_name(name: str, zone: str) -> str:
    """A name of a JSON or YAML file in full. It may be relative there."""
    if name in ("", "@"):
        return zone
    inside = f".{name.lower().rstrip('.')}".endswith(f".{zone.lower().rstrip('.')}")
    return name if inside or name.endswith(".") else f"{name}.{zone}"


def _is_ignored(record: _Record, zone: str, patterns: "Iterable[Mapping[str, str]]") -> bool:
    relative = record.name.removesuffix(zone.lower().rstrip(".")).removesuffix(".") or "@"
    return any(
        fnmatchcase(record.type, pattern["type"])
        and any(fnmatchcase(name, pattern["name"].lower()) for name in (record.name, relative))
        for pattern in patterns
    )


def _changes(removed: _Records, added: _Records) -> "list[dict[str, Any]]":
    """Changes in the order of their names. A removed and an added record of one name and type are an update;
    those that differ in the TTL alone come first."""
    pairs: list[tuple[Optional[_Record], Optional[_Record]]] = []
    for equal_fields in (4, 2):
        waiting = defaultdict(list)
        for record in sorted(removed.elements(), key=_place, reverse=True):
            waiting[record[:equal_fields]].append(record)
        for record in sorted(added.elements(), key=_place):
            if waiting[record[:equal_fields]]:
                before = waiting[record[:equal_fields]].pop()
                pairs.append((before, record))
                removed[before] -= 1
                added[record] -= 1
    pairs += [(record, None) for record in removed.elements()]
    pairs += [(None, record) for record in added.elements()]
    return [_change(*pair) for pair in sorted(pairs, key=lambda pair: _place(pair[0] or pair[1]))]


def _place(record: "Optional[_Record]") -> "list[str]":
    """Where a record stands among others."""
    return [] if record is None else [*record.name.split(".")[::-1], "", *map(str, record[1:])]


def _change(before: "Optional[_Record]", after: "Optional[_Record]") -> "dict[str, Any]":
    either = before or after
    assert either is not None
    return {
        "action": "add" if before is None else "delete" if after is None else "update",
        "name": either.name,
        "type": either.type,
        "before": before and {"id": None, **before._asdict()},
        "after": after and {"id": None, **after._asdict()},
    }
