"""Measures the gateway: an update beside `ensure_record`, and many clients at once with its memory.

    PYTHONPATH=build/dev/python BALVPS_SANDBOX=build/dev/sandbox/balvps-sandbox \\
        .venv-tests/bin/python -m tests.bench.gateway
"""

import os
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


def latency(sandbox: Sandbox, gateway: Gateway) -> None:
    """One value is added, and removed again outside the measurement. Both ways take turns."""
    with sandbox.client() as client:
        for delay, count in DELAYS.items():
            sandbox.configure(delay_ms=delay)
            direct, through = [], []
            for number in range(count):
                direct.append(milliseconds(ensure, client, f"{number}"))
                client.call("remove_records", name="direct.qwerty.com")
                through.append(milliseconds(add, gateway, "qwerty.com", "gateway", f"{number}"))
                remove(gateway, "qwerty.com", "gateway")
            one, other = statistics.median(direct), statistics.median(through)
            print(f"{delay:2} ms: ensure_record {one:.1f} ms, update {other:.1f} ms, ratio {other / one:.2f}")
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
