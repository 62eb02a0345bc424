"""The protocols over HTTP.

- :mod:`.httpreq`, :mod:`.dyndns2` and :mod:`.external_dns` are the protocols, :mod:`.status` is health and
  figures.
- :mod:`.access` finds out who asks, :mod:`.records` changes records within the scope of a key.
- :mod:`.connections` and :mod:`.bodies` are the limits.
"""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING, Any

from aiohttp import hdrs, web

from ...errors import BalvpsError, CallerError, ConfigurationError, NotNowError
from ..journal import Origin
from ..zones import Busy
from .access import ORIGIN, Access
from .bodies import LARGEST_BODY
from .connections import Connections
from .dyndns2 import DynDns2
from .external_dns import ExternalDns
from .httpreq import HttpReq
from .records import Records
from .refusal import Refusal
from .status import Status

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ..config import Http
    from ..journal import Journal
    from ..keys import Keys
    from ..service import Listener
    from ..zones import Zones

    _Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

#: The longest line and field of a request's head, in bytes. 20 names of 253 octets fit into a line.
_LONGEST_LINE = 8190

#: Seconds for which requests under way may go on at the end. A change of a busy zone takes seconds.
_END = 60.0

_TLS_TIME = 10.0


async def start(config: Http, keys: Keys, zones: Zones, journal: Journal) -> Listener:
    """Starts the listener.

    Raises:
        OSError: the address cannot be used.
        ConfigurationError: the certificate cannot be used.
    """
    access, records = Access(keys), Records(zones, journal)
    protocols: list[Any] = [Status(config, access, records, journal)]
    if config.httpreq:
        protocols.append(HttpReq(access, records))
    if config.dyndns2:
        protocols.append(DynDns2(access, records, journal))
    if config.external_dns:
        protocols.append(ExternalDns(config, access, records))
    application = web.Application(client_max_size=LARGEST_BODY)
    names: dict[str, str] = {}
    for protocol in protocols:
        application.add_routes(protocol.routes())
        names.update((route.path, protocol.name) for route in protocol.routes())
    listener = _Listener(application, names, journal)
    await listener.start(config)
    return listener


class _Listener:
    """The listener, and what all protocols have in common."""

    def __init__(self, application: web.Application, names: dict[str, str], journal: Journal) -> None:
        self._names = names
        self._journal = journal
        self._under_way: set[asyncio.Task[web.StreamResponse]] = set()

        @web.middleware
        async def middleware(request: web.Request, handler: _Handler) -> web.StreamResponse:
            return await self._handle(request, handler)

        application.middlewares.append(middleware)
        self._runner = web.AppRunner(
            application, access_log=None, max_line_size=_LONGEST_LINE, max_field_size=_LONGEST_LINE
        )

    async def start(self, config: Http) -> None:
        """Begins to listen."""
        await self._runner.setup()
        assert self._runner.server is not None
        self._connections = Connections(self._runner.server)
        context = _tls(config)
        self._server = await asyncio.get_running_loop().create_server(
            self._connections,
            config.listen.host,
            config.listen.port,
            ssl=context,
            ssl_handshake_timeout=None if context is None else _TLS_TIME,
        )
        host, port = self._server.sockets[0].getsockname()[:2]
        self.address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    async def close(self) -> None:
        """Accepts no more requests, and returns when those under way are answered."""
        self._server.close()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=_END)
        await self._runner.cleanup()

    async def _handle(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Answers a request. A client that leaves does not break off a change."""
        self._connections.asks(request)
        task = asyncio.ensure_future(self._answered(request, handler))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def _answered(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        protocol = self._names.get(request.path, "http")
        try:
            response = await handler(request)
        except Refusal as refusal:
            origin = ORIGIN.get(Origin(protocol, request.remote or ""))
            self._journal.refusal(origin, reason=refusal.reason, detail=str(refusal), **refusal.wanted)
            response = _refused(refusal)
        except Busy as error:
            origin = ORIGIN.get(Origin(protocol, request.remote or ""))
            self._journal.refusal(origin, reason="busy", detail=str(error))
            response = web.json_response({"error": str(error)}, status=503, headers={hdrs.RETRY_AFTER: "5"})
        except BalvpsError as error:
            status = 500 if protocol == ExternalDns.name else _status_of(error)
            response = web.json_response({"error": str(error)}, status=status)
        except web.HTTPException as error:  # no such path or method, or a body that is too large
            response = web.json_response({"error": error.reason}, status=error.status)
        response.headers[hdrs.SERVER] = "balvps"  # without the versions of Python and aiohttp
        self._journal.request(protocol, str(response.status))
        return response


def _refused(refusal: Refusal) -> web.Response:
    headers = {hdrs.WWW_AUTHENTICATE: 'Basic realm="balvps"'} if refusal.status == 401 else {}
    if refusal.word:
        return web.Response(text=f"{refusal.word}\n", status=refusal.status, headers=headers)
    return web.json_response({"error": str(refusal)}, status=refusal.status, headers=headers)


def _status_of(error: BalvpsError) -> int:
    if isinstance(error, NotNowError):
        return 503
    return 400 if isinstance(error, CallerError) else 502


def _tls(config: Http) -> ssl.SSLContext | None:
    if config.certificate_file is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        # A password is never asked for. A key that needs one is a fault.
        context.load_cert_chain(config.certificate_file, config.private_key_file, password="")
    except OSError as error:  # ssl.SSLError is one
        raise ConfigurationError(f"{config.certificate_file}: {error.strerror or error}") from None
    return context
