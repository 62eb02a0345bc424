"""What other DNS tools got wrong, by the reports of their users: each test says what happens here instead."""

from typing import Any

import balvps
import pytest

from tests.dns.conftest import Account

CHALLENGE = "_acme-challenge.example.com"


def ensured(account: Account, **arguments: Any) -> str:
    """What ensure_record did."""
    change: str = account.call("ensure_record", **arguments).change
    return change


# ---- texts

DKIM = "v=DKIM1;p=" + "A" * 400

TEXTS = {
    "of 410 octets": DKIM,
    "of 255 octets": "a" * 255,
    "of 256 octets": "a" * 256,
    "of 1000 octets": "x y" * 333 + "z",
    "with quotes around it": '"v=spf1 -all"',
    "that looks like two strings": 'a" "b',
    "with a quote inside": 'aaaa"bbb',
    "with a single quote at its end": 'aaaa"',
    "with quotes and backslashes": 'in"side ; 1back\\slash',
    "with a semicolon": "v=STSv1; id=1",
    "with an escaped semicolon": "v=STSv1\\; id=1",
    "with a doubly escaped semicolon": "v=STSv1\\\\; id=1",
    "of a public key": "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCB/+==",
    "with a blank at its start": " leading",
    "with blanks at both ends": "  both  ",
    "of several words": "b c d",
    "that begins with a hyphen": "-Fo_Hb5zQx",
    "that looks like decimal escapes": "a\\065b",
    "in Unicode": "grüße",
    "in capital letters": "AbC",
}


def in_zone_file(text: str) -> str:
    """A text as quoted strings of a zone file, so that each byte is meant as it is."""
    octets = text.encode()
    pieces = [octets[start : start + 255] for start in range(0, len(octets), 255)]
    return " ".join(f'"{"".join(map(escaped, piece))}"' for piece in pieces)


def escaped(octet: int) -> str:
    character = chr(octet)
    if character in '"\\':
        return "\\" + character
    return character if 32 <= octet < 127 else f"\\{octet:03}"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_is_stored_once_and_never_written_again(txt_account: Account, text: str) -> None:
    wish = {"name": "text.example.com", "type": "TXT", "content": in_zone_file(text)}
    assert ensured(txt_account, **wish) == "created"
    [content] = txt_account.texts("text")
    txt_account.writes()
    assert ensured(txt_account, **wish) == "unchanged"
    assert ensured(txt_account, **{**wish, "content": content}) == "unchanged"
    assert txt_account.plan(wish).changes == []
    assert txt_account.writes() == []


def test_quotes_that_are_part_of_a_text_make_another_text(txt_account: Account) -> None:
    for content in (r'"v=spf1 -all"', r'"\"v=spf1 -all\""'):
        assert ensured(txt_account, name="q.example.com", type="TXT", content=content) == "created"
        assert ensured(txt_account, name="q.example.com", type="TXT", content=content) == "unchanged"
    assert len(txt_account.texts("q")) == 2


def test_an_spf_is_sent_without_quotes_to_a_service_that_quotes_by_itself(account: Account) -> None:
    ensured(account, name="spf.example.com", type="TXT", content='"v=spf1 a -all"')
    assert "v=spf1 a -all" in account.stored("TXT")


def test_backslashes_before_a_semicolon_count(txt_account: Account) -> None:
    once, twice = r'"v=STSv1\\; id=1"', r'"v=STSv1\\\\; id=1"'
    assert ensured(txt_account, name="s.example.com", type="TXT", content=once) == "created"
    assert ensured(txt_account, name="s.example.com", type="TXT", content=twice) == "created"
    assert ensured(txt_account, name="s.example.com", type="TXT", content=once) == "unchanged"
    assert ensured(txt_account, name="s.example.com", type="TXT", content=twice) == "unchanged"


def test_long_text_is_in_the_plan_once(txt_account: Account) -> None:
    wish = {"name": "dkim._domainkey", "type": "TXT", "content": DKIM}
    plan = txt_account.plan(wish)
    assert len(plan.changes) == 1
    txt_account.call("apply_plan", plan=plan)
    assert txt_account.plan(wish).changes == []
    assert txt_account.texts("dkim._domainkey") == [DKIM]


def test_a_bare_text_of_several_words_is_one_text(txt_account: Account) -> None:
    ensured(txt_account, name="words.example.com", type="TXT", content="b c d")
    assert txt_account.texts("words") == ["b c d"]


