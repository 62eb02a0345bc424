"""Signatures (RFC 8945): wrong, late, repeated and missing ones."""

import struct
import time
from typing import Any, Optional

import dns.message
import dns.rcode
import dns.rrset
import dns.tsig
import dns.update
import pytest
from balvps.serve.keys import Key
from balvps.testing import Sandbox

from serve.gateway import FULL, SECRET, Gateway, Loop, new_update, stored, tsig_key, written

SHA512 = Key("long", "hmac-sha512", SECRET)

_sign: Any = dns.tsig.sign  # dnspython describes no types of it

OTHER_SECRET = "b3RoZXIgc2VjcmV0IG9mIHRoZSB0ZXN0cywgMzIgb2N0"


def update(key: Optional[Key] = FULL) -> dns.update.UpdateMessage:
    message = new_update(key)
    message.add("new", 300, "A", "192.0.2.9")
    return message


def signed_at(when: int, fudge: int = 300, key: Key = FULL) -> bytes:
    """An update whose signature was made at another time."""
    message = update(None)
    wire = message.to_wire()
    message.use_tsig(tsig_key(key), fudge=fudge)
    assert message.tsig is not None
    signature, _ = _sign(wire, tsig_key(key), message.tsig[0], when)
    message.tsig = dns.rrset.from_rdata(tsig_key(key).name, 0, signature)
    message.want_tsig_sign = False
    return message.to_wire()


def read(answer: bytes) -> dns.message.Message:
    """An answer whose signature is not verified."""
    return dns.message.from_wire(answer, keyring=False)


def error_of(answer: bytes) -> "tuple[str, int]":
    """The RCODE of an answer, and the error of its TSIG record."""
    message = read(answer)
    assert message.tsig is not None
    return dns.rcode.to_text(message.rcode()), message.tsig[0].error


def test_hmac_sha512_signs_too(sandbox: Sandbox, loop: Loop) -> None:
    gateway = Gateway(loop, sandbox, SHA512)
    try:
        assert gateway.send(update(SHA512)).rcode() == dns.rcode.NOERROR
    finally:
        gateway.close()
    assert stored(sandbox, "new.example.com") == ["300 A 0 192.0.2.9"]


def test_an_unsigned_update_is_refused(gateway: Gateway, sandbox: Sandbox) -> None:
    assert gateway.send(update(None)).rcode() == dns.rcode.REFUSED
    assert written(sandbox) == []
    assert gateway.refusals() == ["unsigned"]


@pytest.mark.parametrize(
    ("key", "error"),
    [
        (Key("nobody", "hmac-sha256", SECRET), dns.rcode.BADKEY),
        (Key("full", "hmac-sha512", SECRET), dns.rcode.BADKEY),
        (Key("full", "hmac-sha256", OTHER_SECRET), dns.rcode.BADSIG),
    ],
    ids=["unknown key", "other algorithm", "wrong secret"],
)
def test_a_wrong_signature_gets_an_unsigned_error(
    gateway: Gateway, sandbox: Sandbox, key: Key, error: int
) -> None:
    answer = gateway.send_bytes(update(key).to_wire())
    assert error_of(answer) == ("NOTAUTH", error)
    signature = read(answer).tsig
    assert signature is not None and signature[0].mac == b""
    assert written(sandbox) == []
    assert gateway.refusals() == ["bad_key" if error == dns.rcode.BADKEY else "bad_signature"]


def test_a_changed_message_does_not_fit_its_signature(gateway: Gateway, sandbox: Sandbox) -> None:
    wire = update().to_wire()
    assert error_of(gateway.send_bytes(wire.replace(b"\xc0\x00\x02\x09", b"\xc0\x00\x02\x0a"))) == (
        "NOTAUTH",
        dns.rcode.BADSIG,
    )
    assert written(sandbox) == []


@pytest.mark.parametrize(("age", "fudge"), [(301, 300), (-310, 300), (20, 10), (400, 65535)])
def test_a_late_message_gets_a_signed_error_with_the_time(
    gateway: Gateway, sandbox: Sandbox, age: int, fudge: int
) -> None:
    now = int(time.time())
    request = signed_at(now - age, fudge)
    answer = gateway.send_bytes(request)
    assert error_of(answer) == ("NOTAUTH", dns.rcode.BADTIME)
    message, asked = read(answer), read(request)
    assert message.tsig is not None and asked.tsig is not None
    signature = message.tsig[0]
    assert signature.time_signed == now - age
    assert 0 <= struct.unpack("!Q", b"\0\0" + signature.other)[0] - now < 60
    unsigned = answer[:10] + b"\0\0" + answer[12 : answer.rindex(b"\x04full\x00\x00\xfa")]
    expected, _ = _sign(unsigned, tsig_key(FULL), signature, signature.time_signed, asked.tsig[0].mac)
    assert expected.mac == signature.mac
    assert written(sandbox) == []
    assert gateway.refusals() == ["bad_time"]


