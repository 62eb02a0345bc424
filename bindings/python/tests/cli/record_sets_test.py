"""Records by name: ensure, set and remove."""

import re

import pexpect
import pytest
from balvps.cli.failure import UsageFailure
from balvps.cli.record_words import RecordWords, meaning_of
from balvps.testing import Sandbox

from cli.command_line import CommandLine, requests_in
from cli.terminal_test import terminal


def contents(user: CommandLine, name: str) -> "list[str]":
    return [record["content"] for record in user.json("record", "list", "example.com", "--name", name)]


# ---- the words


@pytest.mark.parametrize(
    ("line", "meant"),
    {
        "www.example.com A 192.0.2.1": (None, "www.example.com", "A", ["192.0.2.1"]),
        "example.com www A 192.0.2.1": ("example.com", "www", "A", ["192.0.2.1"]),
        "example.com www a 192.0.2.1": ("example.com", "www", "a", ["192.0.2.1"]),
        "example.com mx A 192.0.2.1 192.0.2.2": ("example.com", "mx", "A", ["192.0.2.1", "192.0.2.2"]),
        "example.com TXT ABC": (None, "example.com", "TXT", ["ABC"]),
        "62 @ TXT ABC": ("62", "@", "TXT", ["ABC"]),
    }.items(),
)
def test_the_zone_may_be_left_out(line: str, meant: "tuple[str, str, str, list[str]]") -> None:
    assert meaning_of(line.split(), with_content=True) == RecordWords(*meant)


@pytest.mark.parametrize(
    ("line", "meant"),
    {
        "www.example.com": (None, "www.example.com", None, []),
        "www.example.com A": (None, "www.example.com", "A", []),
        "www.example.com A 192.0.2.1": (None, "www.example.com", "A", ["192.0.2.1"]),
        "example.com www": ("example.com", "www", None, []),
        "example.com mx A": ("example.com", "mx", "A", []),
    }.items(),
)
def test_the_type_and_the_content_may_be_left_out(
    line: str, meant: "tuple[str, str, str, list[str]]"
) -> None:
    assert meaning_of(line.split(), with_content=False) == RecordWords(*meant)


@pytest.mark.parametrize("line", ["example.com TXT A B", "www.example.com a 192.0.2.1", "www", "www A"])
def test_words_that_are_unclear_or_missing_are_refused(line: str) -> None:
    with pytest.raises(UsageFailure):
        meaning_of(line.split(), with_content=True)


# ---- ensure


def test_ensure_says_what_it_did_and_keeps_the_others(user: CommandLine) -> None:
    line = ["record", "ensure", "new.example.com", "A", "192.0.2.9"]
    assert user.run(*line).stderr == "The record was created.\n"
    assert user.run(*line).stderr == "The record was unchanged.\n"
    assert user.run(*line, "--ttl", "60").stderr == "The record was updated.\n"
    user.ok("record", "ensure", "example.com", "new", "a", "192.0.2.10")
    assert contents(user, "new") == ["192.0.2.9", "192.0.2.10"]


def test_ensure_as_data(user: CommandLine) -> None:
    answer = user.json(
        "record",
        "ensure",
        "_xmpp._tcp.example.com",
        "SRV",
        "1",
        "5222",
        "chat.example.com",
        "--priority",
        "5",
    )
    assert answer["change"] == "created"
    assert answer["record"]["content"] == "1 5222 chat.example.com"
    assert (answer["record"]["priority"], answer["warnings"]) == (5, [])
    rows = user.ok("record", "ensure", "new.example.com", "A", "192.0.2.1", "-o", "csv").splitlines()
    assert rows[0] == "id,name,type,content,priority,ttl"


