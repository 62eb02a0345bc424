"""Fixtures of the tests with real programs: the service, a name server for its zones, an ACME server, a home.

The service is of the dialect ``wire``. A test in which the shapes of the service's answers matter takes
:data:`EACH_DIALECT`. Tests with an ACME server do not: what they ask of the service are the same few calls,
which cheaper tests make in each dialect.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from balvps.testing import Sandbox

from tests.programs.support.dns_server import DnsServer
from tests.programs.support.pebble import Pebble
from tests.programs.support.running import Home
from tests.programs.support.service import prepare

_Dialect = Literal["wire", "hostile", "documented"]

#: Marks a test that runs in all dialects.
EACH_DIALECT = pytest.mark.parametrize(
    "dialect", ["wire", "hostile", "documented"], indirect=True, scope="session"
)


@pytest.fixture(scope="session")
def dialect(request: pytest.FixtureRequest) -> _Dialect:
    """How the service answers."""
    chosen: _Dialect = getattr(request, "param", "wire")
    return chosen


@pytest.fixture(scope="session")
def sandbox_process(dialect: _Dialect) -> "Iterator[Sandbox]":
    """One process for all tests of a dialect. It allows 25 logins in five minutes, as the service does."""
    with Sandbox(dialect) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(sandbox_process: Sandbox) -> Sandbox:
    """The service over TLS, in its first state, with all zones of ``support.service.ZONES``."""
    prepare(sandbox_process)
    return sandbox_process


@pytest.fixture(scope="session")
def dns_server(sandbox_process: Sandbox) -> "Iterator[DnsServer]":
    """A name server that answers what the service has stored."""
    with DnsServer(sandbox_process) as server:
        yield server


@pytest.fixture(scope="session")
def pebble(dns_server: DnsServer, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Pebble]":
    """An ACME server that validates with that name server."""
    with Pebble(tmp_path_factory.mktemp("pebble"), dns_server.address) as server:
        yield server


@pytest.fixture
def home(tmp_path: Path, sandbox: Sandbox) -> Home:
    """A user's home, in which programs run."""
    return Home(tmp_path, sandbox)
