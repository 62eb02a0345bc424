"""Who sends a request: a key's name and secret are user and password of HTTP Basic."""

from __future__ import annotations

import asyncio
import contextvars
import dataclasses
import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import BasicAuth, hdrs

from ..journal import Origin
from ..keys import Key
from .refusal import Refusal

if TYPE_CHECKING:
    from aiohttp import web

    from ..keys import Keys

#: Seconds before a wrong password is answered, and how many answers may wait at the same time. More are
#: refused at once. A right password never waits: programs on one machine share an address.
_DELAY = 1.0
_MOST_DELAYED = 64

#: Who sent the request that is being answered, as soon as it is known.
ORIGIN: contextvars.ContextVar[Origin] = contextvars.ContextVar("origin")


@dataclasses.dataclass(frozen=True)
class Caller:
    """Who sends a request.

    Attributes:
        key: says what may be done.
        origin: for the journal.
    """

    key: Key
    origin: Origin


class Access:
    """Finds out who sends a request.

    Args:
        keys: the keys of the configuration.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._delayed = 0

    async def caller(self, request: web.Request, protocol: str) -> Caller:
        """Who sends a request.

        Raises:
            Refusal: there is no key with this name and secret.
        """
        given = _credentials(request)
        if given is None:
            raise Refusal(401, "no_password", "a key's name and secret are needed (HTTP Basic)")
        key = self._keys.by_password(given.login.rstrip("."), given.password)
        if key is None:
            await self._slow_down()
            raise Refusal(401, "wrong_password", "there is no key with this name and secret")
        return self._found(key, request, protocol)

    def named(self, name: str | None, request: web.Request, protocol: str) -> Caller:
        """The caller of a protocol that sends no password.

        Args:
            name: the name of the key whose scope it has; ``None``: it may do everything.
        """
        key = Key("", "", "") if name is None else next(key for key in self._keys if key.name == name)
        return self._found(key, request, protocol)

    @staticmethod
    def _found(key: Key, request: web.Request, protocol: str) -> Caller:
        origin = Origin(protocol, request.remote or "", key.name)
        ORIGIN.set(origin)
        return Caller(key, origin)

    async def _slow_down(self) -> None:
        if self._delayed >= _MOST_DELAYED:
            raise Refusal(429, "too_many_wrong_passwords", "too many wrong passwords; try again later")
        self._delayed += 1
        try:
            await asyncio.sleep(_DELAY)
        finally:
            self._delayed -= 1


def has_credentials(request: web.Request) -> bool:
    """Whether a request has a user and a password, right or wrong."""
    return hdrs.AUTHORIZATION in request.headers


def check_is_no_browser(request: web.Request) -> None:
    """Refuses what a page in a browser on this machine could send to a listener that needs no password.

    A browser names the page's origin, or in ``Host`` a name that the page's owner chose.

    Raises:
        Refusal: it may come from a browser.
    """
    if hdrs.ORIGIN in request.headers or "Sec-Fetch-Mode" in request.headers:
        raise Refusal(403, "from_a_browser", "a page in a browser may not send this")
    try:
        host = urlsplit(f"//{request.host}").hostname or ""
        is_local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_local = False
    if not is_local:
        raise Refusal(403, "foreign_host", "without a password, the host must be localhost or its address")


def _credentials(request: web.Request) -> BasicAuth | None:
    header = request.headers.get(hdrs.AUTHORIZATION)
    if header is None:
        return None
    try:
        return BasicAuth.decode(header, "utf-8")
    except ValueError:
        return None
