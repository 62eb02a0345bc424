"""Asks name servers until each of them answers a TXT record. dnspython sends the questions."""

from __future__ import annotations

import ipaddress
import time
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.rdatatype
import dns.resolver

from .errors import InvalidArgument, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Seconds for one question.
_ANSWER_TIME = 5.0
#: Seconds between two rounds: the first and the longest. Each is twice the one before.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.25, 4.0


class _Server(NamedTuple):
    """A name server. It counts as asked if one of its addresses answers."""

    name: str
    addresses: tuple[str, ...]
    port: int

    def missing(self, query: dns.message.Message, value: bytes, seconds: float) -> str:
        """What the server says in place of the value. Empty: it answers the value."""
        said = "it has no address"
        for address in self.addresses:
            try:
                answer, _ = dns.query.udp_with_fallback(query, address, seconds, self.port)
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
            seconds = min(max(deadline - time.monotonic(), 1.0), _ANSWER_TIME)
            try:
                servers = servers or self._found(owner, seconds)
            except dns.exception.DNSException as error:
                said = f"the name servers of its zone are not found: {error}"
            else:
                missing = [(server, server.missing(query, value.encode(), seconds)) for server in servers]
                servers = [server for server, text in missing if text]
                if not servers:
                    return
                said = "; ".join(f"{server.name}: {text}" for server, text in missing if text)
            left = deadline - time.monotonic()
            if left <= 0:
                raise Timeout(
                    f"{name}: not every name server answers the TXT record after {timeout:g} seconds; {said}"
                )
            time.sleep(min(pause, left))
            pause = min(2 * pause, _LONGEST_PAUSE)

    def _found(self, name: dns.name.Name, seconds: float) -> list[_Server]:
        """The servers of the zone that a name lies in."""
        resolver = self._resolver or dns.resolver.Resolver()
        # A question for the challenge itself would make the resolver remember that there is none.
        inner = name.parent() if name.labels[0].startswith(b"_") else name
        zone = dns.resolver.zone_for_name(inner, resolver=resolver, lifetime=seconds)
        targets = [rdata.target for rdata in resolver.resolve(zone, "NS", lifetime=seconds)]
        return [self._server_named(target, resolver, seconds) for target in targets]

    def _server_named(self, name: dns.name.Name, resolver: dns.resolver.Resolver, seconds: float) -> _Server:
        addresses: list[str] = []
        for kind in ("A", "AAAA"):
            try:
                found = resolver.resolve(name, kind, lifetime=seconds, raise_on_no_answer=False)
            except dns.resolver.NXDOMAIN:
                break
            addresses += [rdata.address for rdata in found.rrset or ()]
        return _Server(name.to_text(omit_final_dot=True), tuple(addresses), self._port)


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
    from ._dns_names import sent_name

    try:
        return dns.name.from_text(sent_name(name))
    except dns.exception.DNSException as error:
        raise InvalidArgument(f"argument 'name': {name!r} is no name: {error}") from None
