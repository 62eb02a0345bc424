"""On a terminal: prompts, colours, progress, completion."""

import json
import re
import shlex
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Optional

import pexpect
import pytest
from balvps.testing import Sandbox

from cli.command_line import COMMAND, PASSWORD, CommandLine, requests_in
from one_time_code import SECRET, code_now


@contextmanager
def terminal(
    user: CommandLine, *arguments: str, columns: int = 80, environment: "Optional[dict[str, str]]" = None
) -> "Iterator[pexpect.spawn[str]]":
    child: pexpect.spawn[str] = pexpect.spawn(
        COMMAND[0],
        [*COMMAND[1:], *arguments],
        env=user.changed_environment(environment),
        encoding="utf-8",
        timeout=30,
        dimensions=(24, columns),
    )
    try:
        yield child
    finally:
        child.close(force=True)


def screen(
    user: CommandLine, *arguments: str, columns: int = 80, environment: "Optional[dict[str, str]]" = None
) -> str:
    """Everything that a run which must work writes to its terminal."""
    with terminal(user, *arguments, columns=columns, environment=environment) as child:
        child.expect(pexpect.EOF)
        text: str = child.before or ""
        child.close()
        assert child.exitstatus == 0, text
        return text


def ended(child: Any) -> "tuple[str, int]":
    child.expect(pexpect.EOF)
    child.close()
    return child.before or "", child.exitstatus


def test_login_asks_for_the_account_and_the_password_without_showing_it(stranger: CommandLine) -> None:
    with terminal(stranger, "login", environment={"BALVPS_USERNAME": ""}) as child:
        child.expect("E-mail address: ")
        child.sendline("user@example.com")
        child.expect("Password of user@example.com: ")
        child.sendline(PASSWORD)
        shown, status = ended(child)
    assert status == 0
    assert "Signed in as user@example.com" in shown
    assert PASSWORD not in shown


def test_an_interrupted_prompt_ends_with_130(stranger: CommandLine) -> None:
    with terminal(stranger, "login") as child:
        child.expect("Password of ")
        child.sendintr()
        shown, status = ended(child)
    assert status == 130
    assert "Traceback" not in shown


def test_the_end_of_input_is_no_password(stranger: CommandLine) -> None:
    with terminal(stranger, "login") as child:
        child.expect("Password of ")
        child.sendeof()
        shown, status = ended(child)
    assert status == 2
    assert "no password" in shown


def test_a_new_password_is_typed_twice(stranger: CommandLine) -> None:
    signup = (
        "account signup --email a@b --address1 a --city c --state s --postcode p --country US --phonenumber 1"
    )
    with terminal(stranger, *signup.split()) as child:
        child.expect("Password of the new account: ")
        child.sendline("one")
        child.expect("once more: ")
        child.sendline("two")
        shown, status = ended(child)
    assert status == 2
    assert "differ" in shown


def test_a_destructive_command_asks_and_the_default_is_no(sandbox: Sandbox, user: CommandLine) -> None:
    for answer in ("", "n", "maybe"):
        with terminal(user, "zone", "delete", "example.com") as child:
            child.expect(re.escape("Delete zone example.com with all its records? [y/N] "))
            child.sendline(answer)
            shown, status = ended(child)
        assert status == 1
        assert "Nothing was done." in shown
    assert not any(request.startswith("DELETE") for request in requests_in(sandbox.log()))


def test_a_destructive_command_goes_ahead_when_told_to(sandbox: Sandbox, user: CommandLine) -> None:
    with terminal(user, "record", "delete", "example.com", "406415") as child:
        child.expect(re.escape("Delete A record example.com (192.0.2.1) of zone example.com? [y/N] "))
        child.sendline("y")
        shown, status = ended(child)
    assert status == 0
    assert "Record 406415 was deleted." in shown
    assert "DELETE /api/service/10/dns/62/records/406415" in requests_in(sandbox.log())


