"""The client in engines that spread work: real brokers and workers run the programs of examples/fleet."""

from __future__ import annotations

import json
import os
import pickle
import runpy
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import balvps
import distributed
import pyarrow.parquet
import pytest
from balvps.testing import PASSWORD, USERNAME, Sandbox

from tests.fleet.fleet import KEY, client, logins, refreshes
from tests.fleet.redis_process import RedisProcess, free_port

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "fleet"
ACCOUNTS = 50
SUM = "3 invoices, 123476.20\n"

Environment = dict[str, str]


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[Sandbox]:
    # The limit of 25 logins is the service's. Its window is short, because the export waits for its end.
    with Sandbox(login_window=3) as process:
        yield process


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[RedisProcess]:
    """A server that writes everything that it gets into a file."""
    with RedisProcess(tmp_path, "--appendonly", "yes") as process:
        yield process


def without_account() -> Environment:
    return {name: value for name, value in os.environ.items() if not name.startswith("BALVPS_TOKEN")}


@pytest.fixture
def environment(sandbox: Sandbox, redis: RedisProcess) -> Environment:
    """That of a worker, with the account."""
    return {
        **without_account(),
        "BALVPS_BASE_URL": sandbox.http_base_url,
        "BALVPS_USERNAME": USERNAME,
        "BALVPS_PASSWORD": PASSWORD,
        "BALVPS_TOKEN_STORE": redis.address,
        "BALVPS_TOKEN_STORE_KEY": KEY,
        "CELERY_BROKER_URL": f"{redis.address}/1",
    }


