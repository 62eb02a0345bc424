"""Queries and zone transfers."""

import socket
import time
from collections.abc import Callable

import dns.edns
import dns.flags
import dns.message
import dns.name
import dns.opcode
import dns.query
import dns.rcode
import dns.rdatatype
import dns.rrset
import dns.xfr
import dns.zone
import pytest
from balvps.serve.keys import Key
from balvps.testing import Sandbox

from serve.gateway import (
    EACH_DIALECT,
    FULL,
    HOST,
    PATIENCE,
    SECRET,
    Gateway,
    Loop,
    lines_of,
    new_update,
    tsig_key,
)

pytestmark = EACH_DIALECT

SOA = "example.com 3600 SOA ns1.example.com. hostmaster.example.com. 2023010101 10800 3600 604800 3600"


def add(sandbox: Sandbox, name: str, type: str, content: str) -> None:
    with sandbox.client() as client:
        client.call("ensure_record", name=name, type=type, content=content, ttl=300)


def authority(response: dns.message.Message) -> "list[str]":
    return [dns.rdatatype.to_text(rrset.rdtype) for rrset in response.authority]


def test_a_zone_has_a_soa_record(gateway: Gateway) -> None:
    assert gateway.shown("example.com", "SOA") == [SOA]


def test_a_zone_without_soa_at_the_service_gets_one(gateway: Gateway) -> None:
    assert gateway.shown("qwerty.com", "SOA") == [
        "qwerty.com 3600 SOA qwerty.com. hostmaster.qwerty.com. 0 3600 600 1209600 3600"
    ]


def test_answers_are_authoritative_and_offer_no_recursion(gateway: Gateway) -> None:
    flags = gateway.ask("example.com", "A").flags
    assert flags & dns.flags.AA and not flags & dns.flags.RA


def test_a_name_without_records_does_not_exist(gateway: Gateway) -> None:
    response = gateway.ask("nothing.example.com", "A")
    assert (response.rcode(), authority(response)) == (dns.rcode.NXDOMAIN, ["SOA"])


def test_a_name_without_this_type_has_no_data(gateway: Gateway) -> None:
    response = gateway.ask("example.com", "PTR")
    assert (response.rcode(), authority(response)) == (dns.rcode.NOERROR, ["SOA"])


def test_a_name_above_others_exists(gateway: Gateway) -> None:
    response = gateway.ask("_tcp.example.com", "A")
    assert (response.rcode(), authority(response)) == (dns.rcode.NOERROR, ["SOA"])


def test_a_cname_is_followed_within_the_zone(gateway: Gateway) -> None:
    assert gateway.shown("WWW.example.com", "A") == [
        "WWW.example.com 3600 CNAME example.com.",
        "example.com 3600 A 192.0.2.1",
    ]


def test_a_cname_loop_ends(gateway: Gateway, sandbox: Sandbox) -> None:
    add(sandbox, "one.example.com", "CNAME", "two.example.com")
    add(sandbox, "two.example.com", "CNAME", "one.example.com")
    assert gateway.ask("one.example.com", "A").rcode() == dns.rcode.NOERROR


def test_a_wildcard_answers_for_names_without_records(gateway: Gateway, sandbox: Sandbox) -> None:
    add(sandbox, "*.wild.example.com", "A", "192.0.2.9")
    add(sandbox, "known.wild.example.com", "TXT", "text")
    assert gateway.shown("a.b.wild.example.com", "A") == ["a.b.wild.example.com 300 A 192.0.2.9"]
    assert gateway.ask("known.wild.example.com", "A").rcode() == dns.rcode.NOERROR
    assert gateway.shown("known.wild.example.com", "A") == []
    assert gateway.ask("x.known.wild.example.com", "A").rcode() == dns.rcode.NXDOMAIN


def test_a_part_that_others_serve_is_referred_to_them(gateway: Gateway, sandbox: Sandbox) -> None:
    add(sandbox, "part.example.com", "NS", "ns.example.net")
    response = gateway.ask("www.part.example.com", "SOA")
    assert (response.answer, authority(response)) == ([], ["NS"])
    assert not response.flags & dns.flags.AA


def test_any_shows_all_types(gateway: Gateway) -> None:
    types = {line.split()[2] for line in gateway.shown("example.com", "ANY")}
    assert types == {"A", "AAAA", "CAA", "MX", "NS", "SOA", "SPF", "SSHFP", "TXT"}


def test_a_name_of_others_is_refused_without_a_line(gateway: Gateway) -> None:
    assert gateway.ask("www.example.org", "A").rcode() == dns.rcode.REFUSED
    assert gateway.lines() == []


def test_an_answer_is_never_older_than_a_change_through_the_gateway(gateway: Gateway) -> None:
    for number in range(20):
        gateway.ask("example.com", "SOA")
        message = new_update()
        message.delete("new", "A")
        message.add("new", 300, "A", f"192.0.2.{number}")
        gateway.send(message)
        assert gateway.shown("new.example.com", "A") == [f"new.example.com 300 A 192.0.2.{number}"]


def test_queries_at_the_same_time_share_a_reading(gateway: Gateway, sandbox: Sandbox) -> None:
    sandbox.clear_log()
    for _ in range(20):
        gateway.ask("example.com", "A")
    assert len([entry for entry in sandbox.log() if "/dns/62" in entry["path"]]) < 10


def test_a_service_that_fails_is_told(gateway: Gateway, sandbox: Sandbox) -> None:
    sandbox.play({"error": ["no"]}, times=50)
    assert gateway.ask("example.com", "A").rcode() == dns.rcode.SERVFAIL
    sandbox.clear_play()
    assert gateway.ask("example.com", "A").rcode() == dns.rcode.NOERROR


