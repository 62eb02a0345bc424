"""`show --all`: every one of a kind, fetched many at a time."""

import signal
import subprocess
import time

import pytest
from balvps import profiles
from balvps.cli.client import CommandClient
from balvps.testing import Sandbox

from cli.command_line import COMMAND, CommandLine, requests_in


def test_every_invoice_as_the_other_commands_show_them(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.clear_log()
    shown = user.json("invoice", "show", "--all")
    assert [each["id"] for each in shown] == [308976, 308977, 308978]
    assert shown == [user.json("invoice", "show", str(each["id"])) for each in shown]
    listed, *each = requests_in(sandbox.log())[:4]
    assert listed == "GET /api/invoice"
    assert sorted(each) == [f"GET /api/invoice/{id}" for id in (308976, 308977, 308978)]
    rows = user.ok("invoice", "show", "--all", "-o", "csv", "--columns", "id,total")
    assert rows.splitlines() == ["id,total", "308976,19.65", "308977,2.1", "308978,123454.45"]
    table = user.ok("invoice", "show", "--all")
    assert table.count("description") == 3
    assert table.startswith(user.ok("invoice", "show", "308976"))


def test_every_zone_and_every_ticket(user: CommandLine) -> None:
    zones = user.json("zone", "show", "--all")
    assert [(each["name"], len(each["records"])) for each in zones] == [
        ("qwerty.com", 2),
        ("bgg12ooble.com", 0),
        ("example.com", 15),
    ]
    assert zones[2] == user.json("zone", "show", "example.com")
    assert "mail.example.com" in user.ok("zone", "show", "--all")
    assert user.json("ticket", "show", "--all") == [user.json("ticket", "show", "736633")]
    assert "Lore Ipsum" in user.ok("ticket", "show", "--all")


def test_failures_are_told_and_the_rest_is_shown(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play({"error": ["Invoice not found"]}, path="/api/invoice/308977")
    done = user.run("invoice", "show", "--all", "-o", "csv", "--columns", "id", "--no-header")
    assert done.stdout.split() == ["308976", "308978"]
    assert done.stderr == "error: invoice 308977: Invoice not found\n"
    assert done.returncode == 4


def test_ctrl_c_shows_what_has_come(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.play({"invoice": {"id": 308977}}, path="/api/invoice/308977", delay_ms=20_000)
    command = [*COMMAND, "invoice", "show", "--all", "-o", "csv", "--columns", "id", "--no-header"]
    running = subprocess.Popen(
        command, env=user.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while requests_in(sandbox.log()).count("GET /api/invoice/308978") < 1:
        time.sleep(0.05)
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert out.split() == ["308976", "308978"]
    assert err == "error: interrupted: 2 of 3 had come\n"
    assert running.returncode == 130


def test_as_many_connections_as_jobs() -> None:
    profile = profiles.Profile("work", {"auth": "basic", "username": "user@example.com"})
    with CommandClient.for_profile(profile, password="b", jobs=300) as client:
        assert (client._settings["max_in_flight"], client._settings["max_connections"]) == ("300", "300")


def test_no_more_jobs_than_asked_for(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(delay_ms=1000)
    took = {}
    for jobs in ("1", "3"):
        start = time.monotonic()
        user.ok("invoice", "show", "--all", "--jobs", jobs, "-o", "json")
        took[jobs] = time.monotonic() - start
    assert took["1"] - took["3"] > 1


@pytest.mark.parametrize("noun", ["invoice", "zone", "ticket"])
def test_one_or_all(user: CommandLine, noun: str) -> None:
    assert "--all" in user.fails(2, noun, "show")
    assert "not both" in user.fails(2, noun, "show", "1", "--all")
    assert "--jobs" in user.fails(2, noun, "show", "1", "--jobs", "2")
    user.fails(2, noun, "show", "--all", "--jobs", "0")


def test_the_password_serves_where_the_tokens_do_not(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(revoke_all=True, revoke_refresh=True)
    environment = {"BALVPS_PASSWORD": "secret"}
    assert user.ok("invoice", "show", "--all", "-o", "json", environment=environment)


def test_read_only_by_option_environment_and_profile(sandbox: Sandbox, user: CommandLine) -> None:
    def replies(*options: str, environment: "dict[str, str] | None" = None) -> bool:
        sandbox.clear_log()
        done = user.run(*options, "ticket", "reply", "736633", "--body", "Hi", environment=environment)
        sent = requests_in(sandbox.log())
        assert (done.returncode, len(sent)) in ((0, 1), (1, 0)), done.stderr
        return done.returncode == 0

    assert replies()
    assert not replies("--read-only")
    assert not replies(environment={"BALVPS_READ_ONLY": "true"})
    assert replies("--no-read-only", environment={"BALVPS_READ_ONLY": "true"})
    user.ok("profile", "create", "careful", "--read-only", "--use")
    assert user.json("profile", "show")["read_only"] == "yes"
    login = {"BALVPS_PASSWORD": "secret"}
    assert "read only" in user.fails(1, "ticket", "close", "736633", environment=login)
    user.ok("ticket", "close", "736633", "--no-read-only", environment=login)
    user.fails(2, "ticket", "close", "736633", environment={"BALVPS_READ_ONLY": "perhaps"})
