"""Transaction signatures (RFC 8945): which key signed a request, and how an answer is signed.

dnspython signs the answers that it writes, those to queries and transfers. Answers without records are signed
here, and requests are verified here, because dnspython takes a fifth of a millisecond for each.
"""

from __future__ import annotations

import base64
import dataclasses
import hmac
import struct
import time
from typing import TYPE_CHECKING

import dns.exception
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.tsig
import dns.wire

if TYPE_CHECKING:
    import dns.message

    from ..keys import Key, Keys
    from .wire import Header, RecordHead

#: Seconds by which the clocks of a client and the gateway may differ. A client may allow less.
LARGEST_FUDGE = 300


@dataclasses.dataclass(frozen=True)
class Tsig:
    """A TSIG record (RFC 8945, 4.2).

    Attributes:
        owner: the name of the key.
        algorithm: the name of the algorithm.
        time_signed: a Unix time.
        fudge: seconds by which the clocks may differ.
        original_id: the ID of the message when it was signed.
        error: an extended RCODE.
        other: the time of the server, if `error` is BADTIME.
        mac: the signature.
    """

    owner: dns.name.Name
    algorithm: dns.name.Name
    time_signed: int
    fudge: int
    original_id: int
    error: int = 0
    other: bytes = b""
    mac: bytes = b""

    @classmethod
    def read(cls, wire: bytes, head: RecordHead) -> Tsig:
        """The TSIG record of a message.

        Raises:
            DNSException: it cannot be read.
        """
        parser = dns.wire.Parser(wire, head.rdata_start)
        with parser.restrict_to(head.rdata_length):
            algorithm = dns.name.from_wire_parser(parser)
            high, low, fudge, mac_length = parser.get_struct("!HIHH")
            mac = parser.get_bytes(mac_length)
            original_id, error, other_length = parser.get_struct("!HHH")
            other = parser.get_bytes(other_length)
        return cls(head.name, algorithm, high << 32 | low, fudge, original_id, error, other, mac)

    def signed(self, message: bytes, secret: _Secret, request_mac: bytes = b"") -> Tsig:
        """The same record with the signature of a message (RFC 8945, 4.3).

        Args:
            message: without TSIG record.
            secret: that of the key.
            request_mac: the signature of the request that the message answers.
        """
        digested = [
            struct.pack("!H", len(request_mac)) + request_mac if request_mac else b"",
            struct.pack("!H", self.original_id),
            message[2:],
            self.owner.to_digestable(),
            struct.pack("!HI", dns.rdataclass.ANY, 0),
            self.algorithm.to_digestable(),
            self._times(),
            struct.pack("!HH", self.error, len(self.other)),
            self.other,
        ]
        return dataclasses.replace(self, mac=secret.mac(b"".join(digested)))

    def appended(self, message: bytes) -> bytes:
        """A message with this record at its end."""
        data = b"".join(
            [
                self.algorithm.to_digestable(),
                self._times(),
                struct.pack("!H", len(self.mac)) + self.mac,
                struct.pack("!HHH", self.original_id, self.error, len(self.other)),
                self.other,
            ]
        )
        head = struct.pack("!HHIH", dns.rdatatype.TSIG, dns.rdataclass.ANY, 0, len(data))
        (additional,) = struct.unpack("!H", message[10:12])
        counts = message[:10] + struct.pack("!H", additional + 1)
        return counts + message[12:] + self.owner.to_digestable() + head + data

    def _times(self) -> bytes:
        return struct.pack("!HIH", self.time_signed >> 32, self.time_signed & 0xFFFFFFFF, self.fudge)


class _Secret:
    """The secret of a key, ready to sign: copying a started HMAC takes a fraction of starting one."""

    def __init__(self, key: Key) -> None:
        hash = key.algorithm.removeprefix("hmac-")
        self._started = hmac.new(base64.b64decode(key.secret), digestmod=hash)

    def mac(self, octets: bytes) -> bytes:
        """The signature of octets."""
        mac = self._started.copy()
        mac.update(octets)
        return mac.digest()


