"""The client for asyncio."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

from .._arguments import json_bytes
from ..batch import Batch
from ..client import Result
from ..errors import BalvpsError
from ._nouns import Nouns
from ._pump import Answer, Last, Pump

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable
    from types import TracebackType

    from typing_extensions import Self

    from .. import _native
    from .._views import View
    from ..batch import BatchCall, BatchResult, Progress
    from ..models import Tokens


class AsyncClient(Nouns):
    """:class:`balvps.Client` for asyncio: its methods that call the service are coroutines.

    Calls run on the event loop itself, without threads, over connections that they share. Cancelling a task
    cancels the call that it awaits; a write that was sent may have been carried out all the same. One client
    may be used in several event loops, one after the other or each in a thread of its own.

    Args: those of :class:`balvps.Client`.

    >>> async def main():
    ...     async with balvps.AsyncClient(
    ...         "user@example.com", "secret", base_url=base_url, ca_file=ca_file
    ...     ) as client:
    ...         account, invoices = await asyncio.gather(client.account.get(), client.invoices.list())
    ...         return account.firstname, len(invoices)
    >>> asyncio.run(main())
    ('Joe', 3)
    """

    def _open(self, *settings: Any) -> None:
        super()._open(*settings)
        self._last: WeakKeyDictionary[asyncio.Task[Any], Last] = WeakKeyDictionary()
        self._pumps: dict[asyncio.AbstractEventLoop, Pump] = {}

    # ---- its life

    async def close(self) -> None:
        """Closes the connections and forgets the tokens, which are not revoked.

        Calls under way in this event loop end with :class:`~balvps.Cancelled`, those in other threads as they
        would have; later ones are refused. Answers stay valid.

        >>> async def main():
        ...     client = balvps.AsyncClient("user@example.com", "secret")
        ...     await client.close()
        ...     return client
        >>> repr(asyncio.run(main())).endswith(" closed")
        True
        """
        pump = self._pumps.pop(asyncio.get_running_loop(), None)
        try:
            if pump is not None:
                pump.close()
        finally:
            self._native.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    @property
    def last_result(self) -> Result | None:
        """What this task's last call with this client came to, failed or not; ``None``: it made none.

        A call that was cancelled, as by ``asyncio.timeout``, is there too: its :attr:`Result.error` says
        whether a write may have been carried out, and so does a warning in the log ``balvps``.

        It keeps that answer in memory until the task's next call, or its end. Calls that run as tasks of
        their own are not this task's: those of ``asyncio.gather``, of :meth:`batch`, and before Python 3.12
        of ``asyncio.wait_for``.

        >>> async def main():
        ...     async with balvps.AsyncClient.from_env() as client:
        ...         await client.account.get()
        ...         return client.last_result
        >>> asyncio.run(main())
        Result(http_status=200, attempts=2)
        """
        try:
            task = asyncio.current_task()
        except RuntimeError:  # no event loop runs here
            return None
        last = None if task is None else self._last.get(task)
        return None if last is None or last.result is None else Result(last.result)

    # ---- calls

    if not TYPE_CHECKING:  # its type is that of Nouns.call

        async def call(self, operation, /, **arguments):
            """Calls an operation of the service by its name.

            Args:
                operation: its name, such as ``"get_invoice"``; the reference lists them.
                arguments: its arguments; see :meth:`balvps.Client.call`.

            Returns:
                the operation's own model of :mod:`balvps.models`.

            Raises:
                BalvpsError: of the class that says what went wrong.

            >>> async def main():
            ...     async with balvps.AsyncClient.from_env() as client:
            ...         return await client.call("get_invoice", id=308976)
            >>> asyncio.run(main()).invoice.total
            Decimal('19.65')
            """
            given = self._encoded(operation, arguments)
            return await self._answer(operation, lambda queue: queue.submit(operation, given, self._options))

    async def request(self, method: str, path: str, json: Any = None) -> View:
        """Sends a request that the library has no operation for; see :meth:`balvps.Client.request`.

        Args:
            method: ``"GET"``, ``"POST"``, ``"PUT"`` or ``"DELETE"``.
            path: below `base_url`, beginning with ``/``, escaped; a query may follow. What a server could
                read as a way out of the API is refused.
            json: the body, of what JSON can say; ``None``: no body.

        Raises:
            BalvpsError: of the class that says what went wrong.

        >>> async def main():
        ...     async with balvps.AsyncClient.from_env() as client:
        ...         return await client.request("GET", "/balance")
        >>> asyncio.run(main())["details"]["currency"]
        'USD'
        """
        body = None if json is None else json_bytes(json, "json")
        return await self._answer(
            "request", lambda queue: queue.submit_request(method, path, body, self._options)
        )

    async def batch(
        self,
        calls: Iterable[BatchCall] | AsyncIterable[BatchCall],
        *,
        ordered: bool = False,
        progress: Progress | None = None,
    ) -> AsyncGenerator[BatchResult, None]:
        """Makes many calls at once, `max_in_flight` at a time, and gives their results as they come.

        Args:
            calls, ordered, progress: see :meth:`balvps.Client.batch`; `calls` may be an async iterable too.

        >>> async def main():
        ...     async with balvps.AsyncClient.from_env() as client:
        ...         calls = [("get_invoice", {"id": id}) for id in (308976, 1, 308977)]
        ...         return [got.error or got.result().invoice.total
        ...                 async for got in client.batch(calls, ordered=True)]
        >>> asyncio.run(main())
        [Decimal('19.65'), NotFound('Invoice not found'), Decimal('2.1')]
        """
        batch = Batch(ordered, self._max_in_flight, progress)
        room = asyncio.Semaphore(batch.room)
        finished: asyncio.Queue[asyncio.Future[Any]] = asyncio.Queue()
        under_way: dict[asyncio.Future[Any], int] = {}  # and the call's index

        async def begin_all() -> None:
            await room.acquire()
            async for call in _each(calls):
                if batch.failure is not None:
                    return
                operation, arguments = call
                task = asyncio.ensure_future(self.call(operation, **arguments))
                under_way[task] = batch.begin(call)
                task.add_done_callback(finished.put_nowait)
                await room.acquire()

        beginning = asyncio.ensure_future(begin_all())
        beginning.add_done_callback(finished.put_nowait)
        try:
            while under_way or not beginning.done():
                ended = await finished.get()
                if ended is beginning:
                    continue
                error = ended.exception()
                if error is not None and not isinstance(error, BalvpsError):
                    raise error
                result = None if error else ended.result()
                for due in batch.finished(under_way.pop(ended), result, error):
                    room.release()
                    batch.count()
                    yield due
            beginning.result()  # raises what the iterable raised
            if batch.failure is not None:
                raise batch.failure
        finally:
            for each in (beginning, *under_way):
                each.cancel()

    async def verify_second_factor(self, code: str) -> Tokens:
        """Completes a login that asked for a second factor; see :meth:`balvps.Client.verify_second_factor`.

        Args:
            code: the one-time password, such as ``"123456"``.

        >>> async def main():
        ...     async with balvps.AsyncClient.from_env() as client:
        ...         await client.verify_second_factor("123456")
        >>> asyncio.run(main())
        Traceback (most recent call last):
        balvps.errors.InvalidArgument: no login waits for a second factor: ...
        """
        tokens = await self._answer("login", lambda queue: queue.submit_second_factor(code, self._options))
        return cast("Tokens", tokens)

    def _answer(self, operation: str, submit: Callable[[_native.Queue], int]) -> Answer:
        task = asyncio.current_task()
        assert task is not None  # or nothing could be awaited
        last = self._last.get(task) or self._last.setdefault(task, Last())
        last.result = None  # its memory goes before the next answer needs some
        return self._pump().answer(operation, submit, last)

    def _pump(self) -> Pump:
        loop = asyncio.get_running_loop()
        return self._pumps.get(loop) or self._new_pump(loop)

    def _new_pump(self, loop: asyncio.AbstractEventLoop) -> Pump:
        for each in list(self._pumps):  # other threads have loops too, and may be doing the same
            if each.is_closed():
                self._pumps.pop(each, None)
        return self._pumps.setdefault(loop, Pump(self, loop))


async def _each(calls: Iterable[BatchCall] | AsyncIterable[BatchCall]) -> AsyncIterator[BatchCall]:
    if isinstance(calls, AsyncIterable):
        async for call in calls:
            yield call
    else:
        for call in calls:
            yield call
