"""Whatever an answer lacks: every command ends with a result, or with a documented exit status and a line
that says why."""

import functools
import shlex
from pathlib import Path

import pytest
import typer.main
from balvps.cli.exit_codes import ExitCode
from balvps.testing import Sandbox

from tests.python.cli.command_line import PASSWORD, CommandLine
from tests.python.holes import SETTINGS, answers_to, cases_of

#: Every command that reads an answer, with the options that have it read in another way.
COMMANDS = """
login
logout
whoami
doctor
auth refresh
auth revoke
account show
account update --city Berlin
account signup --email n@example.com --address1 A --city C --state S --postcode 1 --country D --phonenumber 1
account reset-password user@example.com
contact list
contact create --email anna@example.com --firstname Anna
contact show 49
contact update 49 --city Berlin
contact privileges
balance
balance --output json
invoice list
invoice list --output csv
invoice list --chart
invoice list --status paid
invoice show 308976
invoice show --all --jobs 1 --output json
invoice apply-credit 308977 --amount 1.25 --yes
ticket list
ticket create --department 1 --subject Subject --body Body
ticket show --all
ticket reply 736633 --body Reply
ticket close 736633
ticket departments
zone list
zone show qwerty.com
zone show --all --jobs 1 --output json
zone create example.net --service 10
zone delete example.com --yes
record list qwerty.com
record show qwerty.com 10
record create qwerty.com www A 192.0.2.1
record update qwerty.com 10 --content 127.0.0.2
record upsert qwerty.com qwerty.com A 127.0.0.2
record delete qwerty.com 11 --yes
api GET /invoice
"""


@pytest.fixture
def local(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A user who connects without encryption and makes no second tries, and whose command is put together
    once, so that there is time for many."""
    monkeypatch.setattr(typer.main, "get_command", functools.cache(typer.main.get_command))
    user = CommandLine(tmp_path, sandbox.http_base_url, "")
    user.environment |= {
        "BALVPS_RETRIES": "0",
        "BALVPS_PASSWORD": PASSWORD,
        "BALVPS_NEW_PASSWORD": "new secret",
    }
    return user


@pytest.mark.parametrize("line", COMMANDS.strip().splitlines())
def test_a_command_bears_every_hole(sandbox: Sandbox, local: CommandLine, line: str) -> None:
    arguments = shlex.split(line)
    sandbox.reset(**SETTINGS)
    local.login()
    sandbox.clear_log()
    answers = answers_to(sandbox, lambda: local.ok(*arguments))
    local.login()
    token_file = local.token_file()
    tokens = token_file.read_bytes()
    failed = []
    for case in cases_of(answers):
        case.play(sandbox)
        token_file.write_bytes(tokens)
        try:
            done = local.run(*arguments)
        except Exception as error:
            failed.append(f"{case.name}: {error!r}")
            continue
        told = done.returncode == ExitCode.OK or "error: " in done.stderr or line == "doctor"
        if done.returncode not in set(ExitCode) or not told or "Traceback" in done.stderr:
            failed.append(f"{case.name}: {done}")
    assert answers
    assert failed == []
