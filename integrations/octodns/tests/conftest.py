"""Fixtures: an account in each dialect of the service, and a provider for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import balvps
import pytest
from balvps.testing import PASSWORD, USERNAME, Sandbox
from octodns.record import Record
from octodns.zone import Zone
from octodns_balvps import BalvpsProvider

ZONE = "unit.tests."

# octoDNS chooses its validators when a program begins. Its own tests choose the same.
Record.enable_validators({"legacy"})
Zone.enable_zone_validators({"legacy"})


class Account:
    """An account of the service, with the empty zone unit.tests."""

    def __init__(self, sandbox: Sandbox, client: balvps.Client) -> None:
        self.sandbox = sandbox
        self.client = client
        self.client.zones.create(ZONE.rstrip("."), 10)
        self.client.call("remove_records", name=ZONE, type="NS")
        self.sandbox.clear_log()

    def provider(self, **arguments: Any) -> BalvpsProvider:
        given = {"base_url": self.sandbox.base_url, "ca_file": self.sandbox.ca_file, **arguments}
        return BalvpsProvider("balvps", USERNAME, PASSWORD, **given)

    def add(self, name: str, type: str, content: str, ttl: int = 300, **more: Any) -> None:
        """Adds a record as another client of the service would."""
        self.client.call(
            "add_dns_record",
            **self.place,
            name=f"{name}.{ZONE}".strip("."),
            type=type,
            content=content,
            ttl=ttl,
            **more,
        )

    @property
    def place(self) -> dict[str, int]:
        zone = self.client.zones.get(ZONE)
        return {"service_id": zone.service_id, "zone_id": zone.id}

    def records(self, zone: str = ZONE) -> list[tuple[str, str, str, int | None, int | None]]:
        """What the zone has, but for SOA: name, type, content, priority and TTL of each record."""
        records = self.client.call("export_zone", zone=zone).records
        return [(r.name, r.type, r.content, r.priority, r.ttl) for r in records if r.type != "SOA"]

    def requests(self) -> list[str]:
        """The requests since the last call of this, but for the login. IDs in them are left out."""
        log = self.sandbox.log()
        self.sandbox.clear_log()
        paths = ["/".join(part for part in entry["path"].split("/") if not part.isdigit()) for entry in log]
        return [
            f"{entry['method']} {path}"
            for entry, path in zip(log, paths, strict=True)
            if path != "/api/login"
        ]

    def faults(self, *rules: dict[str, Any]) -> None:
        """Makes the service fail at requests that the rules name."""
        self.sandbox._control("POST", "faults", {"rules": list(rules)})


@pytest.fixture(scope="session", params=["wire", "documented"])
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    dialect: Literal["wire", "documented"] = request.param
    with Sandbox(dialect, login_limit=0) as sandbox:
        yield sandbox


@pytest.fixture
def account(sandbox: Sandbox) -> Iterator[Account]:
    """A fresh account in each dialect."""
    sandbox.reset()
    with sandbox.client() as client:
        yield Account(sandbox, client)


def zone_of(records: dict[str, Any], name: str = ZONE) -> Zone:
    """A zone with the records of this configuration, as octoDNS reads it from YAML."""
    zone = Zone(name, [])
    for host, sets in records.items():
        for data in sets if isinstance(sets, list) else [sets]:
            zone.add_record(Record.new(zone, host, {"ttl": 300, **data}))
    return zone


def contents(zone: Zone) -> dict[tuple[str, str], tuple[int, list[str]]]:
    """The TTL and the data of each record of a zone, as zone files have them."""
    rrsets = {(record.name, record._type): record.to_rrset() for record in zone.records}
    return {key: (rrset.ttl, rrset.rdatas) for key, rrset in rrsets.items()}
