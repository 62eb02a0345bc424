"""The sources of passwords."""

import json
import sys
from pathlib import Path

import pytest
from balvps import _native
from balvps.profiles import SECRET_VARIABLES, password_from_command
from balvps.testing import Sandbox

from cli.command_line import PASSWORD, CommandLine, requests_in
from one_time_code import SECRET

#: A keyring in a file, for machines without a keyring.
KEYRING = """
import json, os, pathlib
import keyring.backend, keyring.errors

class FileKeyring(keyring.backend.KeyringBackend):
    priority = 1
    path = pathlib.Path(os.environ["HOME"]) / "keyring.json"

    def _read(self):
        return json.loads(self.path.read_text()) if self.path.exists() else {}

    def get_password(self, service, username):
        return self._read().get(f"{service}/{username}")

    def delete_password(self, service, username):
        kept = self._read()
        del kept[f"{service}/{username}"]
        self.path.write_text(json.dumps(kept))

    def set_password(self, service, username, password):
        self.path.write_text(json.dumps({**self._read(), f"{service}/{username}": password}))
"""


def keyring_environment(home: Path) -> "dict[str, str]":
    (home / "file_keyring.py").write_text(KEYRING)
    return {
        "PYTHON_KEYRING_BACKEND": "file_keyring.FileKeyring",
        "PYTHONPATH": f"{home}:{':'.join(sys.path)}",
    }


def test_from_the_environment(stranger: CommandLine) -> None:
    stranger.ok("login", environment={"BALVPS_PASSWORD": PASSWORD})


def test_a_wrong_password_is_an_authentication_error_and_keeps_nothing(stranger: CommandLine) -> None:
    message = stranger.fails(3, "login", environment={"BALVPS_PASSWORD": "guess"})
    assert "guess" not in message
    assert not stranger.token_file().exists()
    assert not stranger.config_file.exists()


def test_from_a_command_whose_first_line_counts(stranger: CommandLine) -> None:
    stranger.ok("login", "--password-command", f"printf '%s\\n' '{PASSWORD}' note")
    assert "password_command" in stranger.config_file.read_text()
    stranger.token_file().unlink()
    stranger.ok("balance")  # the profile knows the command now


def test_a_command_is_not_run_while_the_tokens_work(stranger: CommandLine) -> None:
    marker = stranger.home / "ran"
    stranger.ok("login", "--password-command", f"sh -c 'echo {PASSWORD}; echo >> {marker}'")
    stranger.ok("balance")
    assert marker.read_text() == "\n"


def test_a_command_that_fails_is_told_of(stranger: CommandLine) -> None:
    assert "password_command" in stranger.fails(2, "login", "--password-command", "false")
    assert "password_command" in stranger.fails(2, "login", "--password-command", "no-such-program")
    assert "no password" in stranger.fails(2, "login", "--password-command", "true")


def test_a_command_gets_no_secret_from_the_environment(stranger: CommandLine) -> None:
    found = stranger.home / "environment"
    secrets = {"BALVPS_TOTP_SECRET": SECRET, "BALVPS_NEW_PASSWORD": "of-next-year", "KEPT": "yes"}
    command = f"sh -c 'env > {found}; echo {PASSWORD}'"
    stranger.ok("login", "--password-command", command, environment=secrets)
    shown = found.read_text()
    assert "KEPT=yes" in shown
    assert not [name for name in SECRET_VARIABLES if name in shown]


def test_the_secrets_of_the_environment_are_those_of_the_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    catalog = json.loads(_native.catalog_json())["config"]
    keys = {f"BALVPS_{key['key'].upper()}" for key in catalog if key.get("secret")}
    # Only the credentials of a proxy are a secret. They are removed from its variable.
    assert keys - {"BALVPS_PROXY"} | {"BALVPS_NEW_PASSWORD"} == SECRET_VARIABLES
    for name in SECRET_VARIABLES:
        monkeypatch.setenv(name, "hunter2")
    assert password_from_command("sh -c 'env | grep hunter2 || echo none'") == "none"


def test_from_the_keyring(sandbox: Sandbox, stranger: CommandLine) -> None:
    environment = keyring_environment(stranger.home)
    stranger.ok("login", "--save-password", environment={**environment, "BALVPS_PASSWORD": PASSWORD})
    assert "keyring = yes" in stranger.config_file.read_text()
    stranger.token_file().unlink()
    stranger.ok("balance", environment=environment)
    assert requests_in(sandbox.log()).count("POST /api/login") == 2


def test_a_password_goes_from_the_keyring_with_the_last_profile_of_its_account(stranger: CommandLine) -> None:
    environment = keyring_environment(stranger.home)
    kept = stranger.home / "keyring.json"
    stranger.ok("profile", "create", "other", "--keyring", environment=environment)
    stranger.ok("login", "--save-password", environment={**environment, "BALVPS_PASSWORD": PASSWORD})
    stranger.ok("profile", "delete", "default", "--yes", environment=environment)
    assert PASSWORD in kept.read_text()
    stranger.ok("profile", "delete", "other", "--yes", environment=environment)
    assert PASSWORD not in kept.read_text()


def test_a_password_in_the_keyring_is_not_sent_to_another_address(
    sandbox: Sandbox, stranger: CommandLine
) -> None:
    environment = keyring_environment(stranger.home)
    stranger.ok("login", "--save-password", environment={**environment, "BALVPS_PASSWORD": PASSWORD})
    sandbox.clear_log()
    elsewhere = sandbox.base_url.replace("127.0.0.1", "localhost")
    stranger.fails(3, "balance", "--base-url", elsewhere, environment=environment)
    assert sandbox.log() == []


def test_without_a_keyring_there_is_a_clear_message(stranger: CommandLine) -> None:
    environment = {"BALVPS_PASSWORD": PASSWORD, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    assert "keyring" in stranger.fails(2, "login", "--save-password", environment=environment)


def test_without_a_terminal_nothing_is_asked(stranger: CommandLine) -> None:
    assert "standard input is not a terminal" in stranger.fails(2, "login", input=f"{PASSWORD}\n")
    assert "--username" in stranger.fails(2, "login", environment={"BALVPS_USERNAME": ""})
    signup = (
        "account signup --email a@b --address1 a --city c --state s --postcode p --country US --phonenumber 1"
    )
    assert "BALVPS_NEW_PASSWORD" in stranger.fails(2, *signup.split())


def test_a_contact_can_be_given_a_password_to_log_in_with(user: CommandLine) -> None:
    user.ok(
        *["contact", "create", "--email", "anna@example.com", "--firstname", "Anna", "--can-log-in"],
        environment={"BALVPS_NEW_PASSWORD": "open sesame"},
    )
    anna = {"BALVPS_USERNAME": "anna@example.com", "BALVPS_PASSWORD": "open sesame"}
    user.ok("login", environment=anna)
