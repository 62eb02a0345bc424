"""The support itself: the name server says what the service has stored, and Pebble believes it."""

import dns.flags
import dns.message
import dns.query
import dns.rcode
import pytest
from balvps.testing import Sandbox

from tests.programs.support.dns_server import DnsServer
from tests.programs.support.pebble import Pebble
from tests.programs.support.running import Home
from tests.programs.support.service import zones_stay_as_they_are


def asked(server: DnsServer, name: str, kind: str, *, tcp: bool = False) -> dns.message.Message:
    query = dns.message.make_query(name, kind)
    send = dns.query.tcp if tcp else dns.query.udp
    return send(query, "127.0.0.1", port=server.port, timeout=10)


def answers(message: dns.message.Message) -> "list[str]":
    return sorted(rdata.to_text() for rrset in message.answer for rdata in rrset)


def test_the_name_server_follows_the_service(sandbox: Sandbox, dns_server: DnsServer) -> None:
    name = "_acme-challenge.example.com"
    assert asked(dns_server, name, "TXT").rcode() == dns.rcode.NXDOMAIN
    with sandbox.client() as client:
        client.call("ensure_record", name=name, type="TXT", content="-value")
    answer = asked(dns_server, name, "TXT", tcp=True)
    assert answer.flags & dns.flags.AA
    assert answers(answer) == ['"-value"']


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("example.com", "MX", ["10 mail.example.com."]),
        ("example.com", "NS", ["ns1.example.com."]),
        ("_sip._tcp.example.com", "SRV", ["10 10 5060 vc01.example.com."]),
        ("www.example.com", "A", ["example.com."]),
        ("example.com", "SOA", ["ns1.example.com. hostmaster.example.com. 2023010101 10800 3600 604800 0"]),
        (
            "sub.example.com",
            "SOA",
            ["ns1.sub.example.com. hostmaster.sub.example.com. 1 10800 3600 604800 0"],
        ),
        ("example.com", "TLSA", []),
    ],
)
def test_it_has_the_records_of_each_zone(
    sandbox: Sandbox, dns_server: DnsServer, name: str, kind: str, expected: "list[str]"
) -> None:
    answer = asked(dns_server, name, kind)
    assert answer.rcode() == dns.rcode.NOERROR
    assert answers(answer) == expected


def test_it_refuses_what_is_not_its_own(sandbox: Sandbox, dns_server: DnsServer) -> None:
    assert asked(dns_server, "notexample.com", "A").rcode() == dns.rcode.REFUSED


def test_it_names_the_zone_cut_that_a_name_lies_below(sandbox: Sandbox, dns_server: DnsServer) -> None:
    with sandbox.client() as client:
        client.call("ensure_record", name="cut.example.com", type="NS", content="ns.example.org")
    answer = asked(dns_server, "www.cut.example.com", "A")
    assert not answer.flags & dns.flags.AA
    assert [rrset.to_text() for rrset in answer.authority] == ["cut.example.com. 3600 IN NS ns.example.org."]


def test_an_answer_that_is_too_long_for_udp_is_truncated(sandbox: Sandbox, dns_server: DnsServer) -> None:
    with sandbox.client() as client:
        client.call("set_records", name="long.example.com", type="TXT", contents=[n * 250 for n in "abcdef"])
    assert asked(dns_server, "long.example.com", "TXT").flags & dns.flags.TC
    assert len(answers(asked(dns_server, "long.example.com", "TXT", tcp=True))) == 6


def test_pebble_shows_its_root(pebble: Pebble) -> None:
    assert pebble.root_certificate().startswith("-----BEGIN CERTIFICATE-----")


def test_a_zone_that_has_changed_is_noticed(sandbox: Sandbox) -> None:
    with sandbox.client() as client, pytest.raises(AssertionError), zones_stay_as_they_are(sandbox):
        client.call("ensure_record", name="left.example.com", type="TXT", content="behind")


def test_the_output_of_a_program_that_fails_is_shown(home: Home) -> None:
    with pytest.raises(AssertionError, match=r"exit status 3, not 0(.|\n)*one\n(.|\n)*two\n"):
        home.run("sh", "-c", "echo one; echo two >&2; exit 3")


def test_a_program_that_does_not_end_is_killed_with_what_it_started(home: Home) -> None:
    with pytest.raises(AssertionError, match=r"not finished after 1 seconds(.|\n)*begun\n"):
        home.run("sh", "-c", "echo begun; sleep 1000 & wait", seconds=1)


def test_the_command_reaches_the_service(home: Home) -> None:
    assert "Joe" in home.run("balvps", "account", "show").stdout
