"""The doctor finds what is wrong, and the sandbox command runs the sandbox."""

import email.utils
import subprocess
from typing import Any

from balvps.testing import Sandbox

from cli.command_line import COMMAND, CommandLine


def results(done: "subprocess.CompletedProcess[str]") -> "dict[str, Any]":
    lines = [line.split(",", 2) for line in done.stdout.splitlines()[1:]]
    return {check: result for check, result, _ in lines}


def test_a_healthy_account(sandbox: Sandbox, user: CommandLine) -> None:
    now = email.utils.formatdate(usegmt=True)
    sandbox.play({"error": ["unauthorized"]}, headers={"Date": now}, path="/api/details")
    done = user.run("doctor", "-o", "csv")
    assert done.returncode == 0
    checks = ["library", "profile", "authorities", "connection", "clock", "credentials", "limits"]
    assert results(done) == dict.fromkeys(checks, "ok")
    assert "certificate trusted" in done.stdout


def test_the_certificate_authorities_are_told(user: CommandLine) -> None:
    done = user.run("doctor", "-o", "csv")
    assert f"authorities,ok,{user.environment['BALVPS_CA_FILE']} (the setting ca_file)" in done.stdout


def test_authorities_that_no_setting_names(stranger: CommandLine) -> None:
    done = stranger.run("doctor", "-o", "csv", environment={"BALVPS_CA_FILE": ""})
    # Debian's libcurl was built with these.
    places = "/etc/ssl/certs/ca-certificates.crt and /etc/ssl/certs"
    assert f"authorities,ok,{places} (the default of this system's libcurl)" in done.stdout


def test_limits_are_told(stranger: CommandLine) -> None:
    done = stranger.run("doctor", "-o", "csv", environment={"BALVPS_PASSWORD": "secret"})
    assert done.returncode == 0
    assert "login: 24 of 25 left for " in done.stdout


def test_missing_credentials(stranger: CommandLine) -> None:
    done = stranger.run("doctor", "-o", "csv")
    assert done.returncode == 3
    assert results(done)["connection"] == "ok"
    assert results(done)["credentials"] == "failed"


def test_an_authority_that_is_not_trusted(user: CommandLine) -> None:
    done = user.run(
        "doctor", "-o", "csv", environment={"BALVPS_CA_FILE": "/etc/ssl/certs/ca-certificates.crt"}
    )
    assert done.returncode == 6
    assert results(done) == {"library": "ok", "profile": "ok", "authorities": "ok", "tls": "failed"}
    assert "--ca-file" in done.stdout


def test_nobody_there(user: CommandLine) -> None:
    environment = {"BALVPS_BASE_URL": "https://127.0.0.1:1/api", "BALVPS_RETRIES": "0"}
    done = user.run("doctor", "-o", "csv", environment=environment)
    assert done.returncode == 6
    assert results(done)["connection"] == "failed"


def test_a_setting_that_is_not_allowed(user: CommandLine) -> None:
    done = user.run("doctor", "-o", "csv", "--auth", "magic")
    assert done.returncode == 2
    assert results(done)["profile"] == "failed"


def test_a_service_that_does_not_tell_the_time_is_no_failure(user: CommandLine) -> None:
    done = user.run("doctor", "-o", "csv")
    assert done.returncode == 0
    assert results(done)["clock"] == "warning"


def test_a_clock_that_is_wrong(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play(
        {"error": ["unauthorized"]}, headers={"Date": "Mon, 02 Jan 2017 03:04:05 GMT"}, path="/api/details"
    )
    done = user.run("doctor", "-o", "csv")
    assert done.returncode == 1
    assert results(done)["clock"] == "failed"
    assert results(done)["credentials"] == "ok"


def test_the_sandbox_runs_until_it_is_told_to_stop(stranger: CommandLine) -> None:
    with subprocess.Popen(
        [*COMMAND, "sandbox", "--exit-with-stdin", "--dialect", "documented"],
        env=stranger.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        ready = dict(word.split("=", 1) for word in process.stdout.readline().split() if "=" in word)
        other = CommandLine(stranger.home, ready["base_url"], ready["ca_file"])
        other.login()
        assert other.json("balance")["currency"] == "USD"
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_the_sandbox_has_its_own_help(stranger: CommandLine) -> None:
    assert "--exit-with-stdin" in stranger.process("sandbox", "--help").stdout