@contextmanager
def running(*program: str, **options: object) -> Iterator[subprocess.Popen[bytes]]:
    """A program and its children, which end with the block."""
    process = subprocess.Popen(program, start_new_session=True, stdout=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    try:
        yield process
    finally:
        os.killpg(process.pid, 9)
        process.wait()


def run(program: str, environment: Environment, *arguments: str) -> str:
    """What a program of the examples, or a text of Python, prints."""
    words = [str(EXAMPLES / program)] if program.endswith(".py") else ["-c", program]
    done = subprocess.run(
        [sys.executable, *words, *arguments],
        cwd=EXAMPLES,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def celery(environment: Environment) -> Iterator[None]:
    worker = (
        "-m",
        "celery",
        "--app",
        "celery_invoices",
        "worker",
        "--concurrency",
        "4",
        "--loglevel",
        "ERROR",
    )
    with running(sys.executable, *worker, cwd=EXAMPLES, env=environment):
        yield


@pytest.fixture(scope="session")
def scheduler(shared_sandbox: Sandbox) -> Iterator[str]:
    """The address of Dask's scheduler. Its workers have the key of the store and no account."""
    known = {"BALVPS_BASE_URL": shared_sandbox.http_base_url, "BALVPS_TOKEN_STORE_KEY": KEY}
    address = f"tcp://127.0.0.1:{free_port()}"
    place = ("--host", "127.0.0.1", "--no-dashboard")
    dask = (sys.executable, "-m", "dask")
    environment = {**without_account(), **known}
    with (
        running(*dask, "scheduler", *place, "--port", address.rpartition(":")[2], stderr=subprocess.DEVNULL),
        running(
            *(*dask, "worker", address, *place, "--nworkers", "2", "--nthreads", "1"),
            env=environment,
            stderr=subprocess.DEVNULL,
        ),
        distributed.Client(address, timeout=60) as engine,
    ):
        engine.wait_for_workers(2, timeout=60)
        yield address


def pages(port: int) -> list[list[str]]:
    """The words of 32 pages of a web server that has just started: the process, and what it says."""

    def page(_: int) -> list[str]:
        end = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as answer:
                    return str(answer.read(), "ascii").split()
            except urllib.error.HTTPError:
                raise
            except OSError:  # it does not listen yet
                assert time.monotonic() < end
                time.sleep(0.05)

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(page, range(32)))


def has_secret(written: bytes) -> bool:
    return any(secret.encode() in written for secret in (KEY, PASSWORD, USERNAME))


# ---- what travels


@pytest.mark.parametrize("kind", [balvps.Client, balvps.AsyncClient])
def test_a_pickled_client_wakes_up_in_another_process_and_needs_no_password(
    sandbox: Sandbox, redis: RedisProcess, environment: Environment, kind: type
) -> None:
    with client(sandbox, redis.address) as first:
        first.billing.balance()
        tokens = json.loads(first._stored_tokens())["tokens"]
    given = {"base_url": sandbox.http_base_url, "token_store": redis.address, "token_store_key": KEY}
    pickled = pickle.dumps(kind(USERNAME, PASSWORD, token_store_password="open sesame", **given))
    for secret in (PASSWORD, KEY, "open sesame", tokens["token"], tokens["refresh_token"]):
        assert secret.encode() not in pickled
    del environment["BALVPS_USERNAME"], environment["BALVPS_PASSWORD"], environment["BALVPS_TOKEN_STORE"]
    program = """
import asyncio, pickle, sys, balvps
client = pickle.loads(bytes.fromhex(sys.argv[1]))
got = client.billing.balance()
print((asyncio.run(got) if isinstance(client, balvps.AsyncClient) else got).acc_credit)
"""
    assert run(program, environment, pickled.hex()) == "50.00\n"
    assert logins(sandbox) == 1


def test_a_client_whose_store_needs_a_key_passes_through_a_process_without_it(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"token_store": "redis://127.0.0.1:1", "token_store_key": KEY}
    monkeypatch.setenv("BALVPS_PASSWORD", PASSWORD)
    monkeypatch.setenv("BALVPS_BASE_URL", sandbox.base_url)
    with sandbox.client(**given) as client, pickle.loads(pickle.dumps(client)) as without:
        with pytest.raises(balvps.AuthenticationError, match="BALVPS_TOKEN_STORE_KEY"):
            without.account.get()
        monkeypatch.setenv("BALVPS_TOKEN_STORE_KEY", KEY)
        with pickle.loads(pickle.dumps(without)) as other:
            assert other._settings == client._settings
    assert sandbox.log() == []  # no worker signs in for itself


def test_workers_without_a_password_renew_the_token(
    sandbox: Sandbox, redis: RedisProcess, environment: Environment
) -> None:
    with client(sandbox, redis.address) as first:
        first.billing.balance()
        pickled = pickle.dumps(first)
    sandbox.configure(revoke_all=True)
    del environment["BALVPS_USERNAME"], environment["BALVPS_PASSWORD"]
    program = "import pickle, sys; pickle.loads(bytes.fromhex(sys.argv[1])).billing.balance()"
    for _ in range(2):
        run(program, environment, pickled.hex())
    assert logins(sandbox) == 1
    assert refreshes(sandbox) == 1


# ---- the engines


def test_celery(sandbox: Sandbox, redis: RedisProcess, environment: Environment, celery: None) -> None:
    assert run("celery_invoices.py", environment) == SUM
    assert logins(sandbox) == 1
    written = b"".join(path.read_bytes() for path in redis.folder.glob("appendonlydir/*"))
    assert b"celery_invoices.fetch" in written  # the tasks are there
    assert not has_secret(written)


def test_a_process_pool(sandbox: Sandbox, environment: Environment) -> None:
    assert run("pool_invoices.py", environment) == SUM
    assert logins(sandbox) == 1


def test_dask(sandbox: Sandbox, environment: Environment, scheduler: str) -> None:
    assert run("dask_invoices.py", environment, scheduler) == SUM
    assert logins(sandbox) == 1


def test_php_processes(sandbox: Sandbox, environment: Environment) -> None:
    php = shutil.which("php")
    assert php, "install php-cli"
    port = free_port()
    given = {"PHP_CLI_SERVER_WORKERS": "4", "BALVPS_LIBRARY": library()}
    program = (php, "-d", "ffi.enable=true", "-S", f"127.0.0.1:{port}", str(EXAMPLES / "web.php"))
    with running(*program, env={**environment, **given}, stderr=subprocess.DEVNULL):
        got = pages(port)
    assert {tuple(words[1:]) for words in got} == {("123456.55", "USD")}
    assert len({words[0] for words in got}) > 1
    assert logins(sandbox) == 1


def test_a_cluster_of_node(sandbox: Sandbox, environment: Environment, tmp_path: Path) -> None:
    package = ROOT / "bindings" / "node"
    assert (package / "node_modules").exists(), "tests/node.sh installs the packages of Node.js"
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "balvps").symlink_to(package)
    program = str(shutil.copy(EXAMPLES / "cluster.mjs", tmp_path))
    port = free_port()
    with running("node", program, str(port), env={**environment, "BALVPS_LIBRARY": library()}):
        got = pages(port)
    assert {tuple(words[1:]) for words in got} == {("123456.55", "USD")}
    assert len({words[0] for words in got}) > 1
    assert logins(sandbox) == 1


def library() -> str:
    return str(Path(os.environ["BALVPS_BUILD_DIR"]).absolute() / "capi" / "libbalvps.so.1")


