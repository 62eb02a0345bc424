"""Kept tokens belong to one address and one user, and go nowhere else; two services' logs show it."""

import json
from collections.abc import Iterator
from pathlib import Path

import balvps
import pytest
from balvps import profiles
from balvps.testing import Sandbox

from cli.command_line import PASSWORD, USERNAME, CommandLine, requests_in


@pytest.fixture
def elsewhere() -> Iterator[Sandbox]:
    """Another company's service."""
    with Sandbox() as sandbox:
        yield sandbox


def at(sandbox: Sandbox) -> "dict[str, str]":
    return {"BALVPS_BASE_URL": sandbox.base_url, "BALVPS_CA_FILE": str(sandbox.ca_file)}


COMMANDS = {
    "logout": 0,
    "auth refresh": 3,
    "auth revoke": 3,
    "auth token": 3,
    "auth status": 3,
    "whoami": 3,
    "balance": 3,
}


@pytest.mark.parametrize("command", COMMANDS)
def test_another_address_gets_no_token(user: CommandLine, elsewhere: Sandbox, command: str) -> None:
    kept = user.token_file().read_text()
    done = user.run(*command.split(), environment=at(elsewhere))
    assert done.returncode == COMMANDS[command], done.stderr
    assert elsewhere.log() == []
    assert user.token_file().read_text() == kept
    user.ok("balance")


def test_the_option_is_like_the_environment(user: CommandLine, elsewhere: Sandbox) -> None:
    message = user.run("logout", "--base-url", elsewhere.base_url, "--ca-file", str(elsewhere.ca_file)).stderr
    assert "there are no tokens" in message
    assert elsewhere.base_url in message
    assert elsewhere.log() == []
    user.ok("balance")


@pytest.mark.parametrize("command", COMMANDS)
def test_another_user_gets_no_token(sandbox: Sandbox, user: CommandLine, command: str) -> None:
    sandbox.clear_log()
    done = user.run(*command.split(), environment={"BALVPS_USERNAME": "other@example.com"})
    assert done.returncode == COMMANDS[command], done.stderr
    assert sandbox.log() == []
    user.ok("balance")


def test_a_profile_whose_address_was_edited_sends_no_token(user: CommandLine, elsewhere: Sandbox) -> None:
    config = user.config_file.read_text()
    edited = config.replace(
        f"base_url = {user.environment['BALVPS_BASE_URL']}", f"base_url = {elsewhere.base_url}"
    )
    assert edited != config
    user.config_file.write_text(edited)
    user.run("logout", environment={**at(elsewhere), "BALVPS_BASE_URL": ""})
    assert elsewhere.log() == []
    assert user.token_file().exists()


def test_both_accounts_of_a_profile_are_kept(sandbox: Sandbox, user: CommandLine, elsewhere: Sandbox) -> None:
    user.ok("balance", environment={**at(elsewhere), "BALVPS_PASSWORD": PASSWORD})
    user.ok("balance", environment=at(elsewhere))
    user.ok("balance")
    assert requests_in(elsewhere.log()).count("POST /api/login") == 1
    user.ok("logout", environment=at(elsewhere))
    assert requests_in(elsewhere.log())[-2:] == ["POST /api/logout", "POST /api/revoke"]
    user.ok("balance")
    assert requests_in(sandbox.log()).count("POST /api/login") == 1


def test_an_account_is_known_in_every_spelling(sandbox: Sandbox, user: CommandLine) -> None:
    spelled = {
        "BALVPS_BASE_URL": sandbox.base_url.replace("https", "HTTPS") + "/",
        "BALVPS_USERNAME": "User@EXAMPLE.com",
    }
    user.ok("balance", environment=spelled)
    assert requests_in(sandbox.log()).count("POST /api/login") == 1
    user.ok("logout", environment=spelled)
    assert not user.token_file().exists()


def test_a_token_file_that_was_put_in_the_place_of_another_is_not_sent(
    user: CommandLine, elsewhere: Sandbox
) -> None:
    first = user.token_file()
    kept = first.read_text()
    user.ok("balance", environment={**at(elsewhere), "BALVPS_PASSWORD": PASSWORD})
    second = next(path for path in first.parent.glob("*.json") if path != first)
    elsewhere.clear_log()
    second.write_text(kept)
    for command in ("logout", "auth refresh", "auth revoke", "balance"):
        done = user.run(*command.split(), environment=at(elsewhere))
        assert done.returncode != 0
        assert "another address or user" in done.stderr
    assert elsewhere.log() == []
    assert second.read_text() == kept


def test_the_library_takes_the_tokens_of_the_account_that_is_asked_for(
    user: CommandLine, elsewhere: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BALVPS_CONFIG_FILE", str(user.config_file))
    monkeypatch.setenv("XDG_STATE_HOME", str(user.home / ".local" / "state"))
    monkeypatch.delenv("BALVPS_PROFILE", raising=False)
    with balvps.Client.from_profile(base_url=elsewhere.base_url, ca_file=elsewhere.ca_file) as client:
        with pytest.raises(balvps.AuthenticationError):
            client.account.get()
        client.session.logout()
    assert elsewhere.log() == []


class Store:
    """A token store in memory."""

    text: "str | None" = None

    def load(self) -> "str | None":
        return self.text

    def save(self, text: "str | None") -> None:
        self.text = text

    def lock(self) -> bool:
        return True

    def unlock(self) -> None:
        pass


@pytest.mark.parametrize("kind", ["file", "callbacks"])
@pytest.mark.parametrize("asked", ["address", "user"])
def test_a_store_of_another_account_is_neither_sent_nor_replaced(
    sandbox: Sandbox, elsewhere: Sandbox, tmp_path: Path, kind: str, asked: str
) -> None:
    own = Store()
    store = f"file:{tmp_path / 'tokens'}" if kind == "file" else own

    def kept() -> "str | None":
        return (tmp_path / "tokens").read_text() if kind == "file" else own.text

    with sandbox.client(token_store=store) as client:
        client.account.get()
    before = kept()
    assert before is not None
    sandbox.clear_log()
    other = elsewhere if asked == "address" else sandbox
    username = USERNAME if asked == "address" else "other@example.com"
    with other.client(token_store=store, username=username) as client:
        for call in (
            client.account.get,
            client.session.login,
            client.session.refresh,
            client.session.logout,
            client.session.revoke,
        ):
            with pytest.raises(balvps.ConfigurationError, match="another address or user"):
                call()
    assert elsewhere.log() == []
    assert sandbox.log() == []
    assert kept() == before
    with sandbox.client(token_store=store) as client:
        client.account.get()
    assert requests_in(sandbox.log()) == ["GET /api/details"]


def test_tokens_without_an_address_are_sent_nowhere(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "tokens"
    path.write_text(json.dumps({"token": "a.b.c", "refresh_token": "d"}))
    path.chmod(0o600)
    with sandbox.client(token_store=f"file:{path}") as client, pytest.raises(balvps.ConfigurationError):
        client.account.get()
    assert sandbox.log() == []
    assert "a.b.c" in path.read_text()


def test_deleting_a_profile_removes_the_tokens_of_all_its_accounts(
    user: CommandLine, elsewhere: Sandbox
) -> None:
    user.ok("balance", environment={**at(elsewhere), "BALVPS_PASSWORD": PASSWORD})
    user.ok("profile", "delete", profiles.DEFAULT_NAME, "--yes")
    assert not user.token_file().parent.exists()
