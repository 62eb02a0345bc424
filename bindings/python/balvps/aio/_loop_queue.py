"""The calls that an event loop has under way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from .._base_client import mistakes_told
from .._native import most_taken
from ..errors import Cancelled

if TYPE_CHECKING:
    from .. import _native
    from .._base_client import BaseClient
    from .._views import View


class LoopQueue:
    """A queue of the library for one event loop, which watches the queue's descriptor while calls are under
    way."""

    __slots__ = ("_client", "_loop", "_queue", "_raised", "_under_way", "_watched")

    def __init__(self, client: BaseClient, loop: asyncio.AbstractEventLoop) -> None:
        self._client = client
        self._loop = loop
        self._queue = client._new_queue()
        self._under_way: dict[int, Answer] = {}  # by tag, cancelled ones included
        self._watched = False
        self._raised: BaseException | None = None  # and not given to a call yet

    def submit(self, call: _native.Call, last: LastCall) -> Answer:
        """The answer of a call, which is sent when the loop comes to it.

        Args:
            call: the call.
            last: takes the call's result.
        """
        with mistakes_told:
            tag = self._queue.submit(call)
        answer = Answer(loop=self._loop)
        answer.tag = tag
        answer.queue = self
        answer.operation = call.operation
        answer.last = last
        last.answer = answer
        self._under_way[tag] = answer
        if not self._watched:
            self._loop.add_reader(self._queue.descriptor, self._collect)
            self._watched = True
        return answer

    def cancel(self, answer: Answer) -> None:
        """Ends a call whose caller does not wait for it any more. Its result is known at once, so that a
        caller who asks learns of a write that was sent."""
        self._queue.cancel(answer.tag)
        self._collect()

    def close(self) -> None:
        """Ends the calls that are under way, with Cancelled."""
        self._queue.cancel(0)
        try:
            self._collect()
        finally:
            self._end()

    def _end(self) -> None:
        if self._watched:
            self._loop.remove_reader(self._queue.descriptor)
            self._watched = False
        try:
            self._queue.close()
        finally:
            for answer in self._under_way.values():
                if not answer.done():
                    answer.set_exception(Cancelled("the client was closed"))
            self._under_way.clear()

    def _collect(self) -> None:
        """Gives the results that are there to those who wait for them. It does not wait itself."""
        results = self._taken()
        for result in results:
            answer = self._under_way.pop(result.tag)
            if answer.last.answer is answer:  # the task has not made another call meanwhile
                answer.last.result = result
            if self._raised is not None and not answer.done():
                answer.set_exception(self._raised)
                self._raised = None
            if answer.done():
                self._client._note_abandoned(result)
                continue
            try:
                view: View = self._client._received(result, answer.operation)
                answer.set_result(view)
            except BaseException as error:  # a log handler may raise anything, and others wait for results
                answer.set_exception(error)
        if len(results) == most_taken:  # the descriptor tells of new ones only
            self._loop.call_soon(self._collect)
        elif not self._under_way:
            # Not at once: the task that got the last answer may make another call.
            self._loop.call_soon(self._stop_watching)

    def _taken(self) -> list[_native.Result]:
        """The results that are there. What a signal handler or the token store raised is not lost."""
        try:
            return self._queue.take(0)
        except (KeyboardInterrupt, SystemExit):  # they end the event loop; if it goes on, so do the calls
            self._loop.call_soon(self._collect)
            raise
        except BaseException as raised:  # nobody catches it here: the first call that ends gets it
            self._raised = raised
            return self._taken()

    def _stop_watching(self) -> None:
        if self._watched and not self._under_way:
            self._loop.remove_reader(self._queue.descriptor)
            self._watched = False


class LastCall:
    """A task's last call, and its result."""

    __slots__ = ("answer", "result")

    def __init__(self) -> None:
        self.answer: Answer | None = None
        self.result: _native.Result | None = None


class Answer(asyncio.Future["View"]):
    """The answer of a call. Cancelling it cancels the call."""

    # LoopQueue.submit sets them: a constructor that does it would take longer than the rest.
    queue: LoopQueue
    tag: int
    operation: str
    last: LastCall

    def cancel(self, msg: Any = None) -> bool:
        cancelled = super().cancel(msg)
        if cancelled:
            self.queue.cancel(self)
        return cancelled
