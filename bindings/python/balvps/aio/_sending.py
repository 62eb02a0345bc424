"""How a client for asyncio sends its calls."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from .._base_client import BaseClient
from ._loop_queue import LastCall, LoopQueue

if TYPE_CHECKING:
    from .. import _native
    from ._loop_queue import Answer


class SendingClient(BaseClient):
    """A client that sends calls on the event loop, without threads."""

    def _open(self, *settings: Any) -> None:
        super()._open(*settings)
        self._last: WeakKeyDictionary[asyncio.Task[Any], LastCall] = WeakKeyDictionary()
        self._queues: dict[asyncio.AbstractEventLoop, LoopQueue] = {}

    def _close(self) -> None:
        queue = self._queues.pop(asyncio.get_running_loop(), None)
        try:
            if queue is not None:
                queue.close()
        finally:
            self._native.close()

    def _last_result(self) -> _native.Result | None:
        """The result of the last call of this task."""
        try:
            task = asyncio.current_task()
        except RuntimeError:  # no event loop runs here
            return None
        last = None if task is None else self._last.get(task)
        return None if last is None else last.result

    def _send(self, call: _native.Call, last: LastCall | None = None) -> Answer:
        """Makes a call."""
        last = last or self._last_call()
        last.result = None  # frees its memory before the next answer needs memory
        loop = asyncio.get_running_loop()
        queue = self._queues.get(loop) or self._new_loop_queue(loop)
        return queue.submit(call, last)

    def _last_call(self) -> LastCall:
        task = asyncio.current_task()
        assert task is not None  # a coroutine runs in a task
        return self._last.get(task) or self._last.setdefault(task, LastCall())

    def _new_loop_queue(self, loop: asyncio.AbstractEventLoop) -> LoopQueue:
        for each in list(self._queues):  # a copy, because other threads with loops may change it meanwhile
            if each.is_closed():
                self._queues.pop(each, None)
        return self._queues.setdefault(loop, LoopQueue(self, loop))
