"""The protocols over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from ..config import Http
    from ..journal import Journal
    from ..keys import Keys
    from ..service import Listener
    from ..zones import Zones


async def start(config: Http, keys: Keys, zones: Zones, journal: Journal) -> Listener:
    """Starts the listener.

    Raises:
        OSError: the address cannot be used.
    """
    runner = web.AppRunner(web.Application(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, config.listen.host, config.listen.port).start()
    return _Listener(runner)


class _Listener:
    def __init__(self, runner: web.AppRunner) -> None:
        self._runner = runner
        host, port = runner.addresses[0][:2]
        self.address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

    async def close(self) -> None:
        await self._runner.cleanup()
