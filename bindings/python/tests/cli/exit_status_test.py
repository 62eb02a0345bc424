"""The exit statuses, as documented."""

import os
import signal
import subprocess
import time

from balvps.testing import Sandbox

from cli.command_line import COMMAND, CommandLine


def test_other(sandbox: Sandbox, user: CommandLine) -> None:
    assert "error: " in user.fails(1, "zone", "create", "example.com", "--service", "10")
    sandbox.play("<html>maintenance</html>", headers={"Content-Type": "text/html"})
    user.fails(1, "balance")


def test_usage(user: CommandLine) -> None:
    user.fails(2, "invoice", "show")
    user.fails(2, "invoice", "show", "none")
    user.fails(2, "invoice", "show", "-1")
    user.fails(2, "balance", "--output", "xml")
    user.fails(2, "balance", "--timeout", "-1")
    user.fails(2, "balance", "--auth", "magic")
    user.fails(2, "balance", environment={"BALVPS_TIMEOUT": "soon"})
    user.fails(2, "balance", environment={"BALVPS_OUTPUT": "xml"})
    user.fails(2, "--profile", "nobody", "balance")


def test_authentication(sandbox: Sandbox, stranger: CommandLine) -> None:
    assert "balvps login" in stranger.fails(3, "balance")
    stranger.fails(3, "balance", environment={"BALVPS_PASSWORD": "guess"})
    sandbox.configure(mfa=True)
    said = stranger.fails(3, "login", environment={"BALVPS_PASSWORD": "secret"})
    assert "second factor" in said
    assert "BALVPS_TOTP_SECRET" in said


def test_not_found(user: CommandLine) -> None:
    assert "not found" in user.fails(4, "invoice", "show", "1").lower()
    user.fails(4, "zone", "show", "example.org")
    user.fails(4, "record", "show", "example.com", "1")


def test_an_uncertain_write(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play({"error": ["down"]}, status=503, headers={"Retry-After": "7"})
    assert "Look before you repeat it" in user.fails(7, "ticket", "reply", "736633", "--body", "Thanks")


def test_changes(user: CommandLine) -> None:
    assert user.run("zone", "plan", "qwerty.com", "/dev/null").returncode == 0
    assert user.run("zone", "plan", "qwerty.com", "/dev/null", "--delete").returncode == 8


def test_unavailable(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play("<html>Back soon</html>", status=503, headers={"Retry-After": "7"})
    assert "7 seconds" in user.fails(9, "balance", "--retries", "0")


def test_rate_limited(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play({"error": ["slow down"]}, status=429, headers={"Retry-After": "7"})
    assert "7 seconds" in user.fails(5, "balance", "--retries", "0")


def test_network(user: CommandLine) -> None:
    nobody = {"BALVPS_BASE_URL": "https://127.0.0.1:1/api", "BALVPS_TOKEN": "t"}
    user.fails(6, "balance", "--retries", "0", environment=nobody)
    without_authority = {"BALVPS_CA_FILE": "/etc/ssl/certs/ca-certificates.crt", "BALVPS_TOKEN": "t"}
    assert "--ca-file" in user.fails(6, "balance", environment=without_authority)


def test_timeout_is_of_the_network(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(delay_ms=2000)
    user.fails(6, "balance", "--timeout", "0.2")


def test_interrupted(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(delay_ms=20_000)
    with subprocess.Popen(
        [*COMMAND, "balance"], env=user.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 30
        while not any(entry["path"] == "/api/balance" for entry in sandbox.log()):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Traceback" not in errors
