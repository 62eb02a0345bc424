"""The command neither shows nor saves a secret, nor passes it to another program."""

import json

import pytest
from balvps.testing import Sandbox

from cli.command_line import PASSWORD, CommandLine

SECRET = "hunter2-hunter2"
PROXY = f"http://me:{SECRET}@127.0.0.1:1"
FIVE = ("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")


def test_no_credentials_are_taken_from_the_command_line(sandbox: Sandbox, user: CommandLine) -> None:
    sandbox.clear_log()
    for odd in (PROXY, f"http://me:{SECRET}#1@h:9", f"{SECRET}@h"):
        for arguments in (
            ["--proxy", odd, "balance"],
            ["balance", "--proxy", odd],
            ["login", "--proxy", odd],
        ):
            message = user.fails(2, *arguments)
            assert "BALVPS_PROXY" in message
            assert SECRET not in message
    message = user.fails(2, "profile", "create", "work", "--base-url", f"https://me:{SECRET}@h/api")
    assert "--base-url" in message
    assert SECRET not in message
    assert sandbox.log() == []


def test_a_proxy_with_credentials_is_not_saved(stranger: CommandLine) -> None:
    message = stranger.fails(2, "profile", "create", "work", environment={"BALVPS_PROXY": PROXY})
    assert "set BALVPS_PROXY" in message
    assert SECRET not in message
    assert not stranger.config_file.exists()


def test_signing_in_through_one_does_not_save_it(sandbox: Sandbox, stranger: CommandLine) -> None:
    """Plain http to this machine uses no proxy, so the test needs none."""
    environment = {
        "BALVPS_BASE_URL": sandbox.http_base_url,
        "BALVPS_PROXY": PROXY,
        "BALVPS_PASSWORD": PASSWORD,
    }
    done = stranger.run("login", environment=environment)
    assert done.returncode == 0, done.stderr
    assert "set BALVPS_PROXY" in done.stderr
    assert SECRET not in done.stderr + stranger.config_file.read_text()
    assert "proxy" not in stranger.config_file.read_text()


@pytest.mark.parametrize("output", ["table", "json", "yaml", "csv"])
def test_a_profile_with_credentials_from_before_is_shown_masked(user: CommandLine, output: str) -> None:
    user.config_file.write_text(f"[profile default]\nproxy = {PROXY}\nbase_url = https://me:{SECRET}@h/api\n")
    for command in (["list"], ["list", "--columns", "name,proxy,base_url"], ["show"]):
        done = user.run("profile", *command, "-o", output, environment={"BALVPS_BASE_URL": ""})
        assert SECRET not in done.stdout + done.stderr
    assert "http://***@127.0.0.1:1" in user.ok("profile", "show", "-o", output)


def test_an_odd_proxy_of_the_environment_is_not_shown(user: CommandLine) -> None:
    for name in ("BALVPS_PROXY", "all_proxy"):
        environment = {name: f"http://me:{SECRET}#1@h:9", "BALVPS_BASE_URL": "https://elsewhere.example/api"}
        done = user.run("doctor", "-v", "-o", "json", environment={**environment, "BALVPS_PASSWORD": "x"})
        assert done.returncode == 2
        assert "must be a proxy such as" in done.stdout
        assert SECRET not in done.stdout + done.stderr


def test_a_password_command_gets_no_credentials_of_proxies(sandbox: Sandbox, stranger: CommandLine) -> None:
    found = stranger.home / "environment"
    environment = dict.fromkeys((*FIVE, "BALVPS_PROXY"), PROXY)
    stranger.run("login", "--password-command", f"sh -c 'env > {found}; false'", environment=environment)
    seen = found.read_text()
    assert SECRET not in seen
    assert "https_proxy=http://127.0.0.1:1\n" in seen


def test_a_dry_run_shows_no_credentials(user: CommandLine) -> None:
    done = user.run(
        "ticket", "close", "736633", "--dry-run", "-o", "json", environment={"BALVPS_PROXY": PROXY}
    )
    assert json.loads(done.stdout)["method"] == "PUT"
    assert SECRET not in done.stdout + done.stderr


def test_a_password_command_is_not_run_for_another_address(sandbox: Sandbox, stranger: CommandLine) -> None:
    marker = stranger.home / "ran"
    stranger.ok("login", "--password-command", f"sh -c 'echo {PASSWORD}; echo >> {marker}'")
    kept = stranger.config_file.read_text()
    stranger.token_file().unlink()
    marker.unlink()
    with Sandbox() as elsewhere:
        there = {"BALVPS_BASE_URL": elsewhere.base_url, "BALVPS_CA_FILE": str(elsewhere.ca_file)}
        for command in (["balance"], ["login"]):
            message = stranger.fails(2, *command, environment=there)
            assert "its password_command is for" in message
            message = stranger.fails(2, *command, "--base-url", elsewhere.base_url)
            assert "its password_command is for" in message
        assert not marker.exists()
        assert elsewhere.log() == []
        assert stranger.config_file.read_text() == kept
        # With its own password or command one may sign in there; the profile forgets the former command.
        stranger.ok("login", environment={**there, "BALVPS_PASSWORD": PASSWORD})
        assert "password_command" not in stranger.config_file.read_text()
        stranger.ok("balance", "--password-command", f"echo {PASSWORD}", environment=there)
        assert not marker.exists()


def test_secrets_of_the_environment_go_to_its_own_address_alone(
    sandbox: Sandbox, stranger: CommandLine
) -> None:
    secrets = {"BALVPS_PASSWORD": PASSWORD, "BALVPS_TOKEN": "a.b.c", "BALVPS_REFRESH_TOKEN": "d"}
    there = {"BALVPS_BASE_URL": "https://elsewhere.example/api"}
    for name, value in secrets.items():
        stranger.fails(3, "balance", "--base-url", sandbox.base_url, environment={**there, name: value})
        stranger.run("login", "--base-url", sandbox.base_url, environment={**there, name: value})
    assert sandbox.log() == []
    stranger.ok(
        "login",
        *("--base-url", sandbox.base_url),
        environment={"BALVPS_BASE_URL": "", "BALVPS_PASSWORD": PASSWORD},
    )


def test_a_stored_token_that_cannot_be_sent_is_told_of(sandbox: Sandbox, user: CommandLine) -> None:
    path = user.token_file()
    tokens = json.loads(path.read_text())
    path.write_text(json.dumps({**tokens, "token": f"{SECRET}\r\nX-Injected: yes"}))
    sandbox.clear_log()
    for command in ("balance", "auth status", "auth token", "auth refresh", "logout", "login"):
        done = user.run(*command.split(), environment={"BALVPS_PASSWORD": PASSWORD})
        assert done.returncode == 2, command
        assert f"token store '{path}': it holds a token that cannot be sent" in done.stderr
        assert SECRET not in done.stdout + done.stderr
    assert sandbox.log() == []


def test_keys_that_are_written_down_are_told_of(user: CommandLine) -> None:
    done = user.run("doctor", "-o", "json", environment={"SSLKEYLOGFILE": str(user.home / "keys")})
    checks = {check["check"]: check for check in json.loads(done.stdout)}
    assert checks["key log"]["result"] == "warning"
    assert "SSLKEYLOGFILE" in checks["key log"]["detail"]
    assert "key log" not in user.ok("doctor", "-o", "json")
