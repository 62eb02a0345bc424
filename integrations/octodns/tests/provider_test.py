"""Planning and applying with the provider, against an account of the service."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from balvps.testing import Sandbox
from octodns.processor.filter import NameRejectlistFilter
from octodns.provider import SupportsException
from octodns.provider.plan import RootNsChange, TooMuchChange
from octodns.record import Record
from octodns.zone import Zone
from octodns_balvps import BalvpsException, BalvpsProvider

from integrations.octodns.tests.conftest import ZONE, Account, contents, zone_of

WWW = {"type": "A", "value": "192.0.2.1"}
READ = ["GET /api/dns", "GET /api/service/dns"]


def sync(provider: BalvpsProvider, zone: Zone) -> int:
    """Plans and applies, and returns the number of changes."""
    plan = provider.plan(zone)
    return 0 if plan is None else int(provider.apply(plan))


def populated(provider: BalvpsProvider, name: str = ZONE, **arguments: Any) -> Zone:
    zone = Zone(name, [])
    provider.populate(zone, **arguments)
    return zone


# ---- reading


def test_zones_are_listed(account: Account) -> None:
    account.client.zones.create("grüße.example", 20)
    assert account.provider().list_zones() == [
        "bgg12ooble.com.",
        "example.com.",
        "qwerty.com.",
        ZONE,
        "xn--gre-6ka8l.example.",
    ]


def test_a_zone_without_a_name_is_not_listed(account: Account) -> None:
    zones = [{"domain_id": 1, "service_id": 10}, {"domain_id": 2, "name": "Unit.Tests.", "service_id": 10}]
    account.sandbox.play({"service_ids": ["10"], "zones": zones}, path="/api/dns")
    assert account.provider().list_zones() == ["Unit.Tests."]


def test_a_zone_is_read_by_its_name(account: Account) -> None:
    account.add("www", "A", "192.0.2.2")
    account.add("www", "A", "192.0.2.1")
    account.add("", "MX", "mail.unit.tests", priority=10)
    zone = Zone(ZONE, [])
    assert account.provider().populate(zone, target=True) is True
    assert contents(zone) == {
        ("www", "A"): (300, ["192.0.2.1", "192.0.2.2"]),
        ("", "MX"): (300, ["10 mail.unit.tests."]),
    }


def test_an_international_zone_is_read(account: Account) -> None:
    account.client.zones.create("grüße.example", 10).records.create("ö", "A", "192.0.2.1", 300)
    zone = populated(account.provider(), "grüße.example.")
    assert contents(zone)["xn--nda", "A"] == (300, ["192.0.2.1"])


def test_records_that_octodns_does_not_know_are_left_alone(account: Account) -> None:
    account.add("", "SMIMEA", "3 1 1 " + "ab" * 32)
    account.add("old", "A", "192.0.2.9")
    provider = account.provider()
    assert sync(provider, zone_of({"www": WWW})) == 2
    assert [record[1] for record in account.records()] == ["SMIMEA", "A"]


def test_a_target_without_the_zone_says_so(account: Account) -> None:
    assert account.provider().populate(Zone("other.tests.", []), target=True) is False


def test_a_source_without_the_zone_is_an_error(account: Account) -> None:
    with pytest.raises(
        BalvpsException, match=r"^balvps: other.tests.: this account has no zone 'other.tests'$"
    ):
        populated(account.provider(), "other.tests.")


def test_an_error_of_the_service_is_one_of_octodns(account: Account) -> None:
    account.sandbox.play({"error": ["Access denied"]}, path="/api/dns")
    with pytest.raises(BalvpsException, match=r"^balvps: .*Access denied"):
        account.provider().list_zones()


def test_the_smallest_of_several_ttls_is_that_of_the_record(account: Account) -> None:
    account.add("www", "A", "192.0.2.1", ttl=600)
    account.add("www", "A", "192.0.2.2", ttl=300)
    [record] = populated(account.provider()).records
    assert record.ttl == 300


@pytest.mark.parametrize(
    ("type", "content"),
    [
        ("NAPTR", '1 1 "u" "E2U+sip" "!^ $!sip:a@b!" .'),
        ("A", "not-an-address"),
        ("HTTPS", "1"),
        ("HTTPS", "1 . ech=AEX+DQAA"),  # octoDNS 1.22 raises a TypeError
        ("HTTPS", "1 . ech=AEX+DQA="),  # and loses the last character
    ],
)
def test_a_record_that_octodns_cannot_have_is_left_out_of_a_target(
    account: Account, type: str, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    play_record(account, type, content)
    assert account.provider().plan(zone_of({})) is None
    assert f"odd.unit.tests. {type} cannot be read: " in caplog.text


def test_a_record_that_octodns_cannot_have_is_an_error_of_a_source(account: Account) -> None:
    play_record(account, "A", "not-an-address")
    with pytest.raises(BalvpsException, match=r"^balvps: odd.unit.tests. A cannot be read: "):
        populated(account.provider())


def play_record(account: Account, type: str, content: str) -> None:
    """Lets the service show a record that it would not take."""
    place = account.place
    records = [{"id": "1", "name": "odd.unit.tests", "type": type, "content": content, "ttl": "300"}]
    account.sandbox.play(
        {"service_id": place["service_id"], "name": "unit.tests", "records": records},
        path=f"/api/service/{place['service_id']}/dns/{place['zone_id']}",
    )


# ---- planning and applying


def test_a_plan_is_applied_and_the_next_is_empty(account: Account) -> None:
    account.add("old", "A", "192.0.2.9")
    account.add("www", "A", "192.0.2.8")
    account.add("www", "A", "192.0.2.7")
    wanted = zone_of({"www": WWW, "new": {"type": "TXT", "values": ["a", "b"]}})
    provider = account.provider()
    assert sync(provider, wanted) == 3
    assert account.records() == [
        ("new.unit.tests", "TXT", "a", None, 300),
        ("new.unit.tests", "TXT", "b", None, 300),
        ("www.unit.tests", "A", "192.0.2.1", None, 300),
    ]
    assert provider.plan(wanted) is None


def test_a_plan_without_changes_reads_the_zone_once(account: Account) -> None:
    account.add("www", "A", "192.0.2.1")
    account.requests()
    assert account.provider().plan(zone_of({"www": WWW})) is None
    assert account.requests() == READ


def test_a_plan_is_applied_with_few_requests(account: Account) -> None:
    provider = account.provider()
    plan = provider.plan(zone_of({"www": WWW}))
    account.requests()
    provider.apply(plan)
    assert account.requests() == [*READ, READ[1], "POST /api/service/dns/records", *READ]


def test_records_outside_of_the_plan_of_octodns_survive(account: Account) -> None:
    account.add("www", "A", "192.0.2.8")
    account.add("kept", "A", "192.0.2.9")
    account.add("_acme-challenge", "TXT", "token")
    wanted = zone_of({"www": WWW, "ignored": {**WWW, "octodns": {"ignored": True}}})
    provider = account.provider()
    plan = provider.plan(wanted, processors=[NameRejectlistFilter("filter", ["kept", "_acme-challenge"])])
    assert provider.apply(plan) == 1
    assert account.records() == [
        ("_acme-challenge.unit.tests", "TXT", "token", None, 300),
        ("kept.unit.tests", "A", "192.0.2.9", None, 300),
        ("www.unit.tests", "A", "192.0.2.1", None, 300),
    ]


def test_a_record_that_appears_after_the_plan_survives(account: Account) -> None:
    provider = account.provider()
    plan = provider.plan(zone_of({"www": WWW}))
    account.add("late", "A", "192.0.2.9")
    assert provider.apply(plan) == 1
    assert [record[0] for record in account.records()] == ["late.unit.tests", "www.unit.tests"]


@pytest.mark.parametrize("wanted", [{}, {"www": WWW}], ids=["delete", "update"])
def test_a_record_that_changed_after_the_plan_is_not_overwritten(
    account: Account, wanted: dict[str, Any]
) -> None:
    account.add("www", "A", "192.0.2.8")
    provider = account.provider()
    plan = provider.plan(zone_of(wanted))
    account.add("www", "A", "192.0.2.9")
    account.requests()
    with pytest.raises(BalvpsException, match=r"www.unit.tests. A has changed since octoDNS read the zone"):
        provider.apply(plan)
    assert account.requests() == READ


def test_what_somebody_else_has_done_already_is_not_done_again(account: Account) -> None:
    provider = account.provider()
    plan = provider.plan(zone_of({"www": WWW}))
    account.add("www", "A", "192.0.2.1")
    assert provider.apply(plan) == 1
    assert account.records() == [("www.unit.tests", "A", "192.0.2.1", None, 300)]


def test_a_type_is_replaced_by_another_one(account: Account) -> None:
    account.add("www", "A", "192.0.2.8")
    assert sync(account.provider(), zone_of({"www": {"type": "CNAME", "value": "unit.tests."}})) == 2
    assert account.records() == [("www.unit.tests", "CNAME", "unit.tests", None, 300)]


def test_octodns_itself_guards_against_plans_that_change_much(account: Account) -> None:
    for number in range(10):
        account.add(f"h{number}", "A", "192.0.2.9")
    provider = account.provider()
    plan = provider.plan(zone_of({"h0": WWW}))
    with pytest.raises(TooMuchChange):
        plan.raise_if_unsafe()
    assert provider.apply(plan) == 10  # what octoDNS does with --force
    assert account.records() == [("h0.unit.tests", "A", "192.0.2.1", None, 300)]


def test_a_ttl_alone_is_changed(account: Account) -> None:
    account.add("www", "A", "192.0.2.1", ttl=600)
    assert sync(account.provider(), zone_of({"www": WWW})) == 1
    assert account.records() == [("www.unit.tests", "A", "192.0.2.1", None, 300)]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("1 . alpn=h2,h3 port=8443", {"port": "8443", "alpn": ["h2", "h3"]}),
        ("1 . ipv6hint=2001:db8::1", {"ipv6hint": ["2001:DB8:0::1"]}),
    ],
)
def test_another_spelling_of_a_value_is_no_change(
    account: Account, content: str, wanted: dict[str, Any]
) -> None:
    account.add("www", "A", "192.0.2.2")
    account.add("svc", "HTTPS", content)
    value = {"svcpriority": 1, "targetname": ".", "svcparams": wanted}
    plan = account.provider().plan(zone_of({"www": WWW, "svc": {"type": "HTTPS", "value": value}}))
    assert [change.record.name for change in plan.changes] == ["www"]


def test_several_ptr_records_of_a_name_are_supported(account: Account) -> None:
    wanted = zone_of({"4": {"type": "PTR", "values": ["a.unit.tests.", "b.unit.tests."]}})
    provider = account.provider()
    assert sync(provider, wanted) == 1
    assert [record[2] for record in account.records()] == ["a.unit.tests", "b.unit.tests"]
    assert provider.plan(wanted) is None


# ---- NS records of the zone itself

ROOT_NS = {"": {"type": "NS", "values": ["ns1.unit.tests.", "ns2.unit.tests."]}}


def test_ns_records_of_the_zone_are_changed_by_force_alone(account: Account) -> None:
    account.add("", "NS", "ns1.unit.tests")
    provider = account.provider()
    plan = provider.plan(zone_of(ROOT_NS))
    with pytest.raises(RootNsChange):
        plan.raise_if_unsafe()
    assert provider.apply(plan) == 1
    assert [record[2] for record in account.records()] == ["ns1.unit.tests", "ns2.unit.tests"]


def test_ns_records_of_the_zone_stay_if_the_configuration_has_none(account: Account) -> None:
    account.add("", "NS", "ns1.unit.tests")
    assert sync(account.provider(), zone_of({"www": WWW})) == 1
    assert [record[1] for record in account.records()] == ["NS", "A"]


# ---- what is not supported

DYNAMIC = {
    **WWW,
    "dynamic": {"pools": {"one": {"values": [{"value": "192.0.2.1"}]}}, "rules": [{"pool": "one"}]},
}
GEO = {**WWW, "geo": {"NA": ["192.0.2.2"]}}
FORWARD = {
    "type": "URLFWD",
    "value": {"path": "/", "target": "https://unit.tests/", "code": 301, "masking": 0, "query": 0},
}
ADDRESS_AS_HOST = {"type": "NS", "value": "192.0.2.1."}


uses_geo = pytest.mark.filterwarnings("ignore:`geo` records are DEPRECATED:DeprecationWarning")


@uses_geo
@pytest.mark.parametrize(
    ("record", "message"),
    [
        (DYNAMIC, "dynamic records not supported for www.unit.tests."),
        (GEO, "geo records not supported for www.unit.tests."),
        (FORWARD, "URLFWD records not supported"),
        (ADDRESS_AS_HOST, "www.unit.tests. NS: .* an NS record must be a domain name"),
    ],
    ids=["dynamic", "geo", "type", "content"],
)
def test_it_is_refused(account: Account, record: dict[str, Any], message: str) -> None:
    with pytest.raises(SupportsException, match=f"^balvps: .*{message}"):
        account.provider().plan(zone_of({"www": record}))


@uses_geo
@pytest.mark.parametrize("record", [DYNAMIC, GEO], ids=["dynamic", "geo"])
def test_a_lenient_provider_falls_back_to_a_simple_record(account: Account, record: dict[str, Any]) -> None:
    provider = account.provider(strict_supports=False)
    assert sync(provider, zone_of({"www": record})) == 1
    assert account.records() == [("www.unit.tests", "A", "192.0.2.1", None, 300)]


@pytest.mark.parametrize("existing", [[], ["ns1.unit.tests"]], ids=["new", "changed"])
def test_a_lenient_provider_leaves_alone_what_it_cannot_write(account: Account, existing: list[str]) -> None:
    for content in existing:
        account.add("www", "NS", content)
    assert account.provider(strict_supports=False).plan(zone_of({"www": ADDRESS_AS_HOST})) is None


# ---- TTLs that are too small


def test_min_ttl_raises_the_ttls_of_plans(account: Account) -> None:
    account.sandbox.configure(minimum_ttl=600)
    provider = account.provider(min_ttl=600)
    assert sync(provider, zone_of({"www": WWW, "slow": {**WWW, "ttl": 900}})) == 2
    assert [record[4] for record in account.records()] == [900, 600]
    assert account.provider(min_ttl=600).plan(zone_of({"www": WWW, "slow": {**WWW, "ttl": 900}})) is None


def test_the_minimum_of_the_service_is_noticed(account: Account, caplog: pytest.LogCaptureFixture) -> None:
    account.sandbox.configure(minimum_ttl=600)
    provider = account.provider()
    wanted = zone_of({"www": WWW})
    assert sync(provider, wanted) == 1
    told = "such as that of www.unit.tests. A; with min_ttl 600 of provider balvps, later runs do not"
    assert told in caplog.text
    assert provider.plan(wanted) is None


def test_ttls_that_are_kept_are_no_warning(account: Account, caplog: pytest.LogCaptureFixture) -> None:
    account.add("slow", "A", "192.0.2.1", ttl=900)
    assert sync(account.provider(), zone_of({"www": WWW, "slow": {**WWW, "ttl": 900}})) == 1
    assert "raised" not in caplog.text


def test_an_applied_plan_is_no_error_if_the_ttls_cannot_be_checked(
    account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    provider = account.provider()
    plan = provider.plan(zone_of({"www": WWW}))
    refused = {"fault": "json_error", "operation": "GET /dns", "with": {"status": 400}}
    account.faults({**refused, "skip": 1})
    assert provider.apply(plan) == 1
    assert "the TTLs of unit.tests. could not be checked" in caplog.text


# ---- zones that do not exist yet


def test_a_new_zone_is_added(account: Account) -> None:
    wanted = zone_of({"www": WWW}, "new.tests.")
    provider = account.provider(service_id=20)
    assert sync(provider, wanted) == 1
    assert account.records("new.tests.")[2:] == [("www.new.tests", "A", "192.0.2.1", None, 300)]
    assert account.client.zones.get("new.tests").service_id == 20
    assert provider.plan(wanted) is None


def test_records_that_the_service_gives_a_new_zone_make_way(account: Account) -> None:
    wanted = zone_of({"": {"type": "NS", "value": "ns9.unit.tests."}}, "new.tests.")
    provider = account.provider(service_id=10)
    assert sync(provider, wanted) == 1
    assert account.records("new.tests.") == [("new.tests", "NS", "ns9.unit.tests", None, 300)]
    assert provider.plan(wanted) is None


def test_a_new_zone_needs_a_service(account: Account) -> None:
    provider = account.provider()
    plan = provider.plan(zone_of({"www": WWW}, "new.tests."))
    with pytest.raises(
        BalvpsException, match=r"^balvps: new.tests.: argument 'service_id' is missing, and 2 "
    ):
        provider.apply(plan)


@pytest.mark.parametrize("status", [400, 503], ids=["refused", "uncertain"])
def test_an_error_after_a_new_zone_says_that_it_was_added(account: Account, status: int) -> None:
    provider = account.provider(service_id=10)
    wanted = zone_of({"www": WWW}, "new.tests.")
    plan = provider.plan(wanted)
    record = "POST /service/@service_id/dns/@zone_id/records"
    account.faults({"fault": "json_error", "operation": record, "with": {"status": status}})
    with pytest.raises(BalvpsException, match=r"^balvps: new.tests.: the zone was added, but then: "):
        provider.apply(plan)
    assert provider.plan(wanted).exists is True


# ---- failures


def test_a_part_of_a_plan_that_fails_is_told(account: Account) -> None:
    account.add("c", "A", "192.0.2.8")
    provider = account.provider()
    names = ["a", "b", "c"]
    plan = provider.plan(zone_of(dict.fromkeys(names, WWW)))
    account.faults({"fault": "json_error", "method": "PUT", "with": {"status": 400, "message": "not today"}})
    with pytest.raises(BalvpsException) as caught:
        provider.apply(plan)
    assert str(caught.value) == (
        "balvps: unit.tests.: 2 of 3 changes were carried out, and these were not:\n"
        "  update c.unit.tests. A: failed: not today\n"
        "Run octoDNS again to plan and make what is left."
    )
    assert sync(provider, zone_of(dict.fromkeys(names, WWW))) == 1
    assert [record[2] for record in account.records()] == ["192.0.2.1"] * 3


def test_lost_answers_and_changes_that_nobody_tried_are_told(account: Account) -> None:
    account.add("b", "A", "192.0.2.8")
    provider = account.provider()
    plan = provider.plan(zone_of({"a": WWW, "b": [WWW, {"type": "TXT", "value": "x"}]}))
    account.faults({"fault": "reset_before_answer", "method": "PUT"})
    with pytest.raises(BalvpsException) as caught:
        provider.apply(plan)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("balvps: unit.tests.: 1 of 3 changes were carried out")
    assert lines[1].startswith("  update b.unit.tests. A: it is not known whether it was carried out: ")
    assert lines[2] == "  add b.unit.tests. TXT: not tried"


def test_of_many_failed_changes_some_are_told(account: Account) -> None:
    provider = account.provider()
    plan = provider.plan(zone_of({f"h{number}": WWW for number in range(30)}))
    rule = {"fault": "json_error", "method": "POST", "with": {"status": 400, "message": "not today"}}
    account.faults({**rule, "skip": 2, "times": 28})
    with pytest.raises(BalvpsException) as caught:
        provider.apply(plan)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("balvps: unit.tests.: 2 of 30 changes were carried out")
    assert (len(lines), lines[-2]) == (23, "  and 8 more")


def test_if_nothing_was_done_the_reason_is_the_error(account: Account) -> None:
    provider = account.provider()
    plan = provider.plan(zone_of({"www": WWW}))
    account.faults({"fault": "json_error", "method": "POST", "with": {"status": 400, "message": "not today"}})
    with pytest.raises(BalvpsException, match=r"^balvps: unit.tests.: not today$"):
        provider.apply(plan)


# ---- settings and secrets


def test_a_wrong_setting_is_refused_when_the_provider_is_made() -> None:
    with pytest.raises(BalvpsException, match=r"^balvps: config key 'base_url' must be "):
        BalvpsProvider("balvps", "user@example.com", "secret", base_url="ftp://example.com/")


def test_a_second_factor_is_answered(account: Account) -> None:
    account.sandbox.configure(mfa=True)
    provider = account.provider(totp_secret="GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    assert ZONE in provider.list_zones()


def test_one_login_serves_plans_and_changes(account: Account) -> None:
    sync(account.provider(), zone_of({"www": WWW}))
    assert [entry["path"] for entry in account.sandbox.log()].count("/api/login") == 1


def test_further_settings_of_balvps_are_possible(account: Account) -> None:
    account.sandbox.configure(txt_style="quoted")
    wanted = zone_of({"www": {"type": "TXT", "value": 'say "x"'}})
    provider = account.provider(options={"txt_style": "quoted", "retries": 0})
    assert sync(provider, wanted) == 1
    assert provider.plan(wanted) is None


def test_the_password_is_shown_nowhere(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    provider = BalvpsProvider(
        "balvps", "user@example.com", "hunter22", base_url=sandbox.base_url, ca_file=sandbox.ca_file
    )
    with pytest.raises(BalvpsException) as caught:
        provider.list_zones()
    shown = [caplog.text, str(caught.value), repr(provider), repr(caught.value.__cause__)]
    assert "hunter22" not in "".join(shown)


def test_a_password_of_digits_may_come_as_a_number(account: Account) -> None:
    """octoDNS makes a number of a variable of the environment that has digits."""
    person = {"firstname": "Joe", "lastname": "Doe", "email": "new@example.com", "password": "12345678"}
    address = {"address1": "Road 1", "city": "Town", "state": "CA", "postcode": "95401", "country": "US"}
    account.client.call("signup", **person, **address, phonenumber="+1.555", type="Private")
    service = account.sandbox
    provider = BalvpsProvider(
        "balvps", "new@example.com", 12345678, base_url=service.base_url, ca_file=service.ca_file
    )
    assert provider.list_zones() == []


def test_a_record_can_be_copied_to_another_provider(account: Account) -> None:
    account.add("www", "A", "192.0.2.1")
    zone = populated(account.provider())
    assert all(isinstance(record, Record) and record.source.id == "balvps" for record in zone.records)
