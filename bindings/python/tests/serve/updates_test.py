"""Updates over the wire (RFC 2136, 3.4), with dnspython as the client."""

import dns.rcode
import dns.update
import pytest
from balvps.testing import Sandbox

from serve.gateway import EACH_DIALECT, Gateway, faults, new_update, stored, written

pytestmark = EACH_DIALECT

NAME = "new.example.com"


def rcode_of(gateway: Gateway, message: dns.update.UpdateMessage, tcp: bool = False) -> str:
    return dns.rcode.to_text(gateway.send(message, tcp=tcp).rcode())


@pytest.mark.parametrize("tcp", [False, True])
def test_a_record_is_added(gateway: Gateway, sandbox: Sandbox, tcp: bool) -> None:
    message = new_update()
    message.add("new", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message, tcp) == "NOERROR"
    assert stored(sandbox, NAME) == ["300 A 0 192.0.2.9"]


def test_the_answer_has_edns_if_the_update_has(gateway: Gateway) -> None:
    message = new_update()
    message.add("new", 300, "A", "192.0.2.9")
    assert gateway.send(message).edns == -1
    message.use_edns(0, payload=4096)
    answer = gateway.send(message)
    assert (dns.rcode.to_text(answer.rcode()), answer.edns, answer.payload) == ("NOERROR", 0, 1232)


