"""Runs a fleet of processes with many clients each against the sandbox, and says what became of it.

usage: python -m tests.fleet.proof [--processes 64] [--clients 16] [--seconds 60] [--pause 0.7]
                                   [--kill-every 0.2] [--restarts 2] [--cut 3] [--skew 180]

The service's limit is 25 logins, and its tokens last 5 seconds. `--kill-every` kills a random process in
this interval (seconds) and starts another. `--restarts` restarts Redis so many times with its data.
`--cut` cuts the way to it once for so many seconds. `--skew` gives each process a clock that is up to so
many seconds off.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from balvps.testing import Sandbox

from tests.fleet.fleet import logins, refreshes, report, start_worker
from tests.fleet.redis_process import RedisProcess
from tests.fleet.relay import Relay


@dataclass
class Plan:
    """What the fleet is and what goes wrong meanwhile."""

    processes: int = 64
    clients: int = 16
    seconds: float = 60.0
    pause: float = 0.7
    token_lifetime: int = 5
    kill_every: float = 0.0
    restarts: int = 0
    cut: float = 0.0
    skew: int = 0


@dataclass
class Outcome:
    """What became of it."""

    logins: int = 0
    refreshes: int = 0
    refused: int = 0
    calls: int = 0
    kills: int = 0
    first: float = 0
    longest: float = 0
    commands: int = 0
    failures: Counter[str] = field(default_factory=Counter)

    @property
    def commands_per_call(self) -> float:
        return self.commands / max(1, self.calls)

    def __str__(self) -> str:
        rows = {
            "logins": self.logins,
            "refreshes": self.refreshes,
            "refresh tokens refused (used before)": self.refused,
            "processes killed": self.kills,
            "calls": self.calls,
            "failed calls": sum(self.failures.values()),
            "slowest client's first call": f"{self.first:.2f} s",
            "longest call": f"{self.longest:.2f} s",
            "Redis commands per call": f"{self.commands_per_call:.4f}",
        }
        lines = [f"{name}: {value}" for name, value in rows.items()]
        return "\n".join(lines + [f"  {count} x {what}" for what, count in self.failures.most_common(10)])


class Fleet:
    """The processes of one run."""

    def __init__(self, plan: Plan, sandbox: Sandbox, redis: RedisProcess, relay: Relay) -> None:
        self.plan = plan
        self.sandbox = sandbox
        self.redis = redis
        self.relay = relay
        self.random = random.Random(20)
        self.end = time.monotonic() + plan.seconds
        self.workers: list[subprocess.Popen[str]] = []
        self.outcome = Outcome()
        self.commands_before_restarts = 0

    def start_one(self) -> subprocess.Popen[str]:
        environment = {}
        before: tuple[str, ...] = ()
        if self.plan.skew:
            program = shutil.which("faketime")
            assert program is not None, "install faketime"
            offset = self.random.randint(-self.plan.skew, self.plan.skew)
            before = (program, "-f", f"{offset:+d}")
            environment = {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        return start_worker(
            self.sandbox,
            self.relay.address if self.plan.cut else self.redis.address,
            clients=self.plan.clients,
            seconds=self.end - time.monotonic(),
            pause=self.plan.pause,
            environment=environment,
            before=before,
        )

    def disturb(self) -> None:
        """Kills processes, restarts Redis and cuts the way to it, until the time is over."""
        plan = self.plan
        start = time.monotonic()
        events = [
            (start + plan.seconds * (i + 1) / (plan.restarts + 2), "restart") for i in range(plan.restarts)
        ]
        if plan.cut:
            events.append((start + plan.seconds * 0.75, "cut"))
        if plan.kill_every:
            count = int((plan.seconds - 3) / plan.kill_every)
            events += [(start + 1 + i * plan.kill_every, "kill") for i in range(count)]
        for at, what in sorted(events):
            time.sleep(max(0, at - time.monotonic()))
            if what == "restart":
                self.commands_before_restarts += self.redis.commands()
                self.redis.stop()
                self.redis.start()
            elif what == "cut":
                self.relay.cut()
                threading.Timer(plan.cut, self.relay.mend).start()
            else:
                place = self.random.randrange(len(self.workers))
                victim = self.workers[place]
                victim.kill()
                victim.communicate()
                self.outcome.kills += 1
                self.workers[place] = self.start_one()

    def run(self) -> Outcome:
        self.workers = [self.start_one() for _ in range(self.plan.processes)]
        self.disturb()
        for worker in self.workers:
            self.add(report(worker))
        assert self.sandbox.log()[0]["sequence"] == 1, "the sandbox's log is too short: choose a longer pause"
        self.outcome.logins = logins(self.sandbox)
        self.outcome.refreshes = refreshes(self.sandbox)
        self.outcome.commands = self.commands_before_restarts + self.redis.commands()
        return self.outcome

    def add(self, result: dict[str, Any]) -> None:
        outcome = self.outcome
        outcome.calls += result["calls"]
        outcome.first = max(outcome.first, result["first"])
        outcome.longest = max(outcome.longest, result["longest"])
        outcome.refused += result["refused"]
        outcome.failures.update(result["failures"])


def prove(plan: Plan) -> Outcome:
    """Runs a fleet. Redis keeps its data over restarts."""
    threads = plan.processes * plan.clients + 64
    durable = ("--appendonly", "yes", "--appendfsync", "always") if plan.restarts else ()
    with (
        tempfile.TemporaryDirectory() as folder,
        RedisProcess(Path(folder), *durable) as redis,
        Relay(redis.port) as relay,
        Sandbox(token_lifetime=plan.token_lifetime, threads=threads) as sandbox,
    ):
        return Fleet(plan, sandbox, redis, relay).run()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, value in vars(Plan()).items():
        parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    plan = Plan(**vars(parser.parse_args()))
    print(prove(plan))
    return 0


if __name__ == "__main__":
    sys.exit(main())
