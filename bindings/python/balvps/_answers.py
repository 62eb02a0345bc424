"""What resources do with answers: a field that is needed, and reading back after a write."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TypeVar

from ._views import View
from .errors import AmbiguousWrite, BalvpsError, MalformedAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

_T = TypeVar("_T")


def needed(view: object, name: str, kind: type[_T] | tuple[type[_T], ...]) -> _T:
    """A field of an answer that the caller cannot do without.

    Raises:
        MalformedAnswer: the service did not send it, or sent something else in its place.
    """
    value = view.get(name) if isinstance(view, View) else None
    if not isinstance(value, kind):
        raise MalformedAnswer(f"the answer lacks {name!r}, or has something else in its place")
    return value


@contextlib.contextmanager
def after_write(done: str, operation: str) -> Iterator[None]:
    """Reads back after a write that was carried out. A failure says that it was, so that nobody repeats the
    write.

    Args:
        done: what was done, as the beginning of a sentence.
        operation: the write.

    Raises:
        AmbiguousWrite: in place of any error of this package, which is its cause.
    """
    try:
        yield
    except BalvpsError as error:
        details = {**error.raw, "reason": error.name, "operation": operation, "retryable": False}
        for name in ("code", "name", "retry_after"):  # they are those of the failed reading
            details.pop(name, None)
        why = str(error).replace(" (nothing was sent)", "")  # true of the reading alone
        raise AmbiguousWrite(f"{done}, but reading it back failed: {why}", details) from error
    except BaseException as interruption:  # add_note does the same, but is new in Python 3.11
        note = f"{done}; reading it back was broken off."
        vars(interruption).setdefault("__notes__", []).append(note)
        raise
