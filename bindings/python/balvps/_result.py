"""The result of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import error_from

if TYPE_CHECKING:
    from . import _native
    from .errors import BalvpsError


class Result:
    """The result of a call: what was sent and how the service answered.

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
        """HTTP status of the last answer; 0 if there was none."""
        return self._result.http_status

    def header(self, name: str) -> str | None:
        """A header of the last answer; ``None`` if it has no such header.

        Args:
            name: in any case.
        """
        return self._result.header(name)

    @property
    def body(self) -> bytes | None:
        """The body of the last answer, after decompression; ``None`` if there was no answer.

        >>> client.call("list_contacts").contacts[0].id, client.last_result.body[:12]
        (49, b'{"contacts":')
        """
        return self._result.body

    @property
    def attempts(self) -> list[dict[str, Any]]:
        """The requests that were sent, in order, including those that sign in and retries. Each has method,
        path, status, milliseconds, attempt and error.

        >>> client.account.get().id, [attempt["path"] for attempt in client.last_result.attempts]
        (26, ['/login', '/details'])
        """
        import json

        found: list[dict[str, Any]] = json.loads(self._result.attempts_json)
        return found

    @property
    def error(self) -> BalvpsError | None:
        """The error of the call; ``None`` if it succeeded."""
        details = self._result.error
        return None if details is None else error_from(details)

    def __repr__(self) -> str:
        return f"Result(http_status={self.http_status}, attempts={len(self.attempts)})"
