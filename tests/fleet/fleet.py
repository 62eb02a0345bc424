"""What the fleet's tests share: clients with a store in Redis, and what the service saw of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import balvps
from balvps.testing import PASSWORD, USERNAME, Sandbox

KEY = "00112233445566778899aabbccddeeff" * 2


def client(sandbox: Sandbox, address: str, **arguments: Any) -> balvps.Client:
    """A client that keeps its tokens in Redis."""
    given = {"base_url": sandbox.http_base_url, "token_store": address, "token_store_key": KEY, **arguments}
    return sandbox.client(**given)


def sent(sandbox: Sandbox, path: str) -> list[Any]:
    """The requests to a path below /api."""
    return [entry for entry in sandbox.log() if entry["path"] == f"/api{path}"]


def logins(sandbox: Sandbox) -> int:
    return len(sent(sandbox, "/login"))


def refreshes(sandbox: Sandbox) -> int:
    """How often a refresh token was sent. The log does not tell which."""
    return len(sent(sandbox, "/token"))


def start_worker(
    sandbox: Sandbox,
    address: str,
    *,
    clients: int = 1,
    calls: int = 0,
    seconds: float = 30,
    pause: float = 0,
    environment: dict[str, str] | None = None,
    before: tuple[str, ...] = (),
    **config: str,
) -> subprocess.Popen[str]:
    """A process of the fleet (worker.py). `before` is a program that starts it, such as faketime."""
    settings = {
        "config": {
            "username": USERNAME,
            "password": PASSWORD,
            "base_url": sandbox.http_base_url,
            "token_store": address,
            "token_store_key": KEY,
            **config,
        },
        "clients": clients,
        "calls": calls,
        "until": time.monotonic() + seconds,
        "pause": pause,
    }
    program = [*before, sys.executable, str(Path(__file__).with_name("worker.py")), json.dumps(settings)]
    return subprocess.Popen(
        program, stdout=subprocess.PIPE, text=True, env={**os.environ, **(environment or {})}
    )


def report(worker: subprocess.Popen[str]) -> Any:
    """What a worker printed at its end."""
    text = worker.communicate(timeout=120)[0]
    assert worker.returncode == 0
    return json.loads(text)
