"""Receives requests over UDP and TCP on one port."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import struct
from typing import TYPE_CHECKING, Any, cast

from ..config import Address

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from .requests import Requests

#: How many requests over UDP are answered at the same time. More are dropped; clients send them again.
_MOST_DATAGRAMS = 512

#: How many connections may be open. More are closed at once.
_MOST_CONNECTIONS = 128

#: Seconds after which a connection on which nothing moves is closed.
_IDLE = 30.0

#: How often another free port is tried, if the one of TCP is not free for UDP.
_MOST_PORTS = 20

_log = logging.getLogger("balvps.serve")


class Listener:
    """The listener for both."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._datagrams = _Datagrams(self)
        self._connections: set[asyncio.Task[None]] = set()
        self._work: set[asyncio.Task[None]] = set()
        self._is_closing = False
        self.address = ""

    async def open(self, listen: Address) -> None:
        """Begins to listen.

        Raises:
            OSError: the address cannot be used.
        """
        for attempt in range(_MOST_PORTS):
            try:
                await self._open(listen)
                return
            except OSError as error:
                again = listen.port == 0 and error.errno == errno.EADDRINUSE
                if not again or attempt + 1 == _MOST_PORTS:
                    raise

    async def _open(self, listen: Address) -> None:
        """Opens both sockets, or none."""
        loop = asyncio.get_running_loop()
        self._server = await asyncio.start_server(self._connected, listen.host, listen.port)
        port = self._server.sockets[0].getsockname()[1]
        try:
            await loop.create_datagram_endpoint(lambda: self._datagrams, local_addr=(listen.host, port))
        except OSError:
            self._server.close()
            raise
        self.address = str(Address(listen.host, port))

    async def close(self) -> None:
        """Accepts no more requests, and returns when those under way are answered."""
        self._is_closing = True
        self._server.close()
        while self._work:
            await asyncio.wait(self._work)
        self._datagrams.close()
        for connection in self._connections:
            connection.cancel()
        if self._connections:
            await asyncio.wait(self._connections)

    def _do(self, work: Awaitable[None]) -> asyncio.Task[None]:
        """Answers a request, even if its connection ends meanwhile."""
        task = asyncio.ensure_future(_reported(work))
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        return task

    # ---- UDP

    def received(self, wire: bytes, client: tuple[Any, ...]) -> None:
        """Receives a datagram."""
        if not self._is_closing and len(self._work) < _MOST_DATAGRAMS:
            self._do(self._answer_datagram(wire, client))

    async def _answer_datagram(self, wire: bytes, client: tuple[Any, ...]) -> None:
        async for answer in self._requests.answers(wire, client[0], client[1], is_stream=False):
            self._datagrams.send(answer, client)

    # ---- TCP

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())
        if not self._is_closing and len(self._connections) < _MOST_CONNECTIONS:
            self._connections.add(task)
        try:
            if task in self._connections:
                await self._converse(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.TimeoutError, asyncio.CancelledError):
            pass  # the client has left, or is too slow, or the gateway ends
        finally:
            self._connections.discard(task)
            if writer.transport.get_write_buffer_size():
                writer.transport.abort()  # the client does not read
            else:
                writer.close()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers the requests of a connection, one after another."""
        client = writer.get_extra_info("peername")
        while not self._is_closing:
            (length,) = struct.unpack("!H", await asyncio.wait_for(reader.readexactly(2), _IDLE))
            wire = await asyncio.wait_for(reader.readexactly(length), _IDLE)
            await asyncio.shield(self._do(self._answer_stream(wire, client, writer)))

    async def _answer_stream(
        self, wire: bytes, client: tuple[Any, ...], writer: asyncio.StreamWriter
    ) -> None:
        async for answer in self._requests.answers(wire, client[0], client[1], is_stream=True):
            writer.write(struct.pack("!H", len(answer)) + answer)
            with contextlib.suppress(OSError):
                await asyncio.wait_for(writer.drain(), _IDLE)


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[Any, ...]) -> None:
        self._listener.received(data, addr)

    def send(self, answer: bytes, client: tuple[Any, ...]) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.sendto(answer, client)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


async def _reported(work: Awaitable[None]) -> None:
    """A defect in answering one request does not end the gateway."""
    try:
        await work
    except asyncio.TimeoutError:
        pass  # the client does not read its answer
    except Exception:
        _log.exception("a request could not be answered")
