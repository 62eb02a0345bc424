"""What stands around the records of a message: its header, and the head of each record.

dnspython reads messages. But it needs the key before it reads, and drops the TTL of records without data.
"""

from __future__ import annotations

import dataclasses
import struct

import dns.flags
import dns.name
import dns.opcode
import dns.rdataclass
import dns.rdatatype
import dns.wire

#: The shortest message.
HEADER_LENGTH = 12


@dataclasses.dataclass(frozen=True)
class RecordHead:
    """A record without its data, and where it stands."""

    name: dns.name.Name
    type: int
    ttl: int
    start: int
    rdata_start: int
    rdata_length: int


@dataclasses.dataclass(frozen=True)
class Header:
    """The header of a message, and the heads of its records in the sections after the first."""

    flags: int
    questions: int
    question_end: int
    sections: tuple[tuple[RecordHead, ...], ...]

    @property
    def opcode(self) -> int:
        """What kind of request it is."""
        return dns.opcode.from_flags(self.flags)

    @property
    def signature(self) -> RecordHead | None:
        """The TSIG record. It is the last one of the last section."""
        last = self.sections[-1][-1:]
        return last[0] if last and last[0].type == dns.rdatatype.TSIG else None

    @property
    def is_plain_query(self) -> bool:
        """Whether it has one question, and no records except EDNS, TSIG and the SOA record of IXFR."""
        answer, authority, additional = self.sections
        return (
            self.questions == 1
            and not answer
            and [record.type for record in authority] in ([], [dns.rdatatype.SOA])
            and {record.type for record in additional} <= {dns.rdatatype.OPT, dns.rdatatype.TSIG}
        )

    @property
    def has_edns(self) -> bool:
        """Whether the client uses EDNS (RFC 6891)."""
        return any(record.type == dns.rdatatype.OPT for record in self.sections[-1])

    def unsigned(self, wire: bytes) -> bytes:
        """The message without the TSIG record."""
        record = self.signature
        if record is None:
            return wire
        additional = struct.pack("!H", len(self.sections[-1]) - 1)
        return wire[:10] + additional + wire[HEADER_LENGTH : record.start]


def read_header(wire: bytes, most_records: int) -> Header:
    """Reads the header of a message.

    Args:
        wire: at least :data:`HEADER_LENGTH` bytes.
        most_records: how many records it may have.

    Raises:
        DNSException, ValueError: it is no message, or has too many records.
    """
    parser = dns.wire.Parser(wire)
    _, flags, questions, *counts = parser.get_struct("!HHHHHH")
    if questions > 1 or sum(counts) > most_records:
        raise ValueError("it has too many records")
    for _ in range(questions):
        dns.name.from_wire_parser(parser)
        parser.get_struct("!HH")
    question_end = parser.current
    sections = tuple(tuple(_record_head(parser) for _ in range(count)) for count in counts)
    if parser.remaining():
        raise ValueError("something stands after the message")
    return Header(flags, questions, question_end, sections)


def _record_head(parser: dns.wire.Parser) -> RecordHead:
    start = parser.current
    name = dns.name.from_wire_parser(parser)
    type, _, ttl, length = parser.get_struct("!HHIH")
    rdata_start = parser.current
    parser.get_bytes(length)
    return RecordHead(name, type, ttl, start, rdata_start, length)


def is_request(wire: bytes) -> bool:
    """Whether it has a header that says that it is a request. Nothing else is answered, so that two servers
    do not answer each other for ever."""
    return len(wire) >= HEADER_LENGTH and not struct.unpack("!H", wire[2:4])[0] & dns.flags.QR


def bare_answer(wire: bytes, rcode: int, header: Header | None = None, payload: int | None = None) -> bytes:
    """An answer without records.

    Args:
        wire: the request.
        rcode: the answer's RCODE.
        header: that of the request, whose question is repeated; ``None``: it could not be read.
        payload: the largest request that is accepted over UDP, for a client that uses EDNS; ``None``: the
            answer has no EDNS record.
    """
    id, flags = struct.unpack("!HH", wire[:4])
    kept = flags & (dns.flags.RD | 0x7800)  # 0x7800: the opcode
    questions = header.questions if header is not None else 0
    question = wire[HEADER_LENGTH : header.question_end] if header is not None else b""
    edns = b""
    if header is not None and header.has_edns and payload is not None:
        edns = struct.pack("!BHHIH", 0, dns.rdatatype.OPT, payload, 0, 0)
    counts = struct.pack("!HHHHHH", id, dns.flags.QR | kept | rcode, questions, 0, 0, 1 if edns else 0)
    return counts + question + edns
