"""The targets. They are ratios between medians of one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.bench.measuring import Case, Result


@dataclass(frozen=True)
class Measured:
    """All measurements."""

    results: Mapping[str, Mapping[str, Result]]  #: by key of the case and name of the peer
    cases: Mapping[str, Case]
    library_bytes: int  #: of the shared library, stripped
    body_bytes: int  #: of the long list

    def value(self, case: str, peer: str, metric: str) -> float | None:
        """A median. None if the case was left out."""
        result = self.results.get(case, {}).get(peer)
        return result.median(metric) if result else None

    def per_item(self, case: str, peer: str, metric: str) -> float | None:
        value = self.value(case, peer, metric)
        return None if value is None else self.cases[case].per_item(metric, value)

    def ratio(self, case: str, peer: str, other: str, metric: str) -> float | None:
        value, reference = self.value(case, peer, metric), self.value(case, other, metric)
        return None if value is None or not reference else value / reference

    def growth(self, prefix: str, peer: str, metric: str) -> float | None:
        """The largest ratio between the cost of an item at some size and at a smaller size."""
        keys = [key for key in self.cases if key.startswith(prefix)]
        return _worst_rise([self.per_item(key, peer, metric) for key in keys])

    def growth_per_connection(self, prefix: str, peer: str) -> float | None:
        """The largest rise of the memory for a further connection from fewer connections to more."""
        peaks = {
            int(key.removeprefix(prefix)): peak
            for key in self.cases
            if key.startswith(prefix) and (peak := self.value(key, peer, "peak")) is not None
        }
        fewest = min(peaks, default=0)
        more = [(peaks[count] - peaks[fewest]) / (count - fewest) for count in sorted(peaks)[1:]]
        return _worst_rise(more)


def _worst_rise(costs: Sequence[float | None]) -> float | None:
    known = [cost for cost in costs if cost is not None]
    rises = [
        later / earlier for place, earlier in enumerate(known) for later in known[place + 1 :] if earlier > 0
    ]
    return max(rises, default=None)


@dataclass(frozen=True)
class Target:
    """A limit for a measured value."""

    text: str
    value: Callable[[Measured], float | None]
    at_most: float | None = None
    at_least: float | None = None

    def met(self, measured: Measured) -> bool | None:
        """Whether the target is met. None if it was not measured."""
        value = self.value(measured)
        if value is None:
            return None
        return (self.at_most is None or value <= self.at_most) and (
            self.at_least is None or value >= self.at_least
        )

    @property
    def bound(self) -> str:
        return f"≤ {self.at_most:,g}" if self.at_most is not None else f"≥ {self.at_least:,g}"


def _times(case: str, peer: str, other: str, metric: str) -> Callable[[Measured], float | None]:
    return lambda measured: measured.ratio(case, peer, other, metric)


def _growth(prefix: str, peer: str, metric: str) -> Callable[[Measured], float | None]:
    return lambda measured: measured.growth(prefix, peer, metric)


def _memory_of_body(measured: Measured) -> float | None:
    peak = measured.value("c.python", "balvps", "peak")
    return None if peak is None else peak / measured.body_bytes


def _targets() -> list[Target]:
    ours, curl, multi = "balvps (C)", "libcurl + RapidJSON", "curl_multi + RapidJSON"
    targets = [
        Target("a. C: wall, against libcurl by hand", _times("a.c", ours, curl, "wall"), at_most=1.10),
        Target("a. C: CPU, against libcurl by hand", _times("a.c", ours, curl, "cpu"), at_most=1.15),
        Target(
            "a. Python: less CPU than requests", _times("a.python", "requests", "balvps", "cpu"), at_least=6
        ),
    ]
    for key, name in (("h1", "HTTP/1.1"), ("h2", "HTTP/2")):
        targets.append(
            Target(
                f"b. C, {name}: wall, against curl_multi by hand",
                _times(f"b.c.{key}", ours, multi, "wall"),
                at_most=1.15,
            )
        )
        for peer in ("AsyncClient", "batch"):
            for other, bound in (("aiohttp", 8), ("requests, 32 threads", 25)):
                value = _times(f"b.python.{key}", other, f"balvps {peer}", "wall")
                targets.append(Target(f"b. {peer}, {name}: faster than {other}", value, at_least=bound))
    targets += [
        Target("c. C: wall, against RapidJSON by hand", _times("c.c", ours, curl, "wall"), at_most=1.2),
        Target(
            "c. C: wall, against RapidJSON by hand, in place",
            _times("c.c", ours, f"{curl} in place", "wall"),
            at_most=1.2,
        ),
        Target(
            "c. Python: faster than requests", _times("c.python", "requests", "balvps", "wall"), at_least=4
        ),
        Target("c. Python: peak memory, in bodies", _memory_of_body, at_most=2.5),
    ]
    for prefix, name, peer in (
        ("d.c.c.", "list, C", ours),
        ("d.c.python.", "list, Python", "balvps"),
        ("d.b.", "at once, C", ours),
    ):
        for metric, what in (("wall", "time"), ("cpu", "CPU"), ("peak", "memory")):
            if metric == "peak" and prefix == "d.b.":
                continue
            targets.append(
                Target(f"d. {name}: growth of {what} per item", _growth(prefix, peer, metric), at_most=1.15)
            )
    return [
        *targets,
        Target(
            "d. at once, C: growth of memory per connection",
            lambda measured: measured.growth_per_connection("d.b.", ours),
            at_most=1.15,
        ),
        Target(
            "e. import balvps, against import requests",
            _times("e.import", "balvps", "requests", "wall"),
            at_most=1 / 3,
        ),
        *(
            Target(
                f"e. {command}: {what}, against requests", _times(case, command, other, metric), at_most=bound
            )
            for command, case, other, bound in (
                ("balvps --version", "e.version", "requests' version", 0.35),
                ("balvps invoice list", "e.list", "the same with requests", 0.4),
            )
            for metric, what in (("wall", "wall"), ("cpu", "CPU"))
        ),
        Target("e. The stripped library, in bytes", lambda measured: measured.library_bytes, at_most=700_000),
    ]


TARGETS: Sequence[Target] = _targets()
