"""How resources handle answers: fields that they need, and reading back after a write."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TypeVar

from ._views import View
from .errors import AmbiguousWrite, BalvpsError, MalformedAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

_T = TypeVar("_T")


def needed(view: object, name: str, kind: type[_T] | tuple[type[_T], ...]) -> _T:
    """A field that the caller needs of an answer.

    Raises:
        MalformedAnswer: the answer has no such field, or its type is wrong.
    """
    value = view.get(name) if isinstance(view, View) else None
    if not isinstance(value, kind):
        raise MalformedAnswer(f"the answer has no {name!r}, or its type is wrong")
    return value


@contextlib.contextmanager
def after_write(done: str, operation: str) -> Iterator[None]:
    """Reads back after a write. If that fails, the error says that the write was carried out, so that the
    caller does not repeat it.

    Args:
        done: what was done, as the beginning of a sentence.
        operation: the write.

    Raises:
        AmbiguousWrite: reading back failed with an error of this package, which is the cause of this one.
    """
    try:
        yield
    except BalvpsError as error:
        details = {**error.raw, "reason": error.name, "operation": operation, "retryable": False}
        for name in ("code", "name", "retry_after"):  # these belong to the failed reading
            details.pop(name, None)
        why = str(error).replace(" (nothing was sent)", "")  # the write was sent
        raise AmbiguousWrite(f"{done}, but reading it back failed: {why}", details) from error
    except BaseException as interruption:  # Python 3.11 has add_note for this
        note = f"{done}; reading it back was broken off."
        vars(interruption).setdefault("__notes__", []).append(note)
        raise
