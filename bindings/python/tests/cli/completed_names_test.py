"""The names that shells complete come from the service, and never disturb."""

import time

import pytest
from balvps.testing import Sandbox

from cli.command_line import PASSWORD, CommandLine, requests_in
from cli.terminal_test import completed


def offered(user: CommandLine, line: str) -> "list[str]":
    """The words that fish is offered; beside them are their explanations."""
    rows = [text for text in completed(user, "fish", line).splitlines() if text]
    return [row.removeprefix("plain,").split("\t")[0] for row in rows]


@pytest.mark.parametrize(
    ("line", "names"),
    {
        "vm reboot w": ["web"],
        "vm show m": ["mail"],
        "service show se": ["servers.example.com"],
        "vm list --service n": ["new.example.com"],
        "domain renew exa": ["example.org"],
        "zone show exa": ["example.com"],
        "record list qw": ["qwerty.com"],
    }.items(),
)
def test_names_of_the_service_are_completed(user: CommandLine, line: str, names: "list[str]") -> None:
    assert offered(user, f"balvps {line}") == names


def test_the_state_is_shown_beside_a_machine(user: CommandLine) -> None:
    assert "running" in completed(user, "fish", "balvps vm reboot w")


def test_nothing_but_reads_is_sent(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.clear_log()
    assert offered(user, "balvps vm reboot w") == ["web"]
    assert {request.split()[0] for request in requests_in(sandbox.log())} == {"GET"}


def test_a_name_that_a_shell_could_read_as_a_command_is_not_offered(
    sandbox: Sandbox, user: CommandLine
) -> None:
    answer = '{"domains":[{"id":1,"name":"$(reboot).org"}]}'
    sandbox.play(answer, path="/api/domain")
    assert offered(user, "balvps domain show $") == []
    sandbox.play(answer, path="/api/domain")
    assert offered(user, "balvps domain show 1") == ["1"]


def test_a_name_that_two_have_is_not_offered(sandbox: Sandbox, user: CommandLine) -> None:
    rows = '[{"id":2,"name":"two.org"},{"id":3,"name":"two.org"},{"id":4,"name":"twofold.org"}]'
    sandbox.play(f'{{"domains":{rows}}}', path="/api/domain")
    assert offered(user, "balvps domain show two") == ["twofold.org"]


def test_without_tokens_nothing_is_asked_or_sent(sandbox: Sandbox, stranger: CommandLine) -> None:
    marker = stranger.home / "ran"
    stranger.ok("profile", "create", "p", "--password-command", f"touch {marker}", "--use")
    assert offered(stranger, "balvps vm reboot w") == []
    assert not marker.exists()
    assert sandbox.log() == []


def test_an_expired_token_is_not_renewed(sandbox: Sandbox, stranger: CommandLine) -> None:
    sandbox.configure(token_lifetime=1)
    stranger.login()
    time.sleep(1.1)
    sandbox.clear_log()
    assert offered(stranger, "balvps vm reboot w") == []
    assert sandbox.log() == []


def test_basic_authentication_takes_the_password_of_the_environment(stranger: CommandLine) -> None:
    stranger.environment.update(BALVPS_AUTH="basic", BALVPS_PASSWORD=PASSWORD)
    assert offered(stranger, "balvps domain show exa") == ["example.org"]


def test_a_slow_service_is_not_waited_for(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.configure(delay_ms=1500)
    before = time.monotonic()
    done = user.process(
        environment={
            "_BALVPS_COMPLETE": "fish_complete",
            "COMP_WORDS": "balvps vm reboot w",
            "COMP_CWORD": "w",
        }
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")
    assert time.monotonic() - before < 10