def test_several_quoted_strings_are_one_text(txt_account: Account) -> None:
    ensured(txt_account, name="words.example.com", type="TXT", content='"b" "c" "d"')
    assert ensured(txt_account, name="words.example.com", type="TXT", content="bcd") == "unchanged"


def test_texts_that_differ_in_case_differ(txt_account: Account) -> None:
    ensured(txt_account, name="case.example.com", type="TXT", content="AbC")
    assert ensured(txt_account, name="case.example.com", type="TXT", content="abc") == "created"


# ---- challenges


def test_two_challenges_of_one_name_stand_beside_each_other(txt_account: Account) -> None:
    for value in ("first-challenge", "second-challenge"):
        assert ensured(txt_account, name=CHALLENGE, type="TXT", content=value) == "created"
    assert txt_account.texts("_acme-challenge") == ["first-challenge", "second-challenge"]


def test_cleaning_up_removes_its_own_value_alone(txt_account: Account) -> None:
    for value in ("mine", "of another holder"):
        ensured(txt_account, name=CHALLENGE, type="TXT", content=value)
    removed = txt_account.call("remove_records", name=CHALLENGE, type="TXT", content="mine").removed
    assert [record.content for record in removed] == ["mine"]
    assert txt_account.texts("_acme-challenge") == ["of another holder"]


def test_cleaning_up_twice_is_no_error(txt_account: Account) -> None:
    ensured(txt_account, name=CHALLENGE, type="TXT", content="mine")
    wish = {"name": CHALLENGE, "type": "TXT", "content": "mine"}
    assert len(txt_account.call("remove_records", **wish).removed) == 1
    txt_account.writes()
    assert txt_account.call("remove_records", **wish).removed == []
    assert txt_account.writes() == []


def test_nothing_is_left_after_each_challenge_was_cleaned_up(txt_account: Account) -> None:
    values = ("for example.com", "for *.example.com")
    for value in values:
        ensured(txt_account, name=CHALLENGE, type="TXT", content=value)
    for value in values:
        txt_account.call("remove_records", name=CHALLENGE, type="TXT", content=value)
    assert txt_account.texts("_acme-challenge") == []


def test_a_challenge_at_the_apex_leaves_the_spf_alone(txt_account: Account) -> None:
    before = txt_account.texts("@")
    assert before == ["v=spf1 mx -all"]
    ensured(txt_account, name="example.com", type="TXT", content="challenge")
    assert txt_account.texts("@") == ["challenge", *before]
    txt_account.call("remove_records", name="example.com", type="TXT", content="challenge")
    assert txt_account.texts("@") == before


# ---- zones


def test_the_longest_hosted_zone_is_taken(account: Account) -> None:
    account.add_zone("sub.example.com")
    assert account.call("find_zone", name="x.sub.example.com").zone.name == "sub.example.com"
    assert account.call("find_zone", name="xsub.example.com").zone.name == "example.com"
    ensured(account, name="x.sub.example.com", type="A", content="192.0.2.1")
    assert account.records("x.sub", "A") == []
    [record] = account.call("list_records", zone="sub.example.com", type="A").records
    assert record.name == "x.sub.example.com"


def test_a_zone_whose_name_is_the_end_of_a_label_is_not_taken(account: Account) -> None:
    account.add_zone("zy.example.com")
    assert account.call("find_zone", name="xyz.zy.example.com").zone.name == "zy.example.com"
    assert account.call("find_zone", name="xyzzy.example.com").zone.name == "example.com"


@pytest.mark.parametrize("zone", ["example.com", "example.com.", "EXAMPLE.com", "Example.Com."])
@pytest.mark.parametrize("name", ["dot", "dot.example.com", "dot.example.com.", "DOT.Example.COM"])
def test_final_dots_and_case_make_no_difference(account: Account, zone: str, name: str) -> None:
    wish = {"type": "A", "content": "192.0.2.1"}
    assert ensured(account, zone=zone, name=name, **wish) == "created"
    assert ensured(account, name="dot.example.com.", **wish) == "unchanged"
    assert [record.name for record in account.records("dot", "A")] == ["dot.example.com"]


@pytest.mark.parametrize("name", ["_acme-challenge.www", "_acme-challenge.www.example.com"])
def test_the_zone_is_not_appended_twice(account: Account, name: str) -> None:
    record = account.call("ensure_record", zone="example.com", name=name, type="TXT", content="x").record
    assert record.name == "_acme-challenge.www.example.com"


# ---- names


