"""dyndns2: the words of the protocol, a line for each name."""

from collections.abc import Iterator

import pytest
from balvps.testing import Sandbox

from serve.http.gateway import Gateway, contents, requests_in


@pytest.fixture
def gateway(balvps_sandbox: Sandbox) -> Iterator[Gateway]:
    with Gateway(balvps_sandbox, dyndns2=True) as gateway:
        yield gateway


def update(gateway: Gateway, query: str, key: str = "all") -> "list[str]":
    answer = gateway.get(f"/nic/update?{query}", key)
    assert answer.status == 200
    return answer.text.splitlines()


def test_an_address_that_changes_twice(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    for address, word in [
        ("8.8.8.8", "good"),
        ("8.8.8.8", "nochg"),
        ("8.8.4.4", "good"),
        ("8.8.8.8", "good"),
    ]:
        assert update(gateway, f"hostname=home.example.com&myip={address}", "home") == [f"{word} {address}"]
        assert contents(balvps_sandbox, "home.example.com", "A") == [address]
    assert [line[1] for line in gateway.journal_of("change")] == ["add", "update", "update"]


def test_duplicates_are_healed(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    with balvps_sandbox.client() as client:
        for content in ("8.8.8.8", "8.8.8.8", "8.8.4.4"):
            client.zones.get("example.com").records.create("home", "A", content)
    assert update(gateway, "hostname=home.example.com&myip=8.8.8.8") == ["good 8.8.8.8"]
    assert contents(balvps_sandbox, "home.example.com", "A") == ["8.8.8.8"]


@pytest.mark.parametrize(
    "query",
    [
        "myip=8.8.8.8,2606:4700::1",
        "myip=8.8.8.8&myipv6=2606:4700:0::1",
        "myip=2606:4700::1,8.8.8.8",
        "myip=8.8.8.8%2C2606%3A4700%3A%3A1",
    ],
)
def test_both_families(balvps_sandbox: Sandbox, gateway: Gateway, query: str) -> None:
    (line,) = update(gateway, f"hostname=home.example.com&{query}")
    assert line.split()[0] == "good"
    assert sorted(line.split()[1].split(",")) == ["2606:4700::1", "8.8.8.8"]
    assert contents(balvps_sandbox, "home.example.com", "A") == ["8.8.8.8"]
    assert contents(balvps_sandbox, "home.example.com", "AAAA") == ["2606:4700::1"]


def test_a_family_that_is_not_given_stays(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    update(gateway, "hostname=home.example.com&myip=8.8.8.8,2606:4700::1")
    assert update(gateway, "hostname=home.example.com&myipv6=2606:4700::2") == ["good 2606:4700::2"]
    assert contents(balvps_sandbox, "home.example.com", "A") == ["8.8.8.8"]


def test_a_line_for_each_name_in_their_order(gateway: Gateway) -> None:
    names = "home.example.com,home.example.org,www.example.com,localhost,a.qwerty.com"
    assert update(
        gateway, f"system=dyndns&hostname={names}&myip=192.168.1.2&wildcard=ON&mx=x&backmx=YES"
    ) == [
        "good 192.168.1.2",
        "nohost",  # no zone
        "dnserr",  # an alias
        "notfqdn",
        "good 192.168.1.2",
    ]


def test_a_name_out_of_scope_is_nohost_and_a_refusal(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    assert update(gateway, "hostname=other.example.com,a.qwerty.com&myip=8.8.8.8", "home") == ["nohost"] * 2
    assert gateway.journal_of("refusal") == [
        ("home", "add", "other.example.com", "A", "not_in_scope"),
        ("home", "add", "a.qwerty.com", "A", "not_in_scope"),
    ]
    assert not [line for line in requests_in(balvps_sandbox) if "/records" in line]


@pytest.mark.parametrize(("key", "verb"), [("adder", "delete"), ("deleter", "add")])
def test_an_address_needs_the_rights_to_add_and_to_delete(
    balvps_sandbox: Sandbox, gateway: Gateway, key: str, verb: str
) -> None:
    """It replaces the one before. A client must not find out at the second address that it may not."""
    assert update(gateway, "hostname=home.example.com&myip=8.8.8.8", key) == ["nohost"]
    assert gateway.journal_of("refusal") == [(key, verb, "home.example.com", "A", "not_in_scope")]
    assert contents(balvps_sandbox, "home.example.com", "A") == []
    for address in ("8.8.8.8", "8.8.4.4"):
        assert update(gateway, f"hostname=home.example.com&myip={address}", "writer") == [f"good {address}"]


def test_nothing_of_a_name_is_written_if_one_type_is_out_of_scope(
    balvps_sandbox: Sandbox, gateway: Gateway
) -> None:
    assert update(gateway, "hostname=home.example.com&myip=8.8.8.8,2606:4700::1", "home") == ["nohost"]
    assert contents(balvps_sandbox, "home.example.com", "A") == []


@pytest.mark.parametrize(
    ("query", "word"),
    {
        "": "notfqdn",
        "hostname=&myip=8.8.8.8": "notfqdn",
        "hostname=" + ",".join(f"h{number}.example.com" for number in range(21)): "numhost",
        "hostname=home.example.com&offline=YES": "!donator",
        "hostname=home.example.com&myip=8.8.8": "badagent",
        "hostname=home.example.com&myip=8.8.8.8,8.8.4.4": "badagent",
        "hostname=home.example.com&myip=224.0.0.1": "badagent",
        "hostname=home.example.com&myipv6=fe80::1%25eth0": "badagent",
        "hostname=home.example.com": "badagent",  # the client's own address is loopback here
        "hostname=home.example.com&myip=": "badagent",
    }.items(),
)
def test_a_wrong_request_gets_one_word(
    balvps_sandbox: Sandbox, gateway: Gateway, query: str, word: str
) -> None:
    assert update(gateway, query) == [word]
    assert balvps_sandbox.log() == []
    assert gateway.journal_of("refusal") == [("all", "", "", "", "bad_request")]


def test_twenty_names_are_served(gateway: Gateway) -> None:
    names = ",".join(f"h{number}.example.com" for number in range(20))
    assert update(gateway, f"hostname={names}&myip=8.8.8.8") == ["good 8.8.8.8"] * 20


def test_badauth(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    for answer in (
        gateway.get("/nic/update?hostname=home.example.com&myip=8.8.8.8"),
        gateway.get("/nic/update?hostname=home.example.com&myip=8.8.8.8", "home", password="wrong"),
    ):
        assert (answer.status, answer.text) == (401, "badauth\n")
        assert answer.headers["WWW-Authenticate"].startswith("Basic ")
    assert balvps_sandbox.log() == []


@pytest.mark.parametrize(
    ("answer", "status", "word"),
    [
        ({"error": ["Back in a minute"]}, 503, "911"),
        ("<html>maintenance</html>", 200, "911"),
        ({"success": False, "error": ["No"]}, 200, "dnserr"),
    ],
)
def test_failures_of_the_service(
    balvps_sandbox: Sandbox, gateway: Gateway, answer: object, status: int, word: str
) -> None:
    update(gateway, "hostname=a.example.com&myip=8.8.8.8")
    balvps_sandbox.play(answer, status=status, method="POST", path="/api/service/10/dns/62/records")
    assert update(gateway, "hostname=home.example.com&myip=8.8.8.8") == [word]
    assert gateway.journal_of("change")[-1][:4] == ("all", "update", "home.example.com", "A")
    assert update(gateway, "hostname=home.example.com&myip=8.8.8.8") == ["good 8.8.8.8"]


def test_the_service_being_down_is_911_for_each_name(balvps_sandbox: Sandbox, gateway: Gateway) -> None:
    balvps_sandbox.play("down", status=503, path="/api/dns", times=9)
    assert update(gateway, "hostname=a.example.com,b.example.com&myip=8.8.8.8") == ["911", "911"]
