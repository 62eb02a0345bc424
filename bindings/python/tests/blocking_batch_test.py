"""Batches among threads, signals and forks, and what is left of a batch that ends early."""

import concurrent.futures
import itertools
import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import balvps
import pytest
from balvps.testing import Sandbox

INVOICES = (308976, 308977, 308978)


def get_invoices(*ids: object) -> "list[tuple[str, dict[str, Any]]]":
    return [("get_invoice", {"id": id}) for id in ids]


@pytest.mark.parametrize("ordered", [False, True])
def test_calls_are_taken_as_there_is_room(sandbox: Sandbox, ordered: bool) -> None:
    taken: list[int] = []

    def endless() -> Iterator["tuple[str, dict[str, Any]]"]:
        for number in itertools.count():
            taken.append(number)
            yield "get_invoice", {"id": 308976}

    with sandbox.client(max_in_flight=4) as client:
        for number, result in enumerate(client.batch(endless(), ordered=ordered), 1):
            assert result.error is None
            assert len(taken) <= number + 2 * 4 + 8
            if number == 200:
                break


def test_leaving_early_breaks_off_the_rest(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.play({"invoice": {"id": 1}}, path="/api/invoice/308976", delay_ms=3000)
    start = time.monotonic()
    for result in client.batch(get_invoices(308976, 308977)):
        assert result.index == 1
        break
    assert time.monotonic() - start < 1
    assert client.account.get().id == 26


def test_ctrl_c_ends_a_batch_within_100_milliseconds(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.configure(delay_ms=5000)
    sent: list[float] = []

    def send() -> None:
        time.sleep(0.2)
        sent.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    sender = threading.Thread(target=send)
    sender.start()
    with pytest.raises(KeyboardInterrupt):
        list(client.batch(get_invoices(*INVOICES)))
    took = time.monotonic() - sent[0]
    sender.join()
    assert took < 0.1


def test_other_threads_run_meanwhile(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.configure(delay_ms=400)
    ticks = 0
    done = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not done.wait(0.005):
            ticks += 1

    thread = threading.Thread(target=tick)
    thread.start()
    assert len(list(client.batch(get_invoices(*INVOICES)))) == 3
    done.set()
    thread.join()
    assert ticks > 20


def test_a_closed_client_takes_no_batch(client: balvps.Client) -> None:
    client.close()
    with pytest.raises(balvps.InvalidArgument, match="the client is closed"):
        client.batch([])


def test_closing_refuses_the_rest_of_a_batch(sandbox: Sandbox, client: balvps.Client) -> None:
    results = client.batch(get_invoices(*([308976] * 500)))
    assert next(results).error is None
    client.close()
    asked = len(sandbox.log())
    errors = [result.error for result in results]
    assert len(errors) == 499
    refused = [error for error in errors if error is not None]
    assert len(refused) > 400
    assert {str(error) for error in refused} == {"the client is closed"}
    assert len(sandbox.log()) - asked <= 499 - len(refused)


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_child_forked_while_another_threads_batch_signs_in(sandbox: Sandbox) -> None:
    sandbox.configure(delay_ms=500)
    with sandbox.client(timeout=5) as client, concurrent.futures.ThreadPoolExecutor(1) as pool:
        batch = pool.submit(lambda: list(client.batch(get_invoices(*INVOICES))))
        time.sleep(0.2)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                status = 0 if client.account.get().id == 26 else 2
            finally:
                os._exit(status)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert [result.error for result in batch.result()] == [None] * 3


def test_a_batch_that_a_fork_interrupts_goes_on_in_the_parent(client: balvps.Client) -> None:
    results = client.batch(get_invoices(*(INVOICES * 30)))
    assert next(results).error is None
    child = os.fork()
    if child == 0:
        status = 1
        try:
            del results
            status = 0 if len(list(client.batch(get_invoices(*INVOICES)))) == 3 else 2
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert [result.error for result in results] == [None] * 89
