"""What happens if Redis is gone, slow, read-only, full or empty, and if clocks differ."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import balvps
import pytest
from balvps.testing import Sandbox

from tests.fleet.fleet import KEY, client, logins, refreshes, report, start_worker
from tests.fleet.redis_process import RedisProcess
from tests.fleet.relay import Relay


@contextmanager
def signed_in(sandbox: Sandbox, address: str, **arguments: str) -> Iterator[balvps.Client]:
    with client(sandbox, address, **arguments) as each:
        each.billing.balance()
        yield each


def fails(each: balvps.Client) -> balvps.BalvpsError:
    """The error of a call that cannot sign in because of Redis."""
    with pytest.raises(balvps.BalvpsError) as caught:
        each.with_options(timeout=1).billing.balance()
    assert KEY not in str(caught.value)
    assert "secret" not in str(caught.value)
    return caught.value


def test_without_redis_calls_with_a_good_token_go_on(sandbox: Sandbox, redis: RedisProcess) -> None:
    with signed_in(sandbox, redis.address) as each:
        redis.stop()
        begin = time.monotonic()
        for _ in range(20):
            each.billing.balance()
        assert time.monotonic() - begin < 2


def test_without_redis_nobody_signs_in(sandbox: Sandbox, redis: RedisProcess) -> None:
    with signed_in(sandbox, redis.address) as each:
        redis.stop()
        sandbox.configure(revoke_all=True)
        error = fails(each)
        assert isinstance(error, balvps.Unavailable)
        assert error.reason == "token_store"
        redis.start()
        each.billing.balance()
    assert logins(sandbox) == 1, "an empty Redis costs no login: the client still has its refresh token"
    assert refreshes(sandbox) == 1


def test_with_the_fallback_each_signs_in_for_itself_and_comes_back(
    sandbox: Sandbox, redis: RedisProcess
) -> None:
    with signed_in(sandbox, redis.address, token_store_fallback="memory") as each:
        redis.stop()
        sandbox.configure(revoke_all=True)
        each.billing.balance()
        each.billing.balance()
        assert logins(sandbox) == 2
        assert refreshes(sandbox) == 0, "the refresh token in Redis belongs to all"
        redis.start()
        sandbox.configure(revoke_all=True)
        each.billing.balance()
    with client(sandbox, redis.address) as other:
        other.billing.balance()
    assert logins(sandbox) == 2
    assert refreshes(sandbox) == 1


def test_a_redis_that_does_not_answer_delays_no_call_with_a_good_token(
    sandbox: Sandbox, redis: RedisProcess
) -> None:
    sandbox.configure(token_lifetime=4)
    with signed_in(sandbox, redis.address) as each:
        redis.pause()
        time.sleep(3)
        begin = time.monotonic()
        each.billing.balance()
        assert time.monotonic() - begin < 0.8
        redis.resume()


def test_a_redis_that_does_not_answer_keeps_to_the_deadline(sandbox: Sandbox, redis: RedisProcess) -> None:
    with signed_in(sandbox, redis.address) as each:
        redis.pause()
        sandbox.configure(revoke_all=True)
        begin = time.monotonic()
        fails(each)
        assert time.monotonic() - begin < 2
        redis.resume()
        each.billing.balance()
    assert logins(sandbox) == 1


def test_a_short_cut_is_waited_out(sandbox: Sandbox, redis: RedisProcess) -> None:
    with Relay(redis.port) as relay, signed_in(sandbox, relay.address) as each:
        relay.cut()
        sandbox.configure(revoke_all=True)
        threading.Timer(1, relay.mend).start()
        each.billing.balance()
    assert logins(sandbox) == 1


def test_a_replica_is_refused_until_it_is_the_master(sandbox: Sandbox, redis: RedisProcess) -> None:
    with signed_in(sandbox, redis.address) as each:
        redis.command("REPLICAOF", "127.0.0.1", "1")
        sandbox.configure(revoke_all=True)
        assert fails(each).reason == "token_store"
        redis.command("REPLICAOF", "NO", "ONE")
        each.billing.balance()
    assert logins(sandbox) == 1


def test_a_full_redis_costs_no_token(sandbox: Sandbox, redis: RedisProcess) -> None:
    with signed_in(sandbox, redis.address) as each:
        redis.command("CONFIG", "SET", "maxmemory", "1")
        sandbox.configure(revoke_all=True)
        error = fails(each)
        assert error.reason == "token_store"
        assert "OOM" in str(error)
        assert refreshes(sandbox) == 0, "nothing is asked for that could not be kept"
        redis.command("CONFIG", "SET", "maxmemory", "0")
        each.billing.balance()
    assert logins(sandbox) == 1


def test_a_missing_server_is_said(sandbox: Sandbox, redis: RedisProcess) -> None:
    redis.stop()
    with client(sandbox, redis.address) as each:
        error = fails(each)
    assert "cannot be reached" in str(error)
    assert error.retryable
    assert logins(sandbox) == 0


@pytest.mark.parametrize("minutes", [-10, 10])
def test_the_clocks_of_machines_do_not_matter(sandbox: Sandbox, redis: RedisProcess, minutes: int) -> None:
    program = shutil.which("faketime")
    assert program is not None, "install faketime"
    sandbox.configure(token_lifetime=300)
    with signed_in(sandbox, redis.address):
        skewed = start_worker(
            sandbox, redis.address, calls=3, before=(program, "-f", f"{minutes * 60:+d}"),
            environment={"FAKETIME_DONT_FAKE_MONOTONIC": "1"},
        )  # fmt: skip
        assert report(skewed)["failures"] == {}
    assert logins(sandbox) == 1
    assert refreshes(sandbox) == 0
