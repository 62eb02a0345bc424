"""Answers requests, whichever way they came."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
import struct
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, cast

import dns.exception
import dns.flags
import dns.message
import dns.opcode
import dns.rcode
import dns.rdatatype
import dns.rrset

from ..._zone_file_data import name_text
from ...errors import BalvpsError
from ..journal import Origin
from . import queries
from .contents import Contents, Unreadable
from .failure import Failure
from .retransmissions import Full, Replayed, Retransmissions
from .transfers import transfer
from .tsig import BadSignature, Verifier, refusal
from .updates import update
from .wire import bare_answer, is_request, read_header

if TYPE_CHECKING:
    import dns.name
    import dns.update

    from ...models import ExportZoneAnswer
    from ..journal import Journal
    from ..keys import Keys
    from ..zones import ServedZone, Zones
    from .retransmissions import Entry
    from .tsig import Signature
    from .wire import Header

#: How many records a request may have.
_MOST_RECORDS = 5_000

#: The largest answer over UDP and over TCP. Larger packets may be lost (RFC 9715).
_UDP_PAYLOAD = 1232
_TCP_PAYLOAD = 65535

_PROTOCOL = "rfc2136"

_log = logging.getLogger("balvps.serve")

#: Failures that are no refusals: a prerequisite does not hold, or a query is about a name that others serve.
_NO_REFUSALS = frozenset({"not_served", "prerequisite"})


@dataclasses.dataclass(frozen=True)
class _Request:
    """A request whose signature, if it has one, is right."""

    wire: bytes
    header: Header
    signature: Signature | None
    origin: Origin
    address: str
    is_stream: bool


class Requests:
    """Answers requests.

    Args:
        keys: the keys that are known.
        zones: the zones of the account.
        journal: where changes and refusals are written.
        unsigned_queries: whether queries without a signature are answered.
    """

    def __init__(self, keys: Keys, zones: Zones, journal: Journal, unsigned_queries: bool) -> None:
        self._verifier = Verifier(keys)
        self._zones = zones
        self._journal = journal
        self._unsigned_queries = unsigned_queries
        self._retransmissions = Retransmissions()
        self._contents: dict[str, tuple[ExportZoneAnswer, Contents]] = {}

    async def answers(self, wire: bytes, address: str, port: int, *, is_stream: bool) -> AsyncIterator[bytes]:
        """The answers to a request: none if it is no request, one, or those of a zone transfer.

        Args:
            wire: the request.
            address, port: of the client.
            is_stream: whether it came over TCP.
        """
        if not is_request(wire):
            return
        origin = Origin(_PROTOCOL, f"[{address}]:{port}" if ":" in address else f"{address}:{port}")
        header = None
        try:
            header = read_header(wire, _MOST_RECORDS)
            signature = self._verifier.verify(wire, header)
        except BadSignature as bad:
            # The name of the key is not proved, so it is only a detail.
            self._refuse(origin, dns.rcode.NOTAUTH, bad.reason, f"key {bad.record.owner}")
            yield refusal(bare_answer(wire, dns.rcode.NOTAUTH, header), bad)
            return
        except (dns.exception.DNSException, ValueError, struct.error) as error:
            self._refuse(origin, dns.rcode.FORMERR, "malformed", str(error))
            yield bare_answer(wire, dns.rcode.FORMERR)
            return
        if signature is not None:
            origin = dataclasses.replace(origin, key=signature.key.name)
        request = _Request(wire, header, signature, origin, address, is_stream)
        try:
            async for answer in self._verified_answers(request):
                yield answer
        except Failure as failure:
            yield self._failed(request, failure)
        except Exception:
            yield self._defect(request)

    def _refuse(self, origin: Origin, rcode: dns.rcode.Rcode, reason: str, detail: str) -> None:
        self._journal.refusal(origin, reason=reason, detail=detail)
        self._journal.request(_PROTOCOL, dns.rcode.to_text(rcode))

    def _failed(self, request: _Request, failure: Failure, zone: str = "") -> bytes:
        """Tells a failure in the journal and in an answer."""
        if failure.reason not in _NO_REFUSALS:
            self._journal.refusal(
                request.origin,
                reason=failure.reason,
                verb=failure.verb,
                zone=zone,
                name=failure.name,
                type=failure.type,
                detail=failure.detail,
            )
        try:
            response = dns.message.from_wire(bare_answer(request.wire, failure.rcode & 0xF, request.header))
        except dns.exception.DNSException:  # dnspython does not read this question
            response = dns.message.from_wire(bare_answer(request.wire, failure.rcode & 0xF))
        if failure.rcode > 0xF:
            response.use_edns(0, 0, _UDP_PAYLOAD)
            response.set_rcode(failure.rcode)
        return self._sent(request, response)

    def _defect(self, request: _Request) -> bytes:
        """A defect of the gateway in one request does not end the others."""
        _log.exception("a request could not be answered")
        return self._failed(request, Failure(dns.rcode.SERVFAIL, "internal"))

    def _sent(self, request: _Request, response: dns.message.Message, payload: int = _TCP_PAYLOAD) -> bytes:
        """An answer as it is sent."""
        self._journal.request(_PROTOCOL, dns.rcode.to_text(response.rcode()))
        if request.signature is not None:
            request.signature.sign(response)
        try:
            return response.to_wire(max_size=payload)
        except dns.exception.TooBig:
            response.flags |= dns.flags.TC
            response.answer, response.authority, response.additional = [], [], []
            return response.to_wire(max_size=payload)

    async def _verified_answers(self, request: _Request) -> AsyncIterator[bytes]:
        opcode = request.header.opcode
        if opcode not in (dns.opcode.QUERY, dns.opcode.UPDATE):
            raise Failure(dns.rcode.NOTIMP, "opcode", str(opcode))
        if opcode == dns.opcode.UPDATE:
            yield await self._answer_to_update(request)
            return
        if request.signature is not None:
            self._remember(request, request.signature)
        if request.signature is None and not self._unsigned_queries:
            raise Failure(dns.rcode.REFUSED, "unsigned")
        try:
            async for answer in self._answers_to_query(request):
                yield answer
        except Unreadable as unreadable:
            raise Failure(dns.rcode.SERVFAIL, "unreadable", str(unreadable)) from None
        except BalvpsError as error:
            raise Failure(dns.rcode.SERVFAIL, error.name, str(error)) from None

    def _remember(self, request: _Request, signature: Signature) -> Entry:
        try:
            return self._retransmissions.remember(request.wire, request.address, signature.expires)
        except Replayed as replayed:
            raise Failure(dns.rcode.REFUSED, "replayed", str(replayed)) from None
        except Full as full:
            raise Failure(dns.rcode.SERVFAIL, "busy", str(full)) from None

    def _message(self, request: _Request) -> dns.message.Message:
        try:
            return dns.message.from_wire(request.header.unsigned(request.wire))
        except (dns.exception.DNSException, ValueError, struct.error) as error:
            raise Failure(dns.rcode.FORMERR, "malformed", str(error)) from None

    # ---- updates

    async def _answer_to_update(self, request: _Request) -> bytes:
        """The answer to an update. The request that comes first carries it out, to its end even if its client
        has left; those that come again wait for its answer."""
        if request.signature is None:
            raise Failure(dns.rcode.REFUSED, "unsigned")
        entry = self._remember(request, request.signature)
        if entry.answer is not None:
            return await asyncio.shield(entry.answer)
        entry.answer = asyncio.get_running_loop().create_future()
        entry.answer.set_result(await self._updated(request, request.signature))
        return entry.answer.result()

    async def _updated(self, request: _Request, signature: Signature) -> bytes:
        zone = ""
        try:
            message = cast("dns.update.UpdateMessage", self._message(request))
            if message.zone:
                zone = name_text(message.zone[0].name)
            await update(self._zones, self._journal, request.origin, signature.key, message, request.header)
        except Failure as failure:
            return self._failed(request, failure, zone)
        except Exception:
            return self._defect(request)
        return self._carried_out(request)

    def _carried_out(self, request: _Request) -> bytes:
        """The answer to an update that was carried out. It has no records."""
        assert request.signature is not None
        answer = bare_answer(request.wire, dns.rcode.NOERROR, request.header, _UDP_PAYLOAD)
        self._journal.request(_PROTOCOL, dns.rcode.to_text(dns.rcode.NOERROR))
        return request.signature.signed(answer)

    # ---- queries

    async def _answers_to_query(self, request: _Request) -> AsyncIterator[bytes]:
        if not request.header.is_plain_query:
            raise Failure(dns.rcode.FORMERR, "malformed", "a query has one question and no records")
        query = self._message(request)
        if query.edns > 0:
            raise Failure(dns.rcode.BADVERS, "edns", str(query.edns))
        question = query.question[0]
        if question.rdtype in (dns.rdatatype.AXFR, dns.rdatatype.IXFR):
            if request.is_stream:
                for answer in await self._transfer(request, query, question):
                    yield answer
                return
            if question.rdtype == dns.rdatatype.AXFR:
                raise Failure(dns.rcode.FORMERR, "malformed", "a zone transfer needs TCP")
            # RFC 1995, 2: the answer to IXFR over UDP may be the SOA record alone.
            question = dns.rrset.RRset(question.name, question.rdclass, dns.rdatatype.SOA)
        queries.check_question(question)
        zone = await self._zones.find(name_text(question.name))
        if zone is None:
            raise Failure(dns.rcode.REFUSED, "not_served")
        response = dns.message.make_response(query, our_payload=_UDP_PAYLOAD)
        contents = await self._read(zone)
        queries.answer(response, contents, question, self._may_read(request.signature, zone))
        largest = min(max(query.payload, 512), _UDP_PAYLOAD)
        yield self._sent(request, response, _TCP_PAYLOAD if request.is_stream else largest)

    async def _transfer(
        self, request: _Request, query: dns.message.Message, question: dns.rrset.RRset
    ) -> Iterator[bytes]:
        name = name_text(question.name)
        if request.signature is None:
            raise Failure(dns.rcode.REFUSED, "unsigned", verb="read", name=name, type="AXFR")
        zone = await self._zones.named(name)
        if zone is None:
            raise Failure(dns.rcode.NOTAUTH, "zone", f"{name} is not served")
        if not request.signature.key.allows_whole_zone("read", zone.name):
            raise Failure(
                dns.rcode.REFUSED,
                "scope",
                "the key may not read the whole zone",
                verb="read",
                name=name,
                type="AXFR",
            )
        self._journal.request(_PROTOCOL, "transfer")
        return transfer(query, await self._read(zone), request.signature)

    async def _read(self, zone: ServedZone) -> Contents:
        """The contents of a zone for a query. They are converted once for each reading."""
        answer = await self._zones.read(zone)
        known = self._contents.get(zone.name)
        if known is None or known[0] is not answer:
            known = self._contents[zone.name] = (answer, Contents(zone, answer))
        return known[1]

    def _may_read(self, signature: Signature | None, zone: ServedZone) -> queries.MayRead:
        if self._unsigned_queries:
            return lambda name, type: True
        assert signature is not None
        key = signature.key

        def may_read(name: dns.name.Name, type: str) -> bool:
            # A client with any right in the zone must find out where the zone begins.
            is_apex = name == zone.origin and type in ("NS", "SOA")
            return (is_apex and key.allows_zone(zone.name)) or key.allows(
                "read", zone.name, name_text(name), type
            )

        return may_read
