"""Challenges of certificate authorities. Several tests are what users of other clients reported: their
docstrings name the report."""

from collections.abc import Callable

import balvps
import pytest
from balvps import acme
from balvps.testing import Sandbox

NAME = "_acme-challenge.example.com"
FIRST = "gfj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE"
SECOND = "-LHrGT2pbjEcqSZMuKm3rMQVAylrsrXWUKhgDiBnbPQ"


def texts(sandbox: Sandbox, name: str = NAME, zone: str = "example.com") -> "list[str]":
    """What the service has stored: the TXT records of a name in a zone."""
    [found] = [each for each in sandbox.state()["zones"] if each["name"] == zone]
    return sorted(
        record["content"] for record in found["records"] if (record["name"], record["type"]) == (name, "TXT")
    )


def writes(sandbox: Sandbox) -> "list[str]":
    return [entry["method"] for entry in sandbox.log() if entry["method"] != "GET" and "dns" in entry["path"]]


# ---- several values at one name


def test_apex_and_wildcard_leave_nothing_behind(sandbox: Sandbox, client: balvps.Client) -> None:
    """acmesh-official/acme.sh#4152"""
    for value in (FIRST, SECOND):  # of example.com and of *.example.com
        acme.present(client, NAME, value)
    for value in (FIRST, SECOND):
        acme.cleanup(client, NAME, value)
    assert texts(sandbox) == []


def test_the_second_challenge_stands_beside_the_first(sandbox: Sandbox, client: balvps.Client) -> None:
    """go-acme/lego#2174, robin-thoni/certbot-pdns#8"""
    assert acme.present(client, NAME, FIRST).change == "created"
    assert acme.present(client, NAME, SECOND).change == "created"
    assert texts(sandbox) == [SECOND, FIRST]


def test_cleanup_leaves_the_value_of_another_holder(sandbox: Sandbox, client: balvps.Client) -> None:
    """go-acme/lego#1578"""
    for value in (FIRST, SECOND):
        acme.present(client, NAME, value)
    assert [record.content for record in acme.cleanup(client, NAME, FIRST).removed] == [FIRST]
    assert texts(sandbox) == [SECOND]


def test_each_cleanup_removes_its_own_value(sandbox: Sandbox, client: balvps.Client) -> None:
    """Frefreak/certbot-dns-tencentcloud#9"""
    for value in ("kept", FIRST, SECOND):
        acme.present(client, NAME, value)
    for value in (SECOND, FIRST):
        assert [record.content for record in acme.cleanup(client, NAME, value).removed] == [value]
    assert texts(sandbox) == ["kept"]


def test_values_that_differ_in_case_are_two(sandbox: Sandbox, client: balvps.Client) -> None:
    acme.present(client, NAME, "AbC")
    acme.present(client, NAME, "aBc")
    acme.cleanup(client, NAME, "abc")
    assert texts(sandbox) == ["AbC", "aBc"]


def test_an_spf_at_the_apex_survives_with_its_ttl(sandbox: Sandbox, client: balvps.Client) -> None:
    """cert-manager/cert-manager#1655"""
    before = sandbox.state()["zones"][2]["records"]
    acme.present(client, "example.com", FIRST)
    assert texts(sandbox, "example.com") == [FIRST, "v=spf1 mx -all"]
    acme.cleanup(client, "example.com", FIRST)
    assert sandbox.state()["zones"][2]["records"] == before


# ---- repeated


def test_present_again_writes_nothing(sandbox: Sandbox, client: balvps.Client) -> None:
    acme.present(client, NAME, FIRST)
    sandbox.clear_log()
    assert acme.present(client, NAME, FIRST).change == "unchanged"
    assert writes(sandbox) == []


def test_cleanup_of_what_is_gone_is_no_error(sandbox: Sandbox, client: balvps.Client) -> None:
    """cert-manager/cert-manager#736"""
    acme.present(client, NAME, FIRST)
    for count in (1, 0):
        assert len(acme.cleanup(client, NAME, FIRST).removed) == count


def test_duplicates_of_other_clients_are_all_removed(sandbox: Sandbox, client: balvps.Client) -> None:
    records = client.zones.get("example.com").records
    for _ in range(2):
        records.create("_acme-challenge", "TXT", FIRST)
    assert len(texts(sandbox)) == 2
    acme.cleanup(client, NAME, FIRST)
    assert texts(sandbox) == []


