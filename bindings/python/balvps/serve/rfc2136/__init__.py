"""Dynamic update (RFC 2136), zone transfer (RFC 5936) and queries, with TSIG (RFC 8945).

A request passes these modules: :mod:`.listeners` receives it, :mod:`.requests` reads it with :mod:`.wire` and
:mod:`.tsig` and decides what it is, :mod:`.retransmissions` knows whether it came before.

An update is the matter of :mod:`.updates`: it reads the zone (:mod:`.contents`), evaluates the
:mod:`.prerequisites`, finds the :mod:`.changes`, and :mod:`.carrying_out` hands them to the library. A query
is the matter of :mod:`.queries`, and a zone transfer of :mod:`.transfers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .listeners import Listener
from .requests import Requests

if TYPE_CHECKING:
    from ..config import Rfc2136
    from ..journal import Journal
    from ..keys import Keys
    from ..zones import Zones


async def start(config: Rfc2136, keys: Keys, zones: Zones, journal: Journal) -> Listener:
    """Starts the listener for UDP and TCP.

    Raises:
        OSError: the address cannot be used.
    """
    listener = Listener(Requests(keys, zones, journal, config.unsigned_queries))
    await listener.open(config.listen)
    return listener
