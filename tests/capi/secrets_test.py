"""What the library leaves behind in a process that has freed everything: its memory is searched for secrets.

What libcurl and OpenSSL free is theirs; the program overwrites it, so that what is found is the library's.
"""

import base64
import json
import os
import re
import select
import socket
import socketserver
import subprocess
import threading
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from balvps.testing import Sandbox

PROGRAM = Path(os.environ["BALVPS_BUILD_DIR"]) / "tests" / "balvps_secrets_program"
OVERWRITTEN = 16  # bytes of freed memory in which the C library keeps its own pointers
USERNAME = "user@example.com"
PASSWORD = "correct-horse-battery-staple-and-some-more-words"
TOTP_KEY = b"a key of forty bytes that nobody guesses"
TOTP_TEXT = base64.b32encode(TOTP_KEY).decode()
TOTP_SECRET = re.sub("(....)", r"\1 ", TOTP_TEXT.lower()).strip()  # as services show it
SECOND_FACTOR_TOKEN = "challenge.bearer.of-some-length-0123456789"
TOKEN = "token.which-nobody.else-knows-0123456789"
PROXY_USER = "who-asks-the-proxy"
PROXY_PASSWORD = "what-the-proxy-wants-to-hear-0123456789"
REFRESH_TOKEN = "refresh-token-which-nobody-else-knows-0123456789"
SECRETS = {
    "password": PASSWORD,
    "totp_secret": TOTP_SECRET,
    "second factor token": SECOND_FACTOR_TOKEN,
    "token": TOKEN,
    "refresh token": REFRESH_TOKEN,
}
# As they stand in a process, and in the forms that are made of them.
TRACES = {
    **{name: secret.encode() for name, secret in SECRETS.items()},
    "totp_secret without spaces": TOTP_TEXT.lower().encode(),
    "totp_secret in upper case": TOTP_TEXT.encode(),
    "key of totp_secret": TOTP_KEY,
    "user name and password in base64": base64.b64encode(f"{USERNAME}:{PASSWORD}".encode()),
    "proxy's password": PROXY_PASSWORD.encode(),
    "proxy's user name and password in base64": base64.b64encode(f"{PROXY_USER}:{PROXY_PASSWORD}".encode()),
}
NOTHING = dict.fromkeys(TRACES, 0)


def play(sandbox: Sandbox) -> None:
    """A login that asks for a second factor and gives the tokens above; they are good for what is called."""
    challenge = {"token": SECOND_FACTOR_TOKEN, "methods": ["google_authenticator"]}
    bodies = {
        "/api/login": {"token": None, "mfa": challenge},
        "/api/mfa/verify": {"token": TOKEN, "refresh": REFRESH_TOKEN},
        "/api/details": {"client": {"id": "26"}},
        "/api/balance": {"details": {"acc_balance": "1.00"}},
    }
    answers = [{"path": path, "times": 10, "body": json.dumps(body)} for path, body in bodies.items()]
    request = urllib.request.Request(
        sandbox.http_base_url.removesuffix("/api") + "/_sandbox/play",
        json.dumps({"answers": answers}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200


def writable_memory(process: int) -> bytes:
    """Everything a process can write to but its stack, where libcurl leaves what it is going to overwrite."""
    parts = []
    maps = Path(f"/proc/{process}/maps").read_text()
    with Path(f"/proc/{process}/mem").open("rb") as memory:
        for line in maps.splitlines():
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if found and not re.search(r"\[(stack|v\w+)\]", line):
                start, end = (int(address, 16) for address in found.groups())
                memory.seek(start)
                parts.append(memory.read(end - start))
                assert len(parts[-1]) == end - start
    return b"\0".join(parts)


def left_behind(sandbox: Sandbox, base_url: str, how: str, **more: str) -> "dict[str, int]":
    """How often each trace of a secret stands in the memory of the program when it is through.

    Its end does, for the start of memory that was freed is overwritten by the C library.
    """
    config: dict[str, Any] = {
        "base_url": base_url,
        "ca_file": sandbox.ca_file,
        "username": USERNAME,
        "password": PASSWORD,
        "totp_secret": TOTP_SECRET,
        **more,
    }
    play(sandbox)
    with subprocess.Popen([PROGRAM, how], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None and program.stdout is not None
        program.stdin.write("".join(f"{key}={value}\n" for key, value in config.items()).encode() + b"\n")
        program.stdin.flush()
        environment = b""
        while (line := program.stdout.readline()) != b"done\n":
            assert line not in (b"", b"failed\n")
            environment += line
        memory = writable_memory(program.pid)
        command_line = Path(f"/proc/{program.pid}/cmdline").read_bytes()
        assert b"PATH=" in environment
        assert not any(trace in command_line + environment for trace in TRACES.values())
    return {name: memory.count(trace[OVERWRITTEN:]) for name, trace in TRACES.items()}


class Proxy(socketserver.ThreadingTCPServer):
    """Opens tunnels for whoever knows its password."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Tunnel)
        self.tunnels = 0

    def __enter__(self) -> "Proxy":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    @property
    def address(self) -> str:
        return f"http://{PROXY_USER}:{PROXY_PASSWORD}@127.0.0.1:{self.server_address[1]}"


class Tunnel(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        target = self.rfile.readline().split()[1].decode()
        headers = b"".join(iter(self.rfile.readline, b"\r\n"))
        assert TRACES["proxy's user name and password in base64"] in headers
        host, _, port = target.rpartition(":")
        with socket.create_connection((host, int(port))) as service:
            self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            assert isinstance(self.server, Proxy)
            self.server.tunnels += 1
            ends = {self.connection: service, service: self.connection}
            while True:
                for end in select.select(list(ends), [], [])[0]:
                    data = end.recv(65536)
                    if not data:
                        return
                    ends[end].sendall(data)


@pytest.fixture(scope="module")
def sandbox() -> "Any":
    with Sandbox() as started:
        yield started


def test_what_is_kept_is_found(sandbox: Sandbox) -> None:
    found = left_behind(sandbox, sandbox.base_url, "keep")
    kept = {name for name, times in found.items() if times > 0}
    assert kept >= {*SECRETS, "key of totp_secret"}


def test_over_http_nothing_is_left(sandbox: Sandbox) -> None:
    assert left_behind(sandbox, sandbox.http_base_url, "stale") == NOTHING


def test_with_basic_auth_nothing_is_left(sandbox: Sandbox) -> None:
    assert left_behind(sandbox, sandbox.http_base_url, "stale", auth="basic") == NOTHING


def test_behind_a_proxy_nothing_of_its_credentials_is_left(sandbox: Sandbox) -> None:
    with Proxy() as proxy:
        assert left_behind(sandbox, sandbox.base_url, "keep", proxy=proxy.address)["proxy's password"] > 0
        found = left_behind(sandbox, sandbox.base_url, "stale", proxy=proxy.address)
        assert proxy.tunnels > 0
    assert {name: found[name] for name in found if "proxy" in name} == {
        "proxy's password": 0,
        "proxy's user name and password in base64": 0,
    }


def test_with_a_token_store_nothing_is_left(sandbox: Sandbox, tmp_path: Path) -> None:
    store = tmp_path / "tokens"
    for _ in range(2):  # it is written, and read
        assert left_behind(sandbox, sandbox.http_base_url, "stale", token_store=f"file:{store}") == NOTHING
        assert TOKEN in store.read_text()


def test_over_https_nothing_is_left(sandbox: Sandbox) -> None:
    assert left_behind(sandbox, sandbox.base_url, "stale") == NOTHING
