"""What the nouns of a client share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from typing_extensions import Self

    from ._calls import Call
    from ._views import View

_Answer = TypeVar("_Answer", bound="View")


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
