"""What it costs if a process is killed at any step of a renewal."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import pytest
from balvps.testing import Sandbox

from tests.fleet.fleet import client, logins, refreshes, start_worker
from tests.fleet.redis_process import RedisProcess
from tests.fleet.relay import Relay

#: A process that starts with a refused token in the store sends these commands.
COMMANDS = ["turn", "turn", "claim", "save", "release"]


def renewed_once(sandbox: Sandbox, redis: RedisProcess) -> None:
    """There are tokens in Redis, and it knows the scripts. The service refuses the token from now on."""
    with client(sandbox, redis.address) as first:
        first.billing.balance()
    sandbox.configure(revoke_all=True)


@pytest.mark.parametrize(
    ("kind", "number", "costs", "refreshed"),
    [
        ("answer", 1, 0, 1),  # it has read the tokens
        ("answer", 2, 0, 1),  # it has the lease
        ("answer", 3, 1, 0),  # it has claimed the refresh token
        ("command", 4, 1, 1),  # the service has renewed the tokens
        ("answer", 4, 0, 1),  # they are saved
        ("answer", 5, 0, 1),  # the lease is released
    ],
)
def test_a_process_that_is_killed_costs_at_most_one_login(
    sandbox: Sandbox, redis: RedisProcess, kind: str, number: int, costs: int, refreshed: int
) -> None:
    renewed_once(sandbox, redis)
    killed: list[int] = []
    worker: subprocess.Popen[str] | None = None

    def kill(what: str, count: int) -> None:
        if (what, count) == (kind, number):
            assert worker is not None
            os.kill(worker.pid, signal.SIGKILL)
            worker.wait()
            killed.append(count)
            raise ConnectionAbortedError

    with Relay(redis.port, kill) as relay:
        worker = start_worker(sandbox, relay.address, calls=1)
        assert worker.wait(timeout=30) == -signal.SIGKILL
        assert worker.stdout is not None
        worker.stdout.close()
    assert killed == [number]
    begin = time.monotonic()
    with client(sandbox, redis.address) as other:
        other.billing.balance()
    assert time.monotonic() - begin < 4, "the lease lasts 1.5 seconds"
    assert logins(sandbox) == 1 + costs
    assert refreshes(sandbox) == refreshed, "a refresh token that was claimed is sent by nobody else"


def test_the_commands_of_a_renewal_are_as_many_as_are_tested(sandbox: Sandbox, redis: RedisProcess) -> None:
    renewed_once(sandbox, redis)
    with Relay(redis.port) as relay:
        with client(sandbox, relay.address) as other:
            other.billing.balance()
        assert relay.seen == {"command": len(COMMANDS), "answer": len(COMMANDS)}


def test_a_holder_that_slept_past_its_lease_overwrites_nothing(sandbox: Sandbox, redis: RedisProcess) -> None:
    renewed_once(sandbox, redis)
    worker: subprocess.Popen[str] | None = None

    def sleep(what: str, count: int) -> None:
        if (what, count) == ("command", 4):  # before it saves
            assert worker is not None
            os.kill(worker.pid, signal.SIGSTOP)
            with client(sandbox, redis.address) as other:
                other.billing.balance()
            saved.append(redis.command("HGET", state, "version"))
            os.kill(worker.pid, signal.SIGCONT)

    saved: list[str] = []
    state = next(key for key in redis.command("KEYS", "*").split() if key.endswith(":state"))
    with Relay(redis.port, sleep) as relay:
        worker = start_worker(sandbox, relay.address, calls=2)
        assert worker.wait(timeout=30) == 0
        assert worker.stdout is not None
        assert '"failures": {}' in worker.stdout.read()
        worker.stdout.close()
    assert saved == [redis.command("HGET", state, "version")], "the newer tokens stay"
    assert logins(sandbox) == 2
    assert refreshes(sandbox) == 1
