# generated from aio/batch_test.py by api/languages/python_sync.py; do not edit
"""Many calls at once: results as they come or in order, and what goes wrong on the way."""

import time
from collections.abc import Iterator
from typing import Any

import balvps
import pytest
from balvps.testing import Sandbox

INVOICES = (308976, 308977, 308978)


def get_invoices(*ids: object) -> "list[tuple[str, dict[str, Any]]]":
    return [("get_invoice", {"id": id}) for id in ids]


def all_of(results: Iterator[balvps.BatchResult]) -> "list[balvps.BatchResult]":
    found = []
    for result in results:
        found.append(result)
    return found


def test_each_result_knows_its_call(client: balvps.Client) -> None:
    calls = get_invoices(*INVOICES, 1)
    results = {result.index: result for result in all_of(client.batch(calls))}
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
    results = all_of(client.batch(calls))
    assert len(results) == 102
    assert {result.index for result in results if result.error} == {99, 100, 101}
    assert all(isinstance(result.error, balvps.InvalidArgument) for result in results if result.error)
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1


def test_ordered_results_come_in_order_and_progress_is_told(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.play({"invoice": {"id": 1}}, path="/api/invoice/308976", delay_ms=300)
    told: list[int] = []
    ids = (308976, *(INVOICES[1:] * 30))
    results = all_of(client.batch(get_invoices(*ids), ordered=True, progress=told.append))
    assert [result.index for result in results] == list(range(len(ids)))
    assert told == list(range(1, len(ids) + 1))
    assert results[0].result().invoice.id == 1


def test_results_come_as_they_finish(sandbox: Sandbox, client: balvps.Client) -> None:
    client.session.login()
    sandbox.play({"invoice": {"id": 1}}, path="/api/invoice/308976", delay_ms=500)
    assert all_of(client.batch(get_invoices(*INVOICES)))[-1].index == 0


def test_no_more_are_under_way_than_allowed(sandbox: Sandbox) -> None:
    with sandbox.client(max_in_flight=5) as client:
        client.session.login()
        sandbox.configure(delay_ms=200)
        start = time.monotonic()
        assert len(all_of(client.batch(get_invoices(*([308976] * 20))))) == 20
        assert 0.75 < time.monotonic() - start < 2


def test_what_the_iterable_raises_is_raised(client: balvps.Client) -> None:
    def broken() -> Iterator["tuple[str, dict[str, Any]]"]:
        yield "get_invoice", {"id": 308976}
        raise LookupError("no more")

    with pytest.raises(LookupError):
        all_of(client.batch(broken()))


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
    results = all_of(hasty.batch(get_invoices(*INVOICES)))
    assert [type(result.error) for result in results] == [balvps.Timeout] * 3


def test_other_calls_may_be_made_between_results(sandbox: Sandbox, client: balvps.Client) -> None:
    sandbox.configure(delay_ms=100)
    calls = [("get_invoise", {}), *get_invoices(*INVOICES)]
    for result in client.with_options(timeout=8).batch(calls):  # the mistake comes while the client signs in
        assert client.with_options(timeout=8).account.get().id == 26
        [nested] = all_of(client.batch(get_invoices(308976)))
        assert nested.error is None
        assert result.error is None or result.index == 0
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1
