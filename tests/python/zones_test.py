"""Zones by name and records with all that the service leaves to its clients."""

from collections.abc import Sequence
from typing import Union

import balvps
import pytest
from balvps import _names
from balvps.testing import Sandbox

# ---- zones -------------------------------------------------------------------------------------------------


def test_a_zone_by_name_or_id(client: balvps.Client) -> None:
    for wanted in ("example.com", "EXAMPLE.com", "example.com.", 62, "62"):
        zone = client.zones.get(wanted)
        assert (zone.id, zone.name, zone.service_id) == (62, "example.com", 10)
    for missing in ("xample.com", "com", "", 63, "63"):
        with pytest.raises(balvps.NotFound, match="this account has no zone"):
            client.zones.get(missing)


@pytest.mark.parametrize(
    ("hostname", "zone"),
    [
        ("example.com", "example.com"),
        ("a.b.example.com", "example.com"),
        ("A.Example.Com.", "example.com"),
        ("x.sub.example.com", "sub.example.com"),
        ("sub.example.com", "sub.example.com"),
        ("xsub.example.com", "example.com"),
        ("www.bücher.example", "xn--bcher-kva.example"),
        ("www.BÜCHER.example", "xn--bcher-kva.example"),
        ("www.xn--bcher-kva.example", "xn--bcher-kva.example"),
    ],
)
def test_the_zone_of_a_name_is_the_longest_by_whole_labels(
    client: balvps.Client, hostname: str, zone: str
) -> None:
    client.zones.create("sub.example.com", 10)
    client.zones.create("xn--bcher-kva.example", 10)
    assert client.zones.find_for(hostname).name == zone


@pytest.mark.parametrize("hostname", ["notexample.com", "com", "example.org", "", ".", "x" * 300])
def test_a_name_that_lies_in_no_zone(client: balvps.Client, hostname: str) -> None:
    with pytest.raises(balvps.NotFound, match="lies in no zone"):
        client.zones.find_for(hostname)


def test_zones_of_a_service_also_where_the_install_cannot_list_them(
    client: balvps.Client, sandbox: Sandbox
) -> None:
    for service_dns in (False, True):
        sandbox.configure(service_dns=service_dns)
        assert [zone.name for zone in client.zones.list(20)] == ["bgg12ooble.com"]
    assert client.zones.list(20)[0].records.list() == []


def test_a_zone_comes_and_goes(client: balvps.Client) -> None:
    created = client.zones.create("Example.ORG.", 20)
    assert (created.name, created.service_id) == ("example.org", 20)
    assert {record.type for record in created.records.list()} == {"SOA", "NS"}
    client.zones.delete(created)
    client.zones.delete("qwerty.com")
    client.zones.delete(61)
    assert [zone.name for zone in client.zones.list()] == ["example.com"]
    with pytest.raises(balvps.NotFound):
        client.zones.delete("qwerty.com")


def test_the_only_service_need_not_be_named(client: balvps.Client, balvps_sandbox: Sandbox) -> None:
    with pytest.raises(balvps.InvalidArgument, match="'service_id' is missing, and 2 services"):
        client.zones.create("example.org")
    with balvps_sandbox.client() as other:
        balvps_sandbox.play({"service_ids": ["10"], "zones": []}, method="GET", path="/api/dns")
        assert other.zones.create("example.org").service_id == 10


def test_a_zone_is_a_row_like_others(client: balvps.Client) -> None:
    zones = client.zones.list()
    assert zones[0].to_dict() == {"domain_id": 60, "name": "qwerty.com", "service_id": 10}
    assert zones.to_csv().splitlines()[0] == "domain_id,name,service_id"
    assert repr(zones[0]) == "Zone(domain_id=60, name='qwerty.com', service_id=10)"
    assert repr(zones[0].records) == "<records of qwerty.com>"


# ---- records -----------------------------------------------------------------------------------------------


@pytest.fixture
def zone(client: balvps.Client) -> balvps.Zone:
    return client.zones.get("example.com")


