"""Runs ``balvps serve`` for programs that speak its protocols."""

import base64
import json
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Optional

from balvps.testing import PASSWORD, USERNAME, Sandbox

from tests.programs.support.running import TIME_LIMIT, Home

SECRET = base64.b64encode(b"a secret of thirty-two octets ...").decode()


class Serving:
    """A gateway as a process. It ends with the ``with`` block, which asserts that it ends well.

    Args:
        home: where its configuration is.
        sandbox: the service.
        listeners: the tables of its listeners, as TOML.
        keys: the lines of each key besides its secret, as TOML, by its name. Each has :data:`SECRET`.
    """

    def __init__(self, home: Home, sandbox: Sandbox, listeners: str, keys: "dict[str, str]") -> None:
        folder = home.folder / "serve"
        folder.mkdir()
        _private(folder / "password", PASSWORD)
        _private(folder / "secret", SECRET)
        account = {
            "base_url": sandbox.base_url,
            "username": USERNAME,
            "ca_file": sandbox.ca_file,
            "password_file": "password",
        }
        lines = ["[account]", *(f"{key} = {json.dumps(value)}" for key, value in account.items()), listeners]
        for name, scope in keys.items():
            lines += ["[[key]]", f'name = "{name}"', 'secret_file = "secret"', scope]
        config = folder / "serve.toml"
        config.write_text("\n".join(lines) + "\n")
        self._log = folder / "serve.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "balvps.cli", "serve", "--config", str(config)],
                env={**home.environment, "BALVPS_PASSWORD": ""},
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout is not None
        ready = self._process.stdout.readline()
        assert ready.startswith("ready "), self._log.read_text()
        #: The address of each listener, such as ``127.0.0.1:8053`` for ``http``.
        self.addresses = dict(word.split("=") for word in ready.split()[1:])

    def __enter__(self) -> "Serving":
        return self

    def __exit__(
        self,
        kind: "Optional[type[BaseException]]",
        error: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self._process.send_signal(signal.SIGTERM)
        assert self._process.stdout is not None
        self._process.stdout.close()
        status = self._process.wait(TIME_LIMIT)
        assert kind is not None or status == 0, self._log.read_text()

    def journal(self) -> "list[dict[str, Any]]":
        """The lines of its journal."""
        return [json.loads(line) for line in self._log.read_text().splitlines()]


def _private(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o600)
