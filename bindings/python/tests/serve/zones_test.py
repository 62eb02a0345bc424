"""Which zone a name lies in, and how a zone is read and changed."""

import asyncio

import pytest
from balvps.serve.zones import Zones
from balvps.testing import Sandbox


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("www.example.com", "example.com"),
        ("WWW.Example.COM.", "example.com"),
        ("a.sub.example.com", "sub.example.com"),
        ("notexample.com", None),
        ("com", None),
        (".", None),
        ("a..b", None),
    ],
)
def test_the_longest_zone_of_whole_labels_is_found(sandbox: Sandbox, name: str, zone: "str | None") -> None:
    async def find() -> "str | None":
        async with sandbox.async_client() as client:
            await client.zones.create("sub.example.com", 10)
            found = await Zones(client).find(name)
            return None if found is None else found.name

    assert asyncio.run(find()) == zone


def test_the_list_of_zones_is_kept_and_a_new_zone_is_found_later(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def find() -> "list[bool]":
        async with sandbox.async_client() as client:
            zones = Zones(client)
            await zones.find("www.example.com")
            await client.zones.create("example.org", 10)
            known = [await zones.find("www.example.org") is not None]
            monkeypatch.setattr("balvps.serve.zones._FRESH_LIST_LIFE", 0)
            return [*known, await zones.find("www.example.org") is not None]

    assert asyncio.run(find()) == [False, True]
    lists = [entry for entry in sandbox.log() if entry["path"] == "/api/dns"]
    assert len(lists) == 3  # two of the zones, and one of creating a zone


def test_a_name_of_two_zones_is_not_served(sandbox: Sandbox) -> None:
    async def find(name: str) -> bool:
        async with sandbox.async_client() as client:
            return await Zones(client).find(name) is not None

    zones = [("62", "example.com"), ("63", "Example.com."), ("64", "straße.example")]
    listed = [{"domain_id": id, "name": name, "service_id": "10"} for id, name in zones]
    sandbox.play({"service_ids": ["10"], "zones": listed}, path="/api/dns", times=2)
    assert not asyncio.run(find("www.example.com"))
    assert asyncio.run(find("www.xn--strae-oqa.example"))


def test_a_reading_is_shared_until_a_change(sandbox: Sandbox) -> None:
    async def read() -> int:
        async with sandbox.async_client() as client:
            zones = Zones(client)
            zone = await zones.find("example.com")
            assert zone is not None
            await asyncio.gather(*(zones.read(zone) for _ in range(5)))
            await zones.change("ensure_record", zone, name="new", type="A", content="192.0.2.9")
            return len([r for r in (await zones.read(zone)).records if r.name == "new.example.com"])

    assert asyncio.run(read()) == 1
    assert len([entry for entry in sandbox.log() if entry["path"].endswith("/dns/62")]) == 4


def test_changes_of_a_zone_run_one_after_another(sandbox: Sandbox) -> None:
    """Each of them reads the zone before it writes. At the same time, one would add a second CNAME."""

    async def change() -> None:
        async with sandbox.async_client() as client:
            zones = Zones(client)
            zone = await zones.find("example.com")
            assert zone is not None
            contents = [f"host{number}.example.net" for number in range(5)]
            await asyncio.gather(
                *(zones.change("set_records", zone, name="new", type="CNAME", contents=[c]) for c in contents)
            )

    asyncio.run(change())
    state = next(zone for zone in sandbox.state()["zones"] if zone["name"] == "example.com")
    assert len([record for record in state["records"] if record["name"] == "new.example.com"]) == 1
