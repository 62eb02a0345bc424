"""Zone transfers (RFC 5936)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import dns.flags
import dns.message
import dns.rrset

from .contents import Unreadable

if TYPE_CHECKING:
    from .contents import Contents
    from .tsig import Signature

#: About how many bytes of records are in one message.
_MESSAGE_SIZE = 16_000


def transfer(query: dns.message.Message, contents: Contents, signature: Signature) -> Iterator[bytes]:
    """The messages of a transfer, each signed. Records that the DNS does not know are left out.

    Args:
        query: the request.
        contents: the zone.
        signature: that of the request.
    """
    context = None
    for number, rrsets in enumerate(_batches(_rrsets(contents))):
        response = dns.message.make_response(query)
        response.flags |= dns.flags.AA
        if number > 0:
            response.question = []
        response.answer = rrsets
        signature.sign(response)
        yield response.to_wire(multi=True, tsig_ctx=context)
        context = response.tsig_ctx


def _rrsets(contents: Contents) -> Iterator[dns.rrset.RRset]:
    """The RRsets in the order of a transfer: SOA first and last."""
    soa = contents.soa
    yield dns.rrset.from_rdata_list(contents.origin, soa.ttl, list(soa))
    for name, type in contents:
        if type == "SOA":
            continue
        try:
            found = contents.get(name, type)
        except Unreadable:
            continue
        if found is not None:
            # Each record for itself: an RRset may be larger than a message.
            for rdata in found:
                yield dns.rrset.from_rdata(name, found.ttl, rdata)
    yield dns.rrset.from_rdata_list(contents.origin, soa.ttl, list(soa))


def _batches(rrsets: Iterator[dns.rrset.RRset]) -> Iterator[list[dns.rrset.RRset]]:
    batch: list[dns.rrset.RRset] = []
    size = 0
    for rrset in rrsets:
        batch.append(rrset)
        size += len(rrset.name.to_wire() or b"") + sum(10 + len(rdata.to_wire() or b"") for rdata in rrset)
        if size > _MESSAGE_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
