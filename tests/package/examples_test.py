"""Every example program does what its first comment says, against the sandbox in every dialect."""

import subprocess
import sys
from pathlib import Path

import pytest

Environment = dict[str, str]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(params=["c", "cpp", "python"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def run(
    build_dir: Path, language: str, environment: Environment, program: str, *arguments: str
) -> "subprocess.CompletedProcess[str]":
    commands = {
        "c": [str(build_dir / "examples" / "c" / program)],
        "cpp": [str(build_dir / "examples" / "cpp" / program)],
        "python": [sys.executable, str(EXAMPLES / "python" / f"{program}.py")],
    }
    command = [*commands[language], *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_quickstart_writes_and_cleans_up(build_dir: Path, language: str, account: Environment) -> None:
    for _ in range(2):  # the first run must leave nothing behind
        done = run(build_dir, language, account, "quickstart", "--write")
        assert (done.returncode, done.stderr) == (0, "")
        for expected in (
            "Joe Doe <",
            "123456.55 USD, credit ",
            "19.65 USD",
            "opened #",
            '"A question"',
            "1 replies",
            "added balvps-quickstart.example to service ",
            "192.0.2.1",
            "10 5060 sip.balvps-quickstart.example",
            "zone deleted",
            "ticket closed",
        ):
            assert expected in done.stdout, done.stdout


def test_quickstart_only_reads_unless_told_otherwise(
    build_dir: Path, language: str, account: Environment
) -> None:
    done = run(build_dir, language, account, "quickstart")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Joe Doe <" in done.stdout
    assert "opened #" not in done.stdout


def test_list_invoices_prints_exact_money(build_dir: Path, language: str, account: Environment) -> None:
    done = run(build_dir, language, account, "list_invoices")
    assert (done.returncode, done.stderr) == (0, "")
    paid = next(line for line in done.stdout.splitlines() if line.startswith("308976"))
    assert paid.split()[1:] == ["2016/12/1", "2016-12-30", "2017-01-06", "19.65", "USD", "Paid"]
    assert done.stdout.splitlines()[-1] == "3 invoices, 2 open: 123456.55 USD"


def test_upsert_dns_record_is_idempotent(build_dir: Path, language: str, account: Environment) -> None:
    def upsert(*arguments: str) -> str:
        done = run(build_dir, language, account, "upsert_dns_record", *arguments)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    assert upsert("home.qwerty.com", "A", "192.0.2.1") == "added: home.qwerty.com A 192.0.2.1\n"
    assert upsert("home.qwerty.com", "A", "192.0.2.1") == "unchanged: home.qwerty.com A 192.0.2.1\n"
    assert upsert("HOME.qwerty.com.", "a", "192.0.2.2", "300") == "updated: home.qwerty.com A 192.0.2.2\n"
    assert upsert("home.qwerty.com", "A", "192.0.2.2", "300") == "unchanged: home.qwerty.com A 192.0.2.2\n"
    assert upsert("home.qwerty.com", "A", "192.0.2.2", "600") == "updated: home.qwerty.com A 192.0.2.2\n"
    assert upsert("home.qwerty.com", "TXT", 'a "\\') == 'added: home.qwerty.com TXT a "\\\n'
    assert upsert("home.qwerty.com", "TXT", 'a "\\') == 'unchanged: home.qwerty.com TXT a "\\\n'


def test_upsert_dns_record_matches_whole_labels(build_dir: Path, language: str, account: Environment) -> None:
    done = run(build_dir, language, account, "upsert_dns_record", "www.notqwerty.com", "A", "192.0.2.1")
    assert done.returncode == 1
    assert done.stderr == "error: 'www.notqwerty.com' lies in no zone of this account\n"


def test_reboot_vm_waits_until_it_runs_again(build_dir: Path, language: str, account: Environment) -> None:
    for vm in ("web", "1001"):
        done = run(build_dir, language, account, "reboot_vm", "30", vm, "30")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines()[-1] == "web is running: 192.0.2.10 2001:db8::10"
    missing = run(build_dir, language, account, "reboot_vm", "30", "wbe")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr.startswith("error: ")
    assert "'wbe'" in missing.stderr


@pytest.mark.parametrize("program", ["quickstart", "list_invoices", "upsert_dns_record"])
def test_a_failure_is_told_and_holds_no_secret(
    build_dir: Path, language: str, account: Environment, program: str
) -> None:
    arguments = ["www.qwerty.com", "A", "192.0.2.1"] if program == "upsert_dns_record" else []
    done = run(build_dir, language, {**account, "BALVPS_PASSWORD": "not-the-password"}, program, *arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert "not-the-password" not in done.stdout + done.stderr
