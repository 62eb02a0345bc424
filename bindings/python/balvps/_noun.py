"""What the nouns of a client share."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from ._views import View
from .errors import AmbiguousWrite, BalvpsError, MalformedAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Self

    from ._calls import Call

_T = TypeVar("_T")
_Answer = TypeVar("_Answer", bound=View)


class Caller(Protocol):
    """What a noun needs of its client."""

    call: Call

    def with_options(self, *, confirm: bool | None = None) -> Self:
        """The same client with other options."""
        ...


class Noun:
    """A part of the API, made anew each time it is asked for: it holds nothing but its client."""

    __slots__ = ("_client",)

    def __init__(self, client: Caller) -> None:
        self._client = client

    def _call(
        self, answer: type[_Answer], operation: str, *, confirm: bool = False, **arguments: Any
    ) -> _Answer:
        """Calls an operation with those arguments that are given; `answer` is what it is known to answer."""
        client = self._client.with_options(confirm=True) if confirm else self._client
        return cast("_Answer", client.call(operation, **given(**arguments)))

    def __repr__(self) -> str:
        return f"<{type(self).__name__.lower()} of {self._client!r}>"


def given(**arguments: Any) -> dict[str, Any]:
    """Those arguments that are not None, which stands for left out."""
    return {name: value for name, value in arguments.items() if value is not None}


def needed(view: object, name: str, kind: type[_T] | tuple[type[_T], ...]) -> _T:
    """A field of an answer that the caller cannot do without.

    Raises:
        MalformedAnswer: the service did not send it, or not as what it should be.
    """
    value = view.get(name) if isinstance(view, View) else None
    if not isinstance(value, kind):
        raise MalformedAnswer(f"the answer lacks {name!r}, or has something else in its place")
    return value


@contextlib.contextmanager
def after_write(done: str, operation: str) -> Iterator[None]:
    """What follows a write that was carried out. A failure in it says so, so that nobody repeats the write.

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
