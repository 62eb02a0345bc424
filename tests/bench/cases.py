"""The cases: the measured work, and the peers of balvps."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.answers import EMAIL, TOKEN, write_answers
from tests.bench.measuring import SHORT_LIST, Case, Peer

PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True)
class Scale:
    """The amount of work for one measurement."""

    rounds: int
    calls_in_c: int  #: one after the other
    calls_in_python: int
    calls_at_once: int
    starts: int
    list_size: int  #: invoices of a long list
    list_sizes: tuple[int, ...]  #: how it grows
    items_in_c: int  #: invoices to read for one measurement, at least
    items_in_python: int
    at_once: tuple[int, ...]  #: how many calls are under way at once, growing


FULL = Scale(
    7,
    10_000,
    2_000,
    5_000,
    5,
    50_000,
    (1_000, 10_000, 100_000, 1_000_000),
    1_000_000,
    100_000,
    (1, 8, 64, 256),
)
QUICK = Scale(1, 200, 100, 300, 1, 1_000, (100, 1_000), 1_000, 1_000, (1, 8))

AT_ONCE = 32


class Cases:
    """All cases, with the programs of one build tree."""

    def __init__(self, build: Path, answers: Path, scale: Scale) -> None:
        self._build = build
        self._answers = answers
        self._scale = scale
        write_answers(answers, SHORT_LIST)
        self.long_list_bytes = write_answers(answers, scale.list_size).body_bytes

    def all(self) -> list[Case]:
        scale = self._scale
        cases = [self.details_in_c(), self.details_in_python()]
        for tls in (False, True):
            cases += [self.many_in_c(AT_ONCE, tls), self.many_in_python(tls)]
        for chunked in (False, True):
            cases += [
                self.invoices_in_c(scale.list_size, chunked=chunked),
                self.invoices_in_python(scale.list_size, chunked=chunked),
            ]
        cases += [self.invoices_in_c(size, grows=True) for size in scale.list_sizes]
        cases += [self.invoices_in_python(size, grows=True) for size in scale.list_sizes]
        cases += [self.many_in_c(at_once, tls=False, grows=True) for at_once in scale.at_once]
        return [*cases, self.start_import(), self.start_ready(), self.start_version(), self.start_list()]

    # ---- a: one call after the other -----------------------------------------------------------------------

    def details_in_c(self) -> Case:
        calls = self._scale.calls_in_c
        peers = [
            Peer("libcurl + RapidJSON", self._program("details_libcurl", calls)),
            Peer("balvps (C)", self._program("details_balvps", calls), sign_in=True),
        ]
        return Case(
            "a.c",
            "a. One call after the other, C",
            peers,
            peers[0].name,
            times=calls,
            path="/details",
            answer=EMAIL,
        )

    def details_in_python(self) -> Case:
        calls = self._scale.calls_in_python
        peers = [
            Peer("requests", self._script("details", "requests", calls)),
            Peer("balvps", self._script("details", "balvps", calls), sign_in=True),
            Peer("httpx", self._script("details", "httpx", calls)),
            Peer("urllib3", self._script("details", "urllib3", calls)),
            Peer("niquests", self._script("details", "niquests", calls)),
            Peer("pycurl + orjson", self._script("details", "pycurl", calls)),
        ]
        return Case(
            "a.python",
            "a. One call after the other, Python",
            peers,
            "requests",
            times=calls,
            path="/details",
            answer=EMAIL,
        )

    # ---- b: many at once -----------------------------------------------------------------------------------

    def many_in_c(self, at_once: int, tls: bool, grows: bool = False) -> Case:
        calls = self._scale.calls_at_once
        protocol = "HTTP/2.0" if tls else "HTTP/1.1"
        peers = [
            Peer("curl_multi + RapidJSON", self._program("many_libcurl", calls, at_once), protocol=protocol),
            Peer("balvps (C)", self._program("many_balvps", calls, at_once), sign_in=True, protocol=protocol),
        ]
        key, title = f"b.c.{_over(tls).key}", f"b. {at_once} calls at once, C, {_over(tls).name}"
        if grows:
            key, title = f"d.b.{at_once}", f"d. {at_once} calls at once, C"
        return Case(key, title, peers, peers[0].name, tls=tls, times=calls, path="/details", answer=EMAIL)

    def many_in_python(self, tls: bool) -> Case:
        calls = self._scale.calls_at_once
        protocol = "HTTP/2.0" if tls else "HTTP/1.1"

        def script(peer: str) -> list[str]:
            return self._script("many", peer, calls, AT_ONCE)

        peers = [
            Peer("aiohttp", script("aiohttp")),
            Peer("balvps AsyncClient", script("AsyncClient"), sign_in=True, protocol=protocol),
            Peer("balvps batch", script("batch"), sign_in=True, protocol=protocol),
            Peer("httpx, asynchronous", script("httpx"), protocol=protocol),
            Peer(f"requests, {AT_ONCE} threads", script("requests")),
        ]
        title = f"b. {AT_ONCE} calls at once, Python, {_over(tls).name}"
        return Case(
            f"b.python.{_over(tls).key}",
            title,
            peers,
            "aiohttp",
            tls=tls,
            times=calls,
            path="/details",
            answer=EMAIL,
        )

    # ---- c: a long list ------------------------------------------------------------------------------------

    def invoices_in_c(self, size: int, grows: bool = False, chunked: bool = False) -> Case:
        calls = max(1, self._scale.items_in_c // size)
        peers = [
            Peer("libcurl + RapidJSON", self._program("invoices_libcurl", calls, 0)),
            Peer("balvps (C)", self._program("invoices_balvps", calls), sign_in=True),
        ]
        if not grows:
            peers.append(Peer("libcurl + RapidJSON in place", self._program("invoices_libcurl", calls, 1)))
        return self._invoices("c", size, calls, peers, grows, chunked)

    def invoices_in_python(self, size: int, grows: bool = False, chunked: bool = False) -> Case:
        calls = max(1, self._scale.items_in_python // size)
        names = ["requests", "balvps"] if grows else ["requests", "balvps", "httpx+orjson", "httpx+msgspec"]
        peers = [
            Peer(name, self._script("invoices", name, calls), sign_in=name == "balvps") for name in names
        ]
        return self._invoices("python", size, calls, peers, grows, chunked)

    def _invoices(
        self, language: str, size: int, calls: int, peers: list[Peer], grows: bool, chunked: bool
    ) -> Case:
        title = f"A list of {size:,} invoices, {language.capitalize()}"
        return Case(
            f"d.c.{language}.{size}" if grows else f"c.{language}{'.chunked' if chunked else ''}",
            f"{'d' if grows else 'c'}. {title}{', in chunks' if chunked else ''}",
            peers,
            peers[0].name,
            folder=size,
            chunked=chunked,
            times=calls,
            path="/invoice",
            size=size,
            answer=write_answers(self._answers, size).answer,
        )

    # ---- e: start ------------------------------------------------------------------------------------------

    def start_import(self) -> Case:
        peers = [Peer(name, self._script("start", name)) for name in ("requests", "balvps")]
        return Case("e.import", "e. Importing the module", peers, "requests")

    def start_ready(self) -> Case:
        peers = [Peer(name, self._script("start", name, "ready")) for name in ("requests", "balvps")]
        return Case("e.ready", "e. Importing the module and making a session or client", peers, "requests")

    def start_version(self) -> Case:
        show = "import requests; print(requests.__version__)"
        peers = [
            Peer("curl --version", self._command("curl", "--version")),
            Peer("balvps --version", self._command(*self._balvps("--version")), environment=self._home()),
            Peer("requests' version", self._command(sys.executable, "-c", show)),
        ]
        return Case(
            "e.version", "e. The command, telling its version", peers, peers[0].name, times=self._scale.starts
        )

    def start_list(self) -> Case:
        starts = self._scale.starts
        shell = 'exec curl -sS -H "Authorization: Bearer $BENCH_TOKEN" "$BENCH_BASE_URL/invoice"'
        peers = [
            Peer("curl", self._command("sh", "-c", shell)),
            Peer(
                "balvps invoice list",
                self._command(
                    "sh",
                    "-c",
                    'BALVPS_BASE_URL="$BENCH_BASE_URL" exec "$@"',
                    "-",
                    *self._balvps("invoice", "list"),
                ),
                environment={**self._home(), "BALVPS_TOKEN": TOKEN},
            ),
            Peer(
                "the same with requests", self._command(sys.executable, str(PEERS / "list_with_requests.py"))
            ),
        ]
        return Case(
            "e.list",
            "e. The command, listing invoices",
            peers,
            peers[0].name,
            times=starts,
            warm_up=0,
            path="/invoice",
        )

    # ---- programs ------------------------------------------------------------------------------------------

    def _program(self, name: str, *numbers: int) -> list[str]:
        return [str(self._build / "bench" / f"bench_{name}"), *map(str, numbers)]

    def _script(self, name: str, *arguments: object) -> list[str]:
        return [sys.executable, str(PEERS / f"{name}.py"), *map(str, arguments)]

    def _command(self, *command: str) -> list[str]:
        return [*self._program("command", self._scale.starts), *command]

    def _balvps(self, *arguments: str) -> list[str]:
        return [sys.executable, str(PEERS / "balvps_command.py"), *arguments]

    def _home(self) -> dict[str, str]:
        """An environment without the user's own settings."""
        return {
            "HOME": str(self._answers),
            "XDG_CONFIG_HOME": str(self._answers),
            "XDG_STATE_HOME": str(self._answers),
        }


@dataclass(frozen=True)
class _Protocol:
    key: str
    name: str


def _over(tls: bool) -> _Protocol:
    return _Protocol("h2", "TLS with HTTP/2") if tls else _Protocol("h1", "HTTP/1.1")
