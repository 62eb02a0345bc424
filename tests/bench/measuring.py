"""Measures in a fresh process each time. Peers take turns, and every request is counted."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.answers import TOKEN
from tests.bench.server import Request, Server

SECONDS_FOR_THE_LOG = 2
SHORT_LIST = 20  #: invoices of the account that is asked where no list matters
#: Proxies and certificates the user has set up would change what is measured.
KEPT_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "PYTHONPATH")


@dataclass(frozen=True)
class Peer:
    """A program that does a case's work in its own way."""

    name: str
    command: Sequence[str]
    sign_in: bool = False  #: it begins with a POST /login
    protocol: str = "HTTP/1.1"
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """One piece of work, and the peers that do it."""

    key: str
    title: str
    peers: Sequence[Peer]
    reference: str  #: name of the peer that the others are compared with
    folder: int = SHORT_LIST  #: how many invoices the account has
    chunked: bool = False  #: answers come without a length, as a program sends them
    tls: bool = False
    times: int = 1  #: how often the work is done for one measurement
    path: str = ""  #: what is asked for each time; empty: nothing is sent
    warm_up: int = 1  #: requests before the measured ones
    size: int = 1  #: items in one answer
    answer: str = ""  #: what the work comes to

    @property
    def root(self) -> str:
        """Path of the API."""
        return f"{'/chunked' if self.chunked else ''}/{self.folder}/api"

    def requests(self, peer: Peer) -> int:
        """The number of requests that a peer sends for one measurement."""
        return self.times + self.warm_up + peer.sign_in if self.path else 0

    def per_item(self, metric: str, value: float) -> float:
        """The value for one item. A peak is that of one answer. Times are the sum of all answers."""
        return value / (self.size if metric == "peak" else self.size * self.times)


@dataclass(frozen=True)
class Measurement:
    """Seconds of one process, and its peak in bytes above the memory at the start."""

    wall: float
    cpu: float
    peak: int


@dataclass
class Result:
    """A peer's measurements of one case."""

    peer: Peer
    measurements: list[Measurement] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)  #: of the last one

    def median(self, metric: str) -> float:
        """The median of a metric: wall, cpu or peak."""
        return float(median(vars(measurement)[metric] for measurement in self.measurements))


class Mismatch(Exception):
    """A peer did not do the work of the case, so its numbers mean nothing."""


def measure(case: Case, server: Server, rounds: int) -> list[Result]:
    """Measures each peer of a case once per round. Each round begins with another peer."""
    results = [Result(peer) for peer in case.peers]
    for number in range(rounds):
        first = number % len(results)
        for result in results[first:] + results[:first]:
            _measure_once(case, result, server)
    return results


def _measure_once(case: Case, result: Result, server: Server) -> None:
    origin = server.tls_origin if case.tls else server.plain_origin
    environment = {
        **{name: value for name, value in os.environ.items() if name in KEPT_ENVIRONMENT},
        "BENCH_BASE_URL": origin + case.root,
        "BENCH_TOKEN": TOKEN,
        "BENCH_CA_FILE": str(server.ca_file) if case.tls else "",
        **result.peer.environment,
    }
    process = subprocess.run(
        result.peer.command, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    who = f"{case.key}, {result.peer.name}"
    if process.returncode != 0:
        raise Mismatch(f"{who}: the program failed ({process.returncode})")
    printed = json.loads(process.stdout)
    if printed["answer"] != case.answer:
        raise Mismatch(f"{who}: it came to {printed['answer']!r} instead of {case.answer!r}")
    result.requests = _count(case, result.peer, server, who)
    result.measurements.append(Measurement(printed["wall"], printed["cpu"], printed["peak"]))


def _count(case: Case, peer: Peer, server: Server, who: str) -> list[Request]:
    """Checks that exactly the requests of the case were answered."""
    expected = case.requests(peer)
    requests = server.requests()
    deadline = time.monotonic() + SECONDS_FOR_THE_LOG  # nginx writes its line after the answer
    while len(requests) < expected and time.monotonic() < deadline:
        time.sleep(0.01)
        requests += server.requests()
    called = [request for request in requests if request.path == case.root + case.path]
    if len(requests) != expected:
        raise Mismatch(f"{who}: {len(requests)} requests instead of {expected}")
    if case.path and len(called) < case.times:
        raise Mismatch(f"{who}: {len(called)} requests of {case.path} instead of {case.times}")
    if any(request.status != 200 or request.protocol != peer.protocol for request in requests):
        raise Mismatch(f"{who}: not every request was answered 200 over {peer.protocol}")
    return requests
