"""httpreq, the protocol of lego's provider of that name and of acmeproxy: challenges of ACME.

``POST /present`` and ``/cleanup`` take ``{"fqdn", "value"}``, or in lego's mode RAW ``{"domain", "token",
"keyAuth"}``. The answer has the name and the value, as acme.sh expects.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .bodies import json_body
from .refusal import Refusal

if TYPE_CHECKING:
    from .access import Access
    from .records import Records

#: Seconds. A challenge lives for minutes.
_TTL = 60

#: The longest value, in characters. A challenge has 43.
_LONGEST_VALUE = 255


class HttpReq:
    """The handlers of this protocol."""

    name = "httpreq"

    def __init__(self, access: Access, records: Records) -> None:
        self._access = access
        self._records = records

    def routes(self) -> list[web.RouteDef]:
        """What it serves."""
        return [web.post("/present", self.present), web.post("/cleanup", self.cleanup)]

    async def present(self, request: web.Request) -> web.Response:
        """Adds a challenge. Others of the same name stay."""
        caller = await self._access.caller(request, self.name)
        fqdn, value = _challenge(await json_body(request))
        place = await self._records.place(caller, ["add"], fqdn, "TXT")
        async with self._records.changing(place.zone):
            await self._records.ensure(caller, place, value, _TTL)
        return web.json_response({"fqdn": fqdn, "value": value})

    async def cleanup(self, request: web.Request) -> web.Response:
        """Removes a challenge. It is no error if it is not there."""
        caller = await self._access.caller(request, self.name)
        fqdn, value = _challenge(await json_body(request))
        place = await self._records.place(caller, ["delete"], fqdn, "TXT")
        async with self._records.changing(place.zone):
            await self._records.remove(caller, place, value)
        return web.json_response({"fqdn": fqdn, "value": value})


def _challenge(body: Any) -> tuple[str, str]:
    """The name and the value that a request means."""
    if not isinstance(body, dict):
        raise Refusal(400, "bad_request", "the body must be an object")
    if "fqdn" in body or "value" in body:
        fqdn, value = _text(body, "fqdn"), _text(body, "value")
    else:
        # RFC 8555, section 8.4. A wildcard has the challenge of the name below it.
        fqdn = f"_acme-challenge.{_text(body, 'domain').removeprefix('*.')}"
        digest = hashlib.sha256(_text(body, "keyAuth").encode()).digest()
        value = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    if len(value) > _LONGEST_VALUE or not (value.isascii() and value.isprintable()):
        raise Refusal(400, "bad_request", f"value must have at most {_LONGEST_VALUE} printable characters")
    return fqdn, value


def _text(body: dict[str, Any], key: str) -> str:
    text = body.get(key)
    if not isinstance(text, str) or not text:
        raise Refusal(400, "bad_request", f"{key!r} must be a text that is not empty")
    return text
