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
    #: Is told, after each result, how many there are so far.
    Progress: TypeAlias = "Callable[[int], object]"
    #: A call by its index, and its answer or what went wrong.
    Finished: TypeAlias = "tuple[int, View | None, BalvpsError | None]"

__all__ = ["BatchResult"]

#: How many calls are handed over, for each that may be under way: some are waiting when one is finished.
_AHEAD = 2


class BatchResult:
    """What one call of a batch came to.

    >>> [got] = client.batch([("get_invoice", {"id": 308976})])
    >>> got.index, got.call, got.error, got.result().invoice.total
    (0, ('get_invoice', {'id': 308976}), None, Decimal('19.65'))
    """

    __slots__ = ("_answer", "call", "error", "index")

    def __init__(self, index: int, call: BatchCall, answer: Any, error: BalvpsError | None) -> None:
        #: Its place among the calls that were handed in, from 0 on.
        self.index = index
        #: The call, the very object that was handed in.
        self.call = call
        #: What went wrong; ``None``: it worked.
        self.error = error
        self._answer = answer

    def result(self) -> Any:
        """What the operation answered, as :meth:`Client.call` gives it.

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
    """The bookkeeping of a batch: which calls are under way, which results are due.

    Args:
        ordered: whether results are due in the order of the calls.
        in_flight: how many calls may be under way.
        progress: is told how many results there are so far.
    """

    def __init__(self, ordered: bool, in_flight: int, progress: Progress | None) -> None:
        #: What the code of the caller raised. No more calls are begun then. The results of those that were
        #: sent are handed out before it is raised again: they may be writes that nobody else knows of.
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
        """How many more calls may be begun now."""
        return self._room - len(self._begun) - len(self._early)

    def begin(self, call: BatchCall) -> int:
        """Takes a call, and gives its index."""
        index = self._next
        self._next += 1
        self._begun[index] = call
        return index

    def count(self) -> None:
        """Counts a result that is due, and tells of it."""
        self._done += 1
        if self._progress is not None and self.failure is None:
            try:
                self._progress(self._done)
            except Exception as error:
                self.failure = error

    def finished(self, index: int, answer: Any, error: BalvpsError | None) -> list[BatchResult]:
        """Takes what a call came to, and gives the results that are due now."""
        result = BatchResult(index, self._begun.pop(index), answer, error)
        if not self._ordered:
            return [result]
        self._early[index] = result
        due = []
        while self._turn in self._early:
            due.append(self._early.pop(self._turn))
            self._turn += 1
        return due
