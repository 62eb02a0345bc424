"""Fixtures of the sandbox's tests. BALVPS_SANDBOX names the binary."""

from collections.abc import Iterator

import pytest

from tests.sandbox.sandbox_process import SandboxProcess


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[SandboxProcess]:
    """One process for all tests, because a reset is faster than a start."""
    with SandboxProcess() as process:
        yield process


@pytest.fixture
def sandbox(shared_sandbox: SandboxProcess) -> SandboxProcess:
    """The sandbox in its first state, without a login limit."""
    shared_sandbox.reset(login_limit=0)
    return shared_sandbox
