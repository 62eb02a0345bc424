"""Whatever an answer lacks: every command ends with a result, or with a documented exit status and a line
that says why."""

from pathlib import Path

import pytest
from balvps.cli.exit_codes import ExitCode
from balvps.testing import Sandbox

from cli.command_line import PASSWORD, CommandLine
from cli.commands import EVERY_OPERATION, OTHERS
from holes import HOLES, SETTINGS, answers_to, cases_of


@pytest.fixture
def local(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A user without encryption and retries, so that many runs are possible."""
    monkeypatch.chdir(tmp_path)  # for the files that commands save
    user = CommandLine(tmp_path, sandbox.http_base_url, "")
    user.environment |= {
        "BALVPS_RETRIES": "0",
        "BALVPS_PASSWORD": PASSWORD,
        "BALVPS_NEW_PASSWORD": "new secret",
    }
    return user


@pytest.mark.parametrize("line", EVERY_OPERATION + OTHERS)
def test_a_command_bears_every_hole(sandbox: Sandbox, local: CommandLine, line: str) -> None:
    arguments = line.split()
    sandbox.reset(**SETTINGS)
    local.login()
    if line.startswith("ticket reopen"):
        local.ok("ticket", "close", "736633")
    sandbox.clear_log()
    answers = answers_to(sandbox, lambda: local.ok(*arguments))
    local.login()
    token_file = local.token_file()
    tokens = token_file.read_bytes()
    failed = []
    # A picture takes long to draw, and what is drawn is read as for the chart in the terminal.
    holes = ["null"] if "--chart-file" in line else HOLES
    for case in cases_of(answers, holes):
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
