"""One process of a fleet: some clients that call until a time is over. It prints what became of the calls.

usage: worker.py SETTINGS, a JSON object: config, clients, calls (of each; 0: no limit), until (by the
monotonic clock), pause.
"""

from __future__ import annotations

import json
import logging
import select
import sys
import threading
import time
from collections import Counter
from typing import Any

import balvps


class Refusals(logging.Handler):
    """Counts the refresh tokens that the service refused, because they had been used before."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        self.count += line.startswith("POST /token ") and line.endswith((" refused", " authentication"))


class Worker:
    """One client in a thread of its own."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.failures: Counter[str] = Counter()
        self.calls = 0
        self.longest = 0.0
        self.first = 0.0

    def run(self) -> None:
        config = dict(self.settings["config"])
        end = self.settings["until"]
        with balvps.Client(config.pop("username"), config.pop("password"), **config) as client:
            while time.monotonic() < end and self.calls != (self.settings["calls"] or -1):
                begin = time.monotonic()
                try:
                    client.billing.balance()
                except balvps.BalvpsError as error:
                    self.failures[f"{error.code} {error.reason} {error}"[:200]] += 1
                took = time.monotonic() - begin
                self.first = self.first or took
                self.longest = max(self.longest, took)
                self.calls += 1
                select.select([], [], [], self.settings["pause"])  # libfaketime breaks time.sleep


def main() -> None:
    settings = json.loads(sys.argv[1])
    refusals = Refusals()
    logging.getLogger("balvps").addHandler(refusals)
    logging.getLogger("balvps").setLevel(logging.DEBUG)
    workers = [Worker(settings) for _ in range(settings["clients"])]
    threads = [threading.Thread(target=worker.run) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    failures: Counter[str] = sum((worker.failures for worker in workers), Counter())
    print(
        json.dumps(
            {
                "calls": sum(worker.calls for worker in workers),
                "first": max(worker.first for worker in workers),
                "longest": max(worker.longest for worker in workers),
                "refused": refusals.count,
                "failures": dict(failures),
            }
        )
    )


if __name__ == "__main__":
    main()
