"""AsyncClient: the same surface as Client, on the event loop itself."""

import asyncio
import concurrent.futures
import contextlib
import gc
import inspect
import itertools
import os
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import balvps
import pytest
import uvloop
from balvps.aio import account, billing, contacts, session, tickets, zones
from balvps.testing import Sandbox

from asyncio_checks import nothing_left_behind
from one_time_code import code_now

_T = TypeVar("_T")
MODULES = (account, billing, contacts, session, tickets, zones)


def run(
    sandbox: Sandbox, work: "Callable[[balvps.AsyncClient], Coroutine[Any, Any, _T]]", **arguments: Any
) -> _T:
    """The result of a coroutine in asyncio's debug mode, in which a forgotten task is an error."""

    async def main() -> _T:
        async with sandbox.async_client(**arguments) as client:
            return await work(client)

    with nothing_left_behind():
        return asyncio.run(main(), debug=True)


# ---- the surface -------------------------------------------------------------------------------------------


def test_the_resources_are_those_of_the_client() -> None:
    for ours in MODULES:
        theirs = getattr(balvps, ours.__name__.rpartition(".")[2])
        for name, resource in vars(ours).items():
            if not inspect.isclass(resource) or resource.__module__ != ours.__name__:
                continue
            twin = getattr(theirs, name)
            assert set(vars(resource)) == set(vars(twin)), name
            for method in (each for each in vars(twin) if not each.startswith("_")):
                mine, its = getattr(resource, method), getattr(twin, method)
                if inspect.isfunction(its):
                    assert inspect.iscoroutinefunction(mine), f"{name}.{method}"
                    assert not inspect.iscoroutinefunction(its), f"{name}.{method}"
                    assert inspect.signature(mine) == inspect.signature(its)


def test_the_client_is_the_clients_twin() -> None:
    def public(kind: type) -> "set[str]":
        return {name for name in dir(kind) if not name.startswith("_")}

    assert public(balvps.AsyncClient) == public(balvps.Client)


def test_the_client_that_blocks_knows_no_asyncio() -> None:
    for name in ("call", "request", "batch", "close", "__enter__", "__exit__"):
        code = inspect.unwrap(getattr(balvps.Client, name)).__code__
        assert not code.co_flags & (inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR), name
    for text in (balvps.Client.__doc__, balvps.Client.batch.__doc__, balvps.Client.last_result.__doc__):
        assert "asyncio" not in (text or "")
        assert "await" not in (text or "")


