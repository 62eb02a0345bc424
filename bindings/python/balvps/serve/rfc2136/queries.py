"""Answers queries (RFC 1034, 4.3.2): exact names, CNAME chains in the zone, wildcards, delegations."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdataset
import dns.rdatatype
import dns.rrset

from .contents import Unreadable
from .failure import Failure

if TYPE_CHECKING:
    import dns.rdtypes.ANY.CNAME
    import dns.rdtypes.ANY.SOA

    from .contents import Contents

#: The longest chain of CNAME records that is followed.
_LONGEST_CHAIN = 16

_WILDCARD = dns.name.from_text("*", None)

#: Whether the records of a name and type may be shown.
MayRead = Callable[[dns.name.Name, str], bool]


def check_question(question: dns.rrset.RRset) -> None:
    """Refuses questions that no zone can answer.

    Raises:
        Failure: it is one.
    """
    if question.rdclass not in (dns.rdataclass.IN, dns.rdataclass.ANY):
        raise Failure(dns.rcode.REFUSED, "class", dns.rdataclass.to_text(question.rdclass))
    if dns.rdatatype.is_metatype(question.rdtype) and question.rdtype != dns.rdatatype.ANY:
        raise Failure(dns.rcode.NOTIMP, "type", dns.rdatatype.to_text(question.rdtype))


def answer(
    response: dns.message.Message, contents: Contents, question: dns.rrset.RRset, may_read: MayRead
) -> None:
    """Fills in the answer to a question.

    Args:
        response: the answer, which gets an RCODE and records.
        contents: the zone in which the name lies.
        question: the question.
        may_read: what may be shown.

    Raises:
        Failure: nothing may be shown.
    """
    _Answer(response, contents, may_read).find(question.name, dns.rdatatype.to_text(question.rdtype))


class _Answer:
    def __init__(self, response: dns.message.Message, contents: Contents, may_read: MayRead) -> None:
        self._response = response
        self._contents = contents
        self._may_read = may_read

    def find(self, name: dns.name.Name, type: str) -> None:
        self._response.flags |= dns.flags.AA
        for _ in range(_LONGEST_CHAIN):
            if not name.is_subdomain(self._contents.origin) or self._refer(name, type):
                return
            source = self._source(name)
            types = [] if source is None else self._contents.types_at(source)
            alias = None
            if "CNAME" in types and type not in ("ANY", "CNAME"):
                alias = self._show(name, source, "CNAME")
            if alias is None:
                self._last(name, source, types, type)
                return
            name = cast("dns.rdtypes.ANY.CNAME.CNAME", alias[0]).target

    def _last(self, name: dns.name.Name, source: dns.name.Name | None, types: list[str], type: str) -> None:
        """Answers for the last name of a chain."""
        shown = [self._show(name, source, each) for each in types if type in ("ANY", each)]
        if any(shown):
            return
        if not self._may_read(name, type) and not self._response.answer:
            raise Failure(dns.rcode.REFUSED, "scope", verb="read", name=name.to_text(), type=type)
        exists = source is not None or self._contents.has_below(name) or name == self._contents.origin
        self._response.set_rcode(dns.rcode.NOERROR if exists or self._response.answer else dns.rcode.NXDOMAIN)
        self._add_soa()

    def _source(self, name: dns.name.Name) -> dns.name.Name | None:
        """The name whose records answer for a name: itself, or a wildcard (RFC 4592); ``None``: none."""
        if self._contents.types_at(name):
            return name
        while name != self._contents.origin and not self._contents.has_below(name):
            name = name.parent()
            wildcard = _WILDCARD.concatenate(name)
            if self._contents.types_at(wildcard):
                return wildcard
            if self._contents.types_at(name):
                return None
        return None

    def _show(self, name: dns.name.Name, source: dns.name.Name | None, type: str) -> dns.rrset.RRset | None:
        """Adds an RRset of a source to the answer, if it may be shown."""
        if source is None or not self._may_read(name, type):
            return None
        return self._add(self._response.answer, name, source, type)

    def _add(
        self, section: list[dns.rrset.RRset], name: dns.name.Name, source: dns.name.Name, type: str
    ) -> dns.rrset.RRset | None:
        try:
            found = self._contents.get(source, type)
        except Unreadable:
            return None  # records that only the service knows, such as ALIAS
        if found is None:
            return None
        rrset = dns.rrset.from_rdata_list(name, found.ttl, list(found))
        section.append(rrset)
        return rrset

    def _refer(self, name: dns.name.Name, type: str) -> bool:
        """Names the servers of a part of the zone that others serve (RFC 1034, 4.3.2, 3b)."""
        labels = len(name) - len(self._contents.origin)
        for depth in range(1, labels + 1):
            cut = name.split(len(self._contents.origin) + depth)[1]
            if "NS" not in self._contents.types_at(cut) or (cut == name and type == "DS"):
                continue
            if self._may_read(cut, "NS"):
                self._response.flags &= ~dns.flags.AA
                self._add(self._response.authority, cut, cut, "NS")
                return True
        return False

    def _add_soa(self) -> None:
        """The SOA record, for a negative answer (RFC 2308, 3)."""
        soa = self._contents.soa
        minimum = cast("dns.rdtypes.ANY.SOA.SOA", soa[0]).minimum
        self._response.authority.append(
            dns.rrset.from_rdata_list(self._contents.origin, min(soa.ttl, minimum), list(soa))
        )
