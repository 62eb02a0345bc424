"""How a request fails."""

from __future__ import annotations

import dns.rcode


class Failure(Exception):
    """A request is answered with an RCODE.

    Args:
        rcode: the RCODE.
        reason: a fixed word for the journal.
        detail: more for a person to read.
        verb, name, type: what was refused, if it is one thing.
    """

    def __init__(
        self,
        rcode: dns.rcode.Rcode,
        reason: str,
        detail: str = "",
        *,
        verb: str = "",
        name: str = "",
        type: str = "",
    ) -> None:
        super().__init__(detail or reason)
        self.rcode = rcode
        self.reason = reason
        self.detail = detail
        self.verb = verb
        self.name = name
        self.type = type
