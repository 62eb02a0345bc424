"""nginx with fixed answers, and its count of requests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

from tests.bench.answers import LOGIN

SOURCE = Path(__file__).parent
SECONDS_TO_START = 10


@dataclass(frozen=True)
class Request:
    """A request that nginx has answered."""

    status: int
    protocol: str  #: "HTTP/1.1" or "HTTP/2.0"
    method: str
    bytes: int  #: of the request line, the headers and the body
    path: str


@dataclass
class Server:
    """A running nginx."""

    folder: Path
    plain_origin: str
    tls_origin: str
    _read: int = 0  # bytes of the log

    @property
    def ca_file(self) -> Path:
        return self.folder / "certificate.pem"

    def requests(self) -> list[Request]:
        """The requests that were answered since the last call of this function."""
        with (self.folder / "requests.log").open("rb") as log:
            log.seek(self._read)
            lines = log.read()
        lines = lines[: lines.rfind(b"\n") + 1]  # the last may not be complete
        self._read += len(lines)
        fields = [line.split(" ") for line in lines.decode().splitlines()]
        return [
            Request(int(status), protocol, method, int(size), path)
            for status, protocol, method, size, path in fields
        ]


@contextmanager
def running_server(folder: Path, answers: Path) -> Iterator[Server]:
    """Runs nginx in its own folder until the block ends."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _make_certificate(folder)
    plain_port, tls_port = _free_ports(2)
    configuration = Template((SOURCE / "nginx.conf").read_text()).substitute(
        plain_port=plain_port,
        tls_port=tls_port,
        answers=answers.resolve(),
        login=LOGIN,
        user="user root;" if os.geteuid() == 0 else "",  # else its worker could not read a root's folders
    )
    (folder / "nginx.conf").write_text(configuration)
    program = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    if program is None:
        raise SystemExit("nginx is missing: scripts/install-dependencies.sh bench")
    process = subprocess.Popen([program, "-e", "error.log", "-p", folder.resolve(), "-c", "nginx.conf"])
    try:
        _await_port(process, plain_port)
        yield Server(folder, f"http://127.0.0.1:{plain_port}", f"https://localhost:{tls_port}")
    finally:
        process.terminate()
        process.wait()


def _make_certificate(folder: Path) -> None:
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run(["openssl", "req", "-x509", *kind, *names, *files], check=True, capture_output=True)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _await_port(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise SystemExit("nginx does not start; see error.log in its folder")
