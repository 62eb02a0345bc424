"""Prerequisites over the wire (RFC 2136, 3.2)."""

from typing import Any, Callable

import dns.rcode
import dns.update
import pytest
from balvps.testing import Sandbox

from serve.gateway import Gateway, new_update, stored, written

_Prerequisite = Callable[[dns.update.UpdateMessage], Any]

HOLD: "dict[str, _Prerequisite]" = {
    "the name is in use": lambda message: message.present("www"),
    "the RRset exists": lambda message: message.present("@", "MX"),
    "the RRset has this value": lambda message: message.present("@", "A", "192.0.2.1"),
    "the value is written in another way": lambda message: message.present("@", "MX", "10 MAIL.example.com."),
    "the text is split in another way": lambda message: message.present("@", "TXT", '"v=spf1" " mx -all"'),
    "the name is not in use": lambda message: message.absent("new"),
    "the RRset does not exist": lambda message: message.absent("@", "PTR"),
    "SOA exists": lambda message: message.present("@", "SOA"),
}

FAIL: "dict[str, tuple[_Prerequisite, str]]" = {
    "the name is in use": (lambda message: message.present("new"), "NXDOMAIN"),
    "the name is only above another": (lambda message: message.present("_tcp"), "NXDOMAIN"),
    "the RRset exists": (lambda message: message.present("@", "PTR"), "NXRRSET"),
    "the RRset has this value": (lambda message: message.present("@", "A", "192.0.2.2"), "NXRRSET"),
    "the RRset has these values": (
        lambda message: message.present("@", "A", "192.0.2.1", "192.0.2.2"),
        "NXRRSET",
    ),
    "the name is not in use": (lambda message: message.absent("www"), "YXDOMAIN"),
    "the RRset does not exist": (lambda message: message.absent("@", "MX"), "YXRRSET"),
    "a name of another zone": (lambda message: message.present("www.qwerty.com."), "NOTZONE"),
}


@pytest.mark.parametrize("name", HOLD)
def test_an_update_is_made_if_its_prerequisite_holds(gateway: Gateway, sandbox: Sandbox, name: str) -> None:
    message = new_update()
    HOLD[name](message)
    message.add("new", 300, "A", "192.0.2.9")
    assert dns.rcode.to_text(gateway.send(message).rcode()) == "NOERROR"
    assert stored(sandbox, "new.example.com") == ["300 A 0 192.0.2.9"]


@pytest.mark.parametrize("name", FAIL)
def test_nothing_is_written_if_a_prerequisite_fails(gateway: Gateway, sandbox: Sandbox, name: str) -> None:
    message = new_update()
    prerequisite, rcode = FAIL[name]
    message.absent("new")
    prerequisite(message)
    message.add("new", 300, "A", "192.0.2.9")
    assert dns.rcode.to_text(gateway.send(message).rcode()) == rcode
    assert written(sandbox) == []


def test_a_prerequisite_comes_before_a_malformed_update(gateway: Gateway) -> None:
    message = new_update()
    message.present("new")
    message.add("www.qwerty.com.", 300, "A", "192.0.2.9")
    assert dns.rcode.to_text(gateway.send(message).rcode()) == "NXDOMAIN"


def test_a_prerequisite_with_a_ttl_is_malformed(gateway: Gateway) -> None:
    message = new_update()
    message.present("@", "A", "192.0.2.1")
    message.prerequisite[0].ttl = 1
    assert dns.rcode.to_text(gateway.send(message).rcode()) == "FORMERR"


def test_a_prerequisite_that_fails_is_no_refusal(gateway: Gateway) -> None:
    message = new_update()
    message.present("new")
    gateway.send(message)
    assert gateway.lines() == []
