"""Runs programs that no one here wrote, each with a limit of time. A failure shows what the program said."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Optional, Union

from balvps.testing import PASSWORD, USERNAME, Sandbox

#: Seconds. Ten times what the slowest of them takes.
TIME_LIMIT = 300


class Home:
    """A user's home: a folder, and an environment in which the command ``balvps`` reaches a sandbox.

    Args:
        folder: an empty folder.
        sandbox: the service. Its address and the account are in the environment.
    """

    def __init__(self, folder: Path, sandbox: Sandbox) -> None:
        self.folder = folder
        programs = folder / "bin"
        programs.mkdir()
        command = programs / "balvps"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m balvps.cli "$@"\n')
        command.chmod(0o755)
        self.environment = {
            "HOME": str(folder),
            # What is installed beside this interpreter (certbot, octodns-sync) comes before the system's.
            "PATH": f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}:/usr/sbin:/sbin",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "BALVPS_BASE_URL": sandbox.base_url,
            "BALVPS_CA_FILE": sandbox.ca_file,
            "BALVPS_USERNAME": USERNAME,
            "BALVPS_PASSWORD": PASSWORD,
        }

    def run(
        self,
        *words: "Union[str, Path]",
        environment: "Optional[Mapping[str, str]]" = None,
        input: str = "",
        status: int = 0,
        seconds: float = TIME_LIMIT,
    ) -> "subprocess.CompletedProcess[str]":
        """Runs a program in this home, and asserts its exit status.

        Args:
            words: the program and its arguments.
            environment: changes of the environment; an empty text takes a variable away.
            input: what the program reads from standard input.
            status: the exit status that it must have.
            seconds: how long it may take. Then it is killed, together with the programs that it started.

        Raises:
            AssertionError: the program ended with another status, or was killed. The message has its output.
        """
        merged = {**self.environment, **(environment or {})}
        return run(
            *words,
            environment={name: value for name, value in merged.items() if value},
            folder=self.folder,
            input=input,
            status=status,
            seconds=seconds,
        )


def run(
    *words: "Union[str, Path]",
    environment: "Mapping[str, str]",
    folder: Path,
    input: str = "",
    status: int = 0,
    seconds: float = TIME_LIMIT,
) -> "subprocess.CompletedProcess[str]":
    """Runs a program; see :meth:`Home.run`."""
    command = [str(word) for word in words]
    process = subprocess.Popen(
        command,
        env=dict(environment),
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,  # so that what it starts can be ended with it
    )
    try:
        stdout, stderr = process.communicate(input, timeout=seconds)
        ending = f"exit status {process.returncode}, not {status}"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        stdout, stderr = process.communicate()
        ending = f"not finished after {seconds} seconds"
    done = subprocess.CompletedProcess(command, process.returncode, stdout, stderr)
    assert done.returncode == status, (
        f"{' '.join(command)}: {ending}\n---- standard output\n{stdout}\n---- standard error\n{stderr}"
    )
    return done
