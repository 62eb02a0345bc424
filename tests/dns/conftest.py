"""Fixtures: an account in each dialect of the service, and in both styles of TXT."""

from collections.abc import Iterator
from typing import Any, Literal

import balvps
import pytest
from balvps.testing import Sandbox


class Account:
    """A client and its sandbox. Names are those of the zone example.com unless they say otherwise."""

    def __init__(self, sandbox: Sandbox, client: balvps.Client) -> None:
        self.sandbox = sandbox
        self.client = client

    def call(self, procedure: str, **arguments: Any) -> Any:
        return self.client.call(procedure, **arguments)

    def texts(self, name: str, kind: str = "TXT") -> list[str]:
        """The contents of the records of a name and type, sorted."""
        return sorted(record.content for record in self.records(name, kind))

    def records(self, name: str, kind: str) -> Any:
        return self.call("list_records", zone="example.com", name=name, type=kind).records

    def stored(self, kind: str) -> list[Any]:
        """What the service itself has stored: the contents of the records of a type."""
        records = [record for zone in self.sandbox.state()["zones"] for record in zone["records"]]
        return [record["content"] for record in records if record["type"] == kind]

    def add_zone(self, name: str) -> None:
        self.call("add_dns_zone", service_id=10, name=name)

    def writes(self) -> list[tuple[str, str]]:
        """Method and path of the requests since the last call of this that were to change something."""
        log = self.sandbox.log()
        self.sandbox.clear_log()
        return [
            (entry["method"], entry["path"])
            for entry in log
            if entry["method"] != "GET" and entry["path"] != "/api/login"
        ]

    def plan(self, *records: dict[str, Any], **arguments: Any) -> Any:
        return self.call("plan_zone", zone="example.com", records=list(records), **arguments).plan


@pytest.fixture(scope="session", params=["wire", "hostile", "documented"])
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    dialect: Literal["wire", "hostile", "documented"] = request.param
    with Sandbox(dialect, login_limit=0) as sandbox:
        yield sandbox


@pytest.fixture
def account(sandbox: Sandbox) -> Iterator[Account]:
    """A fresh account in each dialect."""
    sandbox.reset()
    with sandbox.client() as client:
        yield Account(sandbox, client)


@pytest.fixture(params=["bare", "quoted"])
def txt_account(sandbox: Sandbox, request: pytest.FixtureRequest) -> Iterator[Account]:
    """The same where the service takes TXT in each of the two styles."""
    sandbox.reset(txt_style=request.param)
    with sandbox.client(options={"txt_style": request.param}) as client:
        yield Account(sandbox, client)
