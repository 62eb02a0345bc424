"""dyndns2, the protocol of routers, ddclient and inadyn: ``GET /nic/update?hostname=NAME&myip=ADDRESS``.

The answer has a line for each name: ``good`` or ``nochg`` with the addresses, or a word for what went wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from ..._own_addresses import checked_address
from ...errors import BalvpsError, InvalidArgument, NotNowError, TransportError, UncertainError
from ..zones import Busy
from .refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..journal import Journal
    from .access import Access, Caller
    from .records import Records

#: How many names a request may have.
_MOST_NAMES = 20

_NOT_NOW = "911"  # the client should wait for half an hour
_FAILED = "dnserr"

_WORDS = {"no_zone": "nohost", "not_in_scope": "nohost", "no_name": "notfqdn"}


class DynDns2:
    """The handlers of this protocol."""

    name = "dyndns2"

    def __init__(self, access: Access, records: Records, journal: Journal) -> None:
        self._access = access
        self._records = records
        self._journal = journal

    def routes(self) -> list[web.RouteDef]:
        """What it serves."""
        return [web.get("/nic/update", self.update)]

    async def update(self, request: web.Request) -> web.Response:
        """Sets the addresses of names."""
        try:
            caller = await self._access.caller(request, self.name)
        except Refusal as refusal:
            refusal.word = "badauth" if refusal.status == 401 else "abuse"
            raise
        names = [name for text in request.query.getall("hostname", []) for name in text.split(",") if name]
        if not names or len(names) > _MOST_NAMES:
            word = "numhost" if names else "notfqdn"
            raise _wrong(word, f"'hostname' must have 1 to {_MOST_NAMES} names")
        if request.query.get("offline", "").upper() == "YES":
            raise _wrong("!donator", "'offline' is not offered")
        addresses = _addresses(request)
        lines = [await self._line(caller, name, addresses) for name in names]
        return web.Response(text="\n".join(lines) + "\n")

    async def _line(self, caller: Caller, name: str, addresses: Mapping[str, str]) -> str:
        """Sets the addresses of a name, and says what became of it."""
        try:
            if "." not in name.strip("."):
                raise Refusal(400, "no_name", "a whole name is needed", name=name)
            verbs = ["add", "delete"]  # an address replaces the one before
            places = [await self._records.place(caller, verbs, name, type) for type in addresses]
            changed = False
            for place, address in zip(places, addresses.values()):
                async with self._records.changing(place.zone):
                    answer = await self._records.set(caller, place, [address])
                changed = changed or bool(answer["changes"])
        except Refusal as refusal:
            self._journal.refusal(caller.origin, reason=refusal.reason, detail=str(refusal), **refusal.wanted)
            return _WORDS.get(refusal.reason, _FAILED)
        except Busy as error:
            self._journal.refusal(caller.origin, reason="busy", detail=str(error), name=name)
            return _NOT_NOW
        except (NotNowError, TransportError, UncertainError):
            return _NOT_NOW
        except BalvpsError:
            return _FAILED
        return f"{'good' if changed else 'nochg'} {','.join(addresses.values())}"


def _addresses(request: web.Request) -> dict[str, str]:
    """The address for each record type: those of the request, else that of the client.

    A private address is accepted if the client names it, because its key allows the change and names of a
    local network have such addresses. The address that a connection comes from must be public: a client
    behind this gateway's own router would be published with an address that nobody can reach.
    """
    given = [text for key in ("myip", "myipv6") for text in request.query.get(key, "").split(",")]
    texts = [text.strip() for text in given if text.strip()]
    is_named = bool(texts)
    found: dict[str, str] = {}
    for text in texts or [request.remote or ""]:
        type = "AAAA" if ":" in text else "A"
        if type in found:
            raise _wrong("badagent", "there are several addresses of one family")
        try:
            found[type] = checked_address(text, type, allow_private=is_named)
        except InvalidArgument as error:
            raise _wrong("badagent", str(error)) from None
    return found


def _wrong(word: str, message: str) -> Refusal:
    return Refusal(200, "bad_request", message, word=word)
