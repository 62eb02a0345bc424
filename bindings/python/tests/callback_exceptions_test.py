"""What a token store or a signal handler raises that is no ordinary error comes out of the call as itself,
whatever the call came to. Nothing stays locked, and the client can be used afterwards."""

import asyncio
import contextlib
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Optional

import balvps
import pytest
from balvps.testing import Sandbox


class Stop(BaseException):
    """An exception of a program that is no Exception, as gevent and trio have."""


HARD = [KeyboardInterrupt, SystemExit, GeneratorExit, asyncio.CancelledError, Stop]

METHODS = ["load", "save", "lock", "unlock"]


class Store:
    """A token store in memory, one method of which raises something once."""

    def __init__(self, method: str = "", failure: Optional[BaseException] = None) -> None:
        self.text: Optional[str] = None
        self.held = threading.Lock()
        self.method = method
        self.failure = failure
        self.meanwhile: Callable[[], None] = lambda: None

    def load(self) -> Optional[str]:
        self._fail("load")
        return self.text

    def save(self, text: Optional[str]) -> None:
        self._fail("save")
        self.text = text

    def lock(self) -> bool:
        self._fail("lock")
        return self.held.acquire(blocking=False)

    def unlock(self) -> None:
        self.held.release()
        self._fail("unlock")

    def _fail(self, method: str) -> None:
        if method == self.method:
            self.meanwhile()
            failure, self.failure = self.failure, None
            if failure is not None:
                raise failure


CALLS: "dict[str, Callable[[balvps.Client], object]]" = {
    "call": lambda client: client.account.get(),
    "request": lambda client: client.request("GET", "/details"),
    "login": lambda client: client.session.login(),
    "batch": lambda client: list(client.batch([("get_details", {})] * 3)),
}


@contextlib.contextmanager
def handling(number: signal.Signals, handler: Callable[[], None], after: float) -> Iterator[None]:
    """Sends a signal to this process after some seconds."""
    previous = signal.signal(number, lambda *_: handler())
    sender = threading.Timer(after, os.kill, (os.getpid(), number))
    sender.start()
    try:
        yield
    finally:
        sender.join()
        signal.signal(number, previous)


def interrupt() -> None:
    raise KeyboardInterrupt


def check_still_works(client: balvps.Client, store: Store) -> None:
    assert client.account.get().id == 26
    assert store.text is not None
    assert not store.held.locked()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("way", CALLS)
def test_what_a_store_raises_comes_out_as_itself(balvps_sandbox: Sandbox, method: str, way: str) -> None:
    for kind in HARD:
        store = Store(method, kind())
        failure = store.failure
        with balvps_sandbox.client(token_store=store) as client:
            with pytest.raises(kind) as raised:
                CALLS[way](client)
            assert raised.value is failure
            assert not store.held.locked()
            check_still_works(client, store)


@pytest.mark.parametrize("method", METHODS)
def test_it_comes_out_on_the_thread_that_made_the_call(balvps_sandbox: Sandbox, method: str) -> None:
    store = Store(method, KeyboardInterrupt())
    caught: list[BaseException] = []

    def work(client: balvps.Client) -> None:
        try:
            client.account.get()
        except BaseException as error:
            caught.append(error)

    with balvps_sandbox.client(token_store=store) as client:
        thread = threading.Thread(target=work, args=(client,))
        thread.start()
        thread.join()
        time.sleep(0.01)
        assert [type(error) for error in caught] == [KeyboardInterrupt]
        check_still_works(client, store)


@pytest.mark.parametrize("way", CALLS)
def test_ctrl_c_while_a_store_is_held_comes_out_and_the_store_is_let_go(
    balvps_sandbox: Sandbox, way: str
) -> None:
    for failure in (None, OSError("away")):
        store = Store("unlock", failure)
        balvps_sandbox.configure(delay_ms=3000)
        with balvps_sandbox.client(token_store=store) as client:
            with handling(signal.SIGINT, interrupt, 0.3), pytest.raises(KeyboardInterrupt):
                CALLS[way](client)
            assert not store.held.locked()
            balvps_sandbox.configure(delay_ms=0)
            check_still_works(client, store)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("way", CALLS)
def test_what_a_signal_handler_raises_in_a_store_comes_out(
    balvps_sandbox: Sandbox, method: str, way: str
) -> None:
    store = Store(method)
    store.meanwhile = lambda: time.sleep(0.4)
    with balvps_sandbox.client(token_store=store) as client:
        with handling(signal.SIGALRM, lambda: sys.exit(7), 0.1), pytest.raises(SystemExit) as raised:
            CALLS[way](client)
        assert raised.value.code == 7
        store.meanwhile = lambda: None
        assert not store.held.locked()
        check_still_works(client, store)


@pytest.mark.parametrize("method", METHODS)
def test_an_event_loop_gets_it_as_itself(balvps_sandbox: Sandbox, method: str) -> None:
    for kind in HARD:
        store = Store(method, kind())

        async def work(store: Store = store) -> None:
            async with balvps_sandbox.async_client(token_store=store) as client:
                await client.account.get()

        with pytest.raises(kind):
            asyncio.run(work())
        assert not store.held.locked()
        with balvps_sandbox.client(token_store=store) as client:
            check_still_works(client, store)


@pytest.mark.parametrize("kind", HARD)
def test_what_a_log_handler_raises_reaches_the_call_that_it_is_about(
    balvps_sandbox: Sandbox, kind: "type[BaseException]"
) -> None:
    class Raising(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "/balance" in record.getMessage():
                raise kind

    async def work() -> None:
        async with balvps_sandbox.async_client() as client:
            await client.session.login()
            others = [asyncio.ensure_future(client.account.get()) for _ in range(3)]
            try:
                await client.billing.balance()
            finally:
                assert [each.id for each in await asyncio.gather(*others)] == [26] * 3

    logger = logging.getLogger("balvps")
    handler, level = Raising(), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        with pytest.raises(kind):
            asyncio.run(work())
        with balvps_sandbox.client() as client, pytest.raises(kind):
            client.billing.balance()
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


@pytest.mark.parametrize("method", METHODS)
def test_an_ordinary_error_of_a_store_is_the_cause_as_before(balvps_sandbox: Sandbox, method: str) -> None:
    store = Store(method, OSError("away"))
    failure = store.failure
    with balvps_sandbox.client(token_store=store) as client:
        if method == "unlock":  # the call has already succeeded
            client.account.get()
        else:
            with pytest.raises(balvps.ConfigurationError) as raised:
                client.account.get()
            assert raised.value.__cause__ is failure
        check_still_works(client, store)


@pytest.mark.parametrize("kind", HARD)
def test_a_client_that_is_closed_while_its_store_raises_gives_it_out(
    balvps_sandbox: Sandbox, kind: "type[BaseException]"
) -> None:
    store = Store("unlock", kind())
    balvps_sandbox.configure(delay_ms=3000)

    async def work() -> None:
        client = balvps_sandbox.async_client(token_store=store)
        call = asyncio.ensure_future(client.account.get())
        await asyncio.sleep(0.3)
        assert store.held.locked()
        with contextlib.suppress(balvps.Cancelled):
            await client.close()
            await call

    with pytest.raises(kind):
        asyncio.run(work())
    assert not store.held.locked()
