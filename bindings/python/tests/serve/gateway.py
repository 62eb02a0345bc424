"""A gateway within the process of the tests, and a client for it."""

import asyncio
import io
import json
import socket
import struct
import threading
from collections.abc import Coroutine
from typing import Any, Optional, TypeVar, cast

import dns.message
import dns.query
import dns.rdatatype
import dns.tsig
import dns.update
import pytest
from balvps.serve import rfc2136
from balvps.serve.config import Address, Rfc2136
from balvps.serve.journal import Journal
from balvps.serve.keys import Key, Keys
from balvps.serve.zones import Zones
from balvps.testing import Sandbox

T = TypeVar("T")

HOST = "127.0.0.1"
ZONE = "example.com"
SECRET = "c2VjcmV0IG9mIHRoZSB0ZXN0cywgMzIgb2N0ZXRzISE="

#: Seconds. An answer takes a few milliseconds.
PATIENCE = 60

#: Marks a module whose tests run in both dialects of the service.
EACH_DIALECT = pytest.mark.parametrize(
    "module_sandbox", ["wire", "documented"], indirect=True, scope="module"
)

FULL = Key("full", "hmac-sha256", SECRET)


class Loop:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()

    def run(self, work: "Coroutine[Any, Any, T]") -> T:
        """Runs a coroutine to its end."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Gateway:
    """A gateway that listens on a free port until it is closed."""

    def __init__(
        self, loop: Loop, sandbox: Sandbox, *keys: Key, unsigned_queries: bool = True, **client: Any
    ) -> None:
        self._loop = loop
        self._stream = io.StringIO()
        self.journal = Journal(self._stream)
        self._client = sandbox.async_client(**client)
        self.zones = Zones(self._client)
        config = Rfc2136(Address(HOST, 0), unsigned_queries)
        self._listener = loop.run(rfc2136.start(config, Keys(keys), self.zones, self.journal))
        self.port = int(self._listener.address.rpartition(":")[2])

    def close(self) -> None:
        self._loop.run(self._listener.close())
        self._loop.run(self._client.close())

    def lines(self) -> "list[dict[str, str]]":
        """The lines of the journal."""
        return [json.loads(line) for line in self._stream.getvalue().splitlines()]

    def refusals(self) -> "list[str]":
        """The reasons of the refusals in the journal, each a word."""
        return [line["reason"].split(":")[0] for line in self.lines() if line["event"] == "refusal"]

    def send(
        self, message: dns.message.Message, *, tcp: bool = False, source: Optional[str] = None
    ) -> dns.message.Message:
        """Sends a message, and returns the answer, whose signature is verified."""
        ask = dns.query.tcp if tcp else dns.query.udp
        return ask(message, HOST, port=self.port, timeout=PATIENCE, source=source)

    def send_bytes(self, wire: bytes, *, source: str = HOST, patience: float = PATIENCE) -> bytes:
        """Sends bytes in a datagram, and returns the bytes of the answer."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
            client.bind((source, 0))
            client.settimeout(patience)
            client.sendto(wire, (HOST, self.port))
            return client.recv(65536)

    def ask(self, name: str, type: str, key: Optional[Key] = None, **options: Any) -> dns.message.Message:
        """Asks for the records of a name."""
        query = dns.message.make_query(name, type)
        if key is not None:
            query.use_tsig(tsig_key(key))
        return self.send(query, **options)

    def shown(self, name: str, type: str, **options: Any) -> "list[str]":
        """The records of the answer, each as NAME TTL TYPE DATA, sorted."""
        return lines_of(self.ask(name, type, **options))


def lines_of(response: dns.message.Message) -> "list[str]":
    """The records of an answer, each as NAME TTL TYPE DATA, sorted."""
    return sorted(
        f"{rrset.name.to_text(omit_final_dot=True)} {rrset.ttl} {dns.rdatatype.to_text(rrset.rdtype)} {rdata}"
        for rrset in response.answer
        for rdata in rrset
    )


def tsig_key(key: Key) -> dns.tsig.Key:
    """A key as dnspython has it."""
    return dns.tsig.Key(key.name, key.secret, key.algorithm)


def new_update(key: Optional[Key] = FULL, zone: str = ZONE) -> dns.update.UpdateMessage:
    """An update that is signed with a key; ``None``: unsigned."""
    message = dns.update.UpdateMessage(zone)
    if key is not None:
        message.use_tsig(tsig_key(key))
    return message


def stored(sandbox: Sandbox, name: str, zone: str = ZONE) -> "list[str]":
    """The records of a name as the service has stored them, each as TTL TYPE PRIORITY CONTENT, sorted."""
    return sorted(
        f"{record['ttl']} {record['type']} {record['priority']} {record['content']}"
        for each in sandbox.state()["zones"]
        if each["name"] == zone
        for record in each["records"]
        if record["name"] == name
    )


def written(sandbox: Sandbox) -> "list[str]":
    """The requests since the log was cleared that changed something, as METHOD PATH."""
    return [
        f"{entry['method']} {entry['path']}"
        for entry in sandbox.log()
        if entry["method"] != "GET" and "/dns/" in entry["path"]
    ]


def faults(sandbox: Sandbox, *rules: "dict[str, Any]") -> None:
    """Makes the service fail as the rules say."""
    sandbox._control("POST", "faults", {"rules": list(rules)})


def prefixed(wire: bytes) -> bytes:
    """A message as it is sent over TCP."""
    return struct.pack("!H", len(wire)) + wire


def received(client: socket.socket) -> bytes:
    """A message that comes over TCP; empty: the connection was closed."""
    length = client.recv(2, socket.MSG_WAITALL)
    return client.recv(cast("int", struct.unpack("!H", length)[0]), socket.MSG_WAITALL) if length else b""
