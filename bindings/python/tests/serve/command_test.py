"""The command ``balvps serve`` as a process."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dns.query
import dns.rcode
import dns.update
import pytest
from balvps.testing import Sandbox

from serve.gateway import HOST, PATIENCE, SECRET, faults, new_update, prefixed, received, stored, written


@pytest.fixture
def config(tmp_path: Path, sandbox: Sandbox) -> Path:
    for name, text in (("password", "secret"), ("key", SECRET)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
    path = tmp_path / "gateway.toml"
    path.write_text(f"""
[account]
base_url = "{sandbox.base_url}"
ca_file = "{sandbox.ca_file}"
username = "user@example.com"
password_file = "password"
[rfc2136]
listen = "{HOST}:0"
[[key]]
name = "full"
secret_file = "key"
""")
    return path


def command(config: Path, *options: str) -> "list[str]":
    return [sys.executable, "-m", "balvps.cli", "serve", "--config", str(config), *options]


@contextmanager
def running(config: Path) -> "Iterator[tuple[subprocess.Popen[str], int]]":
    """A gateway and its port."""
    # A pipe would be full after 300 lines of the journal.
    with (config.parent / "journal").open("w") as journal:
        process = subprocess.Popen(command(config), stdout=subprocess.PIPE, stderr=journal, text=True)
    with process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith(f"ready rfc2136={HOST}:")
        try:
            yield process, int(line.rpartition(":")[2])
        finally:
            process.kill()


def two_records() -> dns.update.UpdateMessage:
    """An update of two steps of one name, which are sent one after the other."""
    message = new_update()
    message.add("new", 300, "A", "192.0.2.9")
    message.add("new", 300, "TXT", "text")
    return message


def test_a_signal_ends_it_with_success(config: Path) -> None:
    with running(config) as (process, _):
        process.terminate()
        stdout, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, stdout, (config.parent / "journal").read_text()) == (0, "", "")


def test_a_killed_gateway_leaves_a_zone_that_the_repeated_update_completes(
    config: Path, sandbox: Sandbox
) -> None:
    operation = "POST /service/@service_id/dns/@zone_id/records"
    faults(sandbox, {"fault": "hang_before_head", "operation": operation, "skip": 1})
    with running(config) as (process, port):
        client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        client.sendto(two_records().to_wire(), (HOST, port))
        deadline = time.monotonic() + PATIENCE
        while not stored(sandbox, "new.example.com") and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)
        client.close()
    assert stored(sandbox, "new.example.com") == ["300 A 0 192.0.2.9"]
    # If the gateway was killed before it sent the second step, the fault would meet the one that follows.
    faults(sandbox)
    with running(config) as (_, port):
        answer = dns.query.udp(two_records(), HOST, port=port, timeout=PATIENCE)
    assert answer.rcode() == dns.rcode.NOERROR
    assert stored(sandbox, "new.example.com") == ["300 A 0 192.0.2.9", "300 TXT 0 text"]


def test_its_memory_stays_as_it_is(config: Path) -> None:
    """600 updates took 7 MB while the garbage collector was off. What is remembered of them is 0.5 MB."""

    def send(port: int, count: int) -> None:
        with socket.create_connection((HOST, port), timeout=PATIENCE) as client:
            for number in range(count):
                message = new_update(zone="qwerty.com")
                message.delete("new", "TXT")
                message.add("new", 300, "TXT", f"{number}")
                client.sendall(prefixed(message.to_wire()))
                assert received(client)[3] & 0xF == dns.rcode.NOERROR

    def resident(process: "subprocess.Popen[str]") -> int:
        pages = Path(f"/proc/{process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    with running(config) as (process, port):
        send(port, 200)
        before = resident(process)
        send(port, 600)
        assert resident(process) - before < 4_000_000


def test_the_configuration_can_be_checked_alone(config: Path, sandbox: Sandbox) -> None:
    done = subprocess.run(command(config, "--check-config"), capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (sandbox.log(), written(sandbox)) == ([], [])


@pytest.mark.parametrize(
    ("account", "fault"),
    [
        ('profile = "nobody"', "there is no profile 'nobody'"),
        ('username = "me"\npassword_file = "password"\nbase_url = "ftp://x"', "config key 'base_url'"),
    ],
)
def test_an_account_that_cannot_be_used_is_a_fault(config: Path, account: str, fault: str) -> None:
    text = config.read_text()
    config.write_text(f"[account]\n{account}\n{text[text.index('[rfc2136]') :]}")
    done = subprocess.run(command(config, "--check-config"), capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 2
    assert fault in done.stderr


def test_a_fault_of_the_configuration_is_a_fault_of_usage(config: Path) -> None:
    config.write_text(config.read_text().replace("username", "usename"))
    done = subprocess.run(command(config), capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == [
        f"error: {config}, line 2: account: 'username' is missing",
        f"error: {config}, line 5: account, usename: there is no such key; did you mean 'username'?",
    ]


def test_an_address_in_use_is_told(config: Path) -> None:
    with running(config) as (_, port):
        config.write_text(config.read_text().replace(f"{HOST}:0", f"{HOST}:{port}"))
        done = subprocess.run(command(config), capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 1
    assert "address already in use" in done.stderr
