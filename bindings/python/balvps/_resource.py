# generated from aio/_resource.py by api/languages/python_sync.py; do not edit
"""The base of the resources of a client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from ._views import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Self

    from ._calls import Call
    from ._calls_under_way import BatchCalls
    from .batch import BatchResult

_Answer = TypeVar("_Answer", bound=View)


class Caller(Protocol):
    """The methods of a client that a resource needs."""

    call: Call

    def with_options(self, *, timeout: float | None = None, confirm: bool | None = None) -> Self:
        """The same client with other options."""
        ...

    def batch(self, calls: BatchCalls, *, ordered: bool = False) -> Iterator[BatchResult]:
        """Makes many calls at the same time."""
        ...

    def describe(self, operation: str, /, **arguments: Any) -> View:
        """The request that a call would send."""
        ...


class Resource:
    """A part of the API. It is made for each use, because it only holds its client."""

    __slots__ = ("_client",)

    def __init__(self, client: Caller) -> None:
        self._client = client

    def _call(
        self, answer: type[_Answer], operation: str, *, confirm: bool = False, **arguments: Any
    ) -> _Answer:
        """Calls an operation with the arguments that are not None.

        Args:
            answer: the type of the operation's answer, for type checkers.
            operation: the operation's name.
            confirm: whether an ambiguous write is confirmed.
            arguments: the operation's arguments by their names.
        """
        client = self._client.with_options(confirm=True) if confirm else self._client
        given = {name: value for name, value in arguments.items() if value is not None}
        return cast("_Answer", client.call(operation, **given))

    def __repr__(self) -> str:
        return f"<{type(self).__name__.lower()} of {self._client!r}>"
