"""Fixtures of the sandbox's tests. BALVPS_SANDBOX names the binary."""

from collections.abc import Iterator

import pytest

from tests.sandbox.sandbox_process import SandboxProcess


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[SandboxProcess]:
    """One process for all tests: starting one costs more than resetting it."""
    with SandboxProcess() as process:
        yield process


@pytest.fixture
def sandbox(shared_sandbox: SandboxProcess) -> SandboxProcess:
    """The sandbox as after a start, without a login limit to run into."""
    shared_sandbox.reset(login_limit=0)
    return shared_sandbox
