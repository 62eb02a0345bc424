"""Dynamic update (RFC 2136), zone transfer (RFC 5936) and queries, with TSIG (RFC 8945)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..config import Rfc2136
    from ..journal import Journal
    from ..keys import Keys
    from ..service import Listener
    from ..zones import Zones


async def start(config: Rfc2136, keys: Keys, zones: Zones, journal: Journal) -> Listener:
    """Starts the listener for UDP and TCP.

    Raises:
        OSError: the address cannot be used.
    """
    raise NotImplementedError("the listener for RFC 2136 is not written yet")
