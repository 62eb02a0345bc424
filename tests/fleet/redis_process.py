"""Runs a real redis-server on a free port, with its data in a folder of its own."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

PROGRAM = shutil.which("redis-server") or shutil.which("valkey-server")


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


class RedisProcess:
    """One server. It ends with the `with` block."""

    def __init__(self, folder: Path, *options: str, port: int = 0, tls: bool = False) -> None:
        assert PROGRAM is not None, "install redis-server"
        self.folder = folder
        self.options = options
        self.tls = tls
        self.port = port or free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> RedisProcess:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def address(self) -> str:
        scheme = "rediss" if self.tls else "redis"
        return f"{scheme}://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns when it accepts connections."""
        port = ("--port", "0", "--tls-port", str(self.port)) if self.tls else ("--port", str(self.port))
        assert PROGRAM is not None
        self.process = subprocess.Popen(
            [PROGRAM, *port, "--bind", "127.0.0.1", "--dir", str(self.folder), "--save", "", *self.options],
            stdout=subprocess.DEVNULL,
        )
        end = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                assert self.process.poll() is None, "redis-server ended"
                assert time.monotonic() < end, "redis-server does not start"
                time.sleep(0.01)

    def stop(self) -> None:
        """Ends it at once. Without the option appendonly everything is lost."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def pause(self) -> None:
        """It still accepts connections, and answers nothing."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGCONT)

    def command(self, *words: str) -> str:
        """The answer as redis-cli shows it to programs."""
        result = subprocess.run(
            ["redis-cli", "-p", str(self.port), *words],
            capture_output=True,
            encoding="latin-1",  # tokens are encrypted bytes
            timeout=20,
            check=True,
        )
        return result.stdout.rstrip("\n")

    def commands(self) -> int:
        """How many commands clients have sent. Those that scripts ran are not counted."""
        sent = ("evalsha", "eval", "xread", "auth", "select")
        total = 0
        for line in self.command("INFO", "commandstats").splitlines():
            name, _, facts = line.strip().removeprefix("cmdstat_").partition(":calls=")
            if name in sent:
                total += int(facts.split(",")[0])
        return total
