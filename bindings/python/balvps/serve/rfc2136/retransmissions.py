"""Remembers signed requests, so that one that comes again is not carried out again."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import OrderedDict

#: Seconds for which the same request from the same address is a retransmission. After that it is a replay.
_RETRANSMISSION_LIFE = 60.0

#: How many requests are remembered. Each is remembered until its signature expires, at most ten minutes.
_MOST_REQUESTS = 50_000


class Replayed(Exception):
    """A request was sent again, by another address or too late."""


class Full(Exception):
    """Too many requests are remembered to accept one more."""


class Entry:
    """A request that was received.

    Attributes:
        answer: what it was answered, or will be; ``None``: it is not known yet.
    """

    __slots__ = ("address", "answer", "expires", "received")

    def __init__(self, address: str, expires: int) -> None:
        self.address = address
        self.expires = expires
        self.received = time.monotonic()
        self.answer: asyncio.Future[bytes] | None = None


class Retransmissions:
    """The signed requests that were received lately."""

    def __init__(self) -> None:
        self._entries: OrderedDict[bytes, Entry] = OrderedDict()

    def remember(self, wire: bytes, address: str, expires: int) -> Entry:
        """Remembers a request.

        Args:
            wire: the request.
            address: the IP address of the client.
            expires: until when its signature is accepted, as a Unix time.

        Returns:
            its entry, which is an older one if it is a retransmission.

        Raises:
            Replayed: another address sent it before, or it was sent long ago.
            Full: too many are remembered.
        """
        digest = hashlib.sha256(wire).digest()
        entry = self._entries.get(digest)
        if entry is not None:
            age = time.monotonic() - entry.received
            if entry.address != address or age > _RETRANSMISSION_LIFE:
                raise Replayed("it was sent before")
            return entry
        self._forget()
        if len(self._entries) >= _MOST_REQUESTS:
            raise Full(f"{_MOST_REQUESTS} requests are remembered")
        entry = self._entries[digest] = Entry(address, expires)
        return entry

    def _forget(self) -> None:
        """Forgets requests whose signature has expired."""
        now = time.time()
        while self._entries:
            digest, entry = next(iter(self._entries.items()))
            if entry.expires >= now:
                return
            del self._entries[digest]