# ---- EDNS and truncation


def test_a_large_answer_is_truncated_over_udp_and_whole_over_tcp(gateway: Gateway, sandbox: Sandbox) -> None:
    for number in range(5):
        add(sandbox, "big.example.com", "TXT", f"{number}" * 200)
    small = dns.message.make_query("big.example.com", "TXT", use_edns=False)
    response = gateway.send(small)
    assert response.flags & dns.flags.TC and not response.answer
    assert len(gateway.shown("big.example.com", "TXT", tcp=True)) == 5


def test_the_size_that_a_client_offers_is_used_up_to_1232(gateway: Gateway, sandbox: Sandbox) -> None:
    for number in range(4):
        add(sandbox, "big.example.com", "TXT", f"{number}" * 200)
    query = dns.message.make_query("big.example.com", "TXT", use_edns=0, payload=4096)
    assert len(lines_of(gateway.send(query))) == 4
    for number in range(4, 8):
        add(sandbox, "big.example.com", "TXT", f"{number}" * 200)
    time.sleep(2.1)  # the zone was changed elsewhere, so the answer may be two seconds old
    assert gateway.send(query).flags & dns.flags.TC


def test_an_unknown_version_of_edns_is_told(gateway: Gateway) -> None:
    query = dns.message.make_query("example.com", "A", use_edns=1)
    assert gateway.send(query).rcode() == dns.rcode.BADVERS


# ---- what is no query


def test_other_requests_are_not_implemented(gateway: Gateway) -> None:
    query = dns.message.make_query("example.com", "SOA")
    query.set_opcode(dns.opcode.NOTIFY)
    assert gateway.send(query).rcode() == dns.rcode.NOTIMP


def test_a_query_with_records_is_malformed(gateway: Gateway) -> None:
    query = dns.message.make_query("example.com", "A")
    query.answer = [dns.rrset.from_text("example.com.", 300, "IN", "A", "192.0.2.1")]
    assert gateway.send(query).rcode() == dns.rcode.FORMERR


def test_an_answer_is_not_answered(gateway: Gateway) -> None:
    wire = dns.message.make_response(dns.message.make_query("example.com", "A")).to_wire()
    for silent in (wire, wire[:5], b""):
        with pytest.raises(socket.timeout):
            gateway.send_bytes(silent, patience=0.2)


def test_a_message_that_cannot_be_read_is_malformed(gateway: Gateway) -> None:
    wire = dns.message.make_query("example.com", "A").to_wire()
    answer = dns.message.from_wire(gateway.send_bytes(wire[:-3]))
    assert (answer.rcode(), answer.id) == (dns.rcode.FORMERR, int.from_bytes(wire[:2], "big"))


# ---- zone transfer


def transfer(gateway: Gateway, key: Key, name: str = "example.com") -> dns.zone.Zone:
    zone = dns.zone.Zone(name, relativize=False)
    query, _ = dns.xfr.make_query(zone, keyring=tsig_key(key))
    dns.query.inbound_xfr(HOST, zone, query, port=gateway.port, timeout=PATIENCE)
    return zone


def test_a_zone_is_transferred(gateway: Gateway, sandbox: Sandbox) -> None:
    state = next(zone for zone in sandbox.state()["zones"] if zone["name"] == "example.com")
    transferred = [
        (name.to_text(omit_final_dot=True), dns.rdatatype.to_text(rdata.rdtype))
        for name, _, rdata in transfer(gateway, FULL).iterate_rdatas()
    ]
    assert sorted(transferred) == sorted((record["name"], record["type"]) for record in state["records"])


def test_a_large_zone_is_transferred_in_several_messages(gateway: Gateway, sandbox: Sandbox) -> None:
    records = [{"name": f"host{number}", "type": "TXT", "content": "x" * 200} for number in range(400)]
    with sandbox.client() as client:
        client.zones.get("qwerty.com").plan(records).apply(force=True)
    assert len(list(transfer(gateway, FULL, "qwerty.com").iterate_rdatas("TXT"))) == 400


def test_an_incremental_transfer_is_the_whole_zone_or_over_udp_the_soa_record(gateway: Gateway) -> None:
    assert gateway.shown("example.com", "IXFR", key=FULL) == [SOA]
    assert len(gateway.shown("example.com", "IXFR", key=FULL, tcp=True)) == 15


def _unsigned(gateway: Gateway) -> dns.message.Message:
    return gateway.ask("example.com", "AXFR", tcp=True)


def _over_udp(gateway: Gateway) -> dns.message.Message:
    return gateway.ask("example.com", "AXFR", key=FULL)


def _within_a_zone(gateway: Gateway) -> dns.message.Message:
    return gateway.ask("www.example.com", "AXFR", key=FULL, tcp=True)


@pytest.mark.parametrize(
    ("ask", "rcode"), [(_unsigned, "REFUSED"), (_over_udp, "FORMERR"), (_within_a_zone, "NOTAUTH")]
)
def test_a_transfer_needs_a_key_and_tcp_and_a_zone(
    gateway: Gateway, ask: "Callable[[Gateway], dns.message.Message]", rcode: str
) -> None:
    response = ask(gateway)
    assert (dns.rcode.to_text(response.rcode()), response.answer) == (rcode, [])


def test_a_key_that_reads_a_part_transfers_nothing(sandbox: Sandbox, loop: Loop) -> None:
    key = Key("part", "hmac-sha256", SECRET, types=("A",), verbs=("read",))
    gateway = Gateway(loop, sandbox, key)
    try:
        response = gateway.ask("example.com", "AXFR", key=key, tcp=True)
    finally:
        gateway.close()
    assert (response.rcode(), response.answer) == (dns.rcode.REFUSED, [])