def test_records_by_type_and_name(zone: balvps.Zone) -> None:
    records = zone.records
    assert len(records.list()) == 15
    assert [record.type for record in records.list("mx")] == ["MX"]
    for name in ("www", "WWW", "www.example.com", "www.example.com."):
        assert [record.type for record in records.list(name=name)] == ["CNAME"]
    for name in ("@", "", "example.com"):
        assert {"SOA", "NS", "A", "MX"} <= {record.type for record in records.list(name=name)}
    assert records.list("A", "www") == []
    assert records.get(406415).content == "192.0.2.1"
    assert records.get("406415").type == "A"
    with pytest.raises(balvps.NotFound, match=r"zone example\.com has no record 1"):
        records.get(1)
    with pytest.raises(balvps.InvalidArgument, match="must be the ID of a record, not 'www'"):
        records.get("www")


CONTENTS: "list[tuple[str, str, Union[str, Sequence[Union[str, int]]]]]" = [
    ("A", "new", "192.0.2.55"),
    ("AAAA", "new", "2001:DB8:0:0::55"),
    ("CNAME", "alias", "example.com"),
    ("MX", "@", "mail2.example.com"),
    ("TXT", "@", 'he said "so", ü'),
    ("TXT", "long", "x" * 2000),
    ("SRV", "_imap._tcp", [10, 143, "mail.example.com"]),
    ("CAA", "@", '0 issue "ca.example"'),
    ("NS", "sub", "ns1.example.net"),
]


@pytest.mark.parametrize(("type_", "name", "content"), CONTENTS)
def test_a_new_record_has_its_id_also_where_identical_ones_exist(
    zone: balvps.Zone, type_: str, name: str, content: "Union[str, Sequence[Union[str, int]]]"
) -> None:
    before = {record.id for record in zone.records.list()}
    times = 1 if type_ == "CNAME" else 3  # a name has one CNAME
    made = [zone.records.create(name, type_, content, ttl=600, priority=5) for _ in range(times)]
    ids = [record.id for record in made]
    assert len(set(ids)) == times
    assert {record.id for record in zone.records.list()} - before == set(ids)
    for record in made:
        assert record.type == type_
        assert (record.ttl, record.priority) == (600, 5)
        assert _names.same_content(type_, record.content, content)
        assert zone.records.get(record.id) == record


def test_a_record_that_others_add_meanwhile_is_not_taken_for_ours(
    zone: balvps.Zone, sandbox: Sandbox, client: balvps.Client
) -> None:
    path = "/api/service/10/dns/62"
    answer = {"success": True, "record": {"name": "www"}}
    theirs = {"id": "900", "name": "other.example.com", "type": "A", "content": "192.0.2.9"}
    ours = {"id": "901", "name": "www.example.com", "type": "A", "content": "192.0.2.7"}
    later = {"id": "902", "name": "www.example.com", "type": "A", "content": "192.0.2.8"}
    sandbox.play({"records": []}, method="GET", path=path)
    sandbox.play(answer, method="POST")
    sandbox.play({"records": [theirs, ours, later]}, method="GET", path=path)
    assert zone.records.create("www", "A", "192.0.2.7").id == 901


def test_an_id_that_the_service_does_send_is_used(zone: balvps.Zone, sandbox: Sandbox) -> None:
    same = {"name": "www.example.com", "type": "A", "content": "192.0.2.7"}
    sandbox.play({"records": []}, method="GET")
    sandbox.play({"record": {"id": "900", **same}}, method="POST")
    sandbox.play({"records": [{"id": "900", **same}, {"id": "901", **same}]}, method="GET")
    assert zone.records.create("www", "A", "192.0.2.7").id == 900


def test_a_record_that_does_not_show_is_ambiguous(zone: balvps.Zone, sandbox: Sandbox) -> None:
    sandbox.play({"success": True}, method="POST")
    with pytest.raises(balvps.AmbiguousWrite, match="was added, says the service"):
        zone.records.create("www", "A", "192.0.2.7")


def test_an_update_loses_nothing(zone: balvps.Zone, sandbox: Sandbox) -> None:
    record = zone.records.create("_xmpp._tcp", "SRV", [5, 5222, "im.example.com"], ttl=60, priority=7)
    updated = zone.records.update(record, ttl=120)
    assert (updated.id, updated.ttl, updated.priority, updated.name) == (
        record.id,
        120,
        7,
        "_xmpp._tcp.example.com",
    )
    assert updated.content == record.content
    sent = sandbox.log()[-2]["json"]
    assert {name: sent[name] for name in ("name", "type", "ttl", "priority")} == {
        "name": "_xmpp._tcp.example.com",
        "type": "SRV",
        "ttl": 120,
        "priority": 7,
    }
    assert (
        zone.records.update(record.id, name="other", content=[1, 2, "x.example.com"]).name
        == "other.example.com"
    )


def test_text_that_is_kept_is_sent_bare(zone: balvps.Zone, sandbox: Sandbox) -> None:
    [record] = zone.records.list("TXT")
    zone.records.update(record, ttl=60)
    assert sandbox.log()[-2]["json"]["content"] == "v=spf1 mx -all"


@pytest.mark.parametrize(("type_", "name", "content"), CONTENTS)
def test_upsert_twice_is_upsert_once(
    zone: balvps.Zone, type_: str, name: str, content: "Union[str, Sequence[Union[str, int]]]"
) -> None:
    changes = [zone.records.upsert(name, type_, content).change for _ in range(2)]
    assert changes[0] in ("created", "updated")
    assert changes[1] == "unchanged"
    assert zone.records.upsert(name, type_, content, ttl=77).change == "updated"
    last = zone.records.upsert(name, type_, content, ttl=77)
    assert (last.change, last.ttl) == ("unchanged", 77)


def test_upsert_does_not_guess(zone: balvps.Zone) -> None:
    for address in ("192.0.2.1", "192.0.2.2"):
        zone.records.create("many", "A", address)
    assert zone.records.upsert("many", "A", "192.0.2.2").change == "unchanged"
    with pytest.raises(balvps.InvalidArgument, match="'many' has 2 records of type A"):
        zone.records.upsert("many", "A", "192.0.2.3")


@pytest.mark.parametrize(
    ("type_", "stored", "wanted"),
    [
        ("CNAME", "example.com", "Example.COM."),
        ("AAAA", "2001:db8::1", "2001:0DB8:0:0:0:0:0:1"),
        ("TXT", '"bare"', "bare"),
        ("MX", "mail.example.com", "MAIL.example.com."),
        ("SRV", ["10", "5060", "vc01.example.com"], (10, 5060, "VC01.example.com.")),
        ("SRV", "10 5060 vc01.example.com", [10, 5060, "vc01.example.com"]),
    ],
)
def test_contents_that_mean_the_same(
    type_: str, stored: "Union[str, list[str]]", wanted: "Union[str, Sequence[Union[str, int]]]"
) -> None:
    assert _names.same_content(type_, stored, wanted)
    assert _names.same_content(type_, wanted, stored)


@pytest.mark.parametrize(
    ("type_", "one", "other"),
    [
        ("TXT", "a", "A"),
        ("A", "192.0.2.1", "192.0.2.2"),
        ("CAA", '0 issue "a.example"', '0 issue "b.example"'),
        ("A", "not an address", "192.0.2.1"),
        ("SRV", [], ["10", "1", "x"]),
    ],
)
def test_contents_that_differ(
    type_: str, one: "Union[str, list[str]]", other: "Union[str, list[str]]"
) -> None:
    assert not _names.same_content(type_, one, other)


def test_deleting(zone: balvps.Zone) -> None:
    [record] = zone.records.list("MX")
    assert zone.records.delete(record).success
    with pytest.raises(balvps.NotFound):
        zone.records.delete(record.id)
    assert zone.records.list("MX") == []
