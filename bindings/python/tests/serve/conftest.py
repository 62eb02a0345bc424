"""Fixtures of the gateway's tests: a sandbox per module, an event loop, and a gateway per test."""

from collections.abc import Iterator

import pytest
from balvps.testing import Sandbox

from serve.gateway import FULL, Gateway, Loop


@pytest.fixture(scope="module")
def module_sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """One process for all tests of a module. A module may ask for each dialect by ``EACH_DIALECT``."""
    with Sandbox(getattr(request, "param", "wire"), login_limit=0) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(module_sandbox: Sandbox) -> Sandbox:
    """The sandbox as after a start."""
    module_sandbox.reset()
    return module_sandbox


@pytest.fixture(scope="module")
def loop() -> Iterator[Loop]:
    """The event loop of the gateways, in a thread."""
    loop = Loop()
    yield loop
    loop.close()


@pytest.fixture
def gateway(sandbox: Sandbox, loop: Loop) -> Iterator[Gateway]:
    """A gateway with the key :data:`FULL`, which may do everything."""
    gateway = Gateway(loop, sandbox, FULL)
    yield gateway
    gateway.close()
