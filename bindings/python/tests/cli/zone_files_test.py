"""Zones as files: export, plan, apply and diff."""

import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pexpect
import pytest
import yaml
from balvps.testing import Sandbox

from cli.command_line import COMMAND, CommandLine, requests_in
from cli.terminal_test import ended, terminal

RECORDS = "/api/service/10/dns/62/records"

#: Two records that the zone lacks, one that it has, and one with another TTL.
WISH = """\
$ORIGIN example.com.
@ 3600 IN A 192.0.2.1
@ 60 IN AAAA 2001:db8::1
new 300 IN A 192.0.2.9
new 300 IN TXT "two words"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "wish.zone"
    path.write_text(WISH)
    return path


def writes(sandbox: Sandbox) -> "list[str]":
    sent = [request for request in requests_in(sandbox.log()) if not request.startswith("GET ")]
    return [request for request in sent if request != "POST /api/login"]


# ---- export


def test_an_exported_zone_plans_nothing(user: CommandLine, tmp_path: Path) -> None:
    for format in ("bind", "json", "yaml"):
        path = tmp_path / f"zone.{format}"
        path.write_text(user.ok("zone", "export", "example.com", "--format", format))
        shown = user.ok("zone", "plan", "example.com", str(path), "--delete", "--include-ns")
        assert shown == "0 to add, 0 to update, 0 to delete, 15 unchanged\n"


def test_a_zone_is_exported_as_a_zone_file(user: CommandLine) -> None:
    lines = user.ok("zone", "export", "qwerty.com").splitlines()
    assert lines == ["$ORIGIN qwerty.com.", "@ 1800 IN NS ns1.qwerty.com.", "@ 1800 IN A 127.0.0.1"]


def test_the_output_format_chooses_the_file_format(user: CommandLine) -> None:
    name = {"name": "qwerty.com", "type": "A", "content": "127.0.0.1", "priority": None, "ttl": 1800}
    exported = user.json("zone", "export", "qwerty.com")
    assert exported["zone"] == "qwerty.com"
    assert exported["records"][1] == name
    assert yaml.safe_load(user.ok("zone", "export", "qwerty.com", "--output", "yaml")) == exported
    assert user.ok("zone", "export", "qwerty.com", "--output", "json", "--format", "bind").startswith(
        "$ORIGIN"
    )
    rows = user.ok("zone", "export", "qwerty.com", "--output", "csv").splitlines()
    assert rows[2] == "10,qwerty.com,A,127.0.0.1,,1800"


def test_a_missing_package_is_named(user: CommandLine, file: Path) -> None:
    missing = {"dns": None, "dns.exception": None, "dns.name": None}
    own = ("balvps._zone_file_data", "balvps._zone_file_reader", "balvps._zone_file_writer")
    with mock.patch.dict(sys.modules, missing):
        for module in own:
            sys.modules.pop(module, None)
        for line in (["export", "example.com"], ["plan", "example.com", str(file)]):
            assert "pip install 'balvps[zonefile]'" in user.fails(1, "zone", *line)
        assert user.json("zone", "export", "example.com")["zone"] == "example.com"


# ---- plan


def test_a_plan_shows_the_changes_and_makes_none(sandbox: Sandbox, user: CommandLine, file: Path) -> None:
    done = user.run("zone", "plan", "example.com", str(file))
    assert done.returncode == 8
    assert done.stdout.splitlines() == [
        "~ example.com 3600 AAAA 2001:db8::1 -> 60 AAAA 2001:db8::1",
        "+ new.example.com 300 A 192.0.2.9",
        "+ new.example.com 300 TXT two words",
        "2 to add, 1 to update, 0 to delete, 14 unchanged",
    ]
    assert writes(sandbox) == []


def test_records_are_deleted_only_when_told_to(user: CommandLine, file: Path) -> None:
    line = ["zone", "plan", "example.com", str(file), "--delete"]
    done = user.run(*line, "--ignore", "*:sip", "--ignore", "txt:@", "--ignore", "CNAME:www.*")
    deleted = [line for line in done.stdout.splitlines() if line.startswith("- ")]
    assert not [line for line in deleted if line.startswith(("- sip.", "- www.", "- example.com 3600 TXT"))]
    assert "- sub.example.com 3600 DS 60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118" in deleted
    assert len(deleted) == 8
    assert "0 to delete" in user.run(*line[:-1]).stdout


def test_name_servers_of_the_zone_are_compared_only_when_told_to(user: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "zone"
    path.write_text("@ 3600 IN NS ns1.example.com.\n@ 3600 IN NS ns2.example.com.\n")
    assert user.run("zone", "plan", "example.com", str(path)).returncode == 0
    done = user.run("zone", "plan", "example.com", str(path), "--include-ns")
    assert "+ example.com 3600 NS ns2.example.com" in done.stdout
    assert done.returncode == 8


def test_a_plan_as_data(user: CommandLine, file: Path) -> None:
    done = user.run("zone", "plan", "62", str(file), "--output", "json")
    plan = json.loads(done.stdout)
    assert done.returncode == 8
    assert plan["zone"] == {"domain_id": 62, "name": "example.com", "service_id": 10}
    assert plan["counts"] == {"add": 2, "update": 1, "delete": 0, "unchanged": 14}
    assert [change["action"] for change in plan["changes"]] == ["update", "add", "add"]


def test_the_suffix_says_the_format_unless_an_option_does(user: CommandLine, tmp_path: Path) -> None:
    records = [{"name": "new", "type": "A", "content": "192.0.2.9", "ttl": 60}]
    for name, text in {"z.json": json.dumps(records), "z.YML": yaml.safe_dump(records)}.items():
        (tmp_path / name).write_text(text)
        done = user.run("zone", "plan", "example.com", str(tmp_path / name))
        assert done.stdout.startswith("+ new.example.com 60 A 192.0.2.9\n")
    line = ["zone", "plan", "example.com", "-", "--file-format", "json"]
    assert user.run(*line, input=json.dumps(records)).returncode == 8


def test_a_wrong_file_or_option_is_a_usage_error(sandbox: Sandbox, user: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "zone"
    path.write_text("@ 60 IN A 192.0.2.300\n")
    assert "line 1" in user.fails(2, "zone", "plan", "example.com", str(path))
    path.write_text("www.example.net. 60 IN A 192.0.2.3\n")
    assert "does not lie in the zone" in user.fails(2, "zone", "plan", "example.com", str(path))
    assert "cannot be read" in user.fails(2, "zone", "plan", "example.com", str(tmp_path / "none"))
    for pattern in ("TXT", ":www", "TXT:"):
        said = user.fails(2, "zone", "plan", "example.com", str(path), "--ignore", pattern)
        assert "TYPE:NAME" in said
    user.fails(4, "zone", "plan", "example.org", str(path))
    assert writes(sandbox) == []


def test_texts_of_a_file_cannot_control_the_terminal(user: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "zone"
    path.write_text('evil 60 IN TXT "\u202e\x9b31mx"\n', encoding="utf-8")
    with terminal(user, "zone", "plan", "example.com", str(path)) as child:
        shown, status = ended(child)
    assert status == 8
    assert r"\u202e\u009b31mx" in shown
    assert not re.search("[\u202e\x9b]", shown)


def test_a_plan_has_colours_on_a_terminal(user: CommandLine, file: Path) -> None:
    with terminal(user, "zone", "plan", "example.com", str(file)) as child:
        shown, _ = ended(child)
    assert "\x1b[32m+ new.example.com 300 A 192.0.2.9\x1b[0m" in shown
    assert "\x1b[33m~ example.com" in shown


# ---- apply


def test_a_plan_is_applied_once(sandbox: Sandbox, user: CommandLine, file: Path) -> None:
    done = user.run("zone", "apply", "example.com", str(file), "--yes")
    assert (done.returncode, done.stderr) == (0, "3 done.\n")
    assert done.stdout.startswith("~ example.com 3600 AAAA")
    assert len(writes(sandbox)) == 3
    again = user.run("zone", "apply", "example.com", str(file), "--yes")
    assert (again.returncode, again.stderr) == (0, "There is nothing to do.\n")
    assert len(writes(sandbox)) == 3
    assert user.run("zone", "plan", "example.com", str(file)).returncode == 0


def test_without_a_terminal_and_without_yes_nothing_is_applied(
    sandbox: Sandbox, user: CommandLine, file: Path
) -> None:
    done = user.run("zone", "apply", "example.com", str(file), input="y\n")
    assert done.returncode == 2
    assert "pass --yes" in done.stderr
    assert writes(sandbox) == []


def test_a_plan_is_shown_before_the_question(sandbox: Sandbox, user: CommandLine, file: Path) -> None:
    for answer, status, written in (("n", 1, 0), ("y", 0, 3)):
        with terminal(user, "zone", "apply", "example.com", str(file)) as child:
            child.expect_exact("2 to add, 1 to update, 0 to delete, 14 unchanged")
            child.expect_exact("Make these changes (3) to zone example.com? [y/N] ")
            child.sendline(answer)
            child.expect(pexpect.EOF)
            child.close()
        assert (child.exitstatus, len(writes(sandbox))) == (status, written)


def test_the_outcome_as_data(user: CommandLine, file: Path) -> None:
    answer = user.json("zone", "apply", "example.com", str(file), "--yes")
    assert answer["counts"] == {"done": 3, "failed": 0, "uncertain": 0, "skipped": 0}
    assert {change["outcome"] for change in answer["changes"]} == {"done"}
    empty = user.json("zone", "apply", "example.com", str(file), "--yes")
    assert (empty["changes"], empty["counts"]["done"]) == ([], 0)


def test_a_question_about_data_shows_the_plan_on_standard_error(user: CommandLine, file: Path) -> None:
    command = f"{shlex.join([*COMMAND, 'zone', 'apply', 'example.com', str(file), '-o', 'json'])} > answer"
    child: pexpect.spawn[str] = pexpect.spawn(
        "sh", ["-c", command], env=user.environment, cwd=user.home, encoding="utf-8", timeout=30
    )
    child.expect_exact("+ new.example.com 300 A 192.0.2.9")
    child.expect_exact("[y/N] ")
    child.sendline("y")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert json.loads((user.home / "answer").read_text())["counts"]["done"] == 3


def test_csv_has_a_row_for_each_change(user: CommandLine, file: Path) -> None:
    rows = user.run("zone", "plan", "example.com", str(file), "-o", "csv").stdout.splitlines()
    assert rows[0] == "action,name,type,before,after"
    assert [row.split(",")[0] for row in rows[1:]] == ["update", "add", "add"]
    table = user.run("zone", "plan", "example.com", str(file), "--columns", "type,action").stdout
    assert table.splitlines() == ["type  action", "AAAA  update", "A     add", "TXT   add"]


def test_a_dry_run_shows_the_plan_and_every_request(sandbox: Sandbox, user: CommandLine, file: Path) -> None:
    shown = user.ok("zone", "apply", "example.com", str(file), "--dry-run")
    assert "2 to add, 1 to update, 0 to delete, 14 unchanged\n" in shown
    assert re.findall("^(?:GET|POST|PUT|DELETE) ", shown, re.MULTILINE) == [
        "GET ",
        "PUT ",
        "POST ",
        "POST ",
        "GET ",
    ]
    described = user.json("zone", "apply", "example.com", str(file), "--dry-run")
    assert described["requests"][1] == {
        "method": "PUT",
        "url": f"{sandbox.base_url}/service/10/dns/62/records/406417",
        "body": {
            "service_id": 10,
            "zone_id": 62,
            "record_id": 406417,
            "name": "example.com",
            "type": "AAAA",
            "content": "2001:db8::1",
            "ttl": 60,
        },
        "when": "always",
    }
    assert writes(sandbox) == []


def test_a_plan_that_deletes_most_of_a_zone_needs_force(sandbox: Sandbox, user: CommandLine) -> None:
    line = ["zone", "apply", "example.com", "/dev/null", "--delete", "--yes"]
    done = user.run(*line)
    assert done.returncode == 1
    assert "--force" in done.stderr
    assert writes(sandbox) == []
    assert user.run(*line, "--force").stderr == "13 done.\n"


FAILED = {
    "json_error": (1, "failed", {"status": 200, "message": "no such luck"}),
    "close_before_answer": (7, "uncertain", {"carried_out": False}),
}


@pytest.mark.parametrize("fault", FAILED)
def test_a_change_that_fails_is_told_and_the_rest_is_planned_again(
    sandbox: Sandbox, user: CommandLine, file: Path, fault: str
) -> None:
    status, outcome, parameters = FAILED[fault]
    rule: dict[str, Any] = {"fault": fault, "method": "PUT", "times": 1, "with": parameters}
    sandbox._control("POST", "faults", {"rules": [rule]})
    done = user.run("zone", "apply", "example.com", str(file), "--yes", "--retries", "0")
    assert done.returncode == status
    failed = f"error: update example.com 3600 AAAA 2001:db8::1 -> 60 AAAA 2001:db8::1: {outcome}: "
    assert failed in done.stderr
    assert f"2 done, 1 {outcome}.\n" in done.stderr
    rest = user.run("zone", "plan", "example.com", str(file)).stdout
    assert rest.endswith("0 to add, 1 to update, 0 to delete, 16 unchanged\n")


# ---- diff


def test_a_zone_and_a_file(user: CommandLine, file: Path) -> None:
    done = user.run("zone", "diff", "example.com", str(file))
    assert done.returncode == 8
    assert "- example.com 3600 NS ns1.example.com\n" in done.stdout
    assert done.stdout.endswith("2 to add, 1 to update, 12 to delete, 2 unchanged\n")
    assert "zone" in user.fails(2, "zone", "diff", "example.com", str(file), "--zone", "example.com")


def test_two_files_need_no_account(
    sandbox: Sandbox, stranger: CommandLine, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    records = [
        {"name": "@", "type": "A", "content": "192.0.2.1", "ttl": 60},
        {"name": "new", "type": "A", "content": "192.0.2.8", "ttl": 300},
        {"name": "new.example.com", "type": "TXT", "content": "two words", "ttl": 300},
        {"name": "mx.", "type": "MX", "content": "mail.example.com", "priority": 5, "ttl": 300},
    ]
    records[3]["name"] = "mail.example.com."
    other.write_text(json.dumps({"zone": "example.com", "records": records}))
    done = stranger.run("zone", "diff", str(file), str(other))
    assert done.returncode == 8
    assert done.stdout.splitlines() == [
        "~ example.com 3600 A 192.0.2.1 -> 60 A 192.0.2.1",
        "- example.com 60 AAAA 2001:db8::1",
        "+ mail.example.com 300 MX 5 mail.example.com",
        "~ new.example.com 300 A 192.0.2.9 -> 300 A 192.0.2.8",
        "1 to add, 2 to update, 1 to delete, 1 unchanged",
    ]
    ignoring = stranger.run("zone", "diff", str(file), str(other), "--ignore", "A*:*", "--ignore", "*:mail")
    assert (ignoring.returncode, ignoring.stdout) == (0, "0 to add, 0 to update, 0 to delete, 1 unchanged\n")
    assert sandbox.log() == []


def test_files_that_differ_in_spelling_alone_are_equal(
    stranger: CommandLine, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.write_text(
        "new.EXAMPLE.com. 5m TXT ( two\\032words )\n"
        "new.example.com. 5m IN A 192.0.2.9\n"
        "example.com. 60 AAAA 2001:0DB8:0:0::1\n"
        "example.com. 1h A 192.0.2.1\n"
        "example.com. 1h SOA ns1 hostmaster 2 1h 1h 1h 1h\n"
    )
    assert stranger.json("zone", "diff", str(other), str(file))["changes"] == []
    assert stranger.json("zone", "diff", str(file), str(other))["zone"] == {"name": "example.com"}


def test_files_that_do_not_name_their_zone_need_the_option(stranger: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "zone"
    path.write_text("www 60 IN A 192.0.2.1\n")
    assert "--zone" in stranger.fails(2, "zone", "diff", str(path), "/dev/null")
    done = stranger.run("zone", "diff", str(path), "/dev/null", "--zone", "example.com")
    assert done.stdout.startswith("- www.example.com 60 A 192.0.2.1\n")
