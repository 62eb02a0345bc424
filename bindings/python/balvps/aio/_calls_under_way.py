"""The calls of a batch that are under way, for a client of asyncio."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterable
from typing import TYPE_CHECKING, Any

from ..errors import BalvpsError
from ._loop_queue import LastCall

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from typing_extensions import Self, TypeAlias

    from ..batch import BatchCall, Finished
    from ._loop_queue import Answer
    from ._sending import SendingClient

    BatchCalls: TypeAlias = Iterable[BatchCall] | AsyncIterable[BatchCall]


class CallsUnderWay:
    """The calls of a batch that are under way in this event loop.

    Args:
        client: the client that makes the calls.
        calls: all calls of the batch. A task reads an async iterable, so that a slow one delays no result.
    """

    def __init__(self, client: SendingClient, calls: BatchCalls) -> None:
        self._client = client
        self._calls = calls
        self._indices: dict[Answer, int] = {}
        self._done: list[Answer] = []
        self._ready: list[BatchCall] = []  # calls that were read and not taken yet
        self._room = 0  # how many calls may be read ahead
        self._reading: asyncio.Future[None] | None = None

    async def __aenter__(self) -> Self:
        self._news = asyncio.Event()  # an answer has come, or take() has a new result
        if isinstance(self._calls, AsyncIterable):
            self._more_room = asyncio.Event()
            self._reading = asyncio.ensure_future(self._read(self._calls))
        else:
            self._iterator = iter(self._calls)
        return self

    async def __aexit__(self, *raised: object) -> None:
        for each in (self._reading, *self._indices):
            if each is not None and not each.cancel() and not each.cancelled():
                each.exception()  # asyncio logs an exception that is never retrieved

    def __len__(self) -> int:
        return len(self._indices)

    @property
    def more_may_come(self) -> bool:
        """Whether take() may return more calls later."""
        return self._reading is not None and not self._reading.done()

    def take(self, room: int) -> Iterable[BatchCall]:
        """The next calls that are available, `room` at most."""
        if self._reading is None:
            return itertools.islice(self._iterator, room)
        if self._reading.done() and not self._ready:
            self._reading.result()  # raises what the iterable raised
        taken = self._ready[:room]
        del self._ready[:room]
        self._room = room - len(taken)
        self._more_room.set()
        return taken

    def submit(self, index: int, operation: str, arguments: Mapping[str, Any]) -> None:
        """Sends a call.

        Raises:
            InvalidArgument: it cannot be sent.
        """
        answer = self._client._send(self._client._new_call(operation, arguments), LastCall())
        self._indices[answer] = index
        answer.add_done_callback(self._note)

    async def finished(self, wait: bool) -> list[Finished]:
        """The calls that are finished. Other tasks run meanwhile, even if every call is refused at once.

        Args:
            wait: wait for an answer or for a change of take().
        """
        await (self._news.wait() if wait else asyncio.sleep(0))
        self._news.clear()
        done, self._done = self._done, []
        return [self._finished(answer) for answer in done]

    def _finished(self, answer: Answer) -> Finished:
        index, error = self._indices.pop(answer), answer.exception()
        if error is not None and not isinstance(error, BalvpsError):
            raise error
        return index, None if error else answer.result(), error

    def _note(self, answer: Answer) -> None:
        self._done.append(answer)
        self._news.set()

    async def _read(self, calls: AsyncIterable[BatchCall]) -> None:
        try:
            async for call in calls:
                self._ready.append(call)
                self._news.set()
                while len(self._ready) >= self._room:
                    self._more_room.clear()
                    await self._more_room.wait()
        finally:
            self._news.set()
