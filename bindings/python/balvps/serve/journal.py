"""The journal: one line for each change and each refusal, and their numbers."""

from __future__ import annotations

import dataclasses
import datetime
import json
import sys
import time
from typing import TextIO

from prometheus_client import CollectorRegistry, Counter

#: The longest text of a field, in characters. All fields may come from outside.
_LONGEST_FIELD = 300

#: How many lines about refusals are written in a second, so that nobody fills the disk.
_MOST_REFUSALS = 100


@dataclasses.dataclass(frozen=True)
class Origin:
    """Where a request comes from.

    Attributes:
        protocol: such as ``"rfc2136"``, ``"httpreq"``.
        peer: the address of the client.
        key: the name of the key that the request has proved to have; ``""``: none.
    """

    protocol: str
    peer: str
    key: str = ""


class Journal:
    """Writes lines of JSON, and counts what it writes. If there are very many refusals, some have no line.
    The next line says how many were `left_out`.

    Args:
        stream: default: standard error.

    Attributes:
        registry: the figures, for ``/metrics``.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream
        self._second = 0
        self._refusals_in_second = 0
        self._left_out = 0
        self.registry = CollectorRegistry()
        self._changes = Counter(
            "balvps_serve_changes",
            "Changes of records, by their outcome",
            ("protocol", "outcome"),
            registry=self.registry,
        )
        self._refusals = Counter(
            "balvps_serve_refusals",
            "Requests that were refused, by the reason",
            ("protocol", "reason"),
            registry=self.registry,
        )
        self._requests = Counter(
            "balvps_serve_requests",
            "Requests, by their result",
            ("protocol", "result"),
            registry=self.registry,
        )

    def change(
        self,
        origin: Origin,
        *,
        verb: str,
        zone: str,
        name: str,
        type: str,
        outcome: str,
        reason: str = "",
    ) -> None:
        """Writes a line about a change.

        Args:
            origin: who asked for it.
            verb: ``"add"``, ``"update"`` or ``"delete"``.
            zone, name, type: what it is about.
            outcome: ``"done"``, ``"failed"``, ``"uncertain"`` or ``"skipped"``.
            reason: why it failed.
        """
        self._changes.labels(origin.protocol, outcome).inc()
        self._write(origin, "change", verb, zone, name, type, outcome, reason)

    def refusal(
        self,
        origin: Origin,
        *,
        reason: str,
        verb: str = "",
        zone: str = "",
        name: str = "",
        type: str = "",
        detail: str = "",
    ) -> None:
        """Writes a line about a request that is refused.

        Args:
            origin: who asked.
            reason: a fixed word, such as ``"bad_signature"``. It is a label of the figures, so it must not
                come from outside.
            verb, zone, name, type: what the request wanted, as far as it is known.
            detail: more for a person to read.
        """
        self._refusals.labels(origin.protocol, reason).inc()
        if self._has_room():
            told = f"{reason}: {detail}" if detail else reason
            self._write(origin, "refusal", verb, zone, name, type, "refused", told)

    def _has_room(self) -> bool:
        """Whether one more refusal may be written in this second."""
        second = int(time.monotonic())
        if second != self._second:
            self._second, self._refusals_in_second = second, 0
        self._refusals_in_second += 1
        if self._refusals_in_second > _MOST_REFUSALS:
            self._left_out += 1
        return self._refusals_in_second <= _MOST_REFUSALS

    def request(self, protocol: str, result: str) -> None:
        """Counts a request. Nothing is written.

        Args:
            protocol: as in :class:`Origin`.
            result: a fixed word, such as ``"NOERROR"`` or ``"200"``.
        """
        self._requests.labels(protocol, result).inc()

    def _write(
        self,
        origin: Origin,
        event: str,
        verb: str,
        zone: str,
        name: str,
        type: str,
        outcome: str,
        reason: str,
    ) -> None:
        left_out, self._left_out = self._left_out, 0
        line = {
            "time": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds"),
            "event": event,
            "protocol": origin.protocol,
            "key": origin.key,
            "peer": origin.peer,
            "verb": verb,
            "zone": zone,
            "name": name,
            "type": type,
            "outcome": outcome,
            "reason": reason,
            "left_out": str(left_out or ""),
        }
        bounded = {field: text[:_LONGEST_FIELD] for field, text in line.items() if text}
        stream = sys.stderr if self._stream is None else self._stream
        # json.dumps escapes control characters and everything that is not ASCII.
        stream.write(json.dumps(bounded) + "\n")
        stream.flush()
