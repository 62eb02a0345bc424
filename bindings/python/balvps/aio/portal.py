"""The operations of a portal's own document, as methods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._near_names import near_names
from .._portal_methods import described
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from .._views import View
    from .client import AsyncClient

__all__ = ["Portal"]


class Portal(Resource):
    """Everything that a client with a `portal_file` can call, as methods with the names of the operations.

    Tab completion and ``help`` know them. The arguments are keywords: those that the portal's document names,
    and `extra`, a mapping with further fields.
    """

    __slots__ = ()

    _client: AsyncClient

    async def document(self) -> str:
        """Fetches the portal's own Swagger 2.0 document, which lies beside the API. No credentials are sent.
        Write it to a file and make a client with that `portal_file`.

        Returns:
            the text, as the portal sent it.

        Raises:
            MalformedAnswer: the portal answered with something else, such as a page that asks for a browser.
            BalvpsError: the portal could not be reached.
        """
        return await self._client._portal_document()

    def __getattr__(self, name: str) -> Callable[..., Awaitable[View]]:
        if name.startswith("_"):  # copy asks for these before there is a client
            raise AttributeError(name)
        operations = self._operations()
        operation = operations.get(name)
        if operation is None:
            near = near_names(name, operations)
            raise AttributeError(f"the portal has no operation {name!r}{near}")

        async def call(**arguments: Any) -> View:
            given = {key: value for key, value in arguments.items() if value is not None}
            return await self._client.call(name, **given)

        return described(call, operation)

    def _operations(self) -> Mapping[str, Mapping[str, Any]]:
        """All operations by their names, also by the portal's own names for those of the library."""
        operations = self._client.operations
        others = {each["other_name"]: each for each in operations.values() if each.get("other_name")}
        return {**others, **operations}

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._operations()})
