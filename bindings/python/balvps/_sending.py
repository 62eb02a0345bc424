"""How a client that blocks sends its calls."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from ._base_client import BaseClient, mistakes_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from . import _native
    from ._views import View


class SendingClient(BaseClient):
    """A client that blocks its thread until a call is answered."""

    def _open(self, *settings: Any) -> None:
        super()._open(*settings)
        self._last = threading.local()

    def _close(self) -> None:
        self._native.close()

    def _last_result(self) -> _native.Result | None:
        """The result of the last call of this thread."""
        return getattr(self._last, "result", None)

    def _send(self, operation: str, arguments: bytes | None) -> View:
        """Calls an operation with its arguments as JSON text."""
        self._last.result = None  # its memory goes before the next answer needs some
        result = self._blocking(self._native.call, operation, arguments)
        return self._received(result, operation)

    def _send_request(self, method: str, path: str, body: bytes | None) -> View:
        result = self._blocking(self._native.request, method, path, body)
        return self._received(result, "request")

    def _send_second_factor(self, code: str) -> View:
        result = self._blocking(self._native.verify_second_factor, code)
        return self._received(result, "login")

    def _received(self, result: _native.Result, operation: str) -> View:
        self._last.result = result
        return super()._received(result, operation)

    def _blocking(self, send: Callable[..., _native.Result], *given: Any) -> _native.Result:
        """The result of a call that the extension makes. Where a signal handler's exception, such as
        KeyboardInterrupt, ends the call, its result is kept all the same."""
        try:
            with mistakes_told:
                return send(*given, self._options)
        except BaseException as error:
            result: _native.Result | None = getattr(error, "balvps_result", None)
            if result is not None:
                self._last.result = result
                self._note_abandoned(result)
            raise
