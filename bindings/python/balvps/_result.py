"""How the service answered a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import error_from

if TYPE_CHECKING:
    from . import _native
    from .errors import BalvpsError


class Result:
    """How the service answered a call.

    >>> client.account.get().email
    'api@example.com'
    >>> client.last_result.http_status, client.last_result.header("content-type")
    (200, 'application/json; charset=UTF-8')
    """

    __slots__ = ("_result",)

    def __init__(self, result: _native.Result) -> None:
        self._result = result

    @property
    def http_status(self) -> int:
        """Status of the last answer; 0: there was none."""
        return self._result.http_status

    def header(self, name: str) -> str | None:
        """A header of the last answer; ``None``: it has no such header.

        Args:
            name: in any case.
        """
        return self._result.header(name)

    @property
    def body(self) -> bytes | None:
        """The body as it came, after decompression; ``None``: there was no answer.

        >>> client.call("list_contacts").contacts[0].id, client.last_result.body[:12]
        (49, b'{"contacts":')
        """
        return self._result.body

    @property
    def attempts(self) -> list[dict[str, Any]]:
        """What was sent, in order, signing in and retries included: method, path, status, milliseconds,
        attempt, error.

        >>> client.account.get().id, [attempt["path"] for attempt in client.last_result.attempts]
        (26, ['/login', '/details'])
        """
        import json

        found: list[dict[str, Any]] = json.loads(self._result.attempts_json)
        return found

    @property
    def error(self) -> BalvpsError | None:
        """What went wrong; ``None``: the call worked."""
        details = self._result.error
        return None if details is None else error_from(details)

    def __repr__(self) -> str:
        return f"Result(http_status={self.http_status}, attempts={len(self.attempts)})"