WAYS = {
    "celery": "import celery_invoices; call = lambda: celery_invoices.fetch.delay(1).get(timeout=60)",
    "a process pool": """
import concurrent.futures, multiprocessing, pool_invoices
pool = concurrent.futures.ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
call = lambda: pool.submit(pool_invoices.fetch, 1).result()
""",
    "dask": """
import distributed
engine = distributed.Client(sys.argv[1])
client = balvps.Client.from_env()
client.billing.balance()  # signs in
call = lambda: engine.submit(lambda client: client.invoices.get(1), client).result()
""",
}


@pytest.mark.parametrize("way", WAYS)
def test_an_error_reaches_who_gave_the_work(
    environment: Environment, way: str, request: pytest.FixtureRequest
) -> None:
    place = request.getfixturevalue("scheduler") if way == "dask" else ""
    if way == "celery":
        request.getfixturevalue("celery")
    program = f"""
import sys, balvps
{WAYS[way]}
try:
    call()
except balvps.NotFound as error:
    print(type(error).__name__, error.code, error)
"""
    assert run(program, environment, place) == "NotFound 6 Invoice not found\n"


# ---- the nightly export


@pytest.fixture
def profiles(sandbox: Sandbox, environment: Environment, tmp_path: Path) -> Environment:
    """The environment of a machine whose command has a profile for each account.

    In the sandbox these are one account and its contacts. Each has its own login and tokens, and sees the
    same invoices and zones.
    """
    with sandbox.client() as owner:
        for number in range(2, ACCOUNTS + 1):
            email = f"user{number}@example.com"
            owner.contacts.create(email=email, password=PASSWORD, firstname="Joe", lastname="Doe")
    sandbox.clear_log()
    lines = []
    for number in range(1, ACCOUNTS + 1):
        name = f"user{number if number > 1 else ''}"
        lines += [
            f"[profile {name}]",
            f"base_url = {sandbox.http_base_url}",
            f"username = {name}@example.com",
        ]
        lines += [f"password_command = echo {PASSWORD}"]
    file = tmp_path / "config.ini"
    file.write_text("\n".join(lines))
    del environment["BALVPS_USERNAME"], environment["BALVPS_PASSWORD"]
    return {**environment, "BALVPS_CONFIG_FILE": str(file)}


def test_the_nightly_export_goes_on_after_a_kill(
    sandbox: Sandbox, profiles: Environment, scheduler: str, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    given = ("--scheduler", scheduler, "--calls-per-second", "50", str(folder))
    program = [sys.executable, str(EXAMPLES / "nightly_export.py"), *given]
    with subprocess.Popen(program, env=profiles, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        wait_for(lambda: len(list(folder.glob("zones/[!.]*"))) >= 10)
        process.kill()
    before = len(list(folder.glob("zones/[!.]*")))
    assert before < ACCOUNTS

    lines = run("nightly_export.py", profiles, *given).splitlines()
    assert len(lines) <= ACCOUNTS - before
    assert lines[-1].startswith(f"[{len(lines)}/{len(lines)}] user")
    assert lines[-1].endswith(": 3 invoices, 17 records")
    # One login more, if the kill came between a login and the moment when its tokens were stored.
    assert logins(sandbox) - refused(sandbox) in (ACCOUNTS, ACCOUNTS + 1)
    invoices = Counter(row["account"] for row in rows(folder / "invoices"))
    records = Counter(row["account"] for row in rows(folder / "zones"))
    assert sorted(invoices.values()) == [3] * ACCOUNTS
    assert sorted(records.values()) == [17] * ACCOUNTS
    assert {row["total"] for row in rows(folder / "invoices")} == {
        Decimal("19.65"),
        Decimal("2.10"),
        Decimal("123454.45"),
    }
    assert run("nightly_export.py", profiles, *given) == ""  # nothing is left to do


def rows(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(folder).to_pylist()
    return found


def refused(sandbox: Sandbox) -> int:
    """How many logins the service has refused, because there were too many."""
    return sum(entry["path"] == "/api/login" and entry["status"] == 429 for entry in sandbox.log())


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_the_pace_of_the_export() -> None:
    pace = runpy.run_path(str(EXAMPLES / "nightly_export.py"))["Pace"](100)
    begins = []
    for _ in range(5):
        pace.wait()
        begins.append(time.monotonic())
        time.sleep(0.015 if len(begins) == 2 else 0)  # who is late may not catch up
    assert min(later - earlier for earlier, later in zip(begins, begins[1:], strict=False)) >= 0.0099
