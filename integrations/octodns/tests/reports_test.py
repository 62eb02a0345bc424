"""What users of octoDNS and its relatives reported to be wrong: each test says what happens here instead."""

from __future__ import annotations

from typing import Any

import pytest
from octodns.record import Record
from octodns.zone import Zone

from integrations.octodns.tests.conftest import ZONE, Account, contents


def zone_with(name: str, type: str, value: Any, ttl: int = 300) -> Zone:
    """A zone with one record. It is lenient, as a configuration with `lenient: true`."""
    zone = Zone(ZONE, [])
    data = {"type": type, "ttl": ttl, "value": value}
    zone.add_record(Record.new(zone, name, data, lenient=True))
    return zone


def synced(account: Account, wanted: Zone) -> list[str]:
    """Plans and applies. The second plan must be empty. Returns the contents that the zone has then."""
    provider = account.provider()
    provider.apply(provider.plan(wanted))
    assert account.provider().plan(wanted) is None
    return [content for _, _, content, _, _ in account.records()]


@pytest.mark.parametrize("txt_style", ["bare", "quoted"])
@pytest.mark.parametrize(
    ("value", "stored"),
    [
        pytest.param("v=DKIM1\\;p=" + "A" * 400, "v=DKIM1;p=" + "A" * 400, id="octodns-hetzner#37"),
        pytest.param('"v=spf1 -all"', "v=spf1 -all", id="octodns#52"),
        pytest.param("v=STSv1\\; id=1", "v=STSv1; id=1", id="octodns-cloudflare#147"),
        pytest.param("v=STSv1\\\\; id=1", "v=STSv1\\; id=1", id="octodns-cloudflare#147-escaped-twice"),
        pytest.param('aaaa"bbb', 'aaaa"bbb', id="octodns#1450"),
        pytest.param("v=spf1 -all", "v=spf1 -all", id="dnscontrol#2702"),
        pytest.param('in"side \\; 1back\\slash', 'in"side ; 1back\\slash', id="dnscontrol#3544"),
        pytest.param("v=DKIM1\\; k=rsa\\; p=MIG/+A==", "v=DKIM1; k=rsa; p=MIG/+A==", id="community.dns#48"),
        pytest.param("b c d", "b c d", id="dnspython#77"),
    ],
)
def test_a_text_is_planned_once(account: Account, txt_style: str, value: str, stored: str) -> None:
    account.sandbox.configure(txt_style=txt_style)
    wanted = zone_with("txt", "TXT", value)
    provider = account.provider(options={"txt_style": txt_style})
    provider.apply(provider.plan(wanted))
    with account.sandbox.client(options={"txt_style": txt_style}) as client:
        [record] = client.call("list_records", zone=ZONE, type="TXT").records
    assert record.content == stored
    assert provider.plan(wanted) is None


def test_octodns_640_a_service_that_is_not_there(account: Account) -> None:
    null = {"priority": 0, "weight": 0, "port": 0, "target": "."}
    assert synced(account, zone_with("_pop3._tcp", "SRV", null)) == ["0 0 ."]


def test_terraform_provider_cloudflare_7286_the_dot_at_the_end_of_a_target(account: Account) -> None:
    assert synced(account, zone_with("www", "CNAME", "target.example.")) == ["target.example"]


def test_googleclouddns_6_the_dot_at_the_end_of_a_zone(account: Account) -> None:
    zone = Zone(ZONE, [])
    account.add("www", "A", "192.0.2.1")
    account.provider().populate(zone)
    assert contents(zone) == {("www", "A"): (300, ["192.0.2.1"])}


def test_external_dns_2122_a_ttl_below_the_minimum(account: Account) -> None:
    account.sandbox.configure(minimum_ttl=600)
    wanted = zone_with("www", "A", "192.0.2.1", ttl=300)
    provider = account.provider(min_ttl=600)
    provider.apply(provider.plan(wanted))
    assert account.provider(min_ttl=600).plan(wanted) is None


def test_caddy_dynamicdns_60_a_second_value_appears_instead_of_a_new_one(account: Account) -> None:
    account.add("www", "A", "192.0.2.1")
    account.add("www", "A", "192.0.2.1")
    assert synced(account, zone_with("www", "A", "192.0.2.2")) == ["192.0.2.2"]


def test_a_record_that_exists_twice_is_healed(account: Account) -> None:
    account.add("www", "A", "192.0.2.1")
    account.add("www", "A", "192.0.2.1")
    assert synced(account, zone_with("www", "A", "192.0.2.1")) == ["192.0.2.1"]


def test_a_record_that_exists_twice_is_copied_once(account: Account) -> None:
    account.add("www", "A", "192.0.2.1")
    account.add("www", "A", "192.0.2.1")
    zone = Zone(ZONE, [])
    account.provider().populate(zone)
    assert contents(zone) == {("www", "A"): (300, ["192.0.2.1"])}


def test_module_ansible_234_records_past_the_first_hundred(account: Account) -> None:
    for number in range(101):
        account.add(f"h{number}", "A", "192.0.2.1")
    zone = Zone(ZONE, [])
    account.provider().populate(zone)
    assert len(zone.records) == 101


def test_libdns_165_a_service_of_the_zone_itself(account: Account) -> None:
    account.add("", "SRV", "1 443 www.unit.tests", priority=100)
    zone = Zone(ZONE, [])
    account.provider().populate(zone, lenient=True)
    assert contents(zone) == {("", "SRV"): (300, ["100 1 443 www.unit.tests."])}


def test_lexicon_233_records_of_a_zone_below(account: Account) -> None:
    account.client.zones.create("sub.unit.tests", 10).records.create("www", "A", "192.0.2.9", 300)
    account.add("www", "A", "192.0.2.1")
    zone = Zone(ZONE, ["sub"])
    account.provider().populate(zone)
    assert contents(zone) == {("www", "A"): (300, ["192.0.2.1"])}
