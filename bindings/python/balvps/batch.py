"""Many calls at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from typing_extensions import TypeAlias

    from ._views import View
    from .errors import BalvpsError

    #: An operation's name and its arguments.
    BatchCall: TypeAlias = "tuple[str, Mapping[str, Any]]"
    #: Called for each result with the number of results so far.
    Progress: TypeAlias = "Callable[[int], object]"
    #: The index of a call, and its answer or its error.
    Finished: TypeAlias = "tuple[int, View | None, BalvpsError | None]"

__all__ = ["BatchResult"]

#: How many calls are in the queue for each call that may run, so that the next one starts without delay.
_AHEAD = 2


class BatchResult:
    """The result of one call of a batch.

    >>> [got] = client.batch([("get_invoice", {"id": 308976})])
    >>> got.index, got.call, got.error, got.result().invoice.total
    (0, ('get_invoice', {'id': 308976}), None, Decimal('19.65'))
    """

    __slots__ = ("_answer", "call", "error", "index")

    def __init__(self, index: int, call: BatchCall, answer: Any, error: BalvpsError | None) -> None:
        #: The position of the call in the batch, from 0 on.
        self.index = index
        #: The call, the same object as in the batch.
        self.call = call
        #: The error of the call; ``None`` if it succeeded.
        self.error = error
        self._answer = answer

    def result(self) -> Any:
        """The answer of the operation, as :meth:`Client.call` returns it.

        Raises:
            BalvpsError: the call failed.

        >>> [got] = client.batch([("get_invoice", {"id": 1})])
        >>> got.result()
        Traceback (most recent call last):
        balvps.errors.NotFound: Invoice not found
        """
        if self.error is not None:
            raise self.error
        return self._answer

    def __repr__(self) -> str:
        return f"BatchResult({self.index}, {self.call[0]!r}, {self.error or self._answer!r})"


class Batch:
    """The state of a batch: which calls are running, and which results are returned next.

    Args:
        ordered: whether results are returned in the order of the calls.
        in_flight: how many calls may run at the same time.
        progress: called for each result with the number of results so far.
    """

    def __init__(self, ordered: bool, in_flight: int, progress: Progress | None) -> None:
        #: What the caller's code raised. No more calls begin then. It is raised again after the results of
        #: all calls that were sent have been returned, because these may be writes.
        self.failure: Exception | None = None
        self._progress = progress
        self._done = 0
        self._ordered = ordered
        self._room = _AHEAD * in_flight
        self._begun: dict[int, BatchCall] = {}
        self._early: dict[int, BatchResult] = {}  # finished before their turn
        self._next = 0
        self._turn = 0

    @property
    def room(self) -> int:
        """How many more calls may begin now."""
        return self._room - len(self._begun) - len(self._early)

    def begin(self, call: BatchCall) -> int:
        """Adds a call and returns its index."""
        index = self._next
        self._next += 1
        self._begun[index] = call
        return index

    def count(self) -> None:
        """Counts a result and reports the progress."""
        self._done += 1
        if self._progress is not None and self.failure is None:
            try:
                self._progress(self._done)
            except Exception as error:
                self.failure = error

    def finished(self, index: int, answer: Any, error: BalvpsError | None) -> list[BatchResult]:
        """Takes the result of a call, and returns the results that can be returned now."""
        result = BatchResult(index, self._begun.pop(index), answer, error)
        if not self._ordered:
            return [result]
        self._early[index] = result
        due = []
        while self._turn in self._early:
            due.append(self._early.pop(self._turn))
            self._turn += 1
        return due