# ---- the zone


def test_the_longest_hosted_zone_is_taken(sandbox: Sandbox, client: balvps.Client) -> None:
    """acmesh-official/acme.sh#1829, AnalogJ/lexicon#233"""
    client.zones.create("sub.example.com", 10)
    name = "_acme-challenge.x.sub.example.com"
    acme.present(client, name, FIRST)
    assert texts(sandbox, name, "sub.example.com") == [FIRST]
    assert texts(sandbox, name, "example.com") == []


def test_the_zone_is_not_appended_twice(sandbox: Sandbox, client: balvps.Client) -> None:
    """AnalogJ/lexicon#3"""
    name = "_acme-challenge.www.example.com"
    assert acme.present(client, name, FIRST).record.name == name
    assert texts(sandbox, name) == [FIRST]


@pytest.mark.parametrize("name", [NAME + ".", NAME.upper(), "_ACME-Challenge.Example.com."])
def test_final_dot_and_case_make_no_difference(sandbox: Sandbox, client: balvps.Client, name: str) -> None:
    """libdns/googleclouddns#6"""
    acme.present(client, name, FIRST)
    assert texts(sandbox) == [FIRST]
    acme.cleanup(client, NAME, FIRST)
    assert texts(sandbox) == []


def test_an_international_name(sandbox: Sandbox, client: balvps.Client) -> None:
    acme.present(client, "_acme-challenge.bücher.example.com", FIRST)
    assert texts(sandbox, "_acme-challenge.xn--bcher-kva.example.com") == [FIRST]


def test_a_name_in_no_zone_of_the_account(client: balvps.Client) -> None:
    for function in (acme.present, acme.cleanup):
        with pytest.raises(balvps.NotFound, match=r"'_acme-challenge.example.org' lies in no zone"):
            function(client, "_acme-challenge.example.org", FIRST)


# ---- values


@pytest.mark.parametrize(
    "value",
    ["a", SECOND, "--help", " both ends ", 'in"side', '"quoted"', '"a" "b"', "a\\b\\", "a;b", "~" * 255],
)
@pytest.mark.parametrize("txt_style", ["bare", "quoted"])
def test_a_value_means_itself(sandbox: Sandbox, value: str, txt_style: str) -> None:
    sandbox.reset(txt_style=txt_style)
    with sandbox.client(options={"txt_style": txt_style}) as client:
        for other in (value + "x", value.strip('"') + "y"):
            acme.present(client, NAME, other[-255:])
        before = texts(sandbox)
        acme.present(client, NAME, value)
        assert acme.present(client, NAME, value).change == "unchanged"
        assert len(acme.cleanup(client, NAME, value).removed) == 1
    assert texts(sandbox) == before


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "argument 'value' must have 1 to 255 characters of printable ASCII, not 0"),
        ("a" * 256, "argument 'value' must have 1 to 255 characters of printable ASCII, not 256"),
        ("a\n", "argument 'value' must have 1 to 255 characters of printable ASCII; '\\n' is none"),
        ("a\x1b", "argument 'value' must have 1 to 255 characters of printable ASCII; '\\x1b' is none"),
        ("ä", "argument 'value' must have 1 to 255 characters of printable ASCII; 'ä' is none"),
        (None, "argument 'value' must be text, not NoneType"),
    ],
)
@pytest.mark.parametrize("function", ["present", "cleanup", "wait_for"])
def test_a_value_that_is_not_allowed(
    sandbox: Sandbox, client: balvps.Client, function: str, value: str, message: str
) -> None:
    call: dict[str, Callable[[], object]] = {
        "present": lambda: acme.present(client, NAME, value),
        "cleanup": lambda: acme.cleanup(client, NAME, value),
        "wait_for": lambda: acme.wait_for(NAME, value),
    }
    with pytest.raises(balvps.InvalidArgument) as error:
        call[function]()
    assert str(error.value) == message
    assert sandbox.log() == []


# ---- time to live


def test_a_ttl_of_its_own(sandbox: Sandbox, client: balvps.Client) -> None:
    assert acme.present(client, NAME, FIRST, ttl=60).record.ttl == 60
    assert acme.present(client, NAME, SECOND).record.ttl == 60