def test_the_amount_of_credit_is_asked_for(sandbox: Sandbox, user: CommandLine) -> None:
    for amount, sent in (("", []), ("1.25", [{"amount": "1.25"}])):
        with terminal(user, "invoice", "apply-credit", "308977") as child:
            child.expect(re.escape("How much credit to apply to invoice 2017/1/1 of 2.10 USD (Unpaid)? "))
            child.sendline(amount)
            if amount:
                child.expect(re.escape("Apply 1.25 USD to invoice 2017/1/1 of 2.10 USD (Unpaid)? [y/N] "))
                child.sendline("y")
            child.expect(pexpect.EOF)
        assert [entry["json"] for entry in sandbox.log() if entry["path"].endswith("/credit")] == sent


def test_an_interrupted_reading_back_tells_what_was_done(sandbox: Sandbox, user: CommandLine) -> None:
    passed = {"fault": "late_answer", "method": "GET", "with": {"ms": 0}}
    rules = [passed, passed, {"fault": "hang_before_head", "method": "GET"}]
    sandbox._control("POST", "faults", {"rules": rules})
    with terminal(user, "record", "create", "example.com", "home", "A", "192.0.2.7") as child:
        while "POST /api/service/10/dns/62/records" not in requests_in(sandbox.log()):
            time.sleep(0.05)
        time.sleep(0.3)  # until the reading is under way
        child.sendintr()
        child.expect(re.escape("The record 'home' was added; reading it back was broken off."))
        child.expect(pexpect.EOF)
    assert child.exitstatus == 130


def test_a_question_that_is_interrupted_does_nothing(sandbox: Sandbox, user: CommandLine) -> None:
    with terminal(user, "zone", "delete", "example.com") as child:
        child.expect(re.escape("[y/N] "))
        child.sendintr()
        assert ended(child)[1] == 130
    assert not any(request.startswith("DELETE") for request in requests_in(sandbox.log()))


def test_a_terminal_has_colours_unless_they_are_not_wanted(user: CommandLine) -> None:
    coloured = screen(user, "invoice", "list")
    assert "\x1b[32mPaid" in coloured
    plain = screen(user, "invoice", "list", environment={"NO_COLOR": "1"})
    assert "\x1b[32m" not in plain
    assert "Paid" in plain


def test_a_table_fits_the_terminal(user: CommandLine) -> None:
    for columns in (60, 80, 100):
        shown = screen(user, "ticket", "list", columns=columns)
        lines = [
            re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", line).strip("\r").rpartition("\r")[2]
            for line in shown.split("\n")
        ]
        assert max(map(len, lines)) <= columns
        assert any("736633" in line for line in lines)


WITHOUT_COLOURS = {"NO_COLOR": "1", "TERM": "dumb"}


def test_a_terminal_of_no_width_is_taken_to_have_one(user: CommandLine) -> None:
    for line in ("invoice list", "balance"):
        usual = screen(user, *line.split(), environment={**WITHOUT_COLOURS, "COLUMNS": "80"})
        for columns in ("0", "-1", "many", "\u00b2"):
            changed = {**WITHOUT_COLOURS, "COLUMNS": columns}
            assert screen(user, *line.split(), environment=changed) == usual


def test_what_does_not_fit_is_not_wrapped(user: CommandLine) -> None:
    for line in ("invoice list", "balance", "record list example.com", "doctor"):
        wide = screen(user, *line.split(), columns=400, environment=WITHOUT_COLOURS)
        for columns in (1, 10):
            narrow = screen(user, *line.split(), columns=columns, environment=WITHOUT_COLOURS)
            timeless = [re.sub(r"\d+ (ms|s)\b", "", shown) for shown in (narrow, wide)]
            assert timeless[0] == timeless[1]
    assert "Paid each month" in screen(user, *["invoice", "list", "--chart"], columns=3)


EVIL = "\x1b]0;owned\x07 \x9b31m \x7f \u202e end"


