"""The calls of an event loop that are under way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from .._base_client import as_invalid_argument
from .._native import take_limit
from ..errors import Cancelled

if TYPE_CHECKING:
    from .. import _native
    from .._base_client import BaseClient
    from .._views import View


class LoopQueue:
    """A queue of the library for one event loop. The loop watches the queue's descriptor while calls are
    under way."""

    __slots__ = ("_client", "_loop", "_queue", "_raised", "_under_way", "_watched")

    def __init__(self, client: BaseClient, loop: asyncio.AbstractEventLoop) -> None:
        self._client = client
        self._loop = loop
        self._queue = client._new_queue()
        self._under_way: dict[int, Answer] = {}  # by tag, including cancelled calls
        self._watched = False
        self._raised: BaseException | None = None  # an exception for the next call that ends

    def submit(self, call: _native.Call, last: LastCall) -> Answer:
        """Submits a call and returns its future answer.

        Args:
            call: the call.
            last: receives the call's result.
        """
        with as_invalid_argument:
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
        """Cancels a call whose caller has stopped waiting. Its result is collected at once, so that the
        caller can find out whether a write was sent."""
        self._queue.cancel(answer.tag)
        self._collect()

    def close(self) -> None:
        """Ends the calls that are under way. They raise Cancelled."""
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
        """Hands the available results to their callers. It does not wait."""
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
            except BaseException as error:  # such as of a log handler; the other results are still handed out
                answer.set_exception(error)
        if len(results) == take_limit:  # the descriptor only signals results that come later
            self._loop.call_soon(self._collect)
        elif not self._under_way:
            # Later, because the task that got the last answer may make another call.
            self._loop.call_soon(self._stop_watching)

    def _taken(self) -> list[_native.Result]:
        """The available results. What a signal handler or the token store raised is raised, or kept for a
        call."""
        try:
            return self._queue.take(0)
        except (KeyboardInterrupt, SystemExit):  # they end the event loop; if it continues, so do the calls
            self._loop.call_soon(self._collect)
            raise
        except BaseException as raised:  # the loop would only log it, so the next call that ends raises it
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

    # LoopQueue.submit sets these. A constructor would take longer than the rest of submit.
    queue: LoopQueue
    tag: int
    operation: str
    last: LastCall

    def cancel(self, msg: Any = None) -> bool:
        cancelled = super().cancel(msg)
        if cancelled:
            self.queue.cancel(self)
        return cancelled
