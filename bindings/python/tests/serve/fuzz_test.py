"""Hostile messages: none is an exception, and none changes anything without a valid key.

BALVPS_FUZZ_SECONDS sets how long it runs. tests/fuzz/gateway.sh runs it for long.
"""

import asyncio
import logging
import os
import time
from collections.abc import Iterator
from typing import Any

import balvps
import dns.message
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.tsig
import dns.update
import hypothesis
import pytest
from balvps.serve.journal import Journal
from balvps.serve.keys import Key, Keys
from balvps.serve.rfc2136.requests import Requests
from balvps.serve.zones import Zones
from balvps.testing import Sandbox
from hypothesis import strategies as st

from serve.gateway import FULL, SECRET, new_update, tsig_key, written

SECONDS = float(os.environ.get("BALVPS_FUZZ_SECONDS", "7"))  # for each test

READER = Key("reader", "hmac-sha256", SECRET, verbs=("read",))


class Target:
    """The handler of messages with a loop, and without sockets."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.loop = asyncio.new_event_loop()
        self.client: balvps.AsyncClient = sandbox.async_client()
        self.stream = open(os.devnull, "w")  # noqa: SIM115, PTH123
        self.count = 0
        self.requests = Requests(Keys([FULL, READER]), Zones(self.client), Journal(self.stream), True)

    def answers(self, wire: bytes, is_stream: bool) -> "list[bytes]":
        async def collect() -> "list[bytes]":
            self.count += 1
            return [answer async for answer in self.requests.answers(wire, "::1", 1, is_stream=is_stream)]

        return self.loop.run_until_complete(collect())

    def close(self) -> None:
        self.loop.run_until_complete(self.client.close())
        self.loop.close()
        self.stream.close()


@pytest.fixture
def target(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> Iterator[Target]:
    target = Target(sandbox)
    with caplog.at_level(logging.ERROR, "balvps.serve"):
        yield target
    target.close()
    print(f" {target.count} messages ", end="")
    assert caplog.records == []  # the handler logs a defect and goes on


_names = st.sampled_from(
    [dns.name.from_text(text) for text in ("example.com", "www.example.com", "a", ".", "*.x")]
)
_types = st.sampled_from([1, 2, 5, 6, 15, 16, 33, 41, 64, 65, 99, 249, 250, 251, 252, 255, 257, 65280, 65535])
_classes = st.sampled_from([1, 3, 254, 255])


@st.composite
def _records(draw: Any) -> bytes:
    head = (
        (draw(_names).to_wire() or b"") + draw(_types).to_bytes(2, "big") + draw(_classes).to_bytes(2, "big")
    )
    data = draw(st.binary(max_size=40))
    length = draw(st.one_of(st.just(len(data)), st.integers(0, 80)))
    record: bytes = (
        head + draw(st.integers(0, 2**32 - 1)).to_bytes(4, "big") + length.to_bytes(2, "big") + data
    )
    return record


@st.composite
def _messages(draw: Any) -> bytes:
    """A message whose parts are nearly right."""
    flags = draw(st.one_of(st.sampled_from([0x2800, 0, 0x0100]), st.integers(0, 0xFFFF)))
    sections = [draw(st.lists(_records(), max_size=3)) for _ in range(3)]
    question = (draw(_names).to_wire() or b"") + draw(_types).to_bytes(2, "big") + b"\x00\x01"
    counts = [1, *(len(section) for section in sections)]
    if draw(st.integers(0, 9)) == 0:
        counts[draw(st.integers(0, 3))] = draw(st.integers(0, 0xFFFF))
    head: bytes = draw(st.binary(min_size=2, max_size=2)) + flags.to_bytes(2, "big")
    numbers = (count.to_bytes(2, "big") for count in counts)
    return b"".join([head, *numbers, question, *(record for section in sections for record in section)])


@st.composite
def _damaged(draw: Any) -> bytes:
    """A signed update with some bytes changed, cut off or added."""
    message = new_update(FULL)
    message.add("new", 300, "A", "192.0.2.9")
    message.delete("www")
    wire = bytearray(message.to_wire())
    for _ in range(draw(st.integers(1, 4))):
        wire[draw(st.integers(2, len(wire) - 1))] ^= draw(st.integers(1, 255))
    tail: bytes = draw(st.binary(max_size=8))
    return bytes(wire[: draw(st.integers(0, len(wire)))]) + tail


def _run(check: Any) -> None:
    """Runs a check with new examples until the time is over."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        check()


_settings = hypothesis.settings(
    max_examples=200,
    deadline=None,
    database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)


def test_a_message_without_a_valid_key_changes_nothing(target: Target, sandbox: Sandbox) -> None:
    @_settings
    @hypothesis.given(st.one_of(st.binary(max_size=600), _messages(), _damaged()), st.booleans())
    def check(wire: bytes, is_stream: bool) -> None:
        for answer in target.answers(wire, is_stream):
            assert answer[:2] == wire[:2] and answer[2] & 0x80

    _run(check)
    assert written(sandbox) == []
    assert _unknown_types() == []


def test_a_signed_message_without_the_right_to_write_changes_nothing(
    target: Target, sandbox: Sandbox
) -> None:
    """The signature is right, so the message is read to its end."""

    @_settings
    @hypothesis.given(_messages(), st.booleans())
    def check(wire: bytes, is_stream: bool) -> None:
        signed = _signed(wire)
        for answer in target.answers(signed, is_stream):
            assert answer[:2] == wire[:2] and answer[2] & 0x80

    _run(check)
    assert written(sandbox) == []


def test_a_signed_message_with_all_rights_is_answered(target: Target) -> None:
    @_settings
    @hypothesis.given(_messages(), st.booleans())
    def check(wire: bytes, is_stream: bool) -> None:
        for answer in target.answers(_signed(wire, FULL), is_stream):
            assert answer[:2] == wire[:2] and answer[2] & 0x80

    _run(check)


def _unknown_types() -> "list[str]":
    """The types that dnspython has forgotten. Messages of class ANY can make it do so."""
    known: Any = dns.rdata.get_rdata_class
    types = (dns.rdatatype.SRV, dns.rdatatype.NAPTR, dns.rdatatype.HTTPS, dns.rdatatype.A)
    return [type.name for type in types if known(dns.rdataclass.IN, type) is dns.rdata.GenericRdata]


def _signed(wire: bytes, key: Key = READER) -> bytes:
    """Bytes with a right signature, whatever they are."""
    message = dns.message.Message(id=int.from_bytes(wire[:2], "big"))
    message.use_tsig(tsig_key(key))
    assert message.tsig is not None
    sign: Any = dns.tsig.sign
    rdata, _ = sign(wire, tsig_key(key), message.tsig[0], int(time.time()))
    data: bytes = rdata.to_wire()
    name = dns.name.from_text(key.name).to_wire() or b""
    head = name + b"\x00\xfa\x00\xff\x00\x00\x00\x00" + len(data).to_bytes(2, "big")
    count = int.from_bytes(wire[10:12], "big") + 1
    return wire[:10] + (count & 0xFFFF).to_bytes(2, "big") + wire[12:] + head + data