def test_no_format_lets_control_characters_through_to_a_terminal(user: CommandLine) -> None:
    made = user.json("ticket", "create", "--department", "1", "--subject", EVIL, "--body", EVIL)
    number = str(made["ticket"])
    for format in ("table", "csv", "json", "yaml"):
        for line in (["ticket", "list"], ["ticket", "show", number], ["ticket", "show", "--all"]):
            shown = screen(user, *line, "-o", format, columns=200, environment=WITHOUT_COLOURS)
            assert "owned" in shown
            left = {each for each in shown if not each.isprintable()} - set("\r\n")
            assert left == set(), (format, line)
            if format == "json":
                assert json.loads(shown) == user.json(*line)
            # CSV has no escapes: elsewhere it is exact.
            if format == "csv":
                assert "\x9b31m \x7f \u202e" in user.ok(*line, "-o", format)


def test_messages_errors_and_prompts_let_none_through(sandbox: Sandbox, user: CommandLine) -> None:
    def check(*arguments: str, answer: "Optional[str]" = None, environment: "dict[str, str]") -> None:
        with terminal(user, *arguments, environment={**WITHOUT_COLOURS, **environment}) as child:
            if answer is not None:
                child.expect(r"(\? \[y/N\]|: )")
                start = f"{child.before}{child.after}"
                child.sendline(answer)
            else:
                start = ""
            shown, _ = ended(child)
        text = start + shown
        assert "end" in text
        assert {each for each in text if not each.isprintable()} - set("\r\n\t") == set(), arguments

    sandbox.play({"error": [EVIL]}, path="/api/balance", times=2)
    check("balance", environment={})
    check("balance", "--verbose", environment={})
    check("zone", "show", EVIL, environment={})
    check("api", "POST", "/thing", "--data", json.dumps({"a": EVIL}), "--dry-run", environment={})
    check("login", answer="x", environment={"BALVPS_USERNAME": EVIL, "BALVPS_PROFILE": ""})


def test_a_question_that_nobody_can_see_is_not_asked(sandbox: Sandbox, user: CommandLine) -> None:
    for redirection in ("2>/dev/null", "2>&-"):
        script = f"{shlex.join(COMMAND)} zone delete example.com {redirection}"
        child: pexpect.spawn[str] = pexpect.spawn(
            "sh", ["-c", script], env=user.environment, encoding="utf-8", timeout=30
        )
        assert ended(child)[1] == 2
    assert not any(request.startswith("DELETE") for request in requests_in(sandbox.log()))


def test_a_terminal_of_ascii_gets_ascii(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(delay_ms=500)
    ascii_alone = {"PYTHONIOENCODING": "ascii", "TERM": "xterm-256color"}
    for line in ("ticket list", "invoice show --all", "invoice list --chart", "invoice list"):
        shown = screen(user, *line.split(), columns=60, environment=ascii_alone)
        assert shown.isascii()
        assert "\\u" not in shown


def test_long_content_of_records_is_broken_not_cut(user: CommandLine) -> None:
    shown = screen(user, "record", "list", "example.com", columns=70)
    assert "…" not in shown.split("content")[1]


def test_progress_is_shown_while_the_service_thinks(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(delay_ms=500)
    assert "GET /balance" in screen(user, "balance")


def test_an_error_is_red_on_a_terminal(user: CommandLine) -> None:
    with terminal(user, "invoice", "show", "1") as child:
        shown, status = ended(child)
    assert status == 4
    assert "\x1b[1;31merror: " in shown


def test_bash_completes_commands_options_and_profiles(user: CommandLine) -> None:
    user.ok("profile", "create", "workshop")
    directory = user.home / "bin"
    directory.mkdir()
    program = directory / "balvps"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(COMMAND)} "$@"\n')
    program.chmod(0o755)
    environment = {"PATH": f"{directory}:{user.environment['PATH']}", "PS1": "$ "}
    child: pexpect.spawn[str] = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile", "-i"],
        env=user.changed_environment(environment),
        encoding="utf-8",
        timeout=30,
        dimensions=(24, 120),
    )
    try:
        child.sendline(
            'bind "set enable-bracketed-paste off"; PS1="rea""dy> "; eval "$(balvps completion bash)"'
        )
        child.expect("ready> ")
        for typed, completed in (
            ("balvps inv", "balvps invoice "),
            ("balvps invoice sh", "balvps invoice show "),
            ("balvps invoice list --chart-f", "balvps invoice list --chart-file "),
            ("balvps profile use works", "balvps profile use workshop "),
            ("balvps --profile works", "balvps --profile workshop "),
        ):
            child.send(typed + "\t")
            child.expect_exact(completed)
            child.sendcontrol("u")
    finally:
        child.close(force=True)


