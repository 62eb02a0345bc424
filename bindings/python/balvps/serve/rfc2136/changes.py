"""What an update would change (RFC 2136, 3.4). Nothing is written here."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

import dns.exception
import dns.rcode
import dns.rdataclass
import dns.rdataset
import dns.rdatatype

from .contents import normal, only
from .failure import Failure

if TYPE_CHECKING:
    import dns.name
    import dns.rdata
    import dns.rdtypes.ANY.SOA
    import dns.rrset

    from .contents import Contents

#: Raises :class:`Failure` if something with the records of a name and type is not allowed.
Demand = Callable[[str, "dns.name.Name", str], None]


@dataclasses.dataclass(frozen=True)
class Change:
    """An RRset that an update changes, and what it is then; ``None``: it is removed."""

    name: dns.name.Name
    type: str
    after: dns.rdataset.Rdataset | None


def prescan(contents: Contents, updates: Iterable[tuple[dns.rrset.RRset, int]]) -> None:
    """Checks the form of all updates (RFC 2136, 3.4.1).

    Args:
        contents: the zone.
        updates: each record, in an RRset of its own, with the TTL that it was sent with.

    Raises:
        Failure: one is malformed, or its name does not lie in the zone.
    """
    for rrset, ttl in updates:
        if not rrset.name.is_subdomain(contents.origin):
            raise Failure(dns.rcode.NOTZONE, "not_in_zone", f"the update of {rrset.name}")
        deletes_all = rrset.deleting == dns.rdataclass.ANY
        is_meta = dns.rdatatype.is_metatype(rrset.rdtype)
        wrong_type = is_meta and not (deletes_all and rrset.rdtype == dns.rdatatype.ANY)
        wrong_ttl = ttl != 0 if rrset.deleting is not None else ttl > 0x7FFFFFFF
        if wrong_type or wrong_ttl or rrset.rdclass != dns.rdataclass.IN:
            type = dns.rdatatype.to_text(rrset.rdtype)
            raise Failure(dns.rcode.FORMERR, "malformed", f"the update of {rrset.name} {type}")


def changes_of(contents: Contents, updates: Iterable[dns.rrset.RRset], demand: Demand) -> list[Change]:
    """What updates that passed :func:`prescan` would change (RFC 2136, 3.4.2).

    Args:
        contents: the zone.
        updates: each record, in an RRset of its own.
        demand: asked about each record that would be added or removed.

    Raises:
        Failure: something is not allowed or not possible.
        Unreadable: an RRset that would be changed cannot be read.
    """
    draft = _Draft(contents, demand)
    for rrset in updates:
        type = dns.rdatatype.to_text(rrset.rdtype)
        if rrset.deleting is None:
            draft.add(rrset.name, type, rrset.ttl, _normal(only(rrset)))
        elif rrset.deleting == dns.rdataclass.NONE:
            draft.remove(rrset.name, type, _normal(only(rrset)))
        elif type == "ANY":
            draft.remove_name(rrset.name)
        else:
            draft.remove_set(rrset.name, type)
    return draft.changes()


def _normal(rdata: dns.rdata.Rdata) -> dns.rdata.Rdata:
    try:
        return normal(rdata)
    except (dns.exception.DNSException, ValueError) as error:
        raise Failure(dns.rcode.REFUSED, "not_possible", str(error)) from None


class _Draft:
    """A zone with the changes so far."""

    def __init__(self, contents: Contents, demand: Demand) -> None:
        self._contents = contents
        self._demand = demand
        self._changed: dict[tuple[dns.name.Name, str], dns.rdataset.Rdataset | None] = {}

    def add(self, name: dns.name.Name, type: str, ttl: int, rdata: dns.rdata.Rdata) -> None:
        self._demand("add", name, type)
        if type == "SOA":
            self._check_soa(name, rdata)
            return
        others = [each for each in self._types_at(name) if each != type]
        if others if type == "CNAME" else "CNAME" in others:
            return  # RFC 2136, 3.4.2.2: silently ignored
        current = self._get(name, type)
        values = [] if current is None else list(current)
        if dns.rdatatype.is_singleton(rdata.rdtype):
            if any(value != rdata for value in values):
                self._demand("delete", name, type)
            values = []
        if rdata not in values:
            values.append(rdata)
        # The records of an RRset share one TTL (RFC 2181, 5.2): that of the last one that is added.
        self._changed[name, type] = dns.rdataset.from_rdata_list(ttl, values)

    def _check_soa(self, name: dns.name.Name, rdata: dns.rdata.Rdata) -> None:
        """RFC 2136, 3.4.2.2 ignores a SOA record that is not newer than that of the zone."""
        if name != self._contents.origin:
            return
        current = self._contents.soa
        old, new = (cast("dns.rdtypes.ANY.SOA.SOA", soa).serial for soa in (current[0], rdata))
        if 0 < (new - old) % 2**32 < 2**31:  # RFC 1982
            raise Failure(dns.rcode.REFUSED, "not_possible", "the service writes the SOA record")

    def remove(self, name: dns.name.Name, type: str, rdata: dns.rdata.Rdata) -> None:
        self._demand("delete", name, type)
        current = self._get(name, type)
        if type == "SOA" or current is None or rdata not in current:
            return
        values = [value for value in current if value != rdata]
        if values:
            self._changed[name, type] = dns.rdataset.from_rdata_list(current.ttl, values)
        elif not (type == "NS" and name == self._contents.origin):  # 3.4.2.4: the last NS stays
            self._changed[name, type] = None

    def remove_set(self, name: dns.name.Name, type: str) -> None:
        self._demand("delete", name, type)
        if not self._is_protected(name, type) and type in self._types_at(name):
            self._changed[name, type] = None

    def remove_name(self, name: dns.name.Name) -> None:
        types = [type for type in self._types_at(name) if not self._is_protected(name, type)]
        for type in types or ["ANY"]:
            self._demand("delete", name, type)
        for type in types:
            self._changed[name, type] = None

    def _is_protected(self, name: dns.name.Name, type: str) -> bool:
        """3.4.2.3: SOA and NS of the zone itself are not deleted as a whole."""
        return name == self._contents.origin and type in ("SOA", "NS")

    def _get(self, name: dns.name.Name, type: str) -> dns.rdataset.Rdataset | None:
        if (name, type) in self._changed:
            return self._changed[name, type]
        return self._contents.get(name, type)

    def _types_at(self, name: dns.name.Name) -> list[str]:
        types = dict.fromkeys(self._contents.types_at(name))
        for (changed, type), after in self._changed.items():
            if changed == name:
                if after is None:
                    types.pop(type, None)
                else:
                    types[type] = None
        return list(types)

    def changes(self) -> list[Change]:
        found = []
        for (name, type), after in self._changed.items():
            if after is None:
                if type in self._contents.types_at(name):
                    found.append(Change(name, type, None))
                continue
            before = self._contents.get(name, type)
            if before is None or before != after or before.ttl != after.ttl:
                found.append(Change(name, type, after))
        return found