def test_every_operation_can_be_awaited(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        assert (await client.account.get()).id == 26
        assert len(await client.invoices.list()) == 3
        assert (await client.billing.balance()).currency == "USD"
        zone = await client.zones.get("example.com")
        assert isinstance(zone, zones.Zone)
        record = await zone.records.upsert("home", "A", "192.0.2.8")
        assert isinstance(record, balvps.Record)
        assert record.change == "created"
        assert (await zone.records.upsert("home", "A", "192.0.2.8")).change == "unchanged"
        await client.zones.delete(await client.zones.create("new.org", 10))
        assert (await client.tickets.create(1, "S", "B")).ticket == 865650
        with pytest.raises(balvps.NotFound):
            await client.invoices.get(1)
        with pytest.raises(balvps.InvalidArgument, match="float"):
            await client.call("apply_credit", id=1, amount=1.5)
        with pytest.raises(balvps.InvalidArgument):
            await client.call("get_\ud800")
        assert (await client.request("GET", "/balance"))["details"]["currency"] == "USD"
        assert client.rate_limits()[0].scope == "login"

    run(sandbox, work)


def test_options_are_for_the_calls_made_through_them(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.configure(delay_ms=600)
        with pytest.raises(balvps.Timeout):
            await client.with_options(timeout=0.2, retries=0).account.get()
        assert (await client.account.get()).id == 26

    run(sandbox, work)


# ---- after a write -----------------------------------------------------------------------------------------


def test_cancelled_while_reading_back_tells_what_was_done(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        records = (await client.zones.get("example.com")).records
        passed = {"fault": "late_answer", "method": "GET", "with": {"ms": 0}}
        hangs = {"fault": "hang_before_head", "method": "GET"}
        sandbox._control("POST", "faults", {"rules": [passed, hangs]})

        async def create() -> None:
            with pytest.raises(asyncio.CancelledError) as caught:
                await records.create("home", "A", "192.0.2.8")
            assert caught.value.__notes__ == ["The record 'home' was added; reading it back was broken off."]

        creating = asyncio.create_task(create())
        while not [entry for entry in sandbox.log() if entry["path"].endswith("/records")]:
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.3)
        creating.cancel()
        await creating

    run(sandbox, work)


# ---- many at once ------------------------------------------------------------------------------------------


def test_a_hundred_calls_at_once_make_one_login(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        found = await asyncio.gather(*(client.account.get() for _ in range(100)))
        assert [each.id for each in found] == [26] * 100

    run(sandbox, work)
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1


def test_calls_wait_together_without_threads(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.configure(delay_ms=300)
        threads = threading.active_count()
        start = time.monotonic()
        calls = [asyncio.create_task(client.account.get()) for _ in range(30)]
        await asyncio.sleep(0.1)
        assert threading.active_count() == threads
        await asyncio.gather(*calls)
        assert time.monotonic() - start < 1.5

    run(sandbox, work)


def test_a_batch_is_iterated_asynchronously(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        calls: list[tuple[str, dict[str, Any]]] = [("get_invoice", {"id": id}) for id in (308976, 1, 308977)]
        told: list[int] = []
        results = [each async for each in client.batch(calls, ordered=True, progress=told.append)]
        assert [each.index for each in results] == [0, 1, 2]
        assert isinstance(results[1].error, balvps.NotFound)
        assert results[2].result().invoice.id == 308977
        assert told == [1, 2, 3]
        sandbox.configure(delay_ms=300)
        async with contextlib.aclosing(client.batch(calls * 100)) as unfinished:
            async for each in unfinished:
                assert each.call in calls
                break

    run(sandbox, work)


def test_a_batch_takes_an_async_iterable_as_there_is_room(sandbox: Sandbox) -> None:
    taken: list[int] = []

    async def endless() -> AsyncIterator["tuple[str, dict[str, Any]]"]:
        for number in itertools.count():
            taken.append(number)
            await asyncio.sleep(0)
            yield "get_invoice", {"id": 308976}

    async def work(client: balvps.AsyncClient) -> None:
        count = 0
        async with contextlib.aclosing(client.batch(endless(), ordered=True)) as results:
            async for each in results:
                assert (each.index, each.error) == (count, None)
                count += 1
                assert len(taken) <= count + 2 * 4 + 1
                if count == 100:
                    break

    run(sandbox, work, max_in_flight=4)


def test_a_slow_source_of_calls_keeps_no_result_back(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        asked = asyncio.Event()

        async def slow() -> AsyncIterator["tuple[str, dict[str, Any]]"]:
            yield "get_invoice", {"id": 308976}
            await asked.wait()
            yield "get_invoice", {"id": 308977}
            raise LookupError("no more")

        results = client.batch(slow())
        assert (await results.__anext__()).index == 0
        asked.set()
        with pytest.raises(LookupError):
            [each async for each in results]

    run(sandbox, work)


def test_closing_ends_a_batch(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.configure(delay_ms=10_000)
        results = client.batch([("get_invoice", {"id": 308976})] * 100)
        first = asyncio.ensure_future(results.__anext__())
        await asyncio.sleep(0.1)
        await client.close()
        errors = [(await first).error, *[each.error async for each in results]]
        assert len(errors) == 100
        under_way = [error for error in errors if isinstance(error, balvps.Cancelled)]
        refused = [error for error in errors if isinstance(error, balvps.InvalidArgument)]
        assert len(under_way) == 2 * 4
        assert len(refused) == 92

    run(sandbox, work, max_in_flight=4)


def test_a_batch_whose_calls_are_refused_lets_other_tasks_run(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                ticks += 1
                await asyncio.sleep(0)

        ticking = asyncio.create_task(tick())
        results = [each async for each in client.batch([("get_invoise", {})] * 1000)]
        ticking.cancel()
        assert {type(each.error) for each in results} == {balvps.InvalidArgument}
        assert ticks > 10

    run(sandbox, work)


def test_the_last_result_is_of_ones_own_task(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        assert client.last_result is None
        await client.account.get()
        assert client.last_result is not None
        assert [each["path"] for each in client.last_result.attempts] == ["/login", "/details"]
        with pytest.raises(balvps.NotFound):
            await client.invoices.get(1)
        assert [each["error"] for each in client.last_result.attempts] == ["not_found"]

        async def other() -> Any:
            return client.last_result

        assert await asyncio.create_task(other()) is None

    run(sandbox, work)
    assert sandbox.async_client().last_result is None


class AwayStore:
    """A token store that cannot be reached."""

    failure = OSError("the database is away")

    def load(self) -> "str | None":
        raise self.failure

    def save(self, text: "str | None") -> None:
        raise self.failure

    def lock(self) -> bool:
        return True

    def unlock(self) -> None:
        pass


def test_what_a_store_raises_is_the_cause_of_every_error_it_makes(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        errors = await asyncio.gather(
            client.call("get_invoise"), client.account.get(), client.account.get(), return_exceptions=True
        )
        assert [type(error).__name__ for error in errors] == [
            "InvalidArgument",
            "ConfigurationError",
            "ConfigurationError",
        ]
        causes = [error.__cause__ for error in errors if isinstance(error, BaseException)]
        assert causes == [None, AwayStore.failure, AwayStore.failure]

    run(sandbox, work, token_store=AwayStore())


# ---- cancelling --------------------------------------------------------------------------------------------


def test_cancelling_the_task_cancels_the_call(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.configure(delay_ms=3000)
        task = asyncio.create_task(client.account.get())
        await asyncio.sleep(0.2)
        start = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.sleep(0.05)
        assert time.monotonic() - start < 2
        [queue] = client._queues.values()
        assert queue._under_way == {}, "the queue gave it back"
        assert not queue._watched

    run(sandbox, work)


def test_who_cancels_a_write_can_learn_that_it_may_have_been_made(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.configure(delay_ms=1000)

        async def reply() -> "balvps.Result | None":
            try:
                await client.tickets.reply(736633, "hello")
            except asyncio.CancelledError:
                return client.last_result
            return None

        task = asyncio.create_task(reply())
        await asyncio.sleep(0.3)
        task.cancel()
        result = await task
        assert result is not None
        assert isinstance(result.error, balvps.Cancelled)
        assert "may have been carried out" in str(result.error)
        assert not result.error.retryable
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(client.tickets.reply(736633, "hello"), 0.3)

    run(sandbox, work)
    said = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len(said) == 2
    assert all(each.startswith("POST /tickets/736633, which was cancelled: the write may") for each in said)


def test_a_cancelled_read_is_no_warning(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.configure(delay_ms=1000)
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(client.account.get(), 0.2)
        sandbox.configure(delay_ms=0)
        await client.account.get()

    run(sandbox, work)
    assert [record for record in caplog.records if record.levelname == "WARNING"] == []


def test_a_call_cancelled_before_it_is_sent_is_not_sent(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.clear_log()
        sandbox.configure(delay_ms=300)
        first = asyncio.create_task(client.account.get())
        second = asyncio.create_task(client.tickets.close(736633))
        await asyncio.sleep(0.1)
        second.cancel()
        assert (await first).id == 26
        assert (await client.account.get()).id == 26

    run(sandbox, work, max_in_flight=1)
    assert [entry["method"] for entry in sandbox.log()] == ["GET", "GET"]


def test_requests_and_second_factors_are_cancelled_like_calls(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        with pytest.raises(balvps.SecondFactorRequired):
            await client.account.get()
        sandbox.configure(delay_ms=3000)
        threads = threading.active_count()
        second_factor = asyncio.create_task(client.verify_second_factor("123456"))
        await asyncio.sleep(0.1)
        second_factor.cancel()
        sandbox.configure(delay_ms=0)
        assert (await client.verify_second_factor(code_now())).token
        sandbox.configure(delay_ms=3000)
        request = asyncio.create_task(client.request("GET", "/balance"))
        await asyncio.sleep(0.1)
        assert threading.active_count() == threads
        request.cancel()
        start = time.monotonic()
        for each in (second_factor, request):
            with pytest.raises(asyncio.CancelledError):
                await each
        await asyncio.sleep(0.05)
        assert time.monotonic() - start < 2
        [queue] = client._queues.values()
        assert queue._under_way == {}, "the queue gave them back"
        with pytest.raises(balvps.Timeout):
            await client.with_options(timeout=0.1, retries=0).request("GET", "/balance")

    sandbox.configure(mfa=True)
    run(sandbox, work)


def test_timeouts_and_groups_of_asyncio(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.configure(delay_ms=2000)
        start = time.monotonic()
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(client.account.get(), 0.2)
        assert time.monotonic() - start < 1.5
        sandbox.configure(delay_ms=0)
        with pytest.raises(balvps.NotFound):
            await asyncio.gather(client.call("get_invoice", id=1), client.account.get())
        if hasattr(asyncio, "TaskGroup"):
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(client.call("get_details")) for _ in range(5)]
            assert [task.result().client.id for task in tasks] == [26] * 5
            sandbox.configure(delay_ms=2000)
            start = time.monotonic()
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await asyncio.gather(*(client.account.get() for _ in range(10)))
            assert time.monotonic() - start < 1.5

    run(sandbox, work)


def test_closing_ends_calls_under_way(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.configure(delay_ms=10_000)
        calls = [asyncio.create_task(client.account.get()) for _ in range(100)]
        await asyncio.sleep(0.1)
        start = time.monotonic()
        await client.close()
        results = await asyncio.gather(*calls, return_exceptions=True)
        assert time.monotonic() - start < 5
        assert {type(each) for each in results} == {balvps.Cancelled}
        with pytest.raises(balvps.InvalidArgument, match="the client is closed"):
            await client.account.get()

    run(sandbox, work)


# ---- loops -------------------------------------------------------------------------------------------------


def test_one_loop_after_the_other(sandbox: Sandbox) -> None:
    shared = sandbox.async_client()

    async def visit() -> int:
        return (await shared.account.get()).id

    for _ in range(3):
        assert asyncio.run(visit()) == 26
        assert len(shared._queues) == 1
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1
    asyncio.run(shared.close())


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_parent_and_child_go_on_after_a_fork(sandbox: Sandbox) -> None:
    shared = sandbox.async_client(timeout=5)

    async def visit() -> int:
        return (await shared.account.get()).id

    assert asyncio.run(visit()) == 26
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if asyncio.run(visit()) == 26 else 2
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert asyncio.run(visit()) == 26
    asyncio.run(shared.close())


def test_loops_in_several_threads(sandbox: Sandbox) -> None:
    shared = sandbox.async_client()
    found: list[int] = []

    async def visit() -> None:
        for each in await asyncio.gather(*(shared.account.get() for _ in range(20))):
            found.append(each.id)

    threads = [threading.Thread(target=lambda: asyncio.run(visit())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [26] * 80
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1
    asyncio.run(shared.close())


def test_many_short_loops_in_several_threads(sandbox: Sandbox) -> None:
    shared = sandbox.async_client()
    failures: list[BaseException] = []

    async def visit() -> int:
        return (await shared.account.get()).id

    def visit_often() -> None:
        try:
            for _ in range(60):
                assert asyncio.run(visit()) == 26
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=visit_often) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    asyncio.run(shared.close())


def test_closing_in_one_loop_refuses_calls_in_another(sandbox: Sandbox) -> None:
    shared = sandbox.async_client()
    closed = threading.Event()
    called = threading.Event()

    async def call_twice() -> None:
        await shared.account.get()
        called.set()
        await asyncio.to_thread(closed.wait)
        with pytest.raises(balvps.InvalidArgument, match="the client is closed"):
            await shared.account.get()

    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        calling = pool.submit(asyncio.run, call_twice())
        called.wait()
        asyncio.run(shared.close())
        closed.set()
        calling.result()


@pytest.mark.parametrize("new_loop", [asyncio.new_event_loop, uvloop.new_event_loop])
def test_other_implementations_of_loops(
    sandbox: Sandbox, new_loop: "Callable[[], asyncio.AbstractEventLoop]"
) -> None:
    async def visit() -> "list[int]":
        async with sandbox.async_client() as client:
            with pytest.raises(asyncio.TimeoutError):
                sandbox.configure(delay_ms=500)
                await asyncio.wait_for(client.account.get(), 0.1)
            sandbox.configure(delay_ms=0)
            return [each.id for each in await asyncio.gather(*(client.account.get() for _ in range(50)))]

    loop = new_loop()
    try:
        assert loop.run_until_complete(visit()) == [26] * 50
    finally:
        loop.close()


def test_waiting_costs_nothing_and_idle_nobody_watches(sandbox: Sandbox) -> None:
    async def work(client: balvps.AsyncClient) -> None:
        await client.session.login()
        sandbox.configure(delay_ms=1000)
        before = time.process_time()
        await client.account.get()
        assert time.process_time() - before < 0.1
        await asyncio.sleep(0)
        [queue] = client._queues.values()
        assert not queue._watched

    run(sandbox, work)


# ---- memory ------------------------------------------------------------------------------------------------


def resident_kilobytes() -> int:
    gc.collect()
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise AssertionError("no VmRSS")


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_ten_thousand_calls_leave_memory_and_descriptors_as_they_were(balvps_sandbox: Sandbox) -> None:
    async def work() -> None:
        async with balvps_sandbox.async_client(base_url=balvps_sandbox.http_base_url) as client:

            async def visit(number: int) -> None:
                with contextlib.suppress(balvps.NotFound):
                    await client.invoices.get(308976 if number % 3 else 1)

            async def rounds(count: int) -> None:
                for start in range(0, count, 100):
                    await asyncio.gather(*(visit(number) for number in range(start, start + 100)))

            await rounds(6_000)
            gc.collect()
            memory, descriptors = resident_kilobytes(), open_descriptors()
            await rounds(10_000)
            gc.collect()
            # The allocator settles only after some 30,000 calls; AddressSanitizer keeps 4 MB of freed memory.
            # A leaked answer takes more than 1 kB, so 10,000 leaked answers take more than 10,000 kB.
            assert resident_kilobytes() - memory < 8192
            assert open_descriptors() <= descriptors

    asyncio.run(work())
