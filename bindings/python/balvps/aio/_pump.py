"""What moves the calls of an event loop on."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from .._base_client import mistakes_told
from .._native import most_taken
from ..errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from .. import _native
    from .._base_client import BaseClient
    from .._views import View


class Pump:
    """The calls of one event loop: a queue of the library, whose descriptor the loop watches as long as there
    are calls under way."""

    __slots__ = ("_client", "_loop", "_queue", "_raised", "_under_way", "_watched")

    def __init__(self, client: BaseClient, loop: asyncio.AbstractEventLoop) -> None:
        self._client = client
        self._loop = loop
        self._queue = client._new_queue()
        self._under_way: dict[int, Answer] = {}  # by tag, cancelled ones included
        self._watched = False
        self._raised: BaseException | None = None  # and not given to a call yet

    def answer(self, operation: str, submit: Callable[[_native.Queue], int], last: Last) -> Answer:
        """The answer of a call, which is sent when the loop comes to it.

        Args:
            operation: what the call is of.
            submit: puts it into a queue, and gives its tag.
            last: is told what it came to.
        """
        with mistakes_told:
            tag = submit(self._queue)
        answer = Answer(loop=self._loop)
        answer.tag = tag
        answer.pump = self
        answer.operation = operation
        answer.last = last
        last.call = answer
        self._under_way[tag] = answer
        if not self._watched:
            self._loop.add_reader(self._queue.descriptor, self._move_on)
            self._watched = True
        return answer

    def cancel(self, answer: Answer) -> None:
        """Ends a call whose caller does not wait for it any more. What it came to is known at once, so that
        who asks afterwards learns of a write that was sent."""
        self._queue.cancel(answer.tag)
        self._move_on()

    def close(self) -> None:
        """Ends the calls that are under way, with Cancelled."""
        self._queue.cancel(0)
        try:
            self._move_on()
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

    def _move_on(self) -> None:
        """Does what can be done without waiting."""
        results = self._taken()
        for result in results:
            answer = self._under_way.pop(result.tag)
            if answer.last.call is answer:  # the task has not made another call meanwhile
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
            except (
                BaseException
            ) as error:  # a log handler may raise anything, and others wait for their results
                answer.set_exception(error)
        if len(results) == most_taken:  # the descriptor tells of new ones only
            self._loop.call_soon(self._move_on)
        elif not self._under_way:
            # Not at once: who got the last answer may have another call to make.
            self._loop.call_soon(self._rest)

    def _taken(self) -> list[_native.Result]:
        """The results that are there. What a signal handler or the token store raised is not lost."""
        try:
            return self._queue.take(0)
        except (KeyboardInterrupt, SystemExit):  # they end the event loop; if it goes on, so do the calls
            self._loop.call_soon(self._move_on)
            raise
        except BaseException as raised:  # nobody catches it here: the first call that ends gets it
            self._raised = raised
            return self._taken()

    def _rest(self) -> None:
        if self._watched and not self._under_way:
            self._loop.remove_reader(self._queue.descriptor)
            self._watched = False


class Last:
    """What a task's last call came to."""

    __slots__ = ("call", "result")

    def __init__(self) -> None:
        self.call: Answer | None = None
        self.result: _native.Result | None = None


class Answer(asyncio.Future["View"]):
    """The answer of a call. Cancelling it cancels the call."""

    # Set by whoever makes one: a method that does it would take longer than the rest.
    pump: Pump
    tag: int
    operation: str
    last: Last

    def cancel(self, msg: Any = None) -> bool:
        cancelled = super().cancel(msg)
        if cancelled:
            self.pump.cancel(self)
        return cancelled
