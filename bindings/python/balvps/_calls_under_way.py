"""The calls of a batch that are under way, for a client that blocks."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from ._base_client import as_invalid_argument
from .errors import BalvpsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from typing_extensions import Self, TypeAlias

    from ._sending import SendingClient
    from .batch import BatchCall, Finished

    BatchCalls: TypeAlias = Iterable[BatchCall]


class CallsUnderWay:
    """The calls of a batch that are in a queue of the library.

    Args:
        client: the client that makes the calls.
        calls: all calls of the batch.
    """

    #: Whether take() may return more calls later.
    more_may_come = False

    def __init__(self, client: SendingClient, calls: BatchCalls) -> None:
        self._client = client
        self._calls = iter(calls)
        self._queue = client._new_queue()
        self._indices: dict[int, tuple[int, str]] = {}  # by tag: the index and the operation

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._queue.close()

    def __len__(self) -> int:
        return len(self._indices)

    def take(self, room: int) -> Iterator[BatchCall]:
        """The next calls, `room` at most."""
        return itertools.islice(self._calls, room)

    def submit(self, index: int, operation: str, arguments: Mapping[str, Any]) -> None:
        """Sends a call.

        Raises:
            InvalidArgument: it cannot be sent.
        """
        call = self._client._new_call(operation, arguments)
        with as_invalid_argument:
            tag = self._queue.submit(call)
        self._indices[tag] = index, operation

    def finished(self, wait: bool) -> Iterator[Finished]:
        """The calls that are finished.

        Args:
            wait: wait until at least one is finished.
        """
        for result in self._queue.take(-1 if wait else 0):
            index, operation = self._indices.pop(result.tag)
            try:
                yield index, self._client._received(result, operation), None
            except BalvpsError as error:
                yield index, None, error
