"""A running ``balvps serve``."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from balvps.testing import PASSWORD, USERNAME, Sandbox

HOST = "127.0.0.1"

#: The name and the secret of the key that may do everything.
KEY = "gateway-key"
SECRET = "Z2F0ZXdheSBvZiB0aGUgdGVzdHMsIDMyIG9jdGV0cyE="

_SETTINGS = """
[account]
base_url = "{base_url}"
ca_file = "{ca_file}"
username = "{username}"
password_file = "password"

{listeners}
[[key]]
name = "{key}"
secret_file = "secret"
"""

_RFC2136 = f"""
[rfc2136]
listen = "{HOST}:0"
"""


class Gateway:
    """A gateway on free ports. It ends with the ``with`` block.

    Args:
        folder: an empty folder.
        sandbox: the service.
        listeners: the tables of the configuration about listeners and further keys.
    """

    def __init__(self, folder: Path, sandbox: Sandbox, listeners: str = _RFC2136) -> None:
        self._folder = folder
        for name, text in (("password", PASSWORD), ("secret", SECRET)):
            (folder / name).write_text(text)
            (folder / name).chmod(0o600)
        config = folder / "gateway.toml"
        config.write_text(
            _SETTINGS.format(
                base_url=sandbox.base_url,
                ca_file=sandbox.ca_file,
                username=USERNAME,
                listeners=listeners,
                key=KEY,
            )
        )
        with (folder / "journal").open("wb") as journal:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "balvps.cli", "serve", "--config", str(config)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=journal,
                text=True,
                env={**os.environ, "HOME": str(folder)},
            )
        assert self._process.stdout is not None
        words = self._process.stdout.readline().split()
        assert words[:1] == ["ready"], (folder / "journal").read_text()
        #: The address of each listener by its name, such as ``"127.0.0.1:5353"``.
        self.addresses = dict(word.split("=", 1) for word in words[1:])

    def __enter__(self) -> "Gateway":
        return self

    def __exit__(self, *error: object) -> None:
        self._process.terminate()
        self._process.communicate(timeout=60)

    @property
    def process_id(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def port(self) -> int:
        """The port of dynamic update, zone transfer and queries."""
        return int(self.addresses["rfc2136"].rpartition(":")[2])

    def journal(self) -> "list[dict[str, Any]]":
        """The lines that it has written."""
        return [json.loads(line) for line in (self._folder / "journal").read_text().splitlines()]

    def key_file(self, folder: Path, secret: str = SECRET) -> Path:
        """A key file as ``nsupdate`` and ``dig`` read it."""
        path = folder / "gateway.key"
        path.write_text(f'key "{KEY}" {{ algorithm hmac-sha256; secret "{secret}"; }};\n')
        path.chmod(0o600)
        return path
