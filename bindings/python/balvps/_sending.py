"""How a blocking client sends its calls."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from ._base_client import BaseClient, as_invalid_argument

if TYPE_CHECKING:
    from . import _native
    from ._views import View


class SendingClient(BaseClient):
    """A client that blocks the thread until a call is answered."""

    def _open(self, *settings: Any) -> None:
        super()._open(*settings)
        self._last = threading.local()

    def _close(self) -> None:
        self._native.close()

    def _last_result(self) -> _native.Result | None:
        """The result of the last call of this thread."""
        return getattr(self._last, "result", None)

    def _send(self, call: _native.Call) -> View:
        """Makes a call. Its result is kept even if a signal handler's exception, such as KeyboardInterrupt,
        ends it."""
        self._last.result = None  # frees its memory before the next answer needs memory
        try:
            with as_invalid_argument:
                result = self._native.run(call)
        except BaseException as error:
            interrupted: _native.Result | None = getattr(error, "balvps_result", None)
            if interrupted is not None:
                self._last.result = interrupted
                self._note_abandoned(interrupted)
            raise
        return self._received(result, call.operation)

    def _received(self, result: _native.Result, operation: str) -> View:
        self._last.result = result
        return super()._received(result, operation)