@pytest.mark.parametrize("name", ["_sip._tls", "_sip._tls.@", "_sip._tls.example.com"])
def test_a_service_of_the_zone_itself_has_no_at_in_its_name(account: Account, name: str) -> None:
    made = account.call(
        "ensure_record", zone="example.com", name=name, type="SRV", content="100 1 443 t.example.com."
    ).record
    assert (made.name, made.content, made.priority) == ("_sip._tls.example.com", "1 443 t.example.com", 100)


@pytest.mark.parametrize("name", ["ööö", "ööö.example.com", "xn--ndaaa.example.com", "ÖÖÖ"])
def test_an_international_label_is_sent_in_punycode(account: Account, name: str) -> None:
    zone = account.call("find_zone", name="example.com").zone.domain_id
    made = account.call("ensure_record", zone=zone, name=name, type="A", content="192.0.2.1").record
    assert made.name == "xn--ndaaa.example.com"
    assert ensured(account, zone=zone, name="ööö", type="A", content="192.0.2.1") == "unchanged"


# ---- contents


@pytest.mark.parametrize("content", ["0 0 0 .", "0 0 ."])
def test_a_null_srv_says_that_there_is_no_service(account: Account, content: str) -> None:
    wish = {"name": "_pop3._tcp.example.com", "type": "SRV", "content": content, "priority": 0}
    made = account.call("ensure_record", **wish).record
    assert (made.content, made.priority) == ("0 0 .", 0)
    assert ensured(account, **wish) == "unchanged"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("CNAME", "target.example."),
        ("MX", "10 target.example."),
        ("NS", "target.example."),
        ("PTR", "target.example."),
        ("SRV", "10 1 443 target.example."),
    ],
)
def test_a_final_dot_of_a_target_is_no_difference(account: Account, kind: str, content: str) -> None:
    assert ensured(account, name="d.example.com", type=kind, content=content) == "created"
    account.writes()
    for again in (content, content.rstrip("."), content.upper()):
        assert ensured(account, name="d.example.com", type=kind, content=again) == "unchanged"
    assert account.writes() == []


def test_setting_an_address_replaces_the_old_one(account: Account) -> None:
    for content in ("192.0.2.1", "192.0.2.2"):
        account.call("set_records", name="dyn.example.com", type="A", contents=[content])
    assert account.texts("dyn", "A") == ["192.0.2.2"]
    assert [method for method, _ in account.writes()] == ["POST", "PUT"]


def test_a_cname_beside_a_text_is_refused_before_anything_is_written(account: Account) -> None:
    ensured(account, name="test.example.com", type="TXT", content="x")
    account.writes()
    with pytest.raises(balvps.InvalidArgument, match="CNAME record beside TXT"):
        account.call("ensure_record", name="test.example.com", type="CNAME", content="target.example")
    with pytest.raises(balvps.InvalidArgument, match="CNAME record beside TXT"):
        account.plan({"name": "test", "type": "CNAME", "content": "target.example"})
    assert account.writes() == []


def test_a_text_beside_a_cname_is_refused_before_anything_is_written(account: Account) -> None:
    with pytest.raises(balvps.InvalidArgument, match="CNAME record beside TXT"):
        account.call("ensure_record", name="www.example.com", type="TXT", content="x")
    assert account.writes() == []


# ---- lifetimes


def test_a_ttl_under_the_minimum_is_said_to_be_raised(account: Account) -> None:
    account.sandbox.reset(minimum_ttl=600)
    wish = {"name": "low.example.com", "type": "A", "content": "192.0.2.1"}
    made = account.call("ensure_record", **wish, ttl=300)
    assert made.record.ttl == 600
    assert list(made.warnings) == [
        "low.example.com A: the service has raised the TTL 300 to 600; "
        "a call with the lower TTL writes it again each time"
    ]
    put = account.call("set_records", name="low.example.com", type="A", contents=["192.0.2.2"], ttl=300)
    assert [record.ttl for record in put.records] == [600]
    assert len(put.warnings) == 1
    account.writes()
    for ttl in ({"ttl": 600}, {}):
        assert account.call("ensure_record", **{**wish, "content": "192.0.2.2"}, **ttl).change == "unchanged"
    assert account.writes() == []


# ---- many records


def test_a_record_past_the_first_hundred_is_found(account: Account) -> None:
    plan = account.plan(*({"name": f"host-{i}", "type": "A", "content": "192.0.2.1"} for i in range(101)))
    assert account.call("apply_plan", plan=plan).counts.done == 101
    account.writes()
    for i in range(101):
        assert ensured(account, name=f"host-{i}.example.com", type="A", content="192.0.2.1") == "unchanged"
    assert account.writes() == []
