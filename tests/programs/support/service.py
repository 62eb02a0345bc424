"""The service that the programs talk to: a sandbox over TLS, with the zones that the tests need."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from balvps.testing import Sandbox

#: A zone, a zone below it, and another one. The seed has the first.
ZONES = ("example.com", "sub.example.com", "example.net")

_SERVICE_ID = 10


def prepare(sandbox: Sandbox, **settings: Any) -> None:
    """Resets a sandbox, adds the zones that its seed lacks, and clears its log.

    Args:
        sandbox: the sandbox.
        settings: as for :meth:`balvps.testing.Sandbox.configure`.
    """
    sandbox.reset(**settings)
    with sandbox.client(auth="basic") as client:
        for name in ZONES[1:]:
            client.call("add_dns_zone", service_id=_SERVICE_ID, name=name)
    sandbox.clear_log()


def zones_of(sandbox: Sandbox) -> "dict[str, list[str]]":
    """The records of each zone as the service has stored them, without IDs and positions."""
    facts = ("name", "type", "ttl", "priority", "content")
    return {
        zone["name"]: sorted(" ".join(str(record[fact]) for fact in facts) for record in zone["records"])
        for zone in sandbox.state()["zones"]
    }


@contextmanager
def zones_stay_as_they_are(sandbox: Sandbox) -> "Iterator[None]":
    """Asserts that every zone has the same records at the end of the block as at its begin."""
    before = zones_of(sandbox)
    yield
    assert zones_of(sandbox) == before


def texts_at(sandbox: Sandbox, name: str) -> "list[str]":
    """The contents of the TXT records of a name as the service has stored them, sorted."""
    return sorted(
        record["content"]
        for zone in sandbox.state()["zones"]
        for record in zone["records"]
        if (record["name"], record["type"]) == (name, "TXT")
    )


def requests_to(sandbox: Sandbox) -> "list[str]":
    """The requests since the log was cleared, as METHOD PATH."""
    return [f"{entry['method']} {entry['path']}" for entry in sandbox.log()]
