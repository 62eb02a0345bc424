"""The records of a zone as RRsets of dnspython."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

import dns.exception
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdataset
import dns.rdatatype

from ..._zone_file_data import fields_of, name_text, rdata_of_fields, whole_name

if TYPE_CHECKING:
    import dns.rrset

    from ...models import ExportZoneAnswer, NormalRecord
    from ..zones import ServedZone

# dnspython loads what it knows about a type when it first meets the type. If a stranger's message has the
# type with the class ANY before that, dnspython takes it for unknown from then on, also with the class IN.
# So all types are loaded now.
_load: Any = dns.rdata.get_rdata_class
for _type in dns.rdatatype.RdataType:
    _load(dns.rdataclass.IN, _type)

#: Seconds, for a record whose TTL the service does not tell.
_UNKNOWN_TTL = 3600

#: A zone whose SOA record the service does not show has this one: clients need one to find the zone.
_MISSING_SOA = "{zone}. hostmaster.{zone}. 0 3600 600 1209600 3600"


class Unreadable(Exception):
    """A record of the zone has no data that the DNS knows."""


class Contents:
    """A zone as it was read. Nothing is converted before it is asked for: a zone may be large.

    Args:
        zone: the zone.
        answer: the answer of ``export_zone``.

    Attributes:
        zone: the zone.
        origin: its name.
        serial: its serial, ``None``: not known.
        count: how many records it has.
    """

    def __init__(self, zone: ServedZone, answer: ExportZoneAnswer) -> None:
        self.zone = zone
        self.origin = zone.origin
        self.serial = answer.serial
        self.count = len(answer.records)
        self._records: dict[str, dict[str, list[NormalRecord]]] = {}
        self._sets: dict[tuple[str, str], dns.rdataset.Rdataset] = {}
        for record in answer.records:
            self._records.setdefault(record.name, {}).setdefault(record.type, []).append(record)
        self._records.setdefault(zone.name, {}).setdefault("SOA", [])

    def types_at(self, name: dns.name.Name) -> list[str]:
        """The types of the records of a name; empty: the name has none."""
        return list(self._records.get(name_text(name), ()))

    def records(self, name: dns.name.Name, type: str) -> list[NormalRecord]:
        """The records of a name and type as the answer has them."""
        return self._records.get(name_text(name), {}).get(type, [])

    def has_below(self, name: dns.name.Name) -> bool:
        """Whether there are records below a name."""
        end = "." + name_text(name)
        return any(each.endswith(end) for each in self._records)

    def get(self, name: dns.name.Name, type: str) -> dns.rdataset.Rdataset | None:
        """The RRset of a name and type.

        Raises:
            Unreadable: a record has no data that the DNS knows.
        """
        key = (name_text(name), type)
        found = self._sets.get(key)
        if found is None:
            records = self.records(name, type)
            if records:
                found = self._sets[key] = _rdataset(records)
            elif type == "SOA" and name == self.origin:
                text = _MISSING_SOA.format(zone=self.zone.name)
                found = self._sets[key] = dns.rdataset.from_text("IN", "SOA", _UNKNOWN_TTL, text)
        return found

    @property
    def soa(self) -> dns.rdataset.Rdataset:
        """The SOA record."""
        found = self.get(self.origin, "SOA")
        assert found is not None
        return found

    def __iter__(self) -> Iterator[tuple[dns.name.Name, str]]:
        """The name and type of each RRset, in the order of the answer."""
        for text, types in self._records.items():
            try:
                name = whole_name(text)
            except ValueError:
                continue  # the service has a record whose name is no name
            for type in types:
                yield name, type


def _rdataset(records: list[NormalRecord]) -> dns.rdataset.Rdataset:
    try:
        # The records of an RRset share one TTL; a service may have different ones.
        ttls = [_UNKNOWN_TTL if record["ttl"] is None else record["ttl"] for record in records]
        return dns.rdataset.from_rdata_list(min(ttls), [rdata_of(record) for record in records])
    except (dns.exception.DNSException, ValueError) as error:
        raise Unreadable(str(error)) from None


def only(rrset: dns.rrset.RRset) -> dns.rdata.Rdata:
    """The data of the only record of an RRset."""
    rdata: dns.rdata.Rdata = next(iter(rrset))
    return rdata


def rdata_of(record: Mapping[str, Any] | NormalRecord) -> dns.rdata.Rdata:
    """The data of a record in normal form.

    Raises:
        DNSException, ValueError: it has no data that the DNS knows.
    """
    return rdata_of_fields(cast("Mapping[str, Any]", record))


def record_of(name: dns.name.Name, ttl: int, rdata: dns.rdata.Rdata) -> dict[str, Any]:
    """A record as procedures take it."""
    type, content, priority = fields_of(rdata)
    return {"name": name_text(name), "type": type, "content": content, "priority": priority, "ttl": ttl}


def normal(rdata: dns.rdata.Rdata) -> dns.rdata.Rdata:
    """The same data in the form in which the zone has it, for comparison. For instance, where a TXT is split
    into strings has no meaning.

    Raises:
        DNSException, ValueError: the zone cannot have it.
    """
    return rdata_of(record_of(dns.name.root, 0, rdata))
