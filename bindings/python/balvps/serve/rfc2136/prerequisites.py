"""The prerequisites of an update (RFC 2136, 3.2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import dns.exception
import dns.name
import dns.rcode
import dns.rdata
import dns.rdataclass
import dns.rdataset
import dns.rdatatype

from .contents import normal, only
from .failure import Failure

if TYPE_CHECKING:
    import dns.rrset

    from .changes import Demand
    from .contents import Contents


def check(contents: Contents, prerequisites: Iterable[tuple[dns.rrset.RRset, int]], demand: Demand) -> None:
    """Evaluates prerequisites in the order of RFC 2136, 3.2.5.

    Args:
        contents: the zone.
        prerequisites: each record, in an RRset of its own, with the TTL that it was sent with.
        demand: asked whether the records may be read, because the answer tells something about them.

    Raises:
        Failure: one does not hold, or is malformed.
    """
    wanted: dict[tuple[dns.name.Name, str], dns.rdataset.Rdataset] = {}
    for rrset, ttl in prerequisites:
        name, type = rrset.name, dns.rdatatype.to_text(rrset.rdtype)
        if ttl != 0:
            raise Failure(dns.rcode.FORMERR, "malformed", f"the prerequisite {name} {type} has a TTL")
        if not name.is_subdomain(contents.origin):
            raise Failure(dns.rcode.NOTZONE, "not_in_zone", f"the prerequisite {name}")
        demand("read", name, type)
        if rrset.deleting == dns.rdataclass.ANY:
            _must_exist(contents, name, type)
        elif rrset.deleting == dns.rdataclass.NONE:
            _must_not_exist(contents, name, type)
        elif rrset.rdclass != dns.rdataclass.IN or dns.rdatatype.is_metatype(rrset.rdtype):
            raise Failure(dns.rcode.FORMERR, "malformed", f"the prerequisite {name} {type} has a wrong class")
        else:
            values = wanted.setdefault(
                (name, type), dns.rdataset.Rdataset(dns.rdataclass.IN, rrset.rdtype, rrset.covers)
            )
            values.add(_normal(only(rrset)))
    for (name, type), values in wanted.items():
        if contents.get(name, type) != values:
            raise Failure(dns.rcode.NXRRSET, "prerequisite", f"{name} {type} is another RRset")


def _must_exist(contents: Contents, name: dns.name.Name, type: str) -> None:
    types = contents.types_at(name)
    if type == "ANY" and not types:
        raise Failure(dns.rcode.NXDOMAIN, "prerequisite", f"{name} has no records")
    if type != "ANY" and type not in types:
        raise Failure(dns.rcode.NXRRSET, "prerequisite", f"{name} {type} does not exist")


def _must_not_exist(contents: Contents, name: dns.name.Name, type: str) -> None:
    types = contents.types_at(name)
    if type == "ANY" and types:
        raise Failure(dns.rcode.YXDOMAIN, "prerequisite", f"{name} has records")
    if type in types:
        raise Failure(dns.rcode.YXRRSET, "prerequisite", f"{name} {type} exists")


def _normal(rdata: dns.rdata.Rdata) -> dns.rdata.Rdata:
    """A value that a zone cannot have is compared as it is: no RRset has it."""
    try:
        return normal(rdata)
    except (dns.exception.DNSException, ValueError):
        return rdata
