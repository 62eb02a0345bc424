"""What keys may do."""

from collections.abc import Iterator

import dns.rcode
import dns.update
import pytest
from balvps.serve.keys import Key
from balvps.testing import Sandbox

from serve.gateway import SECRET, Gateway, Loop, new_update, stored, written

ACME = Key(
    *("acme", "hmac-sha256", SECRET),
    zones=("example.com",),
    names=("_acme-challenge.*", "_acme-challenge.example.com"),
    types=("TXT",),
    verbs=("add", "delete"),
)
READER = Key("reader", "hmac-sha256", SECRET, verbs=("read",))
ADDER = Key("adder", "hmac-sha256", SECRET, verbs=("add",))


@pytest.fixture
def gateway(sandbox: Sandbox, loop: Loop) -> Iterator[Gateway]:
    gateway = Gateway(loop, sandbox, ACME, READER, ADDER, unsigned_queries=False)
    yield gateway
    gateway.close()


def rcode_of(gateway: Gateway, message: dns.update.UpdateMessage) -> str:
    return dns.rcode.to_text(gateway.send(message).rcode())


def test_a_key_may_do_what_it_allows(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update(ACME)
    message.delete("_acme-challenge.www")
    message.add("_acme-challenge.www", 60, "TXT", "token")
    assert rcode_of(gateway, message) == "NOERROR"
    assert stored(sandbox, "_acme-challenge.www.example.com") == ["60 TXT 0 token"]


@pytest.mark.parametrize(
    ("name", "type", "data"),
    [
        ("www2", "TXT", "text"),
        ("_acme-challenge.www", "A", "192.0.2.1"),
        ("x_acme-challenge.www", "TXT", "text"),
    ],
)
def test_one_record_outside_the_scope_refuses_the_whole_update(
    gateway: Gateway, sandbox: Sandbox, name: str, type: str, data: str
) -> None:
    message = new_update(ACME)
    message.add("_acme-challenge.www", 60, "TXT", "token")
    message.add(name, 60, type, data)
    assert rcode_of(gateway, message) == "REFUSED"
    assert written(sandbox) == []
    line = gateway.lines()[0]
    assert (line["key"], line["verb"], line["zone"]) == ("acme", "add", "example.com")
    assert (line["name"], line["type"], line["outcome"]) == (f"{name}.example.com", type, "refused")


def test_a_zone_outside_the_scope_is_as_one_that_is_not_served(gateway: Gateway) -> None:
    message = new_update(ACME, zone="qwerty.com")
    message.add("_acme-challenge", 60, "TXT", "token")
    assert rcode_of(gateway, message) == "NOTAUTH"


def test_a_name_is_deleted_only_with_a_right_to_each_of_its_records(
    gateway: Gateway, sandbox: Sandbox
) -> None:
    with sandbox.client() as client:
        for type, content in (("TXT", "token"), ("A", "192.0.2.9")):
            client.call("ensure_record", name="_acme-challenge.www.example.com", type=type, content=content)
    sandbox.clear_log()
    message = new_update(ACME)
    message.delete("_acme-challenge.www")
    assert rcode_of(gateway, message) == "REFUSED"
    assert written(sandbox) == []


def test_a_cname_is_replaced_only_with_a_right_to_delete(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update(ADDER)
    message.add("www", 300, "CNAME", "mail.example.com.")
    assert rcode_of(gateway, message) == "REFUSED"
    assert written(sandbox) == []


def test_a_key_that_adds_loses_no_value(gateway: Gateway, sandbox: Sandbox) -> None:
    """Values that are added stand beside the others. What removes a value is refused."""
    before = stored(sandbox, "example.com")
    added = new_update(ADDER)
    added.add("@", 3600, "A", "192.0.2.200")
    assert rcode_of(gateway, added) == "NOERROR"
    assert set(before) < set(stored(sandbox, "example.com"))
    sandbox.clear_log()
    for replaced in ("A", "MX"):
        message = new_update(ADDER)
        message.replace("@", 3600, replaced, "192.0.2.201" if replaced == "A" else "5 mail.example.com.")
        assert rcode_of(gateway, message) == "REFUSED"
    assert written(sandbox) == []


def test_a_cname_is_replaced_with_rights_to_add_and_to_delete(sandbox: Sandbox, loop: Loop) -> None:
    key = Key("writer", "hmac-sha256", SECRET, verbs=("add", "delete"))
    gateway = Gateway(loop, sandbox, key)
    try:
        message = new_update(key)
        message.add("www", 300, "CNAME", "mail.example.com.")
        assert rcode_of(gateway, message) == "NOERROR"
    finally:
        gateway.close()
    assert stored(sandbox, "www.example.com") == ["300 CNAME 0 mail.example.com"]


def test_a_prerequisite_needs_the_right_to_read(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update(ACME)
    message.absent("_acme-challenge.www", "TXT")
    message.add("_acme-challenge.www", 60, "TXT", "token")
    assert rcode_of(gateway, message) == "REFUSED"
    assert written(sandbox) == []


def test_a_key_that_reads_changes_nothing(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update(READER)
    message.add("new", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "REFUSED"
    assert written(sandbox) == []


# ---- questions


def test_without_unsigned_queries_a_question_needs_a_key(gateway: Gateway) -> None:
    assert dns.rcode.to_text(gateway.ask("example.com", "A").rcode()) == "REFUSED"
    assert gateway.refusals() == ["unsigned"]


def test_a_key_reads_what_it_may_read(gateway: Gateway) -> None:
    assert gateway.shown("example.com", "A", key=READER) == ["example.com 3600 A 192.0.2.1"]
    assert dns.rcode.to_text(gateway.ask("example.com", "A", key=ACME).rcode()) == "REFUSED"


def test_every_key_may_find_out_where_its_zone_begins(gateway: Gateway) -> None:
    assert len(gateway.shown("example.com", "SOA", key=ACME)) == 1
    assert gateway.shown("example.com", "NS", key=ACME) == ["example.com 3600 NS ns1.example.com."]
    assert gateway.shown("qwerty.com", "SOA", key=ACME) == []


def test_any_shows_what_the_key_may_read(gateway: Gateway) -> None:
    assert [line.split()[2] for line in gateway.shown("example.com", "ANY", key=ACME)] == ["NS", "SOA"]
