"""Connections of clients, bounded in number and in the time until the first request."""

from __future__ import annotations

import asyncio
import weakref
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
        self._asked: weakref.WeakSet[asyncio.Protocol] = weakref.WeakSet()

    def __call__(self) -> asyncio.BaseProtocol:
        if len(self._server.connections) >= _MOST:
            return _Closed()
        handler = self._server()
        asyncio.get_running_loop().call_later(_TIME, self._check, weakref.ref(handler))
        return handler

    def asks(self, request: web.Request) -> None:
        """Takes note of a request, so that its connection stays open."""
        self._asked.add(request.protocol)

    def _check(self, reference: weakref.ref[web.RequestHandler]) -> None:
        handler = reference()
        if handler is not None and handler not in self._asked and handler.transport is not None:
            handler.transport.close()


class _Closed(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()
