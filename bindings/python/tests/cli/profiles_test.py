"""Profiles: named accounts, shared with Client.from_profile."""

import stat
from pathlib import Path

import balvps
import pytest
from balvps import profiles
from balvps.testing import Sandbox

from cli.command_line import PASSWORD, CommandLine


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("BALVPS_PROFILE", "BALVPS_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("BALVPS_CONFIG_FILE", str(tmp_path / "config.ini"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def test_a_profile_is_created_used_shown_and_deleted(stranger: CommandLine) -> None:
    stranger.ok("profile", "create", "work", "--timeout", "5", "--use")
    shown = stranger.json("profile", "show")
    assert (shown["name"], shown["in_use"], shown["timeout"]) == ("work", True, "5.0")
    stranger.ok("profile", "create", "home", "--username", "me@example.com")
    rows = stranger.json("profile", "list")
    assert [(row["name"], row["in_use"]) for row in rows] == [("home", False), ("work", True)]
    stranger.ok("profile", "use", "home")
    assert stranger.json("profile", "show")["username"] == "me@example.com"
    assert "--yes" in stranger.fails(2, "profile", "delete", "home")
    stranger.ok("profile", "delete", "home", "--yes")
    assert [row["name"] for row in stranger.json("profile", "list")] == ["work"]
    assert stranger.json("profile", "show")["name"] == "default"


def test_mistakes_in_profiles_are_usage_errors(stranger: CommandLine) -> None:
    stranger.ok("profile", "create", "work")
    assert "already" in stranger.fails(2, "profile", "create", "work")
    assert "work" in stranger.fails(2, "profile", "use", "play")
    stranger.fails(2, "profile", "show", "play")
    stranger.fails(2, "profile", "delete", "play", "--yes")
    stranger.fails(2, "profile", "create", "../work")


def test_each_profile_has_its_own_tokens(stranger: CommandLine) -> None:
    stranger.ok("profile", "create", "work")
    environment = {"BALVPS_PASSWORD": PASSWORD}
    stranger.ok("--profile", "work", "login", environment=environment)
    assert stranger.token_file("work").exists()
    assert not stranger.token_file().exists()
    stranger.fails(3, "balance")
    stranger.ok("balance", "--profile", "work")
    stranger.ok("balance", environment={"BALVPS_PROFILE": "work"})
    stranger.ok("profile", "delete", "work", "--yes")
    assert not stranger.token_file("work").exists()


def test_the_library_shares_them(
    sandbox: Sandbox, user: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BALVPS_CONFIG_FILE", str(user.config_file))
    monkeypatch.setenv("XDG_STATE_HOME", str(user.home / ".local" / "state"))
    monkeypatch.delenv("BALVPS_PROFILE", raising=False)
    with balvps.Client.from_profile() as client:
        assert client.billing.balance().currency == "USD"
    assert [entry["path"] for entry in sandbox.log()] == ["/api/login", "/api/balance"]


def test_a_profile_is_loaded_as_arguments_of_a_client(home: Path) -> None:
    settings = {"username": "u", "base_url": "https://x/api", "timeout": "2.5", "retries": "1"}
    profiles.save_profile(profiles.Profile("work", {**settings, "password_command": "echo 50%"}))
    assert profiles.load_profile("work") == {
        "username": "u",
        "base_url": "https://x/api",
        "timeout": 2.5,
        "retries": 1,
        "password": "50%",
        "token_store": f"file:{profiles.read_profile('work').token_file}",
    }


def test_the_password_of_the_environment_goes_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    profiles.save_profile(profiles.Profile("work", {"password_command": "false"}))
    monkeypatch.setenv("BALVPS_PASSWORD", "hush")
    assert profiles.load_profile("work")["password"] == "hush"


@pytest.mark.parametrize("auth", ["basic", "token", "none"])
def test_only_jwt_keeps_tokens(home: Path, auth: str) -> None:
    assert "token_store" not in profiles.Profile("work", {"auth": auth}).client_arguments()


def test_the_default_profile_may_be_missing_but_no_other(home: Path) -> None:
    assert profiles.read_profile() == profiles.Profile("default")
    with pytest.raises(balvps.ConfigurationError, match="no profile 'work'"):
        profiles.read_profile("work")


@pytest.mark.parametrize("name", ["", "a/b", "..", ".hidden", "-x", "a b"])
def test_a_name_is_a_plain_word(name: str) -> None:
    with pytest.raises(balvps.ConfigurationError):
        profiles.Profile(name)


def test_what_a_profile_cannot_say_is_refused(home: Path) -> None:
    with pytest.raises(balvps.ConfigurationError, match="'password' is no setting"):
        profiles.Profile("work", {"password": "secret"})
    with pytest.raises(balvps.ConfigurationError, match="timeout: 'soon' is not a number"):
        profiles.Profile("work", {"timeout": "soon"}).client_arguments()


def test_a_file_that_cannot_be_understood_is_named(home: Path) -> None:
    (home / "config.ini").write_text("no section\n")
    with pytest.raises(balvps.ConfigurationError, match=r"config\.ini"):
        profiles.read_profile()


def test_the_file_is_replaced_as_a_whole_and_private(home: Path) -> None:
    profiles.save_profile(profiles.Profile("work"))
    profiles.save_profile(profiles.Profile("play"))
    assert profiles.profile_names() == ["play", "work"]
    assert [path.name for path in home.iterdir()] == ["config.ini"]
    assert stat.S_IMODE((home / "config.ini").stat().st_mode) == 0o600
