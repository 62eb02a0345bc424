"""Waiting until name servers answer a challenge: real servers, asked by dnspython."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import balvps
import dns.resolver
import pytest
from balvps import acme
from balvps.testing import Sandbox

from tests.programs.support.dns_server import DnsServer
from tests.programs.support.running import Home
from tests.programs.support.service import texts_at

NAME = "_acme-challenge.example.net"
VALUE = "-fj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE"


@pytest.fixture
def client(sandbox: Sandbox) -> "Iterator[balvps.Client]":
    with sandbox.client() as client:
        yield client


@pytest.fixture
def second_server(sandbox: Sandbox) -> "Iterator[DnsServer]":
    with DnsServer(sandbox) as server:
        yield server


@pytest.fixture
def resolver(dns_server: DnsServer) -> dns.resolver.Resolver:
    """A resolver that asks the name server."""
    made = dns.resolver.Resolver(configure=False)
    made.nameservers, made.port = ["127.0.0.1"], dns_server.port
    return made


@contextmanager
def after(seconds: float, function: "Callable[[], object]") -> "Iterator[None]":
    """Calls a function while the block runs, some seconds after its begin."""
    timer = threading.Timer(seconds, function)
    timer.start()
    try:
        yield
    finally:
        timer.join()


# ---- the servers that are given


def test_a_record_that_is_there_needs_one_question(
    client: balvps.Client, dns_server: DnsServer, second_server: DnsServer
) -> None:
    acme.present(client, NAME, VALUE)
    dns_server.questions.clear()
    acme.wait_for(NAME, VALUE, nameservers=[dns_server.address, second_server.address])
    assert dns_server.questions == second_server.questions == [f"{NAME} TXT"]


def test_every_server_must_answer_it(
    client: balvps.Client, dns_server: DnsServer, second_server: DnsServer
) -> None:
    acme.present(client, NAME, VALUE)
    second_server.silent = True
    servers = [dns_server.address, second_server.address]
    with pytest.raises(balvps.Timeout) as error:
        acme.wait_for(NAME, VALUE, timeout=1, nameservers=servers)
    assert str(error.value) == (
        f"{NAME}: not every name server answers the TXT record after 1 seconds; "
        f"{second_server.address}: no answer"
    )


def test_it_waits_until_the_record_is_there(client: balvps.Client, dns_server: DnsServer) -> None:
    dns_server.questions.clear()
    with after(1, lambda: acme.present(client, NAME, VALUE)):
        acme.wait_for(NAME, VALUE, timeout=60, nameservers=[dns_server.address])
    assert 2 <= dns_server.questions.count(f"{NAME} TXT") <= 8


def test_other_values_do_not_count(client: balvps.Client, dns_server: DnsServer) -> None:
    acme.present(client, NAME, VALUE.lower())
    with pytest.raises(balvps.Timeout, match="other values"):
        acme.wait_for(NAME, VALUE, timeout=0, nameservers=[dns_server.address])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (NAME, "there is no such name"),
        ("example.net", "the name has no TXT record"),
        ("_acme-challenge.example.org", "REFUSED"),
    ],
)
def test_the_error_says_what_the_server_says(
    sandbox: Sandbox, dns_server: DnsServer, name: str, said: str
) -> None:
    with pytest.raises(TimeoutError, match=f"{dns_server.address}: {said}$"):
        acme.wait_for(name, VALUE, timeout=0, nameservers=[dns_server.address])


def test_many_values_are_asked_for_by_tcp(client: balvps.Client, dns_server: DnsServer) -> None:
    for number in range(30):
        acme.present(client, NAME, f"{number:043}")
    acme.wait_for(NAME, f"{29:043}", nameservers=[dns_server.address])


@pytest.mark.parametrize(
    "text", ["", "ns1.example.com", "192.0.2.1:", "192.0.2.1:0", "192.0.2.1:65536", "1.2.3"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(balvps.InvalidArgument, match="is not ADDRESS or ADDRESS:PORT"):
        acme.wait_for(NAME, VALUE, nameservers=[text])


# ---- the servers of the zone


def test_the_servers_of_the_zone_are_found(
    client: balvps.Client, dns_server: DnsServer, resolver: dns.resolver.Resolver
) -> None:
    for host in ("ns1", "ns2"):
        client.call("ensure_record", name=f"{host}.example.net", type="A", content="127.0.0.1")
    acme.present(client, NAME, VALUE)
    dns_server.questions.clear()
    acme.wait_for(NAME, VALUE, resolver=resolver, port=dns_server.port)
    assert dns_server.questions.count("example.net NS") == 1
    assert dns_server.questions.count(f"{NAME} TXT") == 2  # one for each server
    # A resolver that was asked for it earlier would remember that there is no such name.
    assert f"{NAME} SOA" not in dns_server.questions


def test_a_server_without_an_address_is_told(
    client: balvps.Client, dns_server: DnsServer, resolver: dns.resolver.Resolver
) -> None:
    client.call("ensure_record", name="ns1.example.net", type="A", content="127.0.0.1")
    acme.present(client, NAME, VALUE)
    with pytest.raises(balvps.Timeout, match=r"; ns2.example.net: it has no address$"):
        acme.wait_for(NAME, VALUE, timeout=0, resolver=resolver, port=dns_server.port)


def test_a_zone_that_the_dns_does_not_know_is_told(sandbox: Sandbox, resolver: dns.resolver.Resolver) -> None:
    with pytest.raises(balvps.Timeout, match="the name servers of its zone are not found"):
        acme.wait_for("_acme-challenge.example.org", VALUE, timeout=0, resolver=resolver)


# ---- the command


def test_present_waits(home: Home, sandbox: Sandbox, dns_server: DnsServer) -> None:
    wait = ["--wait", "60", "--nameserver", dns_server.address]
    home.run("balvps", "acme", "present", *wait, NAME, VALUE)
    assert texts_at(sandbox, NAME) == [VALUE]


def test_at_the_deadline_the_exit_status_is_6_and_the_record_stays(
    home: Home, sandbox: Sandbox, dns_server: DnsServer, second_server: DnsServer
) -> None:
    second_server.silent = True
    servers = ["--nameserver", dns_server.address, "--nameserver", second_server.address]
    done = home.run("balvps", "acme", "present", NAME, VALUE, "--wait", "1", *servers, status=6)
    assert f"{second_server.address}: no answer\n" in done.stderr
    assert dns_server.address not in done.stderr
    assert texts_at(sandbox, NAME) == [VALUE]
