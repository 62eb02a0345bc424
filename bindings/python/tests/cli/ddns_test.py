"""``balvps ddns``: sources, outcomes, exit statuses, and how little it sends."""

import csv
from pathlib import Path

import pytest
from balvps.testing import Sandbox

from cli.command_line import CommandLine, requests_in

FIXED = ["--ipv4", "192.0.2.7", "--allow-private"]


@pytest.fixture
def url(sandbox: Sandbox) -> str:
    return sandbox.http_base_url.removesuffix("/api") + "/ip"


def test_the_second_run_sends_nothing(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.clear_log()
    first = user.json("ddns", "home.example.com", *FIXED, "--ttl", "300")
    assert first == [
        {
            "name": "home.example.com",
            "type": "A",
            "address": "192.0.2.7",
            "change": "updated",
            "error": None,
        }
    ]
    assert requests_in(sandbox.log()) == [
        "GET /api/dns",
        "GET /api/service/10/dns/62",
        "POST /api/service/10/dns/62/records",
        "GET /api/service/10/dns/62",
    ]
    sandbox.clear_log()
    assert user.json("ddns", "home.example.com", *FIXED, "--ttl", "300")[0]["change"] == "kept"
    assert sandbox.log() == []


def test_a_run_without_a_change_needs_neither_tokens_nor_a_password(
    sandbox: Sandbox, user: CommandLine
) -> None:
    user.ok("ddns", "home.example.com", *FIXED)
    user.token_file().unlink()
    sandbox.clear_log()
    table = user.ok("ddns", "home.example.com", *FIXED).splitlines()
    assert [line.split() for line in table] == [
        ["name", "type", "address", "change"],
        ["home.example.com", "A", "192.0.2.7", "kept"],
    ]
    assert sandbox.log() == []


def test_an_address_that_changes_twice(sandbox: Sandbox, user: CommandLine, url: str) -> None:
    def run(address: str) -> "tuple[str, list[str]]":
        sandbox.play(address, path="/ip")
        sandbox.clear_log()
        rows = user.json("ddns", "home.example.com", "--ipv4", "auto", "--url", url)
        writes = [line.split()[0] for line in requests_in(sandbox.log()) if not line.startswith("GET")]
        return rows[0]["change"], writes

    assert run("8.8.8.8") == ("updated", ["POST"])
    assert run("8.8.8.8") == ("kept", [])
    assert run("8.8.4.4") == ("updated", ["PUT"])
    assert run("8.8.4.4") == ("kept", [])
    assert run("8.8.8.8") == ("updated", ["PUT"])
    records = user.json("record", "list", "example.com", "--name", "home")
    assert [record["content"] for record in records] == ["8.8.8.8"]


def test_both_families_and_several_names(user: CommandLine) -> None:
    rows = user.ok(
        *("ddns", "a.example.com", "b.qwerty.com", *FIXED, "--ipv6", "2001:db8::7", "-o", "csv"),
    )
    found = [(row["name"], row["type"], row["address"]) for row in csv.DictReader(rows.splitlines())]
    assert found == [
        ("a.example.com", "A", "192.0.2.7"),
        ("a.example.com", "AAAA", "2001:db8::7"),
        ("b.qwerty.com", "A", "192.0.2.7"),
        ("b.qwerty.com", "AAAA", "2001:db8::7"),
    ]


def test_one_failure_does_not_stop_the_others_and_gives_the_exit_status(user: CommandLine) -> None:
    done = user.run("ddns", "home.example.net", "www.example.com", "home.example.com", *FIXED, "-o", "json")
    assert done.returncode == 4
    assert '"change": "updated"' in done.stdout
    assert done.stderr.count("error: ") == 2
    assert "home.example.net A: " in done.stderr
    assert "www.example.com A: " in done.stderr  # it is an alias


def test_a_source_is_never_a_third_party_without_a_word(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.clear_log()
    assert "--interface or --url" in user.fails(2, "ddns", "home.example.com")
    assert "third party" in user.fails(2, "ddns", "home.example.com", "--ipv4", "auto")
    assert "nothing to do" in user.fails(2, "ddns", "home.example.com", "--ipv4", "off", "--ipv6", "off")
    assert sandbox.log() == []


@pytest.mark.parametrize(
    "options",
    [
        *("--ipv4 192.168.1.1", "--ipv4 ::1", "--ipv4 AUTO", "--ipv6 8.8.8.8", "--ipv4 8.8.8.8 --ttl -1"),
        *("--interface nope0", "--url http://ip.example.net/", "--ipv4 224.0.0.1 --allow-private"),
    ],
)
def test_a_wrong_option_is_refused_before_anything_is_sent(
    sandbox: Sandbox, user: CommandLine, options: str
) -> None:
    sandbox.clear_log()
    user.fails(2, "ddns", "home.example.com", *options.split())
    assert sandbox.log() == []


def test_a_family_that_was_not_asked_for_may_be_missing(
    sandbox: Sandbox, user: CommandLine, url: str
) -> None:
    """The sandbox has no IPv6 address."""
    sandbox.play("8.8.8.8", path="/ip", times=2)
    assert [row["type"] for row in user.json("ddns", "home.example.com", "--url", url)] == ["A"]
    done = user.run("ddns", "home.example.com", "--url", url, "--ipv6", "auto")
    assert done.returncode == 6
    assert "AAAA records stay as they are" in done.stderr


def test_a_vanished_family_is_left_alone_unless_it_is_to_be_removed(user: CommandLine) -> None:
    """The loopback interface has no public address."""
    user.ok("record", "ensure", "home.example.com", "AAAA", "2001:db8::1")
    line = ["ddns", "home.example.com", "--ipv6", "auto", "--ipv4", "off", "--interface", "lo"]
    assert "stay as they are" in user.fails(6, *line)
    assert len(user.json("record", "list", "example.com", "--name", "home")) == 1
    assert user.json(*line, "--remove-missing")[0]["change"] == "removed"
    assert user.json("record", "list", "example.com", "--name", "home") == []


def test_a_url_that_fails_removes_nothing(user: CommandLine) -> None:
    user.ok("record", "ensure", "home.example.com", "A", "192.0.2.1")
    line = ["ddns", "home.example.com", "--url", "http://127.0.0.1:1/", "--remove-missing"]
    assert "http://127.0.0.1:1 over IPv4" in user.fails(6, *line)
    assert len(user.json("record", "list", "example.com", "--name", "home")) == 1


def test_a_dry_run_shows_the_requests_of_all_names_and_keeps_no_state(
    sandbox: Sandbox, user: CommandLine, tmp_path: Path
) -> None:
    sandbox.clear_log()
    shown = user.json("ddns", "a.example.com", "b.example.com", *FIXED, "--dry-run")["requests"]
    assert [request["method"] for request in shown].count("POST") == 2
    assert sandbox.log() == []
    assert not list(tmp_path.glob("**/records.json"))


def test_each_account_has_its_own_state(sandbox: Sandbox, user: CommandLine) -> None:
    user.ok("ddns", "home.example.com", *FIXED)
    other = {
        "BALVPS_BASE_URL": sandbox.base_url.replace("127.0.0.1", "localhost"),
        "BALVPS_PASSWORD": "secret",
    }
    assert "unchanged" in user.ok("ddns", "home.example.com", *FIXED, environment=other)


def test_a_broken_state_is_told_and_replaced(user: CommandLine, tmp_path: Path) -> None:
    user.ok("ddns", "home.example.com", *FIXED)
    (file,) = tmp_path.glob("**/records.json")
    file.write_text("{")
    done = user.run("ddns", "home.example.com", *FIXED)
    assert (done.returncode, "unchanged" in done.stdout) == (0, True)
    assert done.stderr.startswith("warning: ")
    assert user.run("ddns", "home.example.com", *FIXED).stderr == ""


def test_a_warning_of_the_service_is_told(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(minimum_ttl=600)
    assert "600" in user.run("ddns", "home.example.com", *FIXED, "--ttl", "60").stderr


def test_the_command_of_the_unit_file_is_valid(user: CommandLine) -> None:
    unit = Path(__file__).parents[4] / "examples" / "systemd" / "balvps-ddns.service"
    (line,) = [line for line in unit.read_text().splitlines() if line.startswith("ExecStart=balvps ")]
    words = line.split()[1:]
    words[words.index("eth0")] = "lo"
    assert "POST" in user.ok(*words, "--allow-private", "--dry-run")