def test_the_other_shells_get_what_their_scripts_ask_for(user: CommandLine) -> None:
    assert "invoice" in completed(user, "zsh", "balvps inv")
    assert re.findall("re[a-z]+", completed(user, "fish", "balvps ticket re")) == ["reply", "reopen"]
    assert re.findall("en[a-z]+", completed(user, "fish", "balvps record en")) == ["ensure"]
    assert completed(user, "fish", "balvps zone plan example.com exa").startswith("file,")


def completed(user: CommandLine, shell: str, line: str) -> str:
    """What the script of a shell is told of a line that is being typed."""
    words = line.split()
    place = {"COMP_CWORD": str(len(words) - 1) if shell == "zsh" else words[-1]}
    return user.ok(environment={"_BALVPS_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, **place})


def test_a_question_is_asked_on_standard_error(user: CommandLine) -> None:
    """The answer can still be piped then."""
    file = user.home / "out"
    script = f"{shlex.join(COMMAND)} zone delete example.com > {shlex.quote(str(file))}"
    child: pexpect.spawn[str] = pexpect.spawn(
        "sh", ["-c", script], env=user.environment, encoding="utf-8", timeout=30
    )
    child.expect(re.escape("[y/N] "))
    child.sendline("y")
    assert ended(child)[1] == 0
    assert file.read_text() == ""


# ---- many at once, second factor ---------------------------------------------------------------------------


def test_a_bar_shows_how_far_it_is(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(delay_ms=300)
    shown = screen(user, "invoice", "show", "--all", "--jobs", "1", "--output", "json")
    assert "1/3" in shown
    assert '"id": 308978' in shown


def test_a_spinner_shows_what_a_machine_does(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(vm_delay=0.5)
    shown = screen(user, "vm", "reboot", "web", "--service", "30", "--wait", "--yes")
    assert "virtual machine 1001 (web) of service 30: rebooting" in shown
    assert shown.endswith("The virtual machine 1001 (web) of service 30 is running.\r\n")


def test_login_asks_for_the_code_of_a_second_factor_once(sandbox: Sandbox, stranger: CommandLine) -> None:
    sandbox.configure(mfa=True)
    with terminal(stranger, "login", environment={"BALVPS_PASSWORD": PASSWORD}) as child:
        child.expect("One-time code: ")
        child.sendline(code_now())
        shown, status = ended(child)
    assert status == 0, shown
    assert requests_in(sandbox.log()) == ["POST /api/login", "POST /api/mfa/verify"]
    assert stranger.json("whoami")["id"] == 26


@pytest.mark.parametrize("line", ["balance", "api GET /balance"])
def test_any_command_that_signs_in_asks_for_the_code(
    sandbox: Sandbox, stranger: CommandLine, line: str
) -> None:
    sandbox.configure(mfa=True)
    with terminal(stranger, *line.split(), environment={"BALVPS_PASSWORD": PASSWORD}) as child:
        child.expect("One-time code: ")
        child.sendline(code_now())
        shown, status = ended(child)
    assert status == 0, shown
    assert "50.00" in shown
    with terminal(stranger, "login", environment={"BALVPS_PASSWORD": PASSWORD}) as child:
        child.expect("One-time code: ")
        child.sendline("000000")
        shown, status = ended(child)
    assert status == 3
    assert shown.count("One-time code: ") == 0


def test_the_secret_of_the_second_factor_answers_for_itself(sandbox: Sandbox, stranger: CommandLine) -> None:
    sandbox.configure(mfa=True)
    secrets = {"BALVPS_PASSWORD": PASSWORD, "BALVPS_TOTP_SECRET": SECRET}
    assert "Signed in" in screen(stranger, "login", environment=secrets)
