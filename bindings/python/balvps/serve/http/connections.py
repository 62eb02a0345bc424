"""Connections of clients, bounded in number and in the time until the first request."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp import web

#: How many there may be at the same time. More are closed at once.
_MOST = 256

#: Seconds within which the head of the first request must have come. Later requests have aiohttp's limit.
_TIME = 20.0


class Connections:
    """Makes the protocol of each connection, for ``create_server``.

    Args:
        server: the server of aiohttp.
    """

    def __init__(self, server: web.Server) -> None:
        self._server = server
        self._silent: set[web.RequestHandler] = set()  # those that have not asked yet

    def __call__(self) -> asyncio.BaseProtocol:
        if len(self._server.connections) >= _MOST:
            return _Closed()
        handler = self._server()
        self._silent.add(handler)
        asyncio.get_running_loop().call_later(_TIME, self._check, handler)
        return handler

    def asks(self, request: web.Request) -> None:
        """Takes note of a request, so that its connection stays open."""
        self._silent.discard(request.protocol)

    def _check(self, handler: web.RequestHandler) -> None:
        if handler in self._silent:
            self._silent.discard(handler)
            if handler.transport is not None:
                handler.transport.close()


class _Closed(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()
