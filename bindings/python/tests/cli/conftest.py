"""Fixtures of the command's tests: a sandbox, and a home of one's own to run the command in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from balvps.testing import Sandbox

from cli.command_line import CommandLine


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[Sandbox]:
    """One process for all tests, because a start takes longer than a reset."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """The sandbox as after a start."""
    shared_sandbox.reset()
    return shared_sandbox


@pytest.fixture
def stranger(sandbox: Sandbox, tmp_path: Path) -> CommandLine:
    """A user who has not signed in yet."""
    return CommandLine(tmp_path, sandbox.base_url, str(sandbox.ca_file))


@pytest.fixture
def user(stranger: CommandLine) -> CommandLine:
    """A user who has signed in."""
    stranger.login()
    return stranger
