"""Many calls at once: results as they come or in order, nothing held, nothing left under way."""

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


def test_each_result_knows_its_call(client: balvps.Client) -> None:
    calls = get_invoices(*INVOICES, 1)
    results = {result.index: result for result in client.batch(calls)}
    assert sorted(results) == [0, 1, 2, 3]
    for index, call in enumerate(calls):
        assert results[index].call is call
    for index, id in enumerate(INVOICES):
        assert results[index].error is None
        assert results[index].result().invoice.id == id
    assert isinstance(results[3].error, balvps.NotFound)
    with pytest.raises(balvps.NotFound):
        results[3].result()


def test_one_login_for_all_and_mistakes_among_them(sandbox: Sandbox, client: balvps.Client) -> None:
    calls = [
        *get_invoices(*(INVOICES * 33)),
        ("get_invoice", {"id": 1.5}),
        ("get_invoise", {}),
        ("get_\ud800", {}),
    ]
    results = list(client.batch(calls))
    assert len(results) == 102
    assert {result.index for result in results if result.error} == {99, 100, 101}
    assert all(isinstance(result.error, balvps.InvalidArgument) for result in results if result.error)
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1


def test_ordered_results_come_in_order_and_progress_is_told(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.play({"invoice": {"id": 1}}, path="/api/invoice/308976", delay_ms=300)
    told: list[int] = []
    ids = (308976, *(INVOICES[1:] * 30))
    results = list(client.batch(get_invoices(*ids), ordered=True, progress=told.append))
    assert [result.index for result in results] == list(range(len(ids)))
    assert told == list(range(1, len(ids) + 1))
    assert results[0].result().invoice.id == 1


def test_results_come_as_they_finish(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.play({"invoice": {"id": 1}}, path="/api/invoice/308976", delay_ms=500)
    assert [result.index for result in client.batch(get_invoices(*INVOICES))][-1] == 0


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


def test_no_more_are_under_way_than_allowed(sandbox: Sandbox) -> None:
    with sandbox.client(max_in_flight=5) as client:
        client.session.login()
        sandbox.configure(delay_ms=200)
        start = time.monotonic()
        assert len(list(client.batch(get_invoices(*([308976] * 20))))) == 20
        assert 0.75 < time.monotonic() - start < 2


def test_leaving_early_breaks_off_the_rest(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.play({"invoice": {"id": 1}}, path="/api/invoice/308976", delay_ms=3000)
    start = time.monotonic()
    for result in client.batch(get_invoices(308976, 308977)):
        assert result.index == 1
        break
    assert time.monotonic() - start < 1
    assert client.account.get().id == 26


def test_what_the_iterable_raises_is_raised(client: balvps.Client) -> None:
    def broken() -> Iterator["tuple[str, dict[str, Any]]"]:
        yield "get_invoice", {"id": 308976}
        raise LookupError("no more")

    with pytest.raises(LookupError):
        list(client.batch(broken()))


@pytest.mark.parametrize("ordered", [False, True])
def test_what_was_sent_is_handed_out_before_the_iterables_exception(sandbox: Sandbox, ordered: bool) -> None:
    def tickets() -> Iterator["tuple[str, dict[str, Any]]"]:
        for number in range(20):
            yield "create_ticket", {"dept_id": 1, "subject": f"number {number}", "body": "text"}
        raise LookupError("no more")

    made: list[int] = []
    with sandbox.client(max_in_flight=4) as client, pytest.raises(LookupError):
        for got in client.batch(tickets(), ordered=ordered):
            made.append(int(got.result().ticket))
    assert [entry["path"] for entry in sandbox.log()].count("/api/tickets") == 20
    assert len(set(made)) == 20


def test_what_is_no_call_is_raised_after_the_results(sandbox: Sandbox, client: balvps.Client) -> None:
    results: list[Any] = []
    calls: list[Any] = [*get_invoices(*INVOICES), "get_invoice"]
    with pytest.raises(ValueError, match="unpack"):
        for each in client.batch(calls):
            results.append(each)
    assert [type(each.result()).__name__ for each in results] == ["GetInvoiceAnswer"] * 3


def test_what_progress_raises_is_raised_after_the_results(client: balvps.Client) -> None:
    def full(done: int) -> None:
        raise OSError("no space left")

    results = []
    with pytest.raises(OSError, match="no space"):
        for each in client.batch(get_invoices(*INVOICES), progress=full):
            results.append(each.result())
    assert len(results) == 3


def test_options_apply_to_each_call(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.configure(delay_ms=700)
    hasty = client.with_options(timeout=0.2, retries=0)
    results = list(hasty.batch(get_invoices(*INVOICES)))
    assert [type(result.error) for result in results] == [balvps.Timeout] * 3


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


def test_other_calls_may_be_made_between_results(sandbox: Sandbox, client: balvps.Client) -> None:
    sandbox.configure(delay_ms=100)
    calls = [("get_invoise", {}), *get_invoices(*INVOICES)]
    for result in client.with_options(timeout=8).batch(calls):  # the mistake comes while the client signs in
        assert client.with_options(timeout=8).account.get().id == 26
        [nested] = client.batch(get_invoices(308976))
        assert nested.error is None
        assert result.error is None or result.index == 0
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1


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