def test_what_is_no_record_is_refused_before_anything_is_sent(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.clear_log()
    assert "192.0.2.300" in user.fails(2, "record", "ensure", "www.example.com", "A", "192.0.2.300")
    assert "quotes" in user.fails(2, "record", "ensure", "example.com", "www", "TXT", "two", "words")
    assert "TYPE" in user.fails(2, "record", "ensure", "www.example.com", "a", "192.0.2.3")
    assert sandbox.log() == []


def test_a_record_beside_an_alias_is_refused(sandbox: Sandbox, user: CommandLine) -> None:
    assert "CNAME" in user.fails(2, "record", "ensure", "www.example.com", "A", "192.0.2.3")
    user.fails(4, "record", "ensure", "www.example.org", "A", "192.0.2.3")
    assert not [request for request in requests_in(sandbox.log()) if request.endswith("/records")]


# ---- set


def test_set_leaves_exactly_the_given_records(user: CommandLine) -> None:
    line = ["record", "set", "example.com", "new", "A"]
    assert user.run(*line, "192.0.2.1", "192.0.2.2", "--ttl", "60").stderr == "Changes: 2.\n"
    answer = user.json(*line, "192.0.2.2", "192.0.2.3", "--yes")
    assert {record["content"] for record in answer["records"]} == {"192.0.2.2", "192.0.2.3"}
    assert [change["action"] for change in answer["changes"]] == ["update"]
    assert user.run(*line, "192.0.2.3", "192.0.2.2").stderr == "Changes: 0.\n"
    assert sorted(contents(user, "new")) == ["192.0.2.2", "192.0.2.3"]


@pytest.mark.parametrize("words", [["new.example.com"], ["example.com", "new"], ["62", "New.Example.COM."]])
def test_set_asks_before_values_are_lost(sandbox: Sandbox, user: CommandLine, words: "list[str]") -> None:
    line = ["record", "set", *words, "MX"]
    user.ok(*line, "10 a.example.net", "20 b.example.net", "--ttl", "60")
    user.ok(*line, "10 A.example.net.", "20 b.example.net", "--ttl", "300")  # only the TTL changes
    user.ok(*line, "10 a.example.net", "20 b.example.net", "30 c.example.net")
    sandbox.clear_log()
    message = user.fails(2, *line, "10 a.example.net", "15 b.example.net")
    assert ", and lose 20 b.example.net, 30 c.example.net?)" in message
    assert "This cannot be undone. Replace all MX records of " in message
    assert {request.split()[0] for request in requests_in(sandbox.log())} == {"GET"}
    with terminal(user, *line, "10 a.example.net") as child:
        child.expect_exact("and lose 20 b.example.net, 30 c.example.net? [y/N] ")
        child.sendline("y")
        child.expect(pexpect.EOF)
        child.close()
    assert child.exitstatus == 0
    assert contents(user, "new") == ["a.example.net"]


def test_set_with_yes_reads_no_more_than_it_needs(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.clear_log()
    user.ok("record", "set", "example.com", "@", "A", "192.0.2.7", "--yes")
    assert [request.split()[0] for request in requests_in(sandbox.log())] == ["GET", "GET", "PUT", "GET"]


# ---- remove


def test_remove_deletes_what_is_named(user: CommandLine) -> None:
    user.ok("record", "set", "new.example.com", "A", "192.0.2.1", "192.0.2.2", "192.0.2.3")
    user.ok("record", "ensure", "new.example.com", "TXT", "text")
    one = user.json("record", "remove", "new.example.com", "A", "192.0.2.2", "--yes")
    assert [record["content"] for record in one["removed"]] == ["192.0.2.2"]
    assert user.run("record", "remove", "example.com", "new", "A", "--yes").stderr == "Deleted: 2.\n"
    assert len(contents(user, "new")) == 1
    assert user.run("record", "remove", "new.example.com", "--yes").stderr == "Deleted: 1.\n"
    none = user.run("record", "remove", "new.example.com", "--yes")
    assert (none.returncode, none.stdout, none.stderr) == (0, "", "Deleted: 0.\n")


@pytest.mark.parametrize(
    ("line", "question"),
    {
        "example.com www": "Delete all records of www in zone example.com? [y/N] ",
        "www.example.com CNAME": "Delete all CNAME records of www.example.com? [y/N] ",
        "example.com A 192.0.2.1": "Delete the A record 192.0.2.1 of example.com? [y/N] ",
    }.items(),
)
def test_remove_asks(sandbox: Sandbox, user: CommandLine, line: str, question: str) -> None:
    with terminal(user, "record", "remove", *line.split()) as child:
        child.expect_exact(question)
        child.sendline("n")
        child.expect(pexpect.EOF)
        child.close()
    assert child.exitstatus == 1
    assert "pass --yes" in user.fails(2, "record", "remove", *line.split())
    assert not [request for request in requests_in(sandbox.log()) if request.startswith("DELETE")]


# ---- dry runs


@pytest.mark.parametrize(
    ("line", "methods"),
    {
        "record ensure www.example.com A 192.0.2.1": ["GET", "GET", "POST", "PUT", "DELETE", "GET"],
        "record set example.com w A 192.0.2.1 192.0.2.2": [
            "GET",
            "GET",
            *["POST", "PUT"] * 2,
            "DELETE",
            "GET",
        ],
        "record remove www.example.com": ["GET", "GET", "DELETE"],
    }.items(),
)
def test_a_dry_run_shows_every_request(
    sandbox: Sandbox, user: CommandLine, line: str, methods: "list[str]"
) -> None:
    sandbox.clear_log()
    described = user.json(*line.split(), "--dry-run")["requests"]
    assert [request["method"] for request in described] == methods
    assert set(described[2]) == {"method", "url", "body", "when"}
    shown = user.ok(*line.split(), "--dry-run")
    assert re.findall("^(GET|POST|PUT|DELETE) ", shown, re.MULTILINE) == methods
    assert re.search("^(POST|DELETE) .*/records.* \\(if needed\\)$", shown, re.MULTILINE)
    assert sandbox.log() == []
