"""Starts the gateway, and ends it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from ..aio.client import AsyncClient
from .journal import Journal
from .keys import Keys
from .zones import Zones

if TYPE_CHECKING:
    from .config import Config


class Listener(Protocol):
    """What a protocol's ``start`` returns."""

    @property
    def address(self) -> str:
        """The address and port that it listens on."""
        ...

    async def close(self) -> None:
        """Accepts no more requests, and returns when those under way are answered."""


def new_client(config: Config) -> AsyncClient:
    """A client for the account of a configuration. Nothing is sent.

    Raises:
        ConfigurationError: the account's profile or a value is not usable.
    """
    return AsyncClient(**config.account.client_arguments())


async def serve(config: Config, ready: Callable[[str], None]) -> None:
    """Serves until the process gets SIGTERM or SIGINT. Changes under way then are finished.

    Args:
        config: the configuration.
        ready: called once with the line that names the addresses, when all of them accept requests.

    Raises:
        OSError: an address cannot be used.
        ConfigurationError: as :func:`new_client`.
    """
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end.set)
    async with new_client(config) as client:
        keys, zones, journal = Keys(config.keys), Zones(client), Journal()
        listeners: dict[str, Listener] = {}
        try:
            if config.rfc2136 is not None:
                from . import rfc2136

                listeners["rfc2136"] = await rfc2136.start(config.rfc2136, keys, zones, journal)
            if config.http is not None:
                from . import http

                listeners["http"] = await http.start(config.http, keys, zones, journal)
            addresses = " ".join(f"{name}={listener.address}" for name, listener in listeners.items())
            ready(f"ready {addresses}")
            await end.wait()
        finally:
            await asyncio.gather(*(listener.close() for listener in listeners.values()))
