"""Everything that a client can make large has a limit. Changes of one zone run one after another."""

import socket
import struct
import time
from concurrent.futures import ThreadPoolExecutor

import dns.message
import dns.rcode
import dns.rdatatype
import dns.update
import pytest
from balvps.serve import zones
from balvps.serve.rfc2136 import listeners, retransmissions
from balvps.testing import Sandbox

from serve.gateway import HOST, PATIENCE, Gateway, new_update, prefixed, received, stored, written


def connected(gateway: Gateway) -> socket.socket:
    return socket.create_connection((HOST, gateway.port), timeout=PATIENCE)


def addition(name: str = "new", value: str = "192.0.2.9") -> dns.update.UpdateMessage:
    message = new_update()
    message.add(name, 300, "A", value)
    return message


def test_an_update_with_too_many_records_is_malformed(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    wire = message.to_wire()
    wire = wire[:8] + struct.pack("!H", 5001) + wire[10:]
    assert dns.message.from_wire(gateway.send_bytes(wire)).rcode() == dns.rcode.FORMERR
    assert written(sandbox) == []


def test_connections_beyond_the_limit_are_closed(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listeners, "_MOST_CONNECTIONS", 2)
    clients = [connected(gateway) for _ in range(2)]
    query = prefixed(dns.message.make_query("example.com", "A").to_wire())
    for client in clients:
        client.sendall(query)
        assert received(client)
    with connected(gateway) as third:
        assert received(third) == b""
    for client in clients:
        client.close()


def test_an_idle_connection_is_closed(gateway: Gateway, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listeners, "_IDLE", 0.1)
    with connected(gateway) as client:
        client.sendall(b"\x00")
        assert received(client) == b""


def test_several_requests_use_one_connection(gateway: Gateway) -> None:
    with connected(gateway) as client:
        for _ in range(3):
            query = dns.message.make_query("example.com", "A")
            client.sendall(prefixed(query.to_wire()))
            assert dns.message.from_wire(received(client)).id == query.id


def test_changes_of_a_zone_that_is_too_busy_are_refused(
    gateway: Gateway, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zones, "_MOST_PENDING", 2)
    sandbox.configure(delay_ms=300)
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda number: gateway.send(addition(f"n{number}")).rcode(), range(6)))
    assert sorted(set(answers)) == [dns.rcode.NOERROR, dns.rcode.SERVFAIL]
    assert "busy" in gateway.refusals()


def test_more_requests_than_are_remembered_are_refused(
    gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retransmissions, "_MOST_REQUESTS", 1)
    assert gateway.send(addition()).rcode() == dns.rcode.NOERROR
    assert gateway.send(addition()).rcode() == dns.rcode.SERVFAIL


def test_clients_at_the_same_time_lose_nothing(gateway: Gateway, sandbox: Sandbox) -> None:
    """All of them change the same RRset."""
    with ThreadPoolExecutor(8) as pool:
        values = [f"192.0.2.{number}" for number in range(40)]
        answers = list(pool.map(lambda value: gateway.send(addition("new", value), tcp=True).rcode(), values))
    assert set(answers) == {dns.rcode.NOERROR}
    assert len(stored(sandbox, "new.example.com")) == 40


def test_a_change_is_finished_when_the_gateway_ends(gateway: Gateway, sandbox: Sandbox) -> None:
    sandbox.configure(delay_ms=300)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(PATIENCE)
        client.sendto(addition().to_wire(), (HOST, gateway.port))
        while not sandbox.log():
            time.sleep(0.02)
        gateway._loop.run(gateway._listener.close())
        assert dns.message.from_wire(client.recv(4096), keyring=False).rcode() == dns.rcode.NOERROR
    assert stored(sandbox, "new.example.com") == ["300 A 0 192.0.2.9"]
