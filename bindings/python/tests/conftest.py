"""Fixtures of the Python module's tests: the package's own pytest plugin, and a sandbox per dialect.

The package is the one on the path; ctest puts the build tree's there.
"""

import gc
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import balvps
import pytest
from balvps.testing import Sandbox

#: The modules that read what the service itself lists. Made-up answers are the same in every dialect. The
#: asynchronous tests, from which some of these are derived, read the same answers, so one dialect is enough.
READ_LISTS = {
    *("account_test.py", "billing_test.py", "contacts_test.py", "domains_test.py", "orders_test.py"),
    *("services_test.py", "session_test.py", "tickets_test.py", "vms_test.py", "zones_test.py"),
}
HERE = Path(__file__).parent


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    name = "_sandbox_of_each_dialect"
    if name in metafunc.fixturenames:
        reads_lists = str(metafunc.definition.path.relative_to(HERE)) in READ_LISTS
        dialects = ["wire", "hostile", "documented"] if reads_lists else ["wire"]
        metafunc.parametrize(name, dialects, indirect=True, scope="session")


def pytest_configure(config: pytest.Config) -> None:
    # What is started in the background of a script ignores Ctrl-C, and so would all programs of the tests.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # An installed package has its plugin as an entry point; that of the build tree has none.
    if not config.pluginmanager.has_plugin("balvps"):
        config.pluginmanager.import_plugin("balvps._pytest_plugin")


def pytest_collection_finish() -> None:
    # The tests themselves stay to the end. A garbage collection ends each asynchronous test, and would take
    # 0.1 seconds if it looked at them.
    gc.freeze()


@pytest.fixture(scope="session")
def _sandbox_of_each_dialect(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    dialect: Literal["wire", "hostile", "documented"] = request.param
    with Sandbox(dialect, login_limit=0) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(_sandbox_of_each_dialect: Sandbox) -> Sandbox:
    """A fresh sandbox. The test runs in several dialects."""
    _sandbox_of_each_dialect.reset()
    return _sandbox_of_each_dialect


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[balvps.Client]:
    """A client for the sandbox's account."""
    with sandbox.client() as client:
        yield client


@pytest.fixture
def zone(client: balvps.Client) -> balvps.Zone:
    """A zone of the account."""
    return client.zones.get("example.com")
