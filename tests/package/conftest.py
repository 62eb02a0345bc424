"""Fixtures of the package tests: the build tree, and a sandbox for programs."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def build_dir() -> Path:
    return Path(os.environ["BALVPS_BUILD_DIR"])


@pytest.fixture(params=["wire", "hostile", "documented"])
def account(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The environment of a program that uses the sandbox's account, in every dialect."""
    command = [os.environ["BALVPS_SANDBOX"], "--exit-with-stdin", "--dialect", request.param]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as sandbox:
        assert sandbox.stdin is not None
        assert sandbox.stdout is not None
        ready = dict(word.split("=", 1) for word in sandbox.stdout.readline().split() if "=" in word)
        environment = {name: text for name, text in os.environ.items() if not name.startswith("BALVPS_")}
        yield {
            **environment,
            "BALVPS_BASE_URL": ready["base_url"],
            "BALVPS_CA_FILE": ready["ca_file"],
            "BALVPS_USERNAME": "user@example.com",
            "BALVPS_PASSWORD": "secret",
        }
        sandbox.stdin.close()
        assert sandbox.wait(timeout=30) == 0
