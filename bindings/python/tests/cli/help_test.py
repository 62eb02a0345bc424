"""Help is fast, and documents what scripts depend on."""

import resource
import subprocess

import balvps
import pytest
from balvps import _native

from cli.command_line import COMMAND, CommandLine

COMMANDS = {
    "login": [],
    "logout": [],
    "whoami": [],
    "auth": ["status", "token", "refresh", "revoke"],
    "profile": ["list", "create", "use", "show", "delete"],
    "account": ["show", "update", "signup", "reset-password"],
    "notification": ["list"],
    "contact": ["list", "show", "create", "update", "privileges"],
    "balance": [],
    "invoice": ["list", "show", "apply-credit"],
    "ticket": ["list", "show", "create", "reply", "close", "reopen", "attachment", "departments"],
    "service": [
        *("list", "show", "methods", "label", "upgrades", "upgrade", "cancel", "templates", "ips", "rdns")
    ],
    "vm": ["list", "show", "start", "stop", "shutdown", "reboot", "reset", "rebuild", "wait"],
    "domain": ["list", "show", "lookup", "nameservers", "epp-code", "renew"],
    "order": ["categories", "products", "product", "payment-methods", "quote", "create"],
    "zone": ["list", "show", "create", "delete", "export", "plan", "apply", "diff"],
    "record": ["list", "show", "create", "update", "upsert", "ensure", "set", "remove", "delete"],
    "acme": ["present", "cleanup", "dehydrated"],
    "ddns": [],
    "api": [],
    "doctor": [],
    "completion": [],
}


def test_help_lists_every_command_and_exit_status(stranger: CommandLine) -> None:
    help_text = stranger.ok("--help")
    for name in [*COMMANDS, "sandbox"]:
        assert f"\n  {name} " in help_text
    for code in ("0 ", "1 ", "2 ", "3 ", "4 ", "5 ", "6 ", "7 ", "8 ", "9 ", "130 "):
        assert f"\n    {code}" in help_text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(stranger: CommandLine, name: str) -> None:
    help_text = stranger.ok(name, "--help")
    assert f"Usage: balvps {name} " in help_text
    for verb in COMMANDS[name]:
        assert f"\n  {verb} " in help_text


def test_help_of_a_command_shows_its_own_options_and_those_of_output(stranger: CommandLine) -> None:
    help_text = stranger.ok("invoice", "list", "-h")
    assert "--chart-file FILE" in help_text
    assert "--output" in help_text
    assert "--columns" in help_text
    assert "balvps --help" in help_text


def test_no_option_takes_a_password(stranger: CommandLine) -> None:
    for arguments in (
        ["--help"],
        ["login", "--help"],
        ["account", "signup", "--help"],
        ["contact", "create", "--help"],
    ):
        words = stranger.ok(*arguments).split()
        assert "--password" not in words
    assert "No such option" in stranger.fails(2, "login", "--password", "secret")


def test_help_takes_less_than_150_milliseconds(stranger: CommandLine) -> None:
    """Processor time: the best of some runs, because the machine may be busy."""
    subprocess.run([*COMMAND, "--help"], env=stranger.environment, stdout=subprocess.DEVNULL, check=True)
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*COMMAND, "--help"], env=stranger.environment, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    assert min(times) < 0.150


def test_the_version_is_the_librarys(stranger: CommandLine) -> None:
    assert stranger.ok("--version") == f"balvps {_native.version}\n"
    assert balvps.__version__ == _native.version


def test_a_mistyped_command_is_a_usage_error_with_a_suggestion(stranger: CommandLine) -> None:
    message = stranger.fails(2, "invoce", "list")
    assert "invoice" in message


def test_the_completion_scripts_are_those_of_their_shells(stranger: CommandLine) -> None:
    assert "complete -o nosort -F _balvps_completion balvps" in stranger.ok("completion", "bash")
    assert "#compdef balvps" in stranger.ok("completion", "zsh")
    assert "complete --no-files --command balvps" in stranger.ok("completion", "fish")
    stranger.fails(2, "completion", "tcsh")
