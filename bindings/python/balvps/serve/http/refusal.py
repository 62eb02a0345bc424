"""A request that is refused."""

from __future__ import annotations


class Refusal(Exception):
    """A request that is refused, or a part of it. Nothing was written for it.

    Args:
        status: the HTTP status of the answer.
        reason: a fixed word for the journal and the figures.
        message: why, for the person at the other end.
        verb, zone, name, type: what was wanted, as far as it is known.
        word: the whole text of the answer, for protocols that have words; empty: a JSON object.
    """

    def __init__(
        self,
        status: int,
        reason: str,
        message: str,
        *,
        verb: str = "",
        zone: str = "",
        name: str = "",
        type: str = "",
        word: str = "",
    ) -> None:
        super().__init__(message)
        self.status = status
        self.reason = reason
        self.word = word
        self.wanted = {"verb": verb, "zone": zone, "name": name, "type": type}
