"""The zone unit.tests with records of every type: as octoDNS's own tests have it, and unusual values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from octodns.provider.yaml import YamlProvider
from octodns.zone import Zone
from octodns_balvps import BalvpsProvider

from integrations.octodns.tests.conftest import ZONE, Account, contents, zone_of

DIGEST = "1234567890abcdef" * 4

#: A record of each type, with the data that the service has for it.
EACH_TYPE: dict[str, tuple[dict[str, Any], list[tuple[str, int | None]]]] = {
    "A": ({"values": ["192.0.2.1", "192.0.2.2"]}, [("192.0.2.1", None), ("192.0.2.2", None)]),
    "AAAA": ({"value": "2601:644:500:E210:62F8:1DFF:0:947A"}, [("2601:644:500:e210:62f8:1dff:0:947a", None)]),
    "ALIAS": ({"value": "unit.example."}, [("unit.example", None)]),
    "CAA": (
        {"values": [{"flags": 0, "tag": "issue", "value": "ca.unit.tests; validationmethods=dns-01"}]},
        [('0 issue "ca.unit.tests; validationmethods=dns-01"', None)],
    ),
    "CNAME": ({"value": "Unit.Tests."}, [("unit.tests", None)]),
    "DNAME": ({"value": "unit.example."}, [("unit.example", None)]),
    "DS": (
        {"value": {"key_tag": 12345, "algorithm": 13, "digest_type": 2, "digest": DIGEST.upper()}},
        [(f"12345 13 2 {DIGEST}", None)],
    ),
    "HTTPS": (
        {
            "value": {
                "svcpriority": 1,
                "targetname": ".",
                "svcparams": {"alpn": ["h3", "h2"], "no-default-alpn": None},
            }
        },
        [("1 . alpn=h3,h2 no-default-alpn", None)],
    ),
    "LOC": (
        {
            "value": {
                "lat_degrees": 31,
                "lat_minutes": 58,
                "lat_seconds": 52.1,
                "lat_direction": "S",
                "long_degrees": 115,
                "long_minutes": 49,
                "long_seconds": 11.7,
                "long_direction": "E",
                "altitude": 20,
                "size": 10,
                "precision_horz": 10,
                "precision_vert": 2,
            }
        },
        [("31 58 52.100 S 115 49 11.700 E 20.00m 10.00m 10.00m 2.00m", None)],
    ),
    "MX": (
        {
            "values": [
                {"preference": 40, "exchange": "smtp-1.unit.tests."},
                {"priority": 10, "value": "smtp-4.unit.tests."},
            ]
        },
        [("smtp-4.unit.tests", 10), ("smtp-1.unit.tests", 40)],
    ),
    "NAPTR": (
        {
            "value": {
                "order": 100,
                "preference": 100,
                "flags": "U",
                "service": "SIP+D2U",
                "regexp": "!^.*$!sip:info@bar.example.com!",
                "replacement": ".",
            }
        },
        [('100 100 "U" "SIP+D2U" "!^.*$!sip:info@bar.example.com!" .', None)],
    ),
    "NS": (
        {"values": ["ns1.unit.tests.", "ns2.unit.tests."]},
        [("ns1.unit.tests", None), ("ns2.unit.tests", None)],
    ),
    "PTR": ({"values": ["foo.bar.com."]}, [("foo.bar.com", None)]),
    "SPF": ({"value": "v=spf1 ip4:192.168.0.1/16-all"}, [("v=spf1 ip4:192.168.0.1/16-all", None)]),
    "SRV": (
        {"value": {"priority": 12, "weight": 20, "port": 30, "target": "foo-2.unit.tests."}},
        [("20 30 foo-2.unit.tests", 12)],
    ),
    "SSHFP": (
        {"value": {"algorithm": 1, "fingerprint_type": 1, "fingerprint": DIGEST[:40].upper()}},
        [(f"1 1 {DIGEST[:40]}", None)],
    ),
    "SVCB": (
        {"value": {"svcpriority": 0, "targetname": "svc4-baz.unit.tests."}},
        [("0 svc4-baz.unit.tests", None)],
    ),
    "TLSA": (
        {
            "value": {
                "certificate_usage": 3,
                "selector": 1,
                "matching_type": 0,
                "certificate_association_data": DIGEST * 20,
            }
        },
        [(f"3 1 0 {DIGEST * 20}", None)],
    ),
    "TXT": (
        {"values": ["Bah bah black sheep", r"v=DKIM1\;k=rsa\;s=email\;p=A/kinda+of/long/string"]},
        [("Bah bah black sheep", None), ("v=DKIM1;k=rsa;s=email;p=A/kinda+of/long/string", None)],
    ),
}
NAMES = {"ALIAS": "", "SRV": "_srv._tcp"}


def synced(account: Account, records: dict[str, Any], name: str = ZONE) -> Zone:
    """Plans and applies a zone twice: the second plan is empty."""
    wanted = zone_of(records, name)
    provider = account.provider()
    provider.apply(provider.plan(wanted))
    assert provider.plan(wanted) is None
    return wanted


def test_the_list_of_types_is_whole() -> None:
    assert set(EACH_TYPE) == BalvpsProvider.SUPPORTS


@pytest.mark.parametrize("type", EACH_TYPE)
def test_a_record_of_each_type_is_written_and_read(account: Account, type: str) -> None:
    data, stored = EACH_TYPE[type]
    name = NAMES.get(type, "name")
    wanted = synced(account, {name: {"type": type, **data}})
    shown = [(content, priority) for _, _, content, priority, _ in account.records()]
    assert sorted(shown) == sorted(stored)
    source = Zone(ZONE, [])
    account.provider().populate(source)
    assert contents(source) == contents(wanted)


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("MX", {"preference": 0, "exchange": "."}),
        ("CAA", {"flags": 128, "tag": "ISSUE", "value": ";"}),
        (
            "NAPTR",
            {"order": 1, "preference": 1, "flags": "S", "service": "", "regexp": "", "replacement": "a.b."},
        ),
        ("SVCB", {"svcpriority": 1, "targetname": ".", "svcparams": {"port": "53", "key65333": "ex1"}}),
        (
            "HTTPS",
            {"svcpriority": 1, "targetname": ".", "svcparams": {"ipv4hint": ["192.0.2.1", "192.0.2.2"]}},
        ),
        ("SSHFP", {"algorithm": 4, "fingerprint_type": 2, "fingerprint": DIGEST}),
    ],
)
def test_an_unusual_value_is_written_once(account: Account, type: str, value: Any) -> None:
    synced(account, {"name": {"type": type, "value": value}})


@pytest.mark.parametrize("name", ["*", "*.sub", "_dmarc", "a.b.c", "xn--nda", "ö", "1/2.0", "a" * 63])
def test_names_are_written_once(account: Account, name: str) -> None:
    synced(account, {name: {"type": "A", "value": "192.0.2.1"}})


def test_a_reverse_zone_is_written_once(account: Account) -> None:
    account.client.zones.create("2.0.192.in-addr.arpa", 10)
    synced(account, {"7": {"type": "PTR", "value": "www.unit.tests."}}, "2.0.192.in-addr.arpa.")


def octodns_zone(folder: Path) -> Zone:
    """The zone of octoDNS's own tests, without its records of the type URLFWD."""
    zone = Zone(ZONE, [])
    config = YamlProvider(
        "config", str(folder), default_ttl=3600, enforce_order=False, escaped_semicolons=True
    )
    config.populate(zone, lenient=True)
    return zone


@pytest.mark.filterwarnings("ignore:`geo` records are DEPRECATED:DeprecationWarning")
def test_the_zone_of_octodns_itself_is_written_once(account: Account) -> None:
    wanted = octodns_zone(Path(__file__).parent / "config")
    provider = account.provider(strict_supports=False)
    assert provider.apply(provider.plan(wanted)) == 19
    assert provider.plan(wanted) is None
    source = Zone(ZONE, [])
    provider.populate(source, lenient=True)
    of_source = contents(source)
    left_out = {
        ("", "NS"),
        ("sub", "NS"),
        ("subzone", "NS"),
        ("urlfwd", "URLFWD"),
    }  # targets that are addresses
    left_out |= {("ignored", "A"), ("included", "CNAME")}
    assert of_source == {key: data for key, data in contents(wanted).items() if key not in left_out}
