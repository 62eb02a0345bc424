"""A name server that answers what the service has stored.

It reads the sandbox's state on its control path. So it needs no login, leaves no trace in the sandbox's log,
and does not depend on how the library reads a zone.
"""

import socketserver
import threading
from typing import Any, Optional, cast

import dns.flags
import dns.message
import dns.name
import dns.opcode
import dns.rcode
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rrset
from balvps.testing import Sandbox

_UDP_SIZE_WITHOUT_EDNS = 512


class DnsServer:
    """An authoritative server for all zones of a sandbox, over UDP and TCP on the same port of 127.0.0.1.

    It knows zone cuts between the zones of the account, delegations, CNAME, NXDOMAIN, EDNS and truncation. It
    has no wildcards and no transfers. A zone without SOA gets one.

    Args:
        sandbox: whose zones are served. Its texts are of the style ``bare``.
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._udp, self._tcp = self._listening()
        self.port: int = self._udp.server_address[1]
        self.address = f"127.0.0.1:{self.port}"
        self.questions: list[str] = []  #: What was asked so far, as NAME TYPE.
        self.silent = False  #: Whether questions get no answer.
        self._threads = [
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
            for server in (self._udp, self._tcp)
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> "DnsServer":
        return self

    def __exit__(self, *error: object) -> None:
        for server in (self._udp, self._tcp):
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join()

    def _listening(self) -> "tuple[_Udp, _Tcp]":
        """Both listeners. A port that is free for UDP may be taken for TCP."""
        while True:
            udp = _Udp(("127.0.0.1", 0), _UdpHandler)
            try:
                tcp = _Tcp(udp.server_address[:2], _TcpHandler)
            except OSError:
                udp.server_close()
                continue
            udp.dns_server = tcp.dns_server = self
            return udp, tcp

    def answer(self, query: dns.message.Message) -> Optional[dns.message.Message]:
        """The answer to a query. ``None``: the server is silent."""
        if self.silent:
            return None
        response = dns.message.make_response(query)
        if query.opcode() != dns.opcode.QUERY or len(query.question) != 1:
            response.set_rcode(dns.rcode.NOTIMP)
            return response
        question = query.question[0]
        self.questions.append(f"{question.name.to_text(omit_final_dot=True)} {question.rdtype.name}")
        zones = {dns.name.from_text(zone["name"]): zone for zone in self._sandbox.state()["zones"]}
        enclosing = [name for name in zones if question.name.is_subdomain(name)]
        if not enclosing:
            response.set_rcode(dns.rcode.REFUSED)
            return response
        origin = max(enclosing, key=len)
        _Zone(origin, zones[origin]).answer(question.name, question.rdtype, response)
        return response


class _Zone:
    """One zone of the sandbox's state."""

    def __init__(self, origin: dns.name.Name, zone: "dict[str, Any]") -> None:
        self._origin = origin
        self._zone = zone
        self._names = {dns.name.from_text(record["name"]) for record in zone["records"]}

    def answer(
        self, name: dns.name.Name, kind: dns.rdatatype.RdataType, response: dns.message.Message
    ) -> None:
        delegation = self._delegation_above(name, kind)
        if delegation is not None:
            response.authority.append(delegation)
            return
        response.flags |= dns.flags.AA
        found = self._found(name, kind) or self._found(name, dns.rdatatype.CNAME)
        if found is not None:
            response.answer.append(found)
            return
        if not any(other.is_subdomain(name) for other in self._names):
            response.set_rcode(dns.rcode.NXDOMAIN)
        response.authority.append(self._soa())

    def _delegation_above(
        self, name: dns.name.Name, kind: dns.rdatatype.RdataType
    ) -> "Optional[dns.rrset.RRset]":
        """The NS records of the zone cut that the name lies at or below. The DS records are of this side."""
        while name != self._origin:
            found = self._records(name, dns.rdatatype.NS)
            if found is not None and kind != dns.rdatatype.DS:
                return found
            name = name.parent()
        return None

    def _found(self, name: dns.name.Name, kind: dns.rdatatype.RdataType) -> "Optional[dns.rrset.RRset]":
        is_soa = kind == dns.rdatatype.SOA and name == self._origin
        return self._soa() if is_soa else self._records(name, kind)

    def _records(self, name: dns.name.Name, kind: dns.rdatatype.RdataType) -> "Optional[dns.rrset.RRset]":
        found = [
            record
            for record in self._zone["records"]
            if record["type"] == kind.name and dns.name.from_text(record["name"]) == name
        ]
        if not found:
            return None
        rrset = dns.rrset.RRset(name, dns.rdataclass.IN, kind)
        for record in found:
            data = dns.rdata.from_text(
                dns.rdataclass.IN, kind, _text_of(record), dns.name.root, relativize=False
            )
            rrset.add(data, record["ttl"])
        return rrset

    def _soa(self) -> dns.rrset.RRset:
        """The SOA with the zone's present serial. Nobody is to remember what there is not."""
        name = self._zone["name"]
        contents = [record["content"] for record in self._zone["records"] if record["type"] == "SOA"]
        server, person = contents[0][:2] if contents else (f"ns1.{name}", f"hostmaster.{name}")
        text = f"{server}. {person}. {self._zone['serial']} 10800 3600 604800 0"
        return dns.rrset.from_text(self._origin, 0, dns.rdataclass.IN, dns.rdatatype.SOA, text)


def _text_of(record: "dict[str, Any]") -> str:
    """The data of a record as in a zone file."""
    kind, content = record["type"], record["content"]
    if kind in ("TXT", "SPF"):
        octets = content.encode()
        pieces = [octets[start : start + 255] for start in range(0, len(octets), 255)] or [b""]
        return " ".join('"' + "".join(f"\\{octet:03}" for octet in piece) + '"' for piece in pieces)
    words = " ".join(str(word) for word in content) if isinstance(content, list) else str(content)
    return f"{record['priority']} {words}" if kind in ("MX", "SRV") else words


class _Udp(socketserver.ThreadingUDPServer):
    daemon_threads = True
    dns_server: DnsServer


class _Tcp(socketserver.ThreadingTCPServer):
    daemon_threads = True
    dns_server: DnsServer


class _UdpHandler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        octets, socket = self.request
        server = cast(_Udp, self.server).dns_server
        query = dns.message.from_wire(octets)
        size = max(query.payload, _UDP_SIZE_WITHOUT_EDNS)
        response = server.answer(query)
        if response is not None:
            socket.sendto(response.to_wire(max_size=size, prefer_truncation=True), self.client_address)


class _TcpHandler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = cast(_Tcp, self.server).dns_server
        while length := self.rfile.read(2):
            query = dns.message.from_wire(self.rfile.read(int.from_bytes(length, "big")))
            response = server.answer(query)
            if response is not None:
                octets = response.to_wire()
                self.wfile.write(len(octets).to_bytes(2, "big") + octets)
