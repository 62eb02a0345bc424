"""Measures the gateway: an update beside `ensure_record`, and many clients at once with its memory.

An update is measured from the sending of the request to the answer: the client's own work, which programs in
C do in microseconds, is done before. Beside it stand the two calls of the library that an update consists of,
alone on an event loop. They are the least that a gateway in Python can take.

    PYTHONPATH=build/dev/python BALVPS_SANDBOX=build/dev/sandbox/balvps-sandbox \\
        .venv-tests/bin/python -m tests.bench.gateway
"""

import asyncio
import os
import socket
import statistics
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import balvps
import dns.query
import dns.rcode
import dns.tsig
import dns.update
from balvps.serve.zones import ServedZone, Zones
from balvps.testing import Sandbox

from tests.programs.support.gateway import HOST, KEY, SECRET, Gateway

ZONES = ("example.com", "qwerty.com")

#: Milliseconds before each answer of the service, and how many pairs of calls are made.
DELAYS = {0: 200, 1: 100, 5: 50, 20: 30}

CLIENTS, UPDATES, ROUNDS = 32, 2_048, 3


def send(gateway: Gateway, message: dns.update.UpdateMessage) -> None:
    """Sends an update, which must succeed."""
    message.use_tsig(dns.tsig.Key(KEY, SECRET, "hmac-sha256"))
    answer = dns.query.udp(message, HOST, port=gateway.port, timeout=120)
    assert answer.rcode() == dns.rcode.NOERROR, answer


def add(gateway: Gateway, zone: str, name: str, value: str) -> None:
    message = dns.update.UpdateMessage(zone)
    message.add(name, 300, "TXT", value)
    send(gateway, message)


def remove(gateway: Gateway, zone: str, name: str) -> None:
    message = dns.update.UpdateMessage(zone)
    message.delete(name)
    send(gateway, message)


def ensure(client: balvps.Client, value: str) -> None:
    client.call("ensure_record", name="direct.qwerty.com", type="TXT", content=value, ttl=300)


def milliseconds(work: Callable[..., None], *arguments: object) -> float:
    begin = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - begin) * 1000


class Prepared:
    """Updates of one value, signed before they are sent.

    Args:
        gateway: the gateway.
    """

    def __init__(self, gateway: Gateway) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.connect((HOST, gateway.port))
        self._socket.settimeout(120)

    def __enter__(self) -> "Prepared":
        return self

    def __exit__(self, *error: object) -> None:
        self._socket.close()

    @staticmethod
    def update(value: str) -> bytes:
        """An update that adds a value."""
        message = dns.update.UpdateMessage("qwerty.com")
        message.add("gateway", 300, "TXT", value)
        message.use_tsig(dns.tsig.Key(KEY, SECRET, "hmac-sha256"))
        return message.to_wire()

    def send(self, wire: bytes) -> None:
        """Sends an update, which must succeed."""
        self._socket.send(wire)
        answer = self._socket.recv(65535)
        assert answer[3] & 0xF == dns.rcode.NOERROR, answer


class Calls:
    """The two calls of an update, without messages, signatures and a socket.

    Args:
        sandbox: the service.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._loop = asyncio.new_event_loop()
        self._client = sandbox.async_client()
        self._zones = Zones(self._client)
        zone = self._loop.run_until_complete(self._zones.named("qwerty.com"))
        assert zone is not None
        self._zone: ServedZone = zone

    def __enter__(self) -> "Calls":
        return self

    def __exit__(self, *error: object) -> None:
        self._loop.run_until_complete(self._client.close())
        self._loop.close()

    def add(self, value: str) -> None:
        """Adds a value."""
        self._loop.run_until_complete(self._add(value))

    async def _add(self, value: str) -> None:
        zone = self._zone
        contents = await self._zones.read_now(zone)
        record = {"name": "calls.qwerty.com", "type": "TXT", "content": value, "priority": None, "ttl": 300}
        change = {
            "action": "add",
            "name": record["name"],
            "type": record["type"],
            "before": None,
            "after": {**record, "id": None},
        }
        await self._zones.apply_plan(
            {
                "zone": {"domain_id": zone.id, "name": zone.name, "service_id": zone.service_id},
                "serial": contents.serial,
                "changes": [change],
                "records": len(contents.records),
            }
        )


def latency(sandbox: Sandbox, gateway: Gateway) -> None:
    """One value is added, and removed again outside the measurement. The ways take turns."""
    with sandbox.client() as client, Prepared(gateway) as prepared, Calls(sandbox) as calls:
        for delay, count in DELAYS.items():
            sandbox.configure(delay_ms=delay)
            direct, alone, through = [], [], []
            for number in range(count):
                direct.append(milliseconds(ensure, client, f"{number}"))
                client.call("remove_records", name="direct.qwerty.com")
                alone.append(milliseconds(calls.add, f"{number}"))
                client.call("remove_records", name="calls.qwerty.com")
                wire = prepared.update(f"{number}")
                through.append(milliseconds(prepared.send, wire))
                remove(gateway, "qwerty.com", "gateway")
            base = statistics.median(direct)
            parts = {"ensure_record": direct, "the calls alone": alone, "an update": through}
            told = (
                f"{name} {statistics.median(times):.1f} ms ({statistics.median(times) / base:.2f})"
                for name, times in parts.items()
            )
            print(f"{delay:2} ms: " + ", ".join(told), flush=True)
        sandbox.configure(delay_ms=0)


def many_clients(sandbox: Sandbox, gateway: Gateway) -> None:
    """Each client adds records, and removes them again. None may be lost or left."""

    def work(client: int) -> None:
        zone, count = ZONES[client % 2], UPDATES // CLIENTS // 2
        for number in range(count):
            add(gateway, zone, f"c{client}-{number}", "x")
        for number in range(count):
            remove(gateway, zone, f"c{client}-{number}")

    before = records(sandbox)
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(work, range(CLIENTS)))
        pages = int(Path(f"/proc/{gateway.process_id}/statm").read_text().split()[1])
        megabytes = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
        print(f"{UPDATES} updates in {time.perf_counter() - begin:.1f} s, then {megabytes:.0f} MB")
    assert records(sandbox) == before


def records(sandbox: Sandbox) -> "list[str]":
    """The names and types of all records."""
    return sorted(
        f"{each['name']} {each['type']}" for zone in sandbox.state()["zones"] for each in zone["records"]
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Sandbox(login_limit=0) as sandbox:
        gateway = Gateway(Path(folder), sandbox)
        with gateway:
            latency(sandbox, gateway)
            many_clients(sandbox, gateway)


if __name__ == "__main__":
    main()
