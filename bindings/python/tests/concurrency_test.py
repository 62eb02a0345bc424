"""One client with threads, forks and Ctrl-C."""

import concurrent.futures
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable

import balvps
import pytest
from balvps.testing import Sandbox


def test_threads_share_one_client_and_one_login(sandbox: Sandbox, client: balvps.Client) -> None:
    def call(number: int) -> bool:
        if number % 3 == 0:
            return client.invoices.get(308976).items[0].id == 12305
        if number % 3 == 1:
            return client.zones.get("example.com").id == 62
        with pytest.raises(balvps.NotFound):
            client.invoices.get(number)
        return client.last_result is not None and client.last_result.attempts[-1]["error"] == "not_found"

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        assert all(pool.map(call, range(300)))
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1


def test_waiting_calls_let_other_threads_run(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.configure(delay_ms=300)
    start = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: client.account.get().id, range(8)))
    assert time.monotonic() - start < 1.5


def test_last_result_is_of_ones_own_thread(client: balvps.Client) -> None:
    client.account.get()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: client.last_result).result() is None


def test_a_view_may_be_read_by_many_threads(client: balvps.Client) -> None:
    records = client.zones.get("example.com").records.list()
    expected = records.to_list()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: records.to_list() == expected and len(list(records)) == 15, range(200)))


def test_closing_lets_calls_under_way_end(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.configure(delay_ms=300)
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        under_way = pool.submit(client.account.get)
        time.sleep(0.1)
        client.close()
        with pytest.raises(balvps.InvalidArgument):
            client.account.get()
        assert under_way.result().id == 26


# ---- fork --------------------------------------------------------------------------------------------------


def in_child(work: Callable[[], object]) -> int:
    """The exit status of a forked child that does `work`."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_child_goes_on_with_the_tokens(sandbox: Sandbox, client: balvps.Client) -> None:
    client.account.get()
    for _ in range(3):
        assert in_child(lambda: client.account.get().id) == 0
        assert client.account.get().id == 26
    paths = [entry["path"] for entry in sandbox.log()]
    assert paths.count("/api/login") == 1
    assert paths.count("/api/details") == 7


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_child_forked_while_another_thread_calls(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.configure(delay_ms=200)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        under_way = [pool.submit(client.account.get) for _ in range(4)]
        time.sleep(0.1)
        assert in_child(lambda: [client.account.get().id for _ in range(2)]) == 0
        assert [each.result().id for each in under_way] == [26] * 4
    assert client.account.get().id == 26


def test_a_child_may_close_and_be_closed(client: balvps.Client) -> None:
    client.account.get()
    assert in_child(client.close) == 0
    assert client.account.get().id == 26
    client.close()

    def refused() -> None:
        with pytest.raises(balvps.InvalidArgument):
            client.account.get()

    assert in_child(refused) == 0


def test_a_client_goes_to_a_process_pool(client: balvps.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BALVPS_PASSWORD", "secret")
    monkeypatch.setenv("BALVPS_BASE_URL", client.base_url)
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        assert list(pool.map(account_id, [client] * 4)) == [26] * 4


def account_id(client: balvps.Client) -> int:
    return client.account.get().id


# ---- interruption ------------------------------------------------------------------------------------------


def test_ctrl_c_interrupts_a_call_within_200_milliseconds(sandbox: Sandbox) -> None:
    sandbox.configure(delay_ms=5000)
    client = sandbox.client()
    for _ in range(3):
        sent: list[float] = []

        def send(sent: "list[float]" = sent) -> None:
            time.sleep(0.2)
            sent.append(time.monotonic())
            os.kill(os.getpid(), signal.SIGINT)

        sender = threading.Thread(target=send)
        sender.start()
        with pytest.raises(KeyboardInterrupt):
            client.account.get()
        took = time.monotonic() - sent[0]
        sender.join()
        assert took < 0.2
    sandbox.configure(delay_ms=0)
    assert client.account.get().id == 26


def test_what_ctrl_c_ended_can_be_asked_for(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.configure(delay_ms=2000)
    sender = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    sender.start()
    with pytest.raises(KeyboardInterrupt):
        client.tickets.reply(736633, "hello")
    sender.join()
    assert client.last_result is not None
    assert isinstance(client.last_result.error, balvps.Cancelled)
    assert "may have been carried out" in str(client.last_result.error)


def test_what_a_signal_handler_raises_ends_the_call(sandbox: Sandbox, client: balvps.Client) -> None:
    class Alarm(Exception):
        pass

    def ring(number: int, frame: object) -> None:
        raise Alarm

    client.session.login()
    sandbox.configure(delay_ms=3000)
    previous = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        with pytest.raises(Alarm):
            client.account.get()
    finally:
        signal.signal(signal.SIGALRM, previous)


def test_a_signal_handler_that_returns_does_not_disturb(sandbox: Sandbox, client: balvps.Client) -> None:
    rung: list[int] = []
    client.session.login()
    sandbox.configure(delay_ms=300)
    previous = signal.signal(signal.SIGALRM, lambda number, frame: rung.append(number))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        assert client.account.get().id == 26
    finally:
        signal.signal(signal.SIGALRM, previous)
    assert rung == [signal.SIGALRM]


def test_a_daemon_thread_that_waits_does_not_keep_the_interpreter(sandbox: Sandbox) -> None:
    sandbox.configure(delay_ms=1500)
    settings = {"base_url": sandbox.base_url, "ca_file": sandbox.ca_file}
    program = f"""
import balvps, threading, time
client = balvps.Client("user@example.com", "secret", **{settings})
threading.Thread(target=client.account.get, daemon=True).start()
time.sleep(0.2)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "work",
    [
        "client.account.get()",
        "list(client.batch([('get_details', {})] * 5))",
        "client.request('GET', '/details')",
        "stored.account.get()",
    ],
)
def test_daemon_threads_that_call_on_and_on_do_not_disturb_the_exit(
    balvps_sandbox: Sandbox, work: str
) -> None:
    settings = {"base_url": balvps_sandbox.base_url, "ca_file": balvps_sandbox.ca_file}
    program = f"""
import balvps, threading, time

class Store:
    text = None
    def load(self):
        time.sleep(0.0005)
        return self.text
    def save(self, text):
        self.text = text
    def lock(self):
        return True
    def unlock(self):
        pass

client = balvps.Client("user@example.com", "secret", **{settings})
stored = balvps.Client("user@example.com", "secret", token_store=Store(), **{settings})
client.account.get()

def call():
    while True:
        {work}

for _ in range(8):
    threading.Thread(target=call, daemon=True).start()
time.sleep(0.2)
"""
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_many_clients_in_many_threads_come_and_go(sandbox: Sandbox) -> None:
    def visit(number: int) -> int:
        with sandbox.client(auth="basic") as client:
            return client.account.get().id

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert set(pool.map(visit, range(40))) == {26}
    assert json.loads(json.dumps([entry["status"] for entry in sandbox.log()])) == [200] * 40
