"""Transaction signatures (RFC 8945): which key signed a request, and how an answer says that none did."""

from __future__ import annotations

import dataclasses
import struct
import time
from typing import TYPE_CHECKING, Any, cast

import dns.exception
import dns.message
import dns.name
import dns.rcode
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rdtypes.ANY.TSIG
import dns.tsig

if TYPE_CHECKING:
    from ..keys import Key, Keys
    from .wire import Header

# dnspython describes no types of these.
_validate: Any = dns.tsig.validate
_sign: Any = dns.tsig.sign
_tsig_rdata: Any = dns.rdtypes.ANY.TSIG.TSIG

#: Seconds by which the clocks of a client and the gateway may differ. A client may allow less.
LARGEST_FUDGE = 300


@dataclasses.dataclass(frozen=True)
class Signature:
    """A signature that is right.

    Attributes:
        key: the key's scope.
        tsig_key: the key as dnspython has it.
        mac: the signature, which the signature of the answer covers.
        expires: until when the request is accepted, as a Unix time.
    """

    key: Key
    tsig_key: dns.tsig.Key
    mac: bytes
    expires: int

    def sign(self, answer: dns.message.Message) -> None:
        """Makes an answer signed."""
        answer.use_tsig(self.tsig_key, fudge=LARGEST_FUDGE)
        answer.request_mac = self.mac


class BadSignature(Exception):
    """A signature is not right.

    Args:
        reason: a fixed word for the journal.
        error: the code for the answer.
        owner: the name of the key that the request names.
        rdata: the signature.
        key: the key, if the answer is signed with it.
    """

    def __init__(
        self,
        reason: str,
        error: int,
        owner: dns.name.Name,
        rdata: dns.rdtypes.ANY.TSIG.TSIG,
        key: dns.tsig.Key | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.error = error
        self.owner = owner
        self.rdata = rdata
        self.key = key


class Verifier:
    """Verifies signatures.

    Args:
        keys: the keys that are known.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = {
            dns.name.from_text(key.name): (key, dns.tsig.Key(key.name, key.secret, key.algorithm))
            for key in keys
        }

    def verify(self, wire: bytes, header: Header) -> Signature | None:
        """The signature of a request; ``None``: it has none.

        Raises:
            BadSignature: it is not right.
            DNSException: it cannot be read.
        """
        record = header.signature
        if record is None:
            return None
        rdata = cast(
            "dns.rdtypes.ANY.TSIG.TSIG",
            dns.rdata.from_wire(
                dns.rdataclass.ANY, dns.rdatatype.TSIG, wire, record.rdata_start, record.rdata_length
            ),
        )
        key, tsig_key = self._keys.get(record.name, (None, None))
        if key is None or tsig_key is None or rdata.algorithm != tsig_key.algorithm:
            raise BadSignature("bad_key", dns.rcode.BADKEY, record.name, rdata)
        try:
            # The time is checked after the signature (RFC 8945, 5.2). Older versions of dnspython check it
            # before, so they are told that it is right.
            _validate(wire, tsig_key, record.name, rdata, rdata.time_signed, b"", record.start)
        except (dns.tsig.BadSignature, dns.tsig.PeerError):
            raise BadSignature("bad_signature", dns.rcode.BADSIG, record.name, rdata) from None
        fudge = min(rdata.fudge, LARGEST_FUDGE)
        if abs(rdata.time_signed - int(time.time())) > fudge:
            raise BadSignature("bad_time", dns.rcode.BADTIME, record.name, rdata, tsig_key)
        return Signature(key, tsig_key, rdata.mac, rdata.time_signed + fudge)


def refusal(answer: bytes, bad: BadSignature) -> bytes:
    """An answer with a TSIG record that says what is wrong with the request's signature.

    Only the answer BADTIME is signed (RFC 8945, 5.2.3): it has the time of the request, and the time of this
    machine as other data. The others cannot be signed, because there is no key in common (5.2.1, 5.2.2).

    Args:
        answer: an answer without signature.
    """
    is_late = bad.error == dns.rcode.BADTIME
    other = struct.pack("!Q", int(time.time()))[2:] if is_late else b""
    tsig = _tsig_rdata(
        dns.rdataclass.ANY,
        dns.rdatatype.TSIG,
        bad.rdata.algorithm,
        bad.rdata.time_signed if is_late else int(time.time()),
        LARGEST_FUDGE,
        b"",
        bad.rdata.original_id,
        bad.error,
        other,
    )
    if bad.key is not None:
        tsig, _ = _sign(answer, bad.key, tsig, tsig.time_signed, bad.rdata.mac)
    data: bytes = tsig.to_wire()
    record = (bad.owner.to_wire() or b"") + struct.pack(
        "!HHIH", dns.rdatatype.TSIG, dns.rdataclass.ANY, 0, len(data)
    )
    (additional,) = struct.unpack("!H", answer[10:12])
    return answer[:10] + struct.pack("!H", additional + 1) + answer[12:] + record + data
