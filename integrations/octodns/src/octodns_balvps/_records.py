"""Records in the words of balvps and in those of octoDNS.

octoDNS reads and writes the data of records as zone files have it. balvps reads that too, but its answers
have normal contents: host names without the dot at their end, and priorities in a field of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from balvps.zone_files import record_data
from octodns.record import Record
from octodns.record.exception import RecordException
from octodns.record.rr import Rrset

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from balvps.models import NormalRecord
    from octodns.zone import Zone

#: Types whose content is or ends in a host name, and those that have one as the second word.
_HOST_NAME_LAST = frozenset({"ALIAS", "CNAME", "DNAME", "MX", "NAPTR", "NS", "PTR", "SRV"})
_HOST_NAME_SECOND = frozenset({"HTTPS", "SVCB"})
_TYPES_WITH_PRIORITY = frozenset({"MX", "SRV"})
_TEXT_TYPES = frozenset({"SPF", "TXT"})

#: The types that both octoDNS and balvps know.
TYPES = frozenset(
    {
        *("A", "AAAA", "CAA", "DS", "LOC", "SSHFP", "TLSA"),
        *_HOST_NAME_LAST,
        *_HOST_NAME_SECOND,
        *_TEXT_TYPES,
    }
)

#: The TTL of an RRset of which the service shows none: that of the service's own form.
_UNKNOWN_TTL = 3600


class UnreadableRecord(Exception):
    """octoDNS cannot have these records."""


def octodns_record(
    zone: Zone, records: Sequence[NormalRecord], *, target: bool, lenient: bool, source: object
) -> Record:
    """The octoDNS record that stands for the records of a name and type.

    A zone may have a record twice. In a target both are shown, so that octoDNS plans to remove one.

    Raises:
        UnreadableRecord: there is none.
    """
    first = records[0]
    # Records of one name and type share one TTL. If a zone breaks this rule, the smallest TTL counts.
    ttl = min((record.ttl for record in records if record.ttl is not None), default=_UNKNOWN_TTL)
    try:
        data = [_data(record) for record in records]
        rrset = Rrset(f"{first.name}.", first.type, ttl, data if target else dict.fromkeys(data))
        return Record.from_rrset(zone, rrset, lenient=lenient, source=source)
    except (RecordException, ValueError, IndexError, TypeError) as error:
        raise UnreadableRecord(f"{first.name}. {first.type} cannot be read: {error}") from error


def wanted_records(records: Iterable[Record]) -> list[dict[str, Any]]:
    """The records of balvps that octoDNS records stand for."""
    return [
        {"name": rrset.name, "type": rrset._type, "content": data, "ttl": rrset.ttl}
        for rrset in (record.to_rrset() for record in records)
        for data in rrset.rdatas
    ]


def _data(record: NormalRecord) -> str:
    """The data of a record as octoDNS reads it."""
    if record.type in _TEXT_TYPES:
        return record_data(record)
    words = record.content.split(" ")
    if record.type in _HOST_NAME_LAST:
        words[-1] = _absolute(words[-1])
    if record.type in _HOST_NAME_SECOND:
        if re.search(r'"|=\S*=', record.content):
            raise ValueError("octoDNS does not read parameters with quotes or with a second =")
        words[1] = _absolute(words[1])
    if record.type in _TYPES_WITH_PRIORITY:
        words.insert(0, str(record.priority or 0))
    return " ".join(words)


def _absolute(name: str) -> str:
    return name if name.endswith(".") else name + "."
