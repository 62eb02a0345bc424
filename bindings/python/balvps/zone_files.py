"""Zone files: the records of a zone as a text, in three formats.

``"bind"`` is the format of RFC 1035, which name servers read. It needs dnspython (``pip install
'balvps[zonefile]'``). ``"json"`` and ``"yaml"`` are an object with the zone's name and its records.

>>> from balvps.zone_files import read_zone, write_zone
>>> records = read_zone("www 3600 IN A 192.0.2.1", "example.com")
>>> records
[{'name': 'www.example.com', 'type': 'A', 'content': '192.0.2.1', 'priority': None, 'ttl': 3600}]
>>> print(write_zone(records, "example.com"), end="")
$ORIGIN example.com.
www 3600 IN A 192.0.2.1
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union

from .errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .models import NormalRecord

    #: The text of a zone, or the path of a file that has it.
    Source = Union[str, os.PathLike[str]]

#: The name of a format.
Format = Literal["bind", "json", "yaml"]

__all__ = ["FORMATS", "read_zone", "read_zone_file", "record_data", "write_zone"]

#: The formats by name.
FORMATS = ("bind", "json", "yaml")

#: The fields of a record, in the order in which they are written.
_FIELDS = ("name", "type", "content", "priority", "ttl")

#: Types that stand first among the records of a name.
_FIRST_TYPES = ("SOA", "NS")


def read_zone(
    text_or_path: Source,
    zone: str,
    format: Format = "bind",
    *,
    allow_include: Source | Literal[False] = False,
) -> list[dict[str, Any]]:
    """The records of a text or file in one of the formats.

    Args:
        text_or_path: a ``str`` is the text itself, a :class:`pathlib.Path` names a file in UTF-8.
        zone: the name of the zone.
        format: ``"bind"``, ``"json"`` or ``"yaml"``.
        allow_include: as for :func:`read_zone_file`.

    Returns:
        The records, each with the fields ``name``, ``type``, ``content``, ``priority`` and ``ttl``. Those of
        JSON and YAML are as they are written there.

    Raises:
        InvalidArgument: the text does not have the format. The message says where and why.
        ImportError: dnspython is not installed, and the format is ``"bind"``.

    >>> from balvps.zone_files import read_zone
    >>> text = '[{"name": "www", "type": "A", "content": "192.0.2.1", "ttl": 300}]'
    >>> read_zone(text, "example.com", "json")
    [{'name': 'www', 'type': 'A', 'content': '192.0.2.1', 'priority': None, 'ttl': 300}]
    """
    if _checked_format(format) == "bind":
        return read_zone_file(text_or_path, zone, allow_include=allow_include)
    text, label = _text_and_label(text_or_path)
    data = _json(text, label) if format == "json" else _yaml(text, label)
    return _records_of(data, zone, label)


def read_zone_file(
    text_or_path: Source, zone: str, *, allow_include: Source | Literal[False] = False
) -> list[dict[str, Any]]:
    """The records of a zone file as RFC 1035 describes it, which name servers read.

    Args:
        text_or_path: a ``str`` is the text itself, a :class:`pathlib.Path` names a file in UTF-8.
        zone: the name of the zone. Relative names are relative to it until ``$ORIGIN`` says otherwise.
        allow_include: the directory whose files ``$INCLUDE`` may read. Their paths are relative to it.
            Without it, ``$INCLUDE`` is refused.

    Returns:
        The records in the order of the file. Names are fully qualified and without the dot at their end. A
        record without a TTL has that of ``$TTL``, of the record before or of the SOA record, or ``None``.

    Raises:
        InvalidArgument: the text is not a zone file, or a name lies outside the zone. The message says in
            which line.
        ImportError: dnspython is not installed.

    >>> from balvps.zone_files import read_zone_file
    >>> [record["content"] for record in read_zone_file('@ 60 TXT "one; " two\\n@ MX 10 mail', "example.com")]
    ['one; two', 'mail.example.com']
    """
    from ._zone_file_reader import read

    text, label = _text_and_label(text_or_path)
    return read(text, label, zone, None if allow_include is False else Path(allow_include))


def write_zone(
    records: Iterable[Mapping[str, Any] | NormalRecord], zone: str, format: Format = "bind"
) -> str:
    """Records as a text in one of the formats. Equal records give an equal text, whatever their order was:
    they are sorted by name in the order of DNSSEC (RFC 4034, 6.1), then by type and content.

    Args:
        records: with the fields ``name``, ``type``, ``content``, ``priority`` and ``ttl``, as
            :func:`read_zone_file` returns them. Further fields are not written.
        zone: the name of the zone.
        format: ``"bind"``, ``"json"`` or ``"yaml"``.

    Raises:
        InvalidArgument: a zone file cannot have one of the records; JSON and YAML can have any.
        ImportError: dnspython is not installed, and the format is ``"bind"``.

    >>> from balvps.zone_files import write_zone
    >>> mail = {"name": "example.com", "type": "MX", "content": "mx.example.com", "priority": 10, "ttl": 300}
    >>> print(write_zone([mail], "example.com"), end="")
    $ORIGIN example.com.
    @ 300 IN MX 10 mx.example.com.
    """
    _checked_format(format)
    rows = sorted(({field: record.get(field) for field in _FIELDS} for record in records), key=_place)
    if format == "bind":
        from ._zone_file_writer import write

        return write(rows, zone)
    data = {"zone": zone, "records": rows}
    if format == "json":
        import json

        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    import yaml

    return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1_000_000))


def record_data(record: Mapping[str, Any] | NormalRecord) -> str:
    """The data of a record as a zone file has it: names are absolute and end in a dot, the priority stands in
    front, and texts are in quotes.

    Args:
        record: with the fields ``type``, ``content`` and ``priority``, as a procedure or
            :func:`read_zone_file` returns them.

    Raises:
        InvalidArgument: a zone file cannot have the record.
        ImportError: dnspython is not installed.

    >>> from balvps.zone_files import record_data
    >>> record_data({"type": "MX", "content": "mx.example.com", "priority": 10})
    '10 mx.example.com.'
    """
    from ._zone_file_writer import write_data

    return write_data({field: record.get(field) for field in _FIELDS})


def _checked_format(format: str) -> str:
    if format not in FORMATS:
        raise InvalidArgument(f"argument 'format' must be one of {', '.join(FORMATS)}, not {format!r}")
    return format


def _text_and_label(source: Source) -> tuple[str, str]:
    """The text, and what messages call it."""
    if isinstance(source, str):
        return source, "zone file"
    path = Path(source)
    try:
        return path.read_text(encoding="utf-8-sig"), str(path)
    except UnicodeDecodeError as error:
        raise InvalidArgument(f"{path}: must be in UTF-8: {error}") from None


def _json(text: str, label: str) -> Any:
    import json

    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidArgument(f"{label}: is no JSON: {error}") from None


def _yaml(text: str, label: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InvalidArgument(f"{label}: is no YAML: {error}") from None


def _records_of(data: Any, zone: str, label: str) -> list[dict[str, Any]]:
    """The records of a document: a list of them, or an object that has the list in its field ``records``."""
    its_zone = data.get("zone", zone) if isinstance(data, dict) else zone
    if _differ(its_zone, zone):
        raise InvalidArgument(f"{label}: has the zone {its_zone!r}, not {zone!r}")
    records = data.get("records") if isinstance(data, dict) else data
    if not isinstance(records, list):
        raise InvalidArgument(f"{label}: must be a list of records, or an object with a list in 'records'")
    return [_record(record, f"{label}, record {number}") for number, record in enumerate(records, 1)]


def _differ(its_zone: Any, zone: str) -> bool:
    """Whether these are two zones. An international name can be equal to one in ASCII."""
    if not isinstance(its_zone, str):
        return True
    names = {name.lower().rstrip(".") for name in (its_zone, zone)}
    return len(names) > 1 and all(name.isascii() for name in names)


def _record(data: Any, label: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise InvalidArgument(f"{label}: must be an object with the fields {', '.join(_FIELDS)}")
    unknown = [str(field) for field in data if field not in (*_FIELDS, "id")]
    if unknown:
        raise InvalidArgument(f"{label}: has the unknown field {unknown[0]!r} (known: {', '.join(_FIELDS)})")
    for field in ("name", "type"):
        if not isinstance(data.get(field), str):
            raise InvalidArgument(f"{label}: '{field}' must be text, not {data.get(field)!r}")
    if not isinstance(data.get("content"), (str, list)):
        raise InvalidArgument(f"{label}: 'content' must be text or a list, not {data.get('content')!r}")
    for field in ("priority", "ttl"):
        number = data.get(field)
        if number is not None and type(number) is not int:
            raise InvalidArgument(f"{label}: '{field}' must be a whole number, not {number!r}")
    return {field: data.get(field) for field in _FIELDS}


def _place(record: Mapping[str, Any]) -> tuple[Any, ...]:
    """Where a record stands among others."""
    type = str(record["type"])
    rank = _FIRST_TYPES.index(type) if type in _FIRST_TYPES else len(_FIRST_TYPES)
    labels = str(record["name"]).lower().split(".")[::-1]
    numbers = [-1 if record[field] is None else record[field] for field in ("priority", "ttl")]
    return labels, rank, type, numbers[0], str(record["content"]), numbers[1]
