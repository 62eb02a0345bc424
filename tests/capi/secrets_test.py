"""What stays behind in a process that has freed everything: its memory is searched for its secrets."""

import json
import os
import re
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from balvps.testing import Sandbox

PROGRAM = Path(os.environ["BALVPS_BUILD_DIR"]) / "tests" / "balvps_secrets_program"
PASSWORD = "correct-horse-battery-staple"
TOTP_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
SECOND_FACTOR_TOKEN = "challenge.bearer.of-some-length-0123456789"
TOKEN = "token.which-nobody.else-knows-0123456789"
REFRESH_TOKEN = "refresh-token-which-nobody-else-knows-0123456789"
SECRETS = {
    "password": PASSWORD,
    "totp_secret": TOTP_SECRET,
    "second factor token": SECOND_FACTOR_TOKEN,
    "token": TOKEN,
    "refresh token": REFRESH_TOKEN,
}


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
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200


def writable_memory(process: int) -> bytes:
    """Everything a process can write to but its stack, where libcurl leaves what it is going to overwrite."""
    parts = []
    maps = Path(f"/proc/{process}/maps").read_text()
    with Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in maps.splitlines():
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if found and not re.search(r"\[(stack|v\w+)\]", line):
                start, end = (int(address, 16) for address in found.groups())
                memory.seek(start)
                parts.append(memory.read(end - start))
    return b"\0".join(parts)


def left_behind(sandbox: Sandbox, base_url: str, *arguments: str) -> "dict[str, int]":
    """How often each secret stands in the memory of the program when it is through."""
    config: dict[str, Any] = {
        "base_url": base_url,
        "ca_file": sandbox.ca_file,
        "username": "user@example.com",
        "password": PASSWORD,
        "totp_secret": TOTP_SECRET,
    }
    play(sandbox)
    with subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None and program.stdout is not None
        program.stdin.write("".join(f"{key}={value}\n" for key, value in config.items()).encode() + b"\n")
        program.stdin.flush()
        assert program.stdout.readline() == b"done\n"
        memory = writable_memory(program.pid)
        command_line = Path(f"/proc/{program.pid}/cmdline").read_bytes()
        environment = Path(f"/proc/{program.pid}/environ").read_bytes()
        assert not any(secret.encode() in command_line + environment for secret in SECRETS.values())
    return {name: memory.count(secret.encode()) for name, secret in SECRETS.items()}


@pytest.fixture(scope="module")
def sandbox() -> "Any":
    with Sandbox() as started:
        yield started


def test_what_is_kept_is_found(sandbox: Sandbox) -> None:
    found = left_behind(sandbox, sandbox.base_url, "keep")
    assert found["password"] > 0
    assert found["token"] > 0
    assert found["refresh token"] > 0


def test_over_http_nothing_is_left(sandbox: Sandbox) -> None:
    assert left_behind(sandbox, sandbox.http_base_url) == dict.fromkeys(SECRETS, 0)


def test_over_https_nothing_is_left(sandbox: Sandbox) -> None:
    assert left_behind(sandbox, sandbox.base_url) == dict.fromkeys(SECRETS, 0)