@dataclasses.dataclass(frozen=True)
class _Known:
    """A key that is known.

    Attributes:
        key: its scope.
        tsig_key: the key as dnspython has it.
        secret: its secret.
    """

    key: Key
    tsig_key: dns.tsig.Key
    secret: _Secret


@dataclasses.dataclass(frozen=True)
class Signature:
    """A signature that is right.

    Attributes:
        known: the key that made it.
        record: the record that has it.
    """

    known: _Known
    record: Tsig

    @property
    def key(self) -> Key:
        """The key's scope."""
        return self.known.key

    @property
    def expires(self) -> int:
        """Until when the request is accepted, as a Unix time."""
        return self.record.time_signed + min(self.record.fudge, LARGEST_FUDGE)

    def sign(self, answer: dns.message.Message) -> None:
        """Makes dnspython sign an answer."""
        answer.use_tsig(self.known.tsig_key, fudge=LARGEST_FUDGE)
        answer.request_mac = self.record.mac

    def signed(self, answer: bytes) -> bytes:
        """An answer with a signature."""
        (id,) = struct.unpack("!H", answer[:2])
        name, algorithm = self.known.tsig_key.name, self.known.tsig_key.algorithm
        record = Tsig(name, algorithm, int(time.time()), LARGEST_FUDGE, id)
        return record.signed(answer, self.known.secret, self.record.mac).appended(answer)


class BadSignature(Exception):
    """A signature is not right.

    Args:
        reason: a fixed word for the journal.
        error: the code for the answer.
        record: the record that has it.
        secret: the secret, if the answer is signed.
    """

    def __init__(self, reason: str, error: int, record: Tsig, secret: _Secret | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.error = error
        self.record = record
        self.secret = secret


class Verifier:
    """Verifies signatures.

    Args:
        keys: the keys that are known.
    """

    def __init__(self, keys: Keys) -> None:
        self._known = {dns.name.from_text(key.name): _known(key) for key in keys}

    def verify(self, wire: bytes, header: Header) -> Signature | None:
        """The signature of a request; ``None``: it has none.

        Raises:
            BadSignature: it is not right.
            DNSException: it cannot be read.
        """
        if header.signature is None:
            return None
        record = Tsig.read(wire, header.signature)
        known = self._known.get(record.owner)
        if known is None or record.algorithm != known.tsig_key.algorithm:
            raise BadSignature("bad_key", dns.rcode.BADKEY, record)
        right = record.signed(header.unsigned(wire), known.secret)
        if record.error != 0 or not hmac.compare_digest(right.mac, record.mac):
            raise BadSignature("bad_signature", dns.rcode.BADSIG, record)
        # The time is checked after the signature (RFC 8945, 5.2).
        if abs(record.time_signed - int(time.time())) > min(record.fudge, LARGEST_FUDGE):
            raise BadSignature("bad_time", dns.rcode.BADTIME, record, known.secret)
        return Signature(known, record)


def _known(key: Key) -> _Known:
    return _Known(key, dns.tsig.Key(key.name, key.secret, key.algorithm), _Secret(key))


def refusal(answer: bytes, bad: BadSignature) -> bytes:
    """An answer with a TSIG record that says what is wrong with the request's signature.

    Only the answer BADTIME is signed (RFC 8945, 5.2.3): it has the time of the request, and the time of this
    machine as other data. The others cannot be signed, because there is no key in common (5.2.1, 5.2.2).

    Args:
        answer: an answer without signature.
    """
    record = dataclasses.replace(bad.record, fudge=LARGEST_FUDGE, error=bad.error, other=b"", mac=b"")
    if bad.secret is None:
        record = dataclasses.replace(record, time_signed=int(time.time()))
        return record.appended(answer)
    late = dataclasses.replace(record, other=struct.pack("!Q", int(time.time()))[2:])
    return late.signed(answer, bad.secret, bad.record.mac).appended(answer)
