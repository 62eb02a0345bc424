"""Asks name servers until each of them answers a TXT record. dnspython sends the questions."""

from __future__ import annotations

import ipaddress
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import dns.exception
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.rdatatype
import dns.resolver

from .errors import InvalidArgument, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Seconds for one question, at least and at most.
_LEAST_ANSWER_TIME, _ANSWER_TIME = 1.0, 5.0
#: Seconds between two rounds: the first and the longest. Each is twice the one before.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 4.0
#: How many servers are asked at the same time.
_MOST_AT_ONCE = 16


class _Server(NamedTuple):
    """A name server. It counts as asked if one of its addresses answers."""

    name: str
    addresses: tuple[str, ...]
    port: int

    def missing(self, query: dns.message.Message, value: bytes, deadline: float) -> str:
        """What the server says in place of the value. Empty: it answers the value."""
        said = "it has no address"
        for address in self.addresses:
            try:
                answer, _ = dns.query.udp_with_fallback(query, address, _time_until(deadline), self.port)
            except dns.exception.Timeout:
                said = "no answer"
            except (dns.exception.DNSException, OSError) as error:
                said = f"no answer: {error}"
            else:
                return _missing(answer, value)
        return said


class Propagation:
    """The name servers to ask.

    Args:
        nameservers: as ``ADDRESS`` or ``ADDRESS:PORT``. Without any, those of the zone are found when they
            are asked.
        resolver: finds the servers of the zone; ``None``: that of the system.
        port: the port of the servers that the resolver finds.

    Raises:
        InvalidArgument: it is no address, or no port.
    """

    def __init__(
        self,
        nameservers: Iterable[str] = (),
        *,
        resolver: dns.resolver.Resolver | None = None,
        port: int = 53,
    ) -> None:
        self._given = [_server(text) for text in nameservers]
        self._resolver = resolver
        self._port = port

    def wait(self, name: str, value: str, timeout: float) -> None:
        """Waits until every server answers a value among the TXT records of a name.

        Args:
            name: the whole name of the records.
            value: the value.
            timeout: seconds to wait at most. The servers are asked at least once.

        Raises:
            Timeout: a server does not answer the value.
        """
        owner = _whole_name(name)
        query = dns.message.make_query(owner, dns.rdatatype.TXT, flags=0)
        deadline = time.monotonic() + timeout
        pause = _FIRST_PAUSE
        servers = self._given
        while True:
            try:
                servers = servers or self._found(owner, deadline)
            except dns.exception.DNSException as error:
                said = f"the name servers of its zone are not found: {error}"
            else:
                missing = _missing_at(servers, query, value.encode(), deadline)
                if not missing:
                    return
                servers = list(missing)
                said = "; ".join(f"{server.name}: {text}" for server, text in missing.items())
            left = deadline - time.monotonic()
            if left <= 0:
                raise Timeout(
                    f"{name}: not every name server answers the TXT record after {timeout:g} seconds; {said}"
                )
            time.sleep(min(pause, left))
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _found(self, name: dns.name.Name, deadline: float) -> list[_Server]:
        """The servers of the zone that a name lies in."""
        resolver = self._resolver or dns.resolver.Resolver()
        # A question for the challenge itself would make the resolver remember that there is none.
        inner = name.parent() if name.labels[0].startswith(b"_") else name
        zone = dns.resolver.zone_for_name(inner, resolver=resolver, lifetime=_time_until(deadline))
        answer = resolver.resolve(zone, "NS", lifetime=_time_until(deadline))
        return [self._server_named(rdata.target, resolver, deadline) for rdata in answer]

    def _server_named(self, name: dns.name.Name, resolver: dns.resolver.Resolver, deadline: float) -> _Server:
        addresses: list[str] = []
        for kind in ("A", "AAAA"):
            seconds = _time_until(deadline)
            try:
                found = resolver.resolve(name, kind, lifetime=seconds, raise_on_no_answer=False)
            except dns.resolver.NXDOMAIN:
                break
            addresses += [rdata.address for rdata in found.rrset or ()]
        return _Server(name.to_text(omit_final_dot=True), tuple(addresses), self._port)


def _missing_at(
    servers: list[_Server], query: dns.message.Message, value: bytes, deadline: float
) -> dict[_Server, str]:
    """The servers that do not answer a value, and what each says in its place."""
    with ThreadPoolExecutor(_MOST_AT_ONCE) as pool:
        said = pool.map(lambda server: server.missing(query, value, deadline), servers)
        return {server: text for server, text in zip(servers, said) if text}


def _time_until(deadline: float) -> float:
    """Seconds for one question: at most the rest of the time, but enough for an answer."""
    return min(max(deadline - time.monotonic(), _LEAST_ANSWER_TIME), _ANSWER_TIME)


def _missing(answer: dns.message.Message, value: bytes) -> str:
    """What an answer says in place of a value. Empty: it has the value."""
    texts = {
        b"".join(rdata.strings)
        for rrset in answer.answer
        if rrset.rdtype == dns.rdatatype.TXT
        for rdata in rrset
    }
    if value in texts:
        return ""
    if answer.rcode() == dns.rcode.NXDOMAIN:
        return "there is no such name"
    if answer.rcode() != dns.rcode.NOERROR:
        return dns.rcode.to_text(answer.rcode())
    return "other values" if texts else "the name has no TXT record"


def _server(text: str) -> _Server:
    """The server at ``ADDRESS`` or ``ADDRESS:PORT``. With a port, an address of IPv6 is in brackets."""
    try:
        return _Server(text, (str(ipaddress.ip_address(text)),), 53)
    except ValueError:
        pass
    try:
        place = urlsplit(f"//{text}")
        address = str(ipaddress.ip_address(place.hostname or ""))
        if place.netloc != text or "@" in text or not place.port:
            raise ValueError
    except ValueError:
        raise InvalidArgument(
            f"argument 'nameservers': {text!r} is not ADDRESS or ADDRESS:PORT, such as 192.0.2.53, "
            "192.0.2.53:53 or [2001:db8::53]:53"
        ) from None
    return _Server(text, (address,), place.port)


def _whole_name(name: str) -> dns.name.Name:
    from ._zone_file_data import whole_name

    try:
        return whole_name(name)
    except ValueError as error:
        raise InvalidArgument(f"argument 'name': {name!r} is no name: {error}") from None
