"""Running the ``balvps`` command as a user does, in a home of its own.

Most runs are made within the process of the tests, where they need not load the interpreter and the library
anew: each has streams, arguments and an environment of its own, and begins where the command has prepared the
streams of its process. What depends on a process is run as one.
"""

import contextlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Optional
from unittest import mock

import pytest
from balvps.cli.application import run

COMMAND = [sys.executable, "-m", "balvps.cli"]

USERNAME = "user@example.com"
PASSWORD = "secret"


class CommandLine:
    """A user's home and environment, in which the command is run against a sandbox."""

    def __init__(self, home: Path, base_url: str, ca_file: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("BALVPS_", "XDG_"))}
        for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE"):
            kept.pop(name, None)
        self.home = home
        self.environment = {
            **kept,
            "HOME": str(home),
            "TERM": "xterm-256color",
            "LC_ALL": "C.UTF-8",
            # Shared by all homes, outside the source tree: a command that compiles itself each time is slow.
            "PYTHONPYCACHEPREFIX": str(home.parent / "pycache"),
            "BALVPS_BASE_URL": base_url,
            "BALVPS_CA_FILE": ca_file,
            "BALVPS_USERNAME": USERNAME,
        }

    @property
    def config_file(self) -> Path:
        return self.home / ".config" / "balvps" / "config.ini"

    def token_file(self, profile: str = "default") -> Path:
        """The only token file of a profile, or a path that does not exist."""
        directory = self.home / ".local" / "state" / "balvps" / "tokens" / profile
        return next(directory.glob("*.json"), directory / "none.json")

    def run(
        self, *arguments: str, input: Optional[str] = None, environment: Optional[Mapping[str, str]] = None
    ) -> "subprocess.CompletedProcess[str]":
        """Runs the command without a terminal; an empty variable in `environment` takes one away.

        Variables of the interpreter and the locale have a meaning only for a process.
        """
        if any(name.startswith(("PYTHON", "LC_")) for name in environment or ()):
            return self.process(*arguments, input=input, environment=environment)
        with contextlib.ExitStack() as stack:
            stack.enter_context(
                mock.patch.dict(os.environ, self.changed_environment(environment), clear=True)
            )
            stack.enter_context(mock.patch.object(sys, "argv", ["balvps", *arguments]))
            stack.enter_context(_logging_as_at_the_start())
            stdin, stdout, stderr = (stack.enter_context(_stream(name)) for name in _STREAMS)
            stdin.write(input or "")
            stdin.seek(0)
            with pytest.raises(SystemExit) as end:
                run()
            return subprocess.CompletedProcess(
                arguments, int(end.value.code or 0), _written(stdout), _written(stderr)
            )

    def process(
        self, *arguments: str, input: Optional[str] = None, environment: Optional[Mapping[str, str]] = None
    ) -> "subprocess.CompletedProcess[str]":
        """Runs the command in the same way as a process."""
        return subprocess.run(
            [*COMMAND, *arguments],
            env=self.changed_environment(environment),
            input=input if input is not None else "",
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def changed_environment(self, changes: Optional[Mapping[str, str]] = None) -> "dict[str, str]":
        merged = {**self.environment, **(changes or {})}
        return {name: value for name, value in merged.items() if value}

    def ok(
        self, *arguments: str, input: Optional[str] = None, environment: Optional[Mapping[str, str]] = None
    ) -> str:
        """Standard output of a run that must work."""
        done = self.run(*arguments, input=input, environment=environment)
        assert done.returncode == 0, (arguments, done.returncode, done.stdout, done.stderr)
        return done.stdout

    def json(self, *arguments: str) -> Any:
        """The data of a run with --output json."""
        return json.loads(self.ok(*arguments, "--output", "json"))

    def fails(
        self,
        code: int,
        *arguments: str,
        input: Optional[str] = None,
        environment: Optional[Mapping[str, str]] = None,
    ) -> str:
        """Standard error of a run that must end with an exit status and without data."""
        done = self.run(*arguments, input=input, environment=environment)
        assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
        return done.stderr

    def login(self) -> None:
        self.ok("login", environment={"BALVPS_PASSWORD": PASSWORD})


_STREAMS = ("stdin", "stdout", "stderr")


@contextlib.contextmanager
def _stream(name: str) -> "Iterator[IO[str]]":
    """A standard stream that is redirected to a file."""
    # In memory, because there are thousands of runs.
    opened = os.fdopen(os.memfd_create(name), "w+", encoding="utf-8", errors="backslashreplace")
    with opened as file, mock.patch.object(sys, name, file):
        yield file


def _written(stream: "IO[str]") -> str:
    stream.seek(0)
    return stream.read()


@contextlib.contextmanager
def _logging_as_at_the_start() -> "Iterator[None]":
    """Without the handlers of the tests, and without what the command sets for its own process."""
    level = logging.getLogger("balvps").level
    with mock.patch.object(logging.getLogger(), "handlers", []):
        yield
    logging.getLogger("balvps").setLevel(level)


def requests_in(log: Sequence[Any]) -> "list[str]":
    """The requests of a sandbox's log as METHOD PATH."""
    return [f"{entry['method']} {entry['path']}" for entry in log]