def test_a_late_message_with_a_wrong_signature_gets_no_signed_answer(gateway: Gateway) -> None:
    """The time is checked after the signature. Otherwise strangers would get signatures."""
    wrong = Key("full", "hmac-sha256", OTHER_SECRET)
    answer = gateway.send_bytes(signed_at(int(time.time()) - 1000, key=wrong))
    assert error_of(answer) == ("NOTAUTH", dns.rcode.BADSIG)


def test_a_request_whose_signature_reports_an_error_is_refused(gateway: Gateway, sandbox: Sandbox) -> None:
    """Only answers report errors (RFC 8945, 4.2). The signature covers the error, and is right."""
    message = update(None)
    wire = message.to_wire()
    message.use_tsig(tsig_key(FULL), tsig_error=dns.rcode.BADTIME)
    assert message.tsig is not None
    signature, _ = _sign(wire, tsig_key(FULL), message.tsig[0], int(time.time()))
    message.tsig = dns.rrset.from_rdata(tsig_key(FULL).name, 0, signature)
    message.want_tsig_sign = False
    assert error_of(gateway.send_bytes(message.to_wire())) == ("NOTAUTH", dns.rcode.BADSIG)
    assert written(sandbox) == []


def test_a_forwarded_request_has_the_signature_of_its_first_id(gateway: Gateway) -> None:
    wire = bytearray(update().to_wire())
    first = bytes(wire[:2])
    wire[:2] = bytes(octet ^ 0xFF for octet in first)
    answer = read(gateway.send_bytes(bytes(wire)))
    assert (dns.rcode.to_text(answer.rcode()), answer.id) == ("NOERROR", int.from_bytes(wire[:2], "big"))


def test_a_clock_that_differs_a_little_is_accepted(gateway: Gateway) -> None:
    answer = gateway.send_bytes(signed_at(int(time.time()) - 200))
    assert read(answer).rcode() == dns.rcode.NOERROR


def test_a_retransmission_gets_the_same_answer_and_changes_nothing(
    gateway: Gateway, sandbox: Sandbox
) -> None:
    wire = update().to_wire()
    first = gateway.send_bytes(wire)
    with sandbox.client() as client:
        client.call("remove_records", name="new.example.com")
    sandbox.clear_log()
    assert gateway.send_bytes(wire) == first
    assert written(sandbox) == []
    assert gateway.refusals() == []


def test_a_replay_from_elsewhere_is_refused(gateway: Gateway, sandbox: Sandbox) -> None:
    wire = update().to_wire()
    gateway.send_bytes(wire)
    sandbox.clear_log()
    answer = gateway.send_bytes(wire, source="127.0.0.2")
    assert read(answer).rcode() == dns.rcode.REFUSED
    assert written(sandbox) == []
    assert gateway.refusals() == ["replayed"]


def test_a_replay_of_a_question_is_refused_too(gateway: Gateway) -> None:
    query = dns.message.make_query("example.com", "A")
    query.use_tsig(tsig_key(FULL))
    wire = query.to_wire()
    assert read(gateway.send_bytes(wire)).rcode() == dns.rcode.NOERROR
    assert read(gateway.send_bytes(wire)).rcode() == dns.rcode.NOERROR
    assert read(gateway.send_bytes(wire, source="127.0.0.2")).rcode() == dns.rcode.REFUSED


def test_refusals_are_counted_by_their_reason(gateway: Gateway) -> None:
    gateway.send(update(None))
    gateway.send_bytes(update(Key("nobody", "hmac-sha256", SECRET)).to_wire())

    def count(reason: str) -> Optional[float]:
        labels = {"protocol": "rfc2136", "reason": reason}
        return gateway.journal.registry.get_sample_value("balvps_serve_refusals_total", labels)

    assert (count("unsigned"), count("bad_key")) == (1, 1)