def test_all_types_are_stored_as_the_service_writes_them(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("new", 300, "MX", "10 Mail.Example.net.")
    message.add("new", 300, "TXT", '"v=spf1 " "-all"')
    message.add("new", 300, "CAA", '0 issue "letsencrypt.org"')
    message.add("new", 300, "AAAA", "2001:DB8:0:0::1")
    assert rcode_of(gateway, message) == "NOERROR"
    assert stored(sandbox, NAME) == [
        "300 AAAA 0 2001:db8::1",
        '300 CAA 0 0 issue "letsencrypt.org"',
        "300 MX 10 mail.example.net",
        "300 TXT 0 v=spf1 -all",
    ]


def test_a_record_that_is_there_already_is_not_written(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("@", 3600, "A", "192.0.2.1")
    assert rcode_of(gateway, message) == "NOERROR"
    assert written(sandbox) == []


def test_a_new_value_leaves_the_others_and_sets_their_ttl(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("@", 60, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "NOERROR"
    assert [line for line in stored(sandbox, "example.com") if " A " in line] == [
        "60 A 0 192.0.2.1",
        "60 A 0 192.0.2.9",
    ]


def test_one_value_of_several_is_deleted(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    for value in ("one", "two"):
        message.add("new", 300, "TXT", value)
    message.delete("new", "TXT", "one")
    assert rcode_of(gateway, message) == "NOERROR"
    assert stored(sandbox, NAME) == ["300 TXT 0 two"]


def test_a_text_is_deleted_however_it_is_split(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.delete("@", "TXT", '"v=spf1" " mx " "-all"')
    assert rcode_of(gateway, message) == "NOERROR"
    assert not [line for line in stored(sandbox, "example.com") if " TXT " in line]


def test_an_rrset_is_deleted(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.delete("@", "MX")
    assert rcode_of(gateway, message) == "NOERROR"
    assert not [line for line in stored(sandbox, "example.com") if " MX " in line]


def test_a_name_is_deleted(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.delete("_sip._tcp")
    assert rcode_of(gateway, message) == "NOERROR"
    assert stored(sandbox, "_sip._tcp.example.com") == []


def test_what_is_not_there_is_deleted_without_a_request(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.delete("new")
    message.delete("new", "A")
    message.delete("@", "A", "192.0.2.200")
    assert rcode_of(gateway, message) == "NOERROR"
    assert written(sandbox) == []


def test_deleting_the_apex_leaves_soa_and_ns(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.delete("@")
    message.delete("@", "NS")
    message.delete("@", "SOA")
    assert rcode_of(gateway, message) == "NOERROR"
    assert [line.split()[1] for line in stored(sandbox, "example.com")] == ["NS", "SOA"]


def test_the_last_ns_of_the_apex_stays(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("@", 3600, "NS", "ns2.example.com.")
    message.delete("@", "NS", "ns1.example.com.")
    message.delete("@", "NS", "ns2.example.com.")
    assert rcode_of(gateway, message) == "NOERROR"
    assert [line for line in stored(sandbox, "example.com") if " NS " in line] == [
        "3600 NS 0 ns2.example.com"
    ]


def test_updates_are_made_in_their_order(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("new", 300, "A", "192.0.2.8")
    message.delete("new")
    message.add("new", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "NOERROR"
    assert stored(sandbox, NAME) == ["300 A 0 192.0.2.9"]


# ---- CNAME (3.4.2.2)


def test_a_cname_beside_other_records_is_ignored(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("sip", 300, "CNAME", "www.example.com.")
    message.add("new", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "NOERROR"
    assert [line.split()[1] for line in stored(sandbox, "sip.example.com")] == ["NAPTR"]
    assert stored(sandbox, NAME) == ["300 A 0 192.0.2.9"]


def test_other_records_beside_a_cname_are_ignored(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("www", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "NOERROR"
    assert stored(sandbox, "www.example.com") == ["3600 CNAME 0 example.com"]


def test_a_cname_replaces_a_cname(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("www", 300, "CNAME", "mail.example.com.")
    assert rcode_of(gateway, message) == "NOERROR"
    assert stored(sandbox, "www.example.com") == ["300 CNAME 0 mail.example.com"]


def test_a_cname_takes_the_place_of_what_the_same_update_deletes(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.delete("sip")
    message.add("sip", 300, "CNAME", "www.example.com.")
    assert rcode_of(gateway, message) == "NOERROR"
    assert stored(sandbox, "sip.example.com") == ["300 CNAME 0 www.example.com"]


# ---- SOA


def soa(serial: int) -> str:
    return f"ns1.example.com. hostmaster.example.com. {serial} 10800 3600 604800 3600"


def test_an_old_soa_is_ignored(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("@", 300, "SOA", soa(2023010101))
    message.delete("@", "SOA", soa(2023010101))
    assert rcode_of(gateway, message) == "NOERROR"
    assert written(sandbox) == []


def test_a_newer_soa_is_refused_because_the_service_writes_it(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("@", 300, "SOA", soa(2023010102))
    message.add("new", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "REFUSED"
    assert written(sandbox) == []


# ---- the form (3.1, 3.4.1)


def test_a_zone_of_others_is_not_changed(gateway: Gateway) -> None:
    message = new_update(zone="example.org")
    message.add("new", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "NOTAUTH"


def test_a_name_within_a_zone_is_no_zone(gateway: Gateway) -> None:
    message = new_update(zone="www.example.com")
    message.add("new", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "NOTAUTH"


def test_a_name_outside_the_zone_is_refused_before_anything_is_written(
    gateway: Gateway, sandbox: Sandbox
) -> None:
    message = new_update()
    message.add("new", 300, "A", "192.0.2.9")
    message.add("www.qwerty.com.", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "NOTZONE"
    assert written(sandbox) == []


def test_a_type_for_questions_is_malformed(gateway: Gateway, sandbox: Sandbox) -> None:
    message = new_update()
    message.add("new", 300, "A", "192.0.2.9")
    message.delete("new", "AXFR")
    assert rcode_of(gateway, message) == "FORMERR"
    assert written(sandbox) == []


# ---- failures of the service


def test_a_step_that_fails_is_told_and_a_repeated_message_completes_it(
    gateway: Gateway, sandbox: Sandbox
) -> None:
    rule = {"fault": "json_error", "operation": "POST /service/@service_id/dns/@zone_id/records", "skip": 1}
    faults(sandbox, {**rule, "with": {"status": 200, "message": "no"}})

    def message() -> dns.update.UpdateMessage:
        update = new_update()
        update.add("new", 300, "A", "192.0.2.9")
        update.add("new", 300, "TXT", "text")
        return update

    assert rcode_of(gateway, message()) == "SERVFAIL"
    assert [(line["type"], line["outcome"]) for line in gateway.lines() if line["event"] == "change"] == [
        ("A", "done"),
        ("TXT", "failed"),
    ]
    assert rcode_of(gateway, message()) == "NOERROR"
    assert stored(sandbox, NAME) == ["300 A 0 192.0.2.9", "300 TXT 0 text"]
    assert len(written(sandbox)) == 3


def test_a_zone_that_others_change_meanwhile_is_read_again(gateway: Gateway, sandbox: Sandbox) -> None:
    """Between the two reads of an update, the service shows an older zone once."""
    with sandbox.client() as client:
        path = "/api/service/10/dns/62"
        old = client.request("GET", path.removeprefix("/api")).to_dict()
        client.call("ensure_record", name="other.example.com", type="A", content="192.0.2.8")
    sandbox.play(old, method="GET", path=path)
    message = new_update()
    message.add("new", 300, "A", "192.0.2.9")
    assert rcode_of(gateway, message) == "NOERROR"
    assert stored(sandbox, NAME) == ["300 A 0 192.0.2.9"]
    assert [line.split()[1:] for line in stored(sandbox, "other.example.com")] == [["A", "0", "192.0.2.8"]]


def test_every_change_is_a_line_of_the_journal(gateway: Gateway) -> None:
    message = new_update()
    message.add("new", 300, "A", "192.0.2.9")
    gateway.send(message)
    line = gateway.lines()[0]
    assert line.pop("time") and line.pop("peer").startswith("127.0.0.1:")
    assert line == {
        "event": "change",
        "protocol": "rfc2136",
        "key": "full",
        "verb": "add",
        "zone": "example.com",
        "name": NAME,
        "type": "A",
        "outcome": "done",
    }
