"""Reads the bodies of requests. Size and time are bounded."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

from .refusal import Refusal

if TYPE_CHECKING:
    from aiohttp import web

#: The largest body, in bytes. An external-dns with 10,000 records sends about 4 MiB at its first start.
LARGEST_BODY = 8 << 20

#: Seconds within which a body must have come.
_TIME = 30.0


async def json_body(request: web.Request) -> Any:
    """The JSON value of a request's body.

    Raises:
        Refusal: it is too large, too slow or no JSON.
    """
    try:
        data = await asyncio.wait_for(request.read(), _TIME)
    except asyncio.TimeoutError:
        raise Refusal(408, "too_slow", f"the body did not come within {_TIME:g} seconds") from None
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise Refusal(400, "bad_request", "the body must be JSON") from None
