"""The client for asyncio."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

from .._arguments import json_bytes
from .._base_client import mistakes_told
from ..batch import Batch
from ..errors import BalvpsError
from ._nouns import Nouns
from ._pump import Pump

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterable
    from types import TracebackType

    from typing_extensions import Self

    from .._views import View
    from ..batch import BatchCall, BatchResult, Progress
    from ..models import Tokens


class AsyncClient(Nouns):
    """:class:`balvps.Client` for asyncio: its methods that call the service are coroutines.

    Calls run on the event loop itself, without threads, over connections that they share. Cancelling a task
    cancels the call that it awaits; a write that was sent may have been carried out all the same. One client
    may be used in several event loops, one after the other or each in a thread of its own.

    Only :meth:`request` and :meth:`verify_second_factor` run in a thread.

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
        self._pumps: dict[asyncio.AbstractEventLoop, Pump] = {}

    # ---- its life

    async def close(self) -> None:
        """Closes the connections and forgets the tokens, which are not revoked.

        Calls under way in this event loop end with :class:`~balvps.Cancelled`; later ones are refused.
        Answers stay valid.

        >>> async def main():
        ...     client = balvps.AsyncClient("user@example.com", "secret")
        ...     await client.close()
        ...     return client
        >>> repr(asyncio.run(main())).endswith(" closed")
        True
        """
        pump = self._pumps.pop(asyncio.get_running_loop(), None)
        if pump is not None:
            pump.close()
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
            return await self._pump().call(self, operation, arguments)

    async def request(self, method: str, path: str, json: Any = None) -> View:
        """Sends a request that the library has no operation for, in a thread; see
        :meth:`balvps.Client.request`.

        Args:
            method: ``"GET"``, ``"POST"``, ``"PUT"`` or ``"DELETE"``.
            path: below `base_url`, beginning with ``/``, escaped; a query may follow.
            json: the body, of what JSON can say; ``None``: no body.

        Raises:
            BalvpsError: of the class that says what went wrong.

        >>> async def main():
        ...     async with balvps.AsyncClient.from_env() as client:
        ...         return await client.request("GET", "/balance")
        >>> asyncio.run(main())["details"]["currency"]
        'USD'
        """
        self._refuse_options()
        body = None if json is None else json_bytes(json, "json")
        with mistakes_told():
            result = await asyncio.to_thread(self._native.request, method, path, body)
        return self._received(result, "request")

    async def batch(
        self, calls: Iterable[BatchCall], *, ordered: bool = False, progress: Progress | None = None
    ) -> AsyncGenerator[BatchResult, None]:
        """Makes many calls at once, `max_in_flight` at a time, and gives their results as they come.

        Args:
            calls, ordered, progress: see :meth:`balvps.Client.batch`.

        >>> async def main():
        ...     async with balvps.AsyncClient.from_env() as client:
        ...         calls = [("get_invoice", {"id": id}) for id in (308976, 1, 308977)]
        ...         return [got.error or got.result().invoice.total
        ...                 async for got in client.batch(calls, ordered=True)]
        >>> asyncio.run(main())
        [Decimal('19.65'), NotFound('Invoice not found'), Decimal('2.1')]
        """
        batch = Batch(calls, ordered, self._max_in_flight)
        finished: asyncio.Queue[asyncio.Future[View]] = asyncio.Queue()
        under_way: dict[asyncio.Future[View], int] = {}  # and the call's index
        done = 0
        try:
            while True:
                for index, (operation, arguments) in batch.next_calls():
                    task = asyncio.ensure_future(self.call(operation, **arguments))
                    under_way[task] = index
                    task.add_done_callback(finished.put_nowait)
                if not under_way:
                    return
                answer = await finished.get()
                error = answer.exception()
                if error is not None and not isinstance(error, BalvpsError):
                    raise error
                result = None if error else answer.result()
                for due in batch.finished(under_way.pop(answer), result, error):
                    done += 1
                    if progress is not None:
                        progress(done)
                    yield due
        finally:
            for each in under_way:
                each.cancel()

    async def verify_second_factor(self, code: str) -> Tokens:
        """Completes a login that asked for a second factor, in a thread; see
        :meth:`balvps.Client.verify_second_factor`.

        Args:
            code: the one-time password, such as ``"123456"``.

        >>> async def main():
        ...     async with balvps.AsyncClient.from_env() as client:
        ...         await client.verify_second_factor("123456")
        >>> asyncio.run(main())
        Traceback (most recent call last):
        balvps.errors.InvalidArgument: no login waits for a second factor: ...
        """
        with mistakes_told():
            result = await asyncio.to_thread(self._native.verify_second_factor, code)
        return cast("Tokens", self._received(result, "login"))

    def _pump(self) -> Pump:
        loop = asyncio.get_running_loop()
        return self._pumps.get(loop) or self._new_pump(loop)

    def _new_pump(self, loop: asyncio.AbstractEventLoop) -> Pump:
        for closed in [each for each in self._pumps if each.is_closed()]:
            del self._pumps[closed]
        return self._pumps.setdefault(loop, Pump(self, loop))
