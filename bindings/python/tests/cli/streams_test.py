"""Standard streams that are closed, full, broken, or of an encoding that lacks characters."""

import csv
import io
import json
import shlex
import subprocess

import pytest
import yaml
from balvps.testing import Sandbox

from cli.command_line import COMMAND, CommandLine, requests_in

#: Commands of each kind: data in every format and in several pieces, help, version, completion.
KINDS = [
    "balance",
    "balance -o json",
    "balance -o yaml",
    "balance -o csv",
    "zone show example.com",
    "invoice show --all",
    "invoice list --chart",
    "api GET /balance",
    "ticket show 736633",
    "ticket close 736633 --dry-run",
    "auth token",
    "doctor",
    "--help",
    "invoice --help",
    "invoice list --help",
    "--version",
    "completion bash",
]

#: Commands that change something, and the request that must have been carried out.
WRITES = {
    "record create qwerty.com new A 192.0.2.1": "POST /api/service/10/dns/60/records",
    "record upsert qwerty.com new A 192.0.2.1": "POST /api/service/10/dns/60/records",
    "ticket create --department 1 --subject S --body B": "POST /api/tickets",
    "ticket close 736633 -o json": "PUT /api/tickets/736633/close",
    "api PUT /tickets/736633/close": "PUT /api/tickets/736633/close",
    "account update --city Berlin": "PUT /api/details",
}

#: Those that send several requests: what is told is the name of the call.
CALLS_OF_SEVERAL = {"record upsert qwerty.com new A 192.0.2.1": "ensure_record"}


