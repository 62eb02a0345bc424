"""Health and figures."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from ...errors import BalvpsError
from .access import has_credentials

if TYPE_CHECKING:
    from ..config import Http
    from ..journal import Journal
    from .access import Access
    from .records import Records


class Status:
    """The handlers of ``/health`` and ``/metrics``.

    Args:
        config: says whether the listener is on loopback. Elsewhere the figures need a key.
        access, records, journal: see their modules.
    """

    name = "status"

    def __init__(self, config: Http, access: Access, records: Records, journal: Journal) -> None:
        self._config = config
        self._access = access
        self._records = records
        self._journal = journal

    def routes(self) -> list[web.RouteDef]:
        """What it serves."""
        return [web.get("/health", self.health), web.get("/metrics", self.metrics)]

    async def health(self, request: web.Request) -> web.Response:
        """Says whether the account worked when it was used last: 200 or 503.

        A request with a key asks the service, at most once a minute, and after a failed login once in ten
        minutes. A request without one never reaches the service.
        """
        if has_credentials(request):
            await self._access.caller(request, self.name)
            if self._records.must_be_checked:
                with contextlib.suppress(BalvpsError):  # it is the answer
                    await self._records.zones()
        failure = self._records.failure
        if failure is None:
            return web.json_response({"status": "ok"})
        return web.json_response({"status": "failing", "error": failure.name}, status=503)

    async def metrics(self, request: web.Request) -> web.Response:
        """The figures, in the text format of Prometheus."""
        if has_credentials(request) or not self._config.listen.is_loopback:
            await self._access.caller(request, self.name)
        return web.Response(
            body=generate_latest(self._journal.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )
