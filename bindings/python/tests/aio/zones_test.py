"""Zones by name, and what the client adds to the service's DNS records."""

import contextlib
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Optional, Union

import balvps
import pytest
from balvps.aio.zones import Zone
from balvps.testing import Sandbox
from balvps.zone_files import read_zone, write_zone

# ---- zones -------------------------------------------------------------------------------------------------


async def test_a_zone_by_name_or_id(client: balvps.AsyncClient) -> None:
    for wanted in ("example.com", "EXAMPLE.com", "example.com.", 62, "62"):
        zone = await client.zones.get(wanted)
        assert (zone.id, zone.name, zone.service_id) == (62, "example.com", 10)
    for missing in ("xample.com", "com", "www.example.com", 63, "63"):
        with pytest.raises(balvps.NotFound, match="this account has no zone"):
            await client.zones.get(missing)
    with pytest.raises(balvps.InvalidArgument, match="argument 'name' must be a domain name"):
        await client.zones.get("")


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
async def test_the_zone_of_a_name_is_the_longest_by_whole_labels(
    client: balvps.AsyncClient, hostname: str, zone: str
) -> None:
    await client.zones.create("sub.example.com", 10)
    await client.zones.create("xn--bcher-kva.example", 10)
    assert (await client.zones.find_for(hostname)).name == zone


@pytest.mark.parametrize("hostname", ["notexample.com", "com", "example.org", "www.straße.de"])
async def test_a_name_that_lies_in_no_zone(client: balvps.AsyncClient, hostname: str) -> None:
    with pytest.raises(balvps.NotFound, match="lies in no zone"):
        await client.zones.find_for(hostname)


@pytest.mark.parametrize(
    "hostname", ["", ".", "a..example.com", "x" * 64 + ".example.com", "xn--ö.de", 5, None]
)
async def test_the_zone_of_what_is_no_name(
    client: balvps.AsyncClient, sandbox: Sandbox, hostname: Any
) -> None:
    with pytest.raises(balvps.InvalidArgument, match="argument 'name' must be"):
        await client.zones.find_for(hostname)
    assert sandbox.log() == []


async def test_zones_of_a_service_also_where_the_install_cannot_list_them(
    client: balvps.AsyncClient, sandbox: Sandbox
) -> None:
    for service_dns in (False, True):
        sandbox.configure(service_dns=service_dns)
        assert [zone.name for zone in await client.zones.list(20)] == ["bgg12ooble.com"]
    assert await (await client.zones.list(20))[0].records.list() == []


async def test_a_zone_comes_and_goes(client: balvps.AsyncClient) -> None:
    created = await client.zones.create("Example.ORG.", 20)
    assert (created.name, created.service_id) == ("example.org", 20)
    assert {record.type for record in await created.records.list()} == {"SOA", "NS"}
    await client.zones.delete(created)
    await client.zones.delete("qwerty.com")
    await client.zones.delete(61)
    assert [zone.name for zone in await client.zones.list()] == ["example.com"]
    with pytest.raises(balvps.NotFound):
        await client.zones.delete("qwerty.com")


async def test_the_only_service_need_not_be_named(
    client: balvps.AsyncClient, balvps_sandbox: Sandbox
) -> None:
    with pytest.raises(balvps.InvalidArgument, match="'service_id' is missing, and 2 services"):
        await client.zones.create("example.org")
    async with balvps_sandbox.async_client() as other:
        balvps_sandbox.play({"service_ids": ["10"], "zones": []}, method="GET", path="/api/dns")
        assert (await other.zones.create("example.org")).service_id == 10


async def test_a_zone_is_a_row_like_others(client: balvps.AsyncClient) -> None:
    zones = await client.zones.list()
    assert zones[0].to_dict() == {"domain_id": 60, "name": "qwerty.com", "service_id": 10}
    assert zones.to_csv().splitlines()[0] == "domain_id,name,service_id"
    assert repr(zones[0]) == "Zone(domain_id=60, name='qwerty.com', service_id=10)"
    assert repr(zones[0].records) == "<records of 'qwerty.com'>"


# ---- records -----------------------------------------------------------------------------------------------


async def test_records_by_type_and_name(zone: Zone) -> None:
    records = zone.records
    assert len(await records.list()) == 15
    assert [record.type for record in await records.list("mx")] == ["MX"]
    for name in ("www", "WWW", "www.example.com", "www.example.com."):
        assert [record.type for record in await records.list(name=name)] == ["CNAME"]
    for name in ("@", "", "example.com"):
        assert {"SOA", "NS", "A", "MX"} <= {record.type for record in await records.list(name=name)}
    assert await records.list("A", "www") == []
    assert (await records.get(406415)).content == "192.0.2.1"
    assert (await records.get("406415")).type == "A"
    with pytest.raises(balvps.NotFound, match=r"zone 'example\.com' has no record 1"):
        await records.get(1)
    with pytest.raises(balvps.InvalidArgument, match="must be the ID of a record, not 'www'"):
        await records.get("www")


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

#: The normal form of the contents that are written in another one.
NORMAL = {"AAAA": "2001:db8::55", "SRV": "10 143 mail.example.com"}


@pytest.mark.parametrize(("type_", "name", "content"), CONTENTS)
async def test_a_new_record_has_its_id_also_where_identical_ones_exist(
    zone: Zone, type_: str, name: str, content: "Union[str, Sequence[Union[str, int]]]"
) -> None:
    before = {record.id for record in await zone.records.list()}
    times = 1 if type_ == "CNAME" else 3  # a name has one CNAME
    priority = 5 if type_ in ("MX", "SRV") else None
    made = [await zone.records.create(name, type_, content, ttl=600, priority=priority) for _ in range(times)]
    ids = [record.id for record in made]
    assert len(set(ids)) == times
    assert {record.id for record in await zone.records.list()} - before == set(ids)
    for record in made:
        assert record.type == type_
        assert (record.ttl, record.priority) == (600, priority)
        assert record.content == NORMAL.get(type_, content)
        assert await zone.records.get(record.id) == record


async def test_a_record_that_others_add_meanwhile_is_not_taken_for_ours(
    zone: Zone, sandbox: Sandbox, client: balvps.AsyncClient
) -> None:
    path = "/api/service/10/dns/62"
    answer = {"success": True, "record": {"name": "www"}}
    theirs = {"id": "900", "name": "other.example.com", "type": "A", "content": "192.0.2.9"}
    ours = {"id": "901", "name": "www.example.com", "type": "A", "content": "192.0.2.7"}
    later = {"id": "902", "name": "www.example.com", "type": "A", "content": "192.0.2.8"}
    sandbox.play({"name": "example.com", "records": []}, method="GET", path=path)
    sandbox.play(answer, method="POST")
    sandbox.play({"name": "example.com", "records": [theirs, ours, later]}, method="GET", path=path)
    assert (await zone.records.create("www", "A", "192.0.2.7")).id == 901


async def test_an_id_that_the_service_does_send_is_used(zone: Zone, sandbox: Sandbox) -> None:
    same = {"name": "www.example.com", "type": "A", "content": "192.0.2.7"}
    records = [{"id": "900", **same}, {"id": "901", **same}]
    sandbox.play({"name": "example.com", "records": []}, method="GET")
    sandbox.play({"record": {"id": "900", **same}}, method="POST")
    sandbox.play({"name": "example.com", "records": records}, method="GET")
    assert (await zone.records.create("www", "A", "192.0.2.7")).id == 900


async def test_a_record_that_does_not_show_is_ambiguous(zone: Zone, sandbox: Sandbox) -> None:
    sandbox.play({"success": True}, method="POST")
    with pytest.raises(balvps.AmbiguousWrite, match="was added, says the service"):
        await zone.records.create("www", "A", "192.0.2.7")


async def test_an_update_loses_nothing(zone: Zone, sandbox: Sandbox) -> None:
    record = await zone.records.create("_xmpp._tcp", "SRV", [5, 5222, "im.example.com"], ttl=60, priority=7)
    updated = await zone.records.update(record, ttl=120)
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
    renamed = await zone.records.update(record.id, name="other", content=[1, 2, "x.example.com"])
    assert renamed.name == "other.example.com"


async def test_text_that_is_kept_is_sent_bare(zone: Zone, sandbox: Sandbox) -> None:
    [record] = await zone.records.list("TXT")
    await zone.records.update(record, ttl=60)
    assert sandbox.log()[-2]["json"]["content"] == "v=spf1 mx -all"


@pytest.mark.parametrize(("type_", "name", "content"), CONTENTS)
async def test_upsert_twice_is_upsert_once(
    zone: Zone, type_: str, name: str, content: "Union[str, Sequence[Union[str, int]]]"
) -> None:
    changes = [(await zone.records.upsert(name, type_, content)).change for _ in range(2)]
    assert changes[0] in ("created", "updated")
    assert changes[1] == "unchanged"
    assert (await zone.records.upsert(name, type_, content, ttl=77)).change == "updated"
    last = await zone.records.upsert(name, type_, content, ttl=77)
    assert (last.change, last.ttl) == ("unchanged", 77)


async def test_upsert_does_not_guess(zone: Zone) -> None:
    for address in ("192.0.2.1", "192.0.2.2"):
        await zone.records.create("many", "A", address)
    assert (await zone.records.upsert("many", "A", "192.0.2.2")).change == "unchanged"
    with pytest.raises(balvps.InvalidArgument, match="'many' has 2 records of type A"):
        await zone.records.upsert("many", "A", "192.0.2.3")


async def test_deleting(zone: Zone) -> None:
    [record] = await zone.records.list("MX")
    assert (await zone.records.delete(record)).success
    with pytest.raises(balvps.NotFound):
        await zone.records.delete(record.id)
    assert await zone.records.list("MX") == []


# ---- names -------------------------------------------------------------------------------------------------


async def test_international_names_follow_idna_2008(client: balvps.AsyncClient) -> None:
    await client.zones.create("strasse.de", 10)
    with pytest.raises(balvps.NotFound):
        await client.zones.find_for("www.straße.de")
    with pytest.raises(balvps.NotFound):
        await client.zones.delete("straße.de")
    created = await client.zones.create("Straße.de", 10)
    assert created.name == "xn--strae-oqa.de"
    assert (await client.zones.find_for("_acme-challenge.www.STRAßE.de.")).id == created.id
    await client.zones.delete("straße.de")
    assert "strasse.de" in [zone.name for zone in await client.zones.list()]


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("ööö", "xn--ndaaa.example.com"),
        ("ÖÖÖ", "xn--ndaaa.example.com"),
        ("*.straße", "*.xn--strae-oqa.example.com"),
        ("_acme-challenge.ööö.example.com.", "_acme-challenge.xn--ndaaa.example.com"),
        ("_Acme-Challenge", "_acme-challenge.example.com"),
        ("*", "*.example.com"),
        ("a。b", "a.b.example.com"),
        ("@", "example.com"),
    ],
)
async def test_names_go_out_as_the_dns_has_them(zone: Zone, sandbox: Sandbox, name: str, sent: str) -> None:
    def last_write() -> str:
        return str([entry for entry in sandbox.log() if entry["method"] != "GET"][-1]["json"]["name"])

    record = await zone.records.create(name, "TXT", "one")
    assert last_write() == sent
    assert record in await zone.records.list(name=name)
    assert (await zone.records.upsert(name, "TXT", "one")).change == "unchanged"
    await zone.records.update(record, name=name, ttl=60)
    assert last_write() == sent


@pytest.mark.parametrize("name", ["ä b", "a\u2028b", "xn--ö", "\u0301a"])
async def test_a_name_that_the_dns_cannot_have_is_refused(
    client: balvps.AsyncClient, zone: Zone, sandbox: Sandbox, name: str
) -> None:
    sandbox.clear_log()
    calls: list[Callable[[], Awaitable[object]]] = [
        lambda: client.zones.get(name),
        lambda: client.zones.create(name, 10),
        lambda: client.zones.delete(name),
        *named(zone, name),
    ]
    for call in calls:
        with pytest.raises(balvps.InvalidArgument, match="argument 'name' must be a domain name"):
            await call()
    assert sandbox.log() == []


def named(zone: Zone, name: str) -> "list[Callable[[], Awaitable[object]]]":
    """Every method of a zone's records that takes a name."""
    return [
        lambda: zone.records.list(name=name),
        lambda: zone.records.create(name, "A", "192.0.2.1"),
        lambda: zone.records.create(name, "A", "192.0.2.1", confirm=True),
        lambda: zone.records.update(406415, name=name),
        lambda: zone.records.upsert(name, "A", "192.0.2.1"),
    ]


@pytest.mark.parametrize("name", ["www.example.net.", "notexample.com.", "www.", ".", "ööö.de."])
async def test_an_absolute_name_outside_the_zone_is_refused(zone: Zone, sandbox: Sandbox, name: str) -> None:
    sandbox.clear_log()
    for call in named(zone, name):
        with pytest.raises(balvps.InvalidArgument, match=r"argument 'name'.*example\.com"):
            await call()
    assert sandbox.log() == []


async def test_names_in_contents_may_be_international(client: balvps.AsyncClient, zone: Zone) -> None:
    assert (await client.zones.find_for("www.straße.example.com")).id == zone.id
    ensured = await zone.records.ensure("Straße", "CNAME", "www.BÜCHER.example.")
    assert (ensured.name, ensured.content) == ("xn--strae-oqa.example.com", "www.xn--bcher-kva.example")
    created = await zone.records.create("@", "MX", "10 mail.BÜCHER.example")
    assert (created.content, created.priority) == ("mail.xn--bcher-kva.example", 10)
    updated = await zone.records.update(created, content="mail.straße.example.")
    assert (updated.content, updated.priority) == ("mail.xn--strae-oqa.example", 10)


@pytest.mark.parametrize("wrong", [None, 5, ["a"]])
async def test_what_is_no_name_is_refused(
    client: balvps.AsyncClient, zone: Zone, sandbox: Sandbox, wrong: Any
) -> None:
    sandbox.clear_log()
    calls: list[Callable[[], Awaitable[object]]] = [
        lambda: client.zones.create(wrong, 10),
        lambda: zone.records.create(wrong, "A", "192.0.2.1"),
        lambda: zone.records.create("a", wrong, "192.0.2.1"),
        lambda: zone.records.upsert(wrong, "A", "192.0.2.1"),
        lambda: zone.records.upsert("a", wrong, "192.0.2.1"),
    ]
    for call in calls:
        with pytest.raises(
            balvps.InvalidArgument, match=r"argument '(name|type)' (must be a string|is required)"
        ):
            await call()
    assert sandbox.log() == []


# ---- upsert by value ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "content", "priority", "again", "again_priority"),
    [
        ("a", "192.0.2.8", None, "192.0.2.8", None),
        ("AAAA", "2001:db8::8", None, "2001:0DB8::0008", None),
        ("MX", "mail.example.com", 10, "MAIL.example.com.", "10"),
        ("srv", [10, 5060, "sip.example.com"], 5, "10  5060 SIP.example.com.", "5"),
        ("SRV", [10, 5060, "sip.example.com"], 5, ("010", "5060", "sip.example.com"), 5),
        ("CAA", '0 issue "ca.example"', None, "0  ISSUE ca.example", None),
        ("TLSA", "3 1 1 0c72ac70", None, "3 1 1 0C72AC70", None),
        ("TXT", "text", None, '"text"', None),
    ],
)
async def test_upsert_compares_by_value(
    zone: Zone,
    sandbox: Sandbox,
    type_: str,
    content: Any,
    priority: "Optional[int]",
    again: Any,
    again_priority: Any,
) -> None:
    assert (await zone.records.upsert("new", type_, content, 300, priority)).change == "created"
    sandbox.clear_log()
    ttl: Any = "300"
    record = await zone.records.upsert("NEW", type_.swapcase(), again, ttl, again_priority)
    assert record.change == "unchanged"
    assert {entry["method"] for entry in sandbox.log()} == {"GET"}


async def test_types_are_sent_in_upper_case(zone: Zone, sandbox: Sandbox) -> None:
    record = await zone.records.upsert("new", "a", "192.0.2.8")
    assert (record.change, record.type) == ("created", "A")
    assert (await zone.records.update(record, type="txt", content="x")).type == "TXT"
    assert (await zone.records.create("other", "aaaa", "2001:db8::1")).type == "AAAA"
    assert all(entry["json"]["type"].isupper() for entry in sandbox.log() if "type" in entry.get("json", {}))


# ---- records by name: ensure, set, remove ------------------------------------------------------------------


def methods(sandbox: Sandbox) -> "list[str]":
    """The methods of the requests since the log was cleared."""
    return [entry["method"] for entry in sandbox.log()]


async def test_ensure_leaves_the_other_values_alone(zone: Zone) -> None:
    changes = [(await zone.records.ensure("home", "A", to)).change for to in ("192.0.2.7", "192.0.2.8")]
    again = await zone.records.ensure("HOME.example.com.", "a", "192.0.2.7")
    assert (changes, again.change) == (["created", "created"], "unchanged")
    assert (again.name, again.type, again.content) == ("home.example.com", "A", "192.0.2.7")
    assert sorted([str(record.content) for record in await zone.records.list("A", "home")]) == [
        "192.0.2.7",
        "192.0.2.8",
    ]


@pytest.mark.parametrize(("type_", "name", "content"), CONTENTS)
async def test_ensure_twice_is_ensure_once(
    zone: Zone, type_: str, name: str, content: "Union[str, Sequence[Union[str, int]]]"
) -> None:
    first, second = [await zone.records.ensure(name, type_, content, priority=None) for _ in range(2)]
    assert (first.change, second.change) == ("created", "unchanged")
    assert first == second
    assert first.id is not None


async def test_the_requests_of_ensure(zone: Zone, sandbox: Sandbox) -> None:
    sandbox.clear_log()
    record = await zone.records.ensure("home", "A", "192.0.2.7", ttl=300)
    assert methods(sandbox) == ["GET", "POST", "GET"]
    assert (record.change, record.ttl, record.id is None) == ("created", 300, False)
    sandbox.clear_log()
    assert (await zone.records.ensure("home", "A", "192.0.2.7")).id == record.id
    assert methods(sandbox) == ["GET"]
    sandbox.clear_log()
    unread = await zone.records.ensure("home", "A", "192.0.2.8", readback=False)
    assert (unread.change, unread.id, unread.content) == ("created", None, "192.0.2.8")
    assert methods(sandbox) == ["GET", "POST"]


async def test_ensure_tells_that_others_got_its_ttl(zone: Zone) -> None:
    await zone.records.ensure("home", "A", "192.0.2.7", ttl=300)
    second = await zone.records.ensure("home", "A", "192.0.2.8", ttl=600)
    assert [record.ttl for record in await zone.records.list("A", "home")] == [600, 600]
    assert [warning for warning in second.warnings if "TTL 600" in warning] == list(second.warnings) != []


async def test_set_makes_the_records_exactly_these(zone: Zone, sandbox: Sandbox) -> None:
    made = await zone.records.set("home", "A", ["192.0.2.7", "192.0.2.8"], ttl=300)
    assert [change.action for change in made.changes] == ["add", "add"]
    changed = await zone.records.set("home", "A", iter(["192.0.2.8", "192.0.2.9"]))
    assert [(change.action, change.before and change.before.content) for change in changed.changes] == [
        ("update", "192.0.2.7")
    ]
    assert sorted([record.content for record in changed.records]) == ["192.0.2.8", "192.0.2.9"]
    assert {record.ttl for record in changed.records} == {300}
    sandbox.clear_log()
    same = await zone.records.set("home", "A", ["192.0.2.9", "192.0.2.8"])
    assert (list(same.changes), methods(sandbox)) == ([], ["GET"])
    emptied = await zone.records.set("home", "A", [], readback=False)
    assert [change.action for change in emptied.changes] == ["delete", "delete"]
    assert await zone.records.list(name="home") == []


async def test_set_of_records_with_several_parts(zone: Zone) -> None:
    done = await zone.records.set(
        "_imap._tcp", "SRV", [[10, 143, "Mail.example.com."], "20 143 b.net"], 60, 5
    )
    assert [(record.content, record.priority, record.ttl) for record in done.records] == [
        ("10 143 mail.example.com", 5, 60),
        ("20 143 b.net", 5, 60),
    ]


async def test_remove_by_name_type_and_content(zone: Zone, sandbox: Sandbox) -> None:
    await zone.records.set("home", "A", ["192.0.2.7", "192.0.2.8", "192.0.2.9"])
    await zone.records.ensure("home", "TXT", "one")
    removed = await zone.records.remove("home", "a", "192.0.2.8")
    assert [(record.name, record.content) for record in removed] == [("home.example.com", "192.0.2.8")]
    assert len(await zone.records.remove("home", "A")) == 2
    assert [record.type for record in await zone.records.remove("home")] == ["TXT"]
    sandbox.clear_log()
    assert await zone.records.remove("home") == []
    assert methods(sandbox) == ["GET"]


async def test_remove_of_the_zone_itself_keeps_what_it_needs(zone: Zone) -> None:
    await zone.records.remove("@")
    assert {record.type for record in await zone.records.list(name="@")} == {"SOA", "NS"}


@pytest.mark.parametrize(
    ("name", "type_", "content", "message"),
    [
        ("home", "A", "192.0.2.300", "argument 'content': .*192.0.2.300"),
        ("a..b", "A", "192.0.2.7", "argument 'name'"),
        ("home", "", "192.0.2.7", "argument 'type'"),
        ("www", "A", "192.0.2.7", "CNAME"),
        ("www.example.net.", "A", "192.0.2.7", "argument 'name'.*example.com"),
        (5, "A", "192.0.2.7", "argument 'name' must be a string"),
        (None, "A", "192.0.2.7", "argument 'name' is required"),
    ],
)
async def test_a_record_that_cannot_be_is_refused_before_a_write(
    zone: Zone, sandbox: Sandbox, name: Any, type_: str, content: str, message: str
) -> None:
    sandbox.clear_log()
    calls: list[Callable[[], Awaitable[object]]] = [
        lambda: zone.records.ensure(name, type_, content),
        lambda: zone.records.set(name, type_, [content]),
    ]
    for call in calls:
        with pytest.raises(balvps.InvalidArgument, match=message):
            await call()
    assert set(methods(sandbox)) <= {"GET"}


async def test_a_record_written_by_name_has_the_ways_of_others(zone: Zone) -> None:
    ensured = await zone.records.ensure("home", "A", "192.0.2.7")
    assert ensured.id is not None
    assert (await zone.records.get(ensured.id)).content == "192.0.2.7"
    assert (await zone.records.update(ensured, ttl=60)).ttl == 60
    assert (await zone.records.delete(ensured)).success


async def test_upsert_changes_the_only_record_and_keeps_its_id(zone: Zone, sandbox: Sandbox) -> None:
    first = await zone.records.upsert("home", "A", "192.0.2.7", 300)
    sandbox.clear_log()
    second = await zone.records.upsert("home", "A", "192.0.2.8")
    assert methods(sandbox) == ["GET", "GET", "PUT", "GET"]
    assert (second.id, second.change, second.content, second.ttl) == (first.id, "updated", "192.0.2.8", 300)


# ---- whole zones: export, plan, apply ----------------------------------------------------------------------


async def test_a_zone_is_exported_in_canonical_order(client: balvps.AsyncClient, zone: Zone) -> None:
    whole = await zone.export()
    assert (whole.zone.domain_id, whole.zone.name) == (62, "example.com")
    assert whole.serial is not None
    assert whole.serial.isdecimal()
    assert len(whole.records) == 15
    assert [record.type for record in whole.records[:2]] == ["SOA", "NS"]
    [text] = [record for record in whole.records if record.type == "TXT"]
    assert (text.name, text.content, text.priority, text.ttl) == ("example.com", "v=spf1 mx -all", None, 3600)


@pytest.mark.parametrize("format", ["bind", "json", "yaml"])
async def test_a_zone_that_was_written_and_read_needs_no_change(zone: Zone, format: Any) -> None:
    text = write_zone((await zone.export()).records, zone.name, format)
    plan = await zone.plan(read_zone(text, zone.name, format), delete=True, include_ns=True)
    assert (str(plan), len(plan), bool(plan)) == ("nothing to change", 0, False)
    assert plan.counts.unchanged == 15


async def test_a_plan_of_records_of_an_export(zone: Zone) -> None:
    records = (await zone.export()).records
    assert len(await zone.plan(records)) == 0
    others = [record for record in records if record.type != "MX"]
    assert [change.action for change in await zone.plan(iter(others), delete=True)] == ["delete"]


async def test_a_plan_is_shown_as_a_diff_and_applied(zone: Zone, sandbox: Sandbox) -> None:
    await zone.records.create("old", "A", "192.0.2.3", 60)
    await zone.records.create("kept", "TXT", "of others", 60)
    records = [record.to_dict() for record in (await zone.export()).records]
    wanted = [record for record in records if record["name"] not in ("old.example.com", "kept.example.com")]
    for record in wanted:
        record["content"] = {"192.0.2.1": "192.0.2.4"}.get(record["content"], record["content"])
    wanted += [
        {"name": "new", "type": "MX", "content": "mail", "priority": 5, "ttl": 300},
        {"name": "new", "type": "TXT", "content": "a text"},
    ]
    sandbox.clear_log()
    plan = await zone.plan(wanted, delete=True, ignore=[{"name": "kept*", "type": "TXT"}])
    assert methods(sandbox) == ["GET"]
    assert str(plan).splitlines() == [
        "~ example.com 3600 A 192.0.2.1 -> 3600 A 192.0.2.4",
        "+ new.example.com 300 MX 5 mail",
        "+ new.example.com TXT a text",
        "- old.example.com 60 A 192.0.2.3",
    ]
    assert repr(plan) == "<plan of 'example.com': 2 to add, 1 to update, 1 to delete>"
    assert [change.action for change in plan] == ["update", "add", "add", "delete"]
    assert (plan.counts.add, plan.counts.update, plan.counts.delete, plan.counts.unchanged) == (2, 1, 1, 15)
    assert (plan.zone.name, plan.warnings, len(plan)) == ("example.com", (), 4)
    sandbox.clear_log()
    done = await plan.apply()
    assert sorted(methods(sandbox)) == ["DELETE", "GET", "GET", "POST", "POST", "PUT"]
    assert (done.counts.done, done.counts.failed, done.counts.uncertain, done.counts.skipped) == (4, 0, 0, 0)
    assert [change.outcome for change in done.changes] == ["done"] * 4
    assert done.serial != plan.serial
    again = await zone.plan(wanted, delete=True, ignore=[{"name": "kept*", "type": "TXT"}])
    assert list(again) == []


async def test_without_delete_a_plan_keeps_what_is_not_in_the_list(zone: Zone) -> None:
    for address in ("192.0.2.7", "192.0.2.8"):
        await zone.records.create("home", "A", address, 60)
    plan = await zone.plan([{"name": "home", "type": "A", "content": "192.0.2.9", "ttl": 60}])
    first, second = str(plan).splitlines()
    assert first == "+ home.example.com 60 A 192.0.2.9"
    assert second.startswith("! home.example.com A: ")


async def test_some_changes_of_a_plan_fail(zone: Zone, sandbox: Sandbox) -> None:
    names = ("one", "two", "three")
    wanted = [{"name": name, "type": "A", "content": "192.0.2.7"} for name in names]
    sandbox.play({"error": ["not today"]}, method="POST", path="/api/service/10/dns/62/records")
    done = await (await zone.plan(wanted)).apply()
    assert (done.counts.done, done.counts.failed) == (2, 1)
    [failed] = [change for change in done.changes if change.outcome == "failed"]
    assert "not today" in failed.error["message"]
    rest = await zone.plan(wanted)
    assert [change.name for change in rest] == [failed.name]
    assert (await rest.apply()).counts.done == 1


async def test_an_error_is_raised_where_no_change_is_done(zone: Zone, sandbox: Sandbox) -> None:
    plan = await zone.plan([{"name": "one", "type": "A", "content": "192.0.2.7"}])
    sandbox.play({"error": ["not today"]}, method="POST", path="/api/service/10/dns/62/records")
    with pytest.raises(balvps.Refused, match="not today"):
        await plan.apply()


async def test_a_plan_of_a_zone_that_has_changed_is_not_applied(zone: Zone, sandbox: Sandbox) -> None:
    plan = await zone.plan([{"name": "one", "type": "A", "content": "192.0.2.7"}])
    await zone.records.ensure("two", "A", "192.0.2.8")
    sandbox.clear_log()
    with pytest.raises(balvps.Conflict, match="serial"):
        await plan.apply()
    assert methods(sandbox) == ["GET"]


async def test_a_plan_that_deletes_much_needs_force(zone: Zone, sandbox: Sandbox) -> None:
    plan = await zone.plan([], delete=True)
    with pytest.raises(balvps.Guarded, match="'force'"):
        await plan.apply()
    assert set(methods(sandbox)) <= {"GET", "POST"}
    assert (await plan.apply(force=True)).counts.done == 13
    assert {record.type for record in await zone.records.list()} == {"SOA", "NS"}


async def test_a_plan_may_be_kept_as_json(client: balvps.AsyncClient, zone: Zone) -> None:
    plan = await zone.plan([{"name": "one", "type": "A", "content": "192.0.2.7"}])
    kept = json.loads(json.dumps(plan.to_dict()))
    assert (await client.call("apply_plan", plan=kept)).counts.done == 1


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ({"name": "a", "type": "A", "content": "192.0.2.300"}, "argument 'records': item 0.*192.0.2.300"),
        ({"name": "a", "type": "A", "contents": "192.0.2.3"}, "item 0 has the unknown member 'contents'"),
        ({"name": "www", "type": "A", "content": "192.0.2.3"}, "www.example.com would have a CNAME"),
    ],
)
async def test_what_a_zone_cannot_have_is_not_planned(zone: Zone, wish: Any, message: str) -> None:
    with pytest.raises(balvps.InvalidArgument, match=message):
        await zone.plan([wish])


async def test_what_could_control_a_terminal_is_shown_as_an_escape(zone: Zone, sandbox: Sandbox) -> None:
    soa = {"id": "1", "name": "example.com", "type": "SOA", "content": "a b 7 1 1 1 1"}
    odd = {"id": "2", "name": "x.example.com", "type": "ODD", "content": "\x1b[31m\u202e", "ttl": "60"}
    sandbox.play({"name": "example.com", "records": [soa, odd]}, method="GET", path="/api/service/10/dns/62")
    assert str(await zone.plan([], delete=True)) == "- x.example.com 60 ODD \\x1b[31m\\u202e"


# ---- after a write -----------------------------------------------------------------------------------------

#: Failures of the request that reads back after a write.
LATER: "dict[str, dict[str, Any]]" = {
    "busy": {"fault": "json_error", "with": {"status": 503}},
    "too many": {"fault": "too_many_with_seconds", "with": {"seconds": 60}},
    "broken": {"fault": "reset_before_answer"},
    "page": {"fault": "html_page"},
    "refused": {"fault": "json_error", "with": {"status": 200, "message": "unauthorized"}},
}

#: Every method that reads back after a write: what it does, and how often it reads before the write.
WRITES: "dict[str, tuple[Callable[[balvps.AsyncClient, Zone], Awaitable[object]], int]]" = {
    "The zone 'new.org' was added": (lambda client, zone: client.zones.create("new.org", 10), 0),
    "The record 'home' was added": (lambda client, zone: zone.records.create("home", "A", "192.0.2.8"), 1),
    "The record 'new' was added": (lambda client, zone: zone.records.upsert("new", "A", "192.0.2.8"), 2),
    "The record 406415 was changed": (lambda client, zone: zone.records.update(406415, ttl=60), 1),
    "The record 406420 was changed": (
        lambda client, zone: zone.records.upsert("@", "MX", "other.example.com", 60),
        2,
    ),
}


@pytest.mark.parametrize("later", LATER)
@pytest.mark.parametrize("done", WRITES)
async def test_a_write_that_was_carried_out_is_not_to_be_repeated(
    sandbox: Sandbox, done: str, later: str
) -> None:
    write, reads = WRITES[done]
    async with sandbox.async_client(retries=0, timeout=5) as client:
        zone = await client.zones.get("example.com")
        sandbox.clear_log()
        rules = [{"fault": "late_answer", "method": "GET", "with": {"ms": 0}}] * reads
        sandbox._control("POST", "faults", {"rules": [*rules, {"method": "GET", "times": 9, **LATER[later]}]})
        with pytest.raises(balvps.AmbiguousWrite, match=f"{done}, but reading it back failed: ") as caught:
            await write(client, zone)
    error = caught.value
    assert not error.retryable
    assert error.retry_after is None
    assert "nothing was sent" not in str(error)
    assert isinstance(error.__cause__, balvps.BalvpsError)
    assert error.reason == error.__cause__.name
    requests = [(entry["method"], entry["path"]) for entry in sandbox.log()]
    assert [method for method, path in requests if method != "GET" and "/dns" in path] in (["POST"], ["PUT"])


async def test_before_a_write_an_error_is_what_it_was(sandbox: Sandbox, zone: Zone) -> None:
    sandbox.play({"error": ["Too many requests"]}, status=429, method="GET", times=9)
    with pytest.raises(balvps.RateLimited) as caught:
        await zone.records.create("home", "A", "192.0.2.8")
    assert caught.value.retryable


# ---- holes -------------------------------------------------------------------------------------------------

HOLES: "list[Any]" = [None, [], {}, "x", 5, "missing"]
FIELDS = ("id", "name", "type", "content", "ttl", "prio", "priority")


@pytest.mark.parametrize("hole", HOLES, ids=repr)
@pytest.mark.parametrize("field", FIELDS)
async def test_records_with_holes(zone: Zone, sandbox: Sandbox, field: str, hole: Any) -> None:
    record = {
        "id": "406415",
        "name": "example.com",
        "type": "A",
        "content": "192.0.2.1",
        "ttl": "3600",
        "prio": "0",
        "priority": "0",
    }
    record[field] = hole
    if hole == "missing":
        del record[field]

    async def update_first() -> object:
        first = await zone.records.list()
        return await zone.records.update(first[0], content="192.0.2.2") if first else None

    async def delete_first() -> object:
        first = await zone.records.list()
        return await zone.records.delete(first[0]) if first else None

    calls: list[Callable[[], Awaitable[object]]] = [
        lambda: zone.records.list("A", "@"),
        lambda: zone.records.get(406415),
        lambda: zone.records.create("@", "A", "192.0.2.1"),
        lambda: zone.records.update(406415, ttl=60),
        update_first,
        lambda: zone.records.upsert("@", "A", "192.0.2.1", 3600, 0),
        lambda: zone.records.upsert("@", "A", "192.0.2.9", 60),
        delete_first,
    ]
    for items in ([record], [None, record, 5], "none", None):
        sandbox.clear_play()
        answer = {"service_id": "10", "name": "example.com", "records": items}
        sandbox.play(answer, method="GET", path="/api/service/10/dns/62", times=99)
        for call in calls:
            with contextlib.suppress(balvps.BalvpsError):
                await call()
    sandbox.clear_play()


@pytest.mark.parametrize("field", ["id", "name", "type"])
async def test_a_record_without_id_name_or_type_is_left_out(zone: Zone, sandbox: Sandbox, field: str) -> None:
    whole = {"id": "1", "name": "example.com", "type": "A", "content": "192.0.2.1"}
    hollow = {name: value for name, value in whole.items() if name != field}
    answer = {"name": "example.com", "records": [hollow, whole]}
    sandbox.play(answer, method="GET", path="/api/service/10/dns/62")
    assert [record.id for record in await zone.records.list()] == [1]


async def test_a_record_without_ttl_or_priority_is_updated(zone: Zone, sandbox: Sandbox) -> None:
    record = {"id": "406415", "name": "example.com", "type": "A", "content": "192.0.2.1"}
    answer = {"name": "example.com", "records": [record]}
    sandbox.play(answer, method="GET", path="/api/service/10/dns/62")
    assert (await zone.records.update(406415, content="192.0.2.2")).content == "192.0.2.2"
    [sent] = [entry["json"] for entry in sandbox.log() if entry["method"] == "PUT"]
    assert not {"ttl", "priority"} & set(sent)


async def test_what_must_be_kept_and_is_not_there_is_told(zone: Zone, sandbox: Sandbox) -> None:
    record = {"id": "406415", "name": "example.com", "type": "A", "content": None}
    answer = {"name": "example.com", "records": [record]}
    sandbox.play(answer, method="GET", path="/api/service/10/dns/62", times=2)
    with pytest.raises(balvps.InvalidArgument, match="'content'"):
        await zone.records.update(406415, ttl=60)
    assert (await zone.records.update(406415, content="192.0.2.2")).content == "192.0.2.2"


@pytest.mark.parametrize("hole", HOLES, ids=repr)
@pytest.mark.parametrize("field", ["domain_id", "name", "service_id"])
async def test_zones_with_holes(client: balvps.AsyncClient, sandbox: Sandbox, field: str, hole: Any) -> None:
    zone = {"domain_id": "62", "name": "example.com", "service_id": "10"}
    zone[field] = hole
    if hole == "missing":
        del zone[field]

    async def list_records() -> object:
        return await (await client.zones.get("example.com")).records.list()

    async def delete_record() -> object:
        return await (await client.zones.get("example.com")).records.delete(1)

    calls: list[Callable[[], Awaitable[object]]] = [
        client.zones.list,
        lambda: client.zones.get("example.com"),
        lambda: client.zones.get(62),
        lambda: client.zones.find_for("www.example.com"),
        lambda: client.zones.create("example.com"),
        lambda: client.zones.delete("example.com"),
        list_records,
        delete_record,
    ]
    for zones in ([zone], [None, zone], "none", None):
        for service_ids in (["10"], None, [None], "x"):
            sandbox.clear_play()
            answer = {"service_ids": service_ids, "zones": zones}
            sandbox.play(answer, method="GET", path="/api/dns", times=99)
            for call in calls:
                with contextlib.suppress(balvps.BalvpsError):
                    await call()
    sandbox.clear_play()
