"""Writes zone files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dns.exception
import dns.name

from ._zone_file_data import IDNA, name_of_zone, zone_file_data
from .errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def write(records: Iterable[Mapping[str, Any]], zone: str) -> str:
    """A zone file with these records. Every line has the name and the TTL, so that lines can be moved.

    Raises:
        InvalidArgument: a zone file cannot have one of them.
    """
    origin = name_of_zone(zone)
    lines = [f"$ORIGIN {origin.to_text()}"]
    for record in records:
        try:
            lines.append(_line(record, origin))
        except (dns.exception.DNSException, ValueError) as error:
            described = f"{record['name']} {record['type']} {record['content']}"
            raise _no_zone_file(described, error) from None
    return "\n".join([*lines, ""])


def write_data(record: Mapping[str, Any]) -> str:
    """The data of a record, in one line.

    Raises:
        InvalidArgument: a zone file cannot have the record.
    """
    try:
        return zone_file_data(record)
    except (dns.exception.DNSException, ValueError) as error:
        raise _no_zone_file(f"{record['type']} {record['content']}", error) from None


def _no_zone_file(described: str, error: Exception) -> InvalidArgument:
    return InvalidArgument(f"record {described!r} cannot be in a zone file: {error}")


def _line(record: Mapping[str, Any], origin: dns.name.Name) -> str:
    name = dns.name.from_text(record["name"], dns.name.root, IDNA).canonicalize()
    if not name.is_subdomain(origin):
        raise ValueError(f"its name does not lie in {origin.to_text()}")
    if record["ttl"] is None:
        raise ValueError("it has no ttl")
    return f"{name.relativize(origin)} {record['ttl']:d} IN {record['type']} {zone_file_data(record)}"
