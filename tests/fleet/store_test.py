"""Tokens in Redis: who shares them, who can read them, and who is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import balvps
import pytest
from balvps.testing import Sandbox

from tests.fleet.fleet import KEY, client, logins, refreshes
from tests.fleet.redis_process import RedisProcess


def test_clients_share_one_login(sandbox: Sandbox, redis: RedisProcess) -> None:
    for _ in range(3):
        with client(sandbox, redis.address) as each:
            each.billing.balance()
    assert logins(sandbox) == 1


def test_clients_that_start_at_once_share_one_login(sandbox: Sandbox, redis: RedisProcess) -> None:
    def call(_: int) -> None:
        with client(sandbox, redis.address) as each:
            each.billing.balance()

    with ThreadPoolExecutor(30) as pool:
        list(pool.map(call, range(30)))
    assert logins(sandbox) == 1


def test_a_refused_token_is_renewed_once_for_all(sandbox: Sandbox, redis: RedisProcess) -> None:
    clients = [client(sandbox, redis.address) for _ in range(8)]
    for each in clients:
        each.billing.balance()
    sandbox.configure(revoke_all=True)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda each: each.billing.balance(), clients))
    assert logins(sandbox) == 1
    assert refreshes(sandbox) == 1
    for each in clients:
        each.close()


def test_a_logout_ends_the_stored_tokens(sandbox: Sandbox, redis: RedisProcess) -> None:
    with client(sandbox, redis.address) as each:
        each.billing.balance()
        each.call("logout")
    with client(sandbox, redis.address) as each:
        each.billing.balance()
    assert logins(sandbox) == 2


def test_accounts_do_not_share_tokens(sandbox: Sandbox, redis: RedisProcess) -> None:
    with client(sandbox, redis.address) as each:
        each.billing.balance()
    with (
        client(sandbox, redis.address, username="other@example.com") as other,
        pytest.raises(balvps.AuthenticationError),
    ):
        other.billing.balance()


def test_a_user_name_in_other_letters_is_the_same_account(sandbox: Sandbox, redis: RedisProcess) -> None:
    with client(sandbox, redis.address) as each:
        each.billing.balance()
    with client(sandbox, redis.address, username="USER@example.com") as same:
        same.billing.balance()
    assert logins(sandbox) == 1


def test_who_reads_redis_has_no_account(sandbox: Sandbox, redis: RedisProcess) -> None:
    with client(sandbox, redis.address) as each:
        each.billing.balance()
        token = json.loads(each._stored_tokens())["tokens"]["token"]
    keys = redis.command("KEYS", "*").split()
    assert keys
    everything = "".join(redis.command("DUMP", key) for key in keys) + " ".join(keys)
    for secret in (token, token.split(".")[2], "user@example.com", KEY):
        assert secret not in everything


def test_another_key_is_refused_and_replaces_nothing(sandbox: Sandbox, redis: RedisProcess) -> None:
    with client(sandbox, redis.address) as each:
        each.billing.balance()
    with (
        client(sandbox, redis.address, token_store_key="ff" * 32) as other,
        pytest.raises(balvps.ConfigurationError, match="another token_store_key"),
    ):
        other.billing.balance()
    with client(sandbox, redis.address) as each:
        each.billing.balance()
    assert logins(sandbox) == 1


def test_tokens_under_the_version_of_others_are_refused(sandbox: Sandbox, redis: RedisProcess) -> None:
    with client(sandbox, redis.address) as each:
        each.billing.balance()
    state = next(key for key in redis.command("KEYS", "*").split() if key.endswith(":state"))
    redis.command("HINCRBY", state, "version", "1")
    with client(sandbox, redis.address) as each, pytest.raises(balvps.ConfigurationError, match="or changed"):
        each.billing.balance()


@pytest.mark.parametrize("key", ["a passphrase", "00" * 31, "00" * 33, "zz" * 32, "A" * 42])
def test_a_key_that_is_not_32_bytes_is_refused_and_not_shown(sandbox: Sandbox, key: str) -> None:
    with pytest.raises(balvps.ConfigurationError, match="32 random bytes") as caught:
        client(sandbox, "redis://127.0.0.1", token_store_key=key)
    assert key not in str(caught.value)


def test_a_key_in_base64_is_the_same_key(sandbox: Sandbox, redis: RedisProcess) -> None:
    with client(
        sandbox, redis.address, token_store_key="ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8="
    ) as each:
        each.billing.balance()
    with client(sandbox, redis.address, token_store_key="00112233445566778899AABBCCDDEEFF" * 2) as each:
        each.billing.balance()
    assert logins(sandbox) == 1


def test_a_store_without_a_key_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(balvps.ConfigurationError, match="token_store_key"):
        client(sandbox, "redis://127.0.0.1", token_store_key=None)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("redis://:password@127.0.0.1", "must not hold a password"),
        ("redis://user:password@127.0.0.1", "must not hold a password"),
        ("redis://", "no host"),
        ("redis://host:0", "port"),
        ("redis://host:65536", "port"),
        ("redis://host/one", "database"),
        ("redis://host?name=x", "prefix"),
        ("redis://host?prefix={x}", "braces"),
        ("redis://[::1", "without"),
    ],
)
def test_an_address_with_a_mistake_is_refused_and_not_shown(
    sandbox: Sandbox, address: str, says: str
) -> None:
    with pytest.raises(balvps.ConfigurationError, match=says) as caught:
        client(sandbox, address)
    assert "password@" not in str(caught.value)


@pytest.fixture
def guarded(tmp_path: Path) -> RedisProcess:
    folder = tmp_path / "guarded"
    folder.mkdir()
    return RedisProcess(folder, "--requirepass", "open sesame")


def test_a_password_comes_from_the_config_or_a_file(
    sandbox: Sandbox, guarded: RedisProcess, tmp_path: Path
) -> None:
    file = tmp_path / "password"
    file.write_text("open sesame\n")
    with guarded:
        with client(sandbox, guarded.address, token_store_password="open sesame") as each:
            each.billing.balance()
        with client(sandbox, guarded.address, token_store_password_file=file) as each:
            each.billing.balance()
        for wrong in ({}, {"token_store_password": "open"}, {"token_store_password_file": tmp_path / "none"}):
            with (
                client(sandbox, guarded.address, **wrong) as each,
                pytest.raises(balvps.ConfigurationError) as caught,
            ):
                each.billing.balance()
            assert "sesame" not in str(caught.value)
    assert logins(sandbox) == 1


def test_a_user_a_database_and_a_prefix(sandbox: Sandbox, redis: RedisProcess) -> None:
    rules = ("on", ">secret", "~fleet:*", "+@all", "-@dangerous")
    redis.command("ACL", "SETUSER", "balvps", *rules)
    host = redis.address.removeprefix("redis://")
    address = f"redis://balvps@{host}/3?prefix=fleet%3A"
    with client(sandbox, address, token_store_password="secret") as each:
        each.billing.balance()
    assert redis.command("-n", "3", "KEYS", "fleet:{*}:state")
    with (
        client(sandbox, f"redis://balvps@{host}/3", token_store_password="secret") as other,
        pytest.raises(balvps.ConfigurationError, match="NOPERM"),
    ):
        other.billing.balance()


def test_the_keys_of_an_account_are_in_one_slot(sandbox: Sandbox, redis: RedisProcess) -> None:
    with client(sandbox, redis.address) as each:
        each.billing.balance()
    tags = {key[key.index("{") : key.index("}")] for key in redis.command("KEYS", "*").split()}
    assert len(tags) == 1


def test_calls_with_a_good_token_send_nothing_to_redis(sandbox: Sandbox, redis: RedisProcess) -> None:
    with client(sandbox, redis.address) as each:
        each.billing.balance()
        before = redis.commands()
        for _ in range(50):
            each.billing.balance()
        assert redis.commands() == before


def test_a_forked_child_shares_the_login(
    sandbox: Sandbox, redis: RedisProcess, in_child: Callable[[Callable[[], None]], int]
) -> None:
    with client(sandbox, redis.address) as each:
        each.billing.balance()
        sandbox.configure(revoke_all=True)

        def call() -> None:
            each.billing.balance()

        assert in_child(call) == 0
        each.billing.balance()
    assert logins(sandbox) == 1
    assert refreshes(sandbox) == 1


def test_if_the_service_asks_one_to_wait_the_others_do_not_ask(sandbox: Sandbox, redis: RedisProcess) -> None:
    sandbox.configure(login_limit=1)
    with sandbox.client(base_url=sandbox.http_base_url) as alone:
        alone.billing.balance()
    for _ in range(5):
        with (
            client(sandbox, redis.address, timeout=3) as each,
            pytest.raises(balvps.RateLimited) as caught,
        ):
            each.billing.balance()
        assert caught.value.retry_after is not None
        assert caught.value.retry_after > 200
    assert logins(sandbox) == 2, "the service has refused one of the five"


def test_a_missing_library_is_named() -> None:
    """The process finds libbalvps, and not libbalvps-redis."""
    folders = [Path(folder) for folder in os.environ.get("LD_LIBRARY_PATH", "").split(":") if folder]
    without = [str(folder) for folder in folders if not list(folder.glob("libbalvps-redis.*"))]
    program = (
        "import balvps; balvps.Client('u', 'p', token_store='redis://127.0.0.1', token_store_key='00' * 32)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "LD_LIBRARY_PATH": ":".join(without)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ConfigurationError" in result.stderr
    assert "libbalvps-redis" in result.stderr
    assert "docs/fleet.md" in result.stderr