def through_shell(user: CommandLine, line: str, redirection: str) -> "subprocess.CompletedProcess[str]":
    """A run whose streams a shell has closed or redirected."""
    done = subprocess.run(
        ["sh", "-c", f"{shlex.join(COMMAND)} {line} {redirection}"],
        env=user.environment,
        input="",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


@pytest.mark.parametrize("line", KINDS)
def test_without_standard_error_the_data_is_all_there(user: CommandLine, line: str) -> None:
    whole = user.run(*line.split())
    for redirection in ("2>/dev/full", "2>&- <&-"):
        done = through_shell(user, line, redirection)
        assert done.returncode == whole.returncode
        assert len(done.stdout.splitlines()) == len(whole.stdout.splitlines())
        assert done.stderr == ""


@pytest.mark.parametrize("line", KINDS)
def test_data_that_cannot_be_written_is_told_of_in_one_line(user: CommandLine, line: str) -> None:
    for redirection, reason in (
        (">&-", "standard output is closed"),
        (">/dev/full", "standard output: No space left on device"),
    ):
        done = through_shell(user, line, redirection)
        assert (done.returncode, done.stderr.count("error: ")) == (1, 1), done.stderr
        assert f"error: {reason}\n" in done.stderr
    assert through_shell(user, line, ">/dev/full 2>&-").returncode == 1


@pytest.mark.parametrize("line", WRITES)
def test_nothing_is_changed_where_nothing_can_be_said_of_it(
    sandbox: Sandbox, user: CommandLine, line: str
) -> None:
    sandbox.clear_log()
    for redirection in (">&-", ">&- 2>&- <&-", "1</dev/null"):
        assert through_shell(user, line, redirection).returncode == 1
    assert sandbox.log() == []


@pytest.mark.parametrize("line", WRITES)
def test_a_change_is_told_of_though_its_data_is_lost(sandbox: Sandbox, user: CommandLine, line: str) -> None:
    told = CALLS_OF_SEVERAL.get(line) or WRITES[line].replace(" /api", " ")
    for redirection in (">/dev/full", "| true"):
        sandbox.reset()
        user.login()
        quoted = shlex.join(COMMAND)
        script = f"(sleep 0.1; {quoted} {line}) {redirection}"
        done = subprocess.run(
            ["sh", "-c", script], env=user.environment, capture_output=True, text=True, check=False
        )
        assert requests_in(sandbox.log()).count(WRITES[line]) == 1
        assert done.stderr.startswith("error: standard output: ")
        assert f"{told} was carried out all the same.\n" in done.stderr
        assert len(done.stderr.splitlines()) == 2


def test_a_reader_that_stops_is_not_talked_about(user: CommandLine) -> None:
    for line in KINDS:
        done = through_shell(user, line, "| head -c 1")
        assert (done.stdout[1:], done.stderr) in (("", ""), ("", user.run(*line.split()).stderr)), line


def test_messages_do_not_need_standard_error(sandbox: Sandbox, user: CommandLine) -> None:
    for redirection in ("2>&-", "2>/dev/full"):
        sandbox.reset()
        user.login()
        assert through_shell(user, "ticket close 736633", redirection).returncode == 0
        assert through_shell(user, "invoice show 1", redirection).returncode == 4
        assert through_shell(user, "invoice shw", redirection).returncode == 2
        assert through_shell(user, "balance --verbose", redirection).returncode == 0
        assert requests_in(sandbox.log()).count("PUT /api/tickets/736633/close") == 1


def test_closed_standard_input_is_told_of(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.clear_log()
    for line in ("ticket reply 736633 --body-file -", "api POST /tickets --data @-"):
        done = through_shell(user, line, "<&-")
        assert done.returncode == 2
        assert done.stderr.startswith("error: standard input cannot be read: ")
    done = through_shell(user, "zone delete example.com", "<&-")
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert not any(request.startswith(("POST", "DELETE")) for request in requests_in(sandbox.log()))
    assert through_shell(user, "balance", "<&-").returncode == 0


# ---- encodings

TEXT = 'Zażółć, "\u20ac\u4e16" \U0001f600 \x7f\u202e'
ENCODINGS = ["ascii", "latin-1", "cp1252", "utf-8", "utf-16"]


@pytest.fixture
def ticket(user: CommandLine) -> str:
    """The number of a ticket whose subject hardly any encoding has."""
    answer = user.json("ticket", "create", "--department", "1", "--subject", TEXT, "--body", TEXT)
    return str(answer["ticket"])


def in_encoding(
    user: CommandLine, encoding: str, *arguments: str, errors: str = ""
) -> "subprocess.CompletedProcess[bytes]":
    done = subprocess.run(
        [*COMMAND, *arguments],
        env={**user.environment, "PYTHONIOENCODING": f"{encoding}{errors}"},
        input=b"",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("format", ["json", "yaml"])
def test_json_and_yaml_are_exact_in_every_encoding(
    user: CommandLine, ticket: str, encoding: str, format: str
) -> None:
    done = in_encoding(user, encoding, "ticket", "show", ticket, "-o", format)
    assert done.returncode == 0
    text = done.stdout.decode(encoding)
    shown = json.loads(text) if format == "json" else yaml.safe_load(text)
    assert shown["ticket"]["subject"] == TEXT
    assert shown["ticket"]["body"] == TEXT


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_csv_is_whole_and_escapes_what_the_encoding_lacks(
    user: CommandLine, ticket: str, encoding: str
) -> None:
    done = in_encoding(user, encoding, "ticket", "list", "-o", "csv")
    assert done.returncode == 0
    subjects = [row["subject"] for row in csv.DictReader(io.StringIO(done.stdout.decode(encoding)))]
    assert TEXT.encode(encoding, "backslashreplace").decode(encoding) in subjects


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_stays_one_in_every_encoding(user: CommandLine, ticket: str, encoding: str) -> None:
    done = in_encoding(user, encoding, "ticket", "list")
    assert done.returncode == 0
    lines = done.stdout.decode(encoding).splitlines()
    assert len(lines) == 3
    assert "Za" in lines[2]
    if encoding == "ascii":
        assert r"Za\u017c\xf3\u0142\u0107" in lines[2]
        assert lines[2].index("Open") == lines[0].index("status")


def test_a_message_is_whole_in_every_encoding(user: CommandLine) -> None:
    done = in_encoding(user, "ascii", "zone", "show", "zażółć.example")
    assert done.returncode != 0
    assert b"error: " in done.stderr


def test_an_own_handler_of_errors_is_no_reason_for_half_the_data(user: CommandLine, ticket: str) -> None:
    done = in_encoding(user, "ascii", "ticket", "show", ticket, "-o", "json", errors=":strict")
    assert json.loads(done.stdout)["ticket"]["subject"] == TEXT


def test_a_chart_is_drawn_in_ascii(sandbox: Sandbox, user: CommandLine) -> None:
    done = in_encoding(user, "ascii", "invoice", "list", "--chart")
    assert done.returncode == 0
    assert b"#" in done.stdout
    assert b"\\u" not in done.stdout


def test_a_locale_of_ascii_alone(user: CommandLine, ticket: str) -> None:
    for changes in ({"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        done = user.run("ticket", "show", ticket, "-o", "json", environment=changes)
        assert json.loads(done.stdout)["ticket"]["subject"] == TEXT
        assert user.ok("ticket", "list", environment=changes)


# ---- input that is not UTF-8


@pytest.mark.parametrize("line", ["ticket reply 736633 --body-file", "api POST /tickets --data"])
def test_input_that_is_not_utf8_is_refused_with_its_place(
    sandbox: Sandbox, user: CommandLine, line: str
) -> None:
    path = user.home / "text"
    path.write_bytes(b'"\xc3\xa4\n gr\xfc\xdfe"')
    sandbox.clear_log()
    at = "@" if "--data" in line else ""
    from_file = user.fails(2, *line.split(), f"{at}{path}")
    from_input = through_shell(user, line, f"{at}- <{shlex.quote(str(path))}")
    assert from_input.returncode == 2
    for message, name in ((from_file, str(path)), (from_input.stderr, "standard input")):
        assert f"{name} is not UTF-8: byte 0xfc at position 7, line 2" in message
    assert sandbox.log() == []


def test_a_byte_order_mark_is_no_part_of_a_text(sandbox: Sandbox, user: CommandLine) -> None:
    path = user.home / "text"
    path.write_bytes(b'\xef\xbb\xbf{"number": 736633}')
    user.ok("ticket", "reply", "736633", "--body-file", str(path))
    user.ok("api", "PUT", "/tickets/736633/close", "--data", f"@{path}")
    sent = [entry for entry in sandbox.log() if entry["path"] == "/api/tickets/736633"]
    assert sent[-1]["json"]["body"] == '{"number": 736633}'


def test_a_file_that_cannot_be_read_is_named(user: CommandLine) -> None:
    for path in (user.home, user.home / "missing"):
        message = user.fails(2, "ticket", "reply", "736633", "--body-file", str(path))
        assert str(path) in message


def test_arguments_that_are_not_utf8_are_refused(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.clear_log()
    for line in (
        "ticket create --department 1 --body B --subject",
        "zone show",
        "account update --city",
        "api GET",
        "api POST /tickets --data",
        "balance --username",
        "balance --base-url",
        "--profile",
        "balance --columns",
    ):
        done = through_shell(user, f"{line} \"$(printf 'a\\377')\"", "")
        assert done.returncode in (2, 4), (line, done.stderr)
        assert "error: " in done.stderr.lower()
    assert not any(request.startswith(("POST", "PUT")) for request in requests_in(sandbox.log()))
