"""A file that cannot be read or written is an error. It never counts as empty, and no login is sent."""

import resource
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import balvps
import pytest
from balvps import profiles
from balvps.testing import Sandbox

from cli.command_line import COMMAND, PASSWORD, CommandLine


def make_unreadable(path: Path, how: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if how == "a directory":
        path.mkdir()
    elif how == "no text":
        path.write_bytes(b"[profile default]\nusername = \xff\n")
    elif how == "a link to itself":  # unlike a file without permissions, root cannot read it either
        path.symlink_to(path.name)
    else:
        path.write_text("[profile default]\nread_only = yes\n[profile default]\n")


@pytest.mark.parametrize("how", ["a directory", "no text", "a link to itself", "twice the same"])
def test_profiles_that_cannot_be_read_are_never_taken_for_empty(
    sandbox: Sandbox, stranger: CommandLine, how: str
) -> None:
    make_unreadable(stranger.config_file, how)
    environment = {"BALVPS_PASSWORD": PASSWORD}
    for command in (
        ["balance"],
        ["login"],
        ["logout"],
        ["profile", "create", "work"],
        ["profile", "use", "default"],
        ["profile", "list"],
        ["ticket", "close", "736633"],
    ):
        assert "config.ini" in stranger.fails(2, *command, environment=environment)
    assert sandbox.log() == []
    assert stranger.config_file.is_symlink() or stranger.config_file.exists()
    if how == "twice the same":
        assert stranger.config_file.read_text().count("[profile default]") == 2


def test_profiles_created_at_the_same_time_are_all_kept(stranger: CommandLine) -> None:
    names = [f"p{i}" for i in range(10)]
    with ThreadPoolExecutor(10) as threads:
        runs = list(threads.map(lambda name: stranger.process("profile", "create", name), names))
    assert [done.returncode for done in runs] == [0] * 10, [done.stderr for done in runs]
    assert [row["name"] for row in stranger.json("profile", "list")] == names


def test_of_two_profiles_of_one_name_one_is_created(stranger: CommandLine) -> None:
    with ThreadPoolExecutor(4) as threads:
        runs = list(threads.map(lambda _: stranger.process("profile", "create", "work"), range(4)))
    assert sorted(done.returncode for done in runs) == [0, 2, 2, 2]


WRITTEN_BY_HAND = """\
; my accounts
[profile work]
# whose?
username = me@example.com
timeout=5

[balvps]
profile = work
# the end
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.ini"
    monkeypatch.setenv("BALVPS_CONFIG_FILE", str(path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("BALVPS_PROFILE", raising=False)
    path.write_text(WRITTEN_BY_HAND)
    return path


def test_saving_keeps_comments_and_order(config: Path) -> None:
    profiles.save_profile(profiles.read_profile("work"))
    assert config.read_text() == WRITTEN_BY_HAND
    profiles.save_profile(profiles.read_profile("work").changed({"timeout": "7", "retries": "1"}))
    changed = WRITTEN_BY_HAND.replace("timeout=5\n", "timeout = 7\nretries = 1\n")
    assert config.read_text() == changed
    profiles.save_profile(profiles.Profile("play", {"username": "you"}))
    assert config.read_text() == changed + "\n[profile play]\nusername = you\n"
    profiles.use_profile("play")
    assert config.read_text() == changed.replace("profile = work", "profile = play") + (
        "\n[profile play]\nusername = you\n"
    )
    profiles.save_profile(profiles.read_profile("work").changed({"username": ""}))
    assert "username = me" not in config.read_text()
    profiles.delete_profile("play")
    assert "; my accounts" in config.read_text()
    assert "# the end" in config.read_text()
    assert profiles.name_in_use() == "default"


def test_values_of_several_lines_are_replaced_as_a_whole(config: Path) -> None:
    config.write_text("[profile work]\nusername = a\n  b\nretries = 1\n")
    profiles.save_profile(profiles.read_profile("work").changed({"username": "c"}))
    assert config.read_text() == "[profile work]\nusername = c\nretries = 1\n"
    config.write_text("[profile work]\nusername = a\n  b\nretries = 1\n")
    profiles.save_profile(profiles.read_profile("work").changed({"retries": "2"}))
    assert profiles.read_profile("work").settings == {"username": "a\nb", "retries": "2"}


def test_a_link_stays_a_link(config: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "profiles"
    target.parent.mkdir()
    config.replace(target)
    config.symlink_to(target)
    profiles.save_profile(profiles.Profile("play"))
    assert config.is_symlink()
    assert "[profile play]" in target.read_text()


@pytest.mark.parametrize("word", ["yes", "TRUE", "on", "1"])
def test_every_word_for_yes_is_one(
    sandbox: Sandbox, user: CommandLine, word: str, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.clear_log()
    user.fails(1, "ticket", "close", "736633", environment={"BALVPS_READ_ONLY": word})
    assert sandbox.log() == []
    config.write_text(f"[profile default]\nread_only = {word}\n")
    assert profiles.read_profile().client_arguments()["read_only"] is True
    monkeypatch.setenv("BALVPS_READ_ONLY", word)
    client = balvps.Client.from_env(base_url=sandbox.base_url, ca_file=sandbox.ca_file, token="x")
    with pytest.raises(balvps.NotPermitted):
        client.tickets.close(736633)


def test_a_word_that_is_neither_yes_nor_no_is_refused(stranger: CommandLine, config: Path) -> None:
    stranger.fails(2, "balance", environment={"BALVPS_READ_ONLY": "maybe"})
    for key in ("read_only", "keyring"):
        config.write_text(f"[profile default]\n{key} = maybe\n")
        with pytest.raises(balvps.ConfigurationError, match=f"{key}.*neither yes nor no"):
            profiles.load_profile()


# ---- homes -------------------------------------------------------------------------------------------------


def without_home(stranger: CommandLine, home: str) -> None:
    stranger.environment["HOME"] = home
    stranger.environment["PYTHONDONTWRITEBYTECODE"] = "1"


@pytest.mark.parametrize("home", ["/dev/null", "/proc/nowhere"])
def test_with_a_token_no_directory_is_needed(sandbox: Sandbox, user: CommandLine, home: str) -> None:
    token = user.ok("auth", "token").strip()
    without_home(user, home)
    if home == "/dev/null":
        user.environment["BALVPS_CONFIG_FILE"] = "/dev/null"
    user.ok("balance", environment={"BALVPS_TOKEN": token})


@pytest.mark.parametrize("home", ["/dev/null/home", "/proc/nowhere"])
def test_a_home_that_cannot_be_written_to_is_told_of_and_costs_no_login(
    sandbox: Sandbox, stranger: CommandLine, home: str
) -> None:
    without_home(stranger, home)
    for command in (["balance"], ["login"], ["profile", "create", "work"]):
        stranger.fails(2, *command, environment={"BALVPS_PASSWORD": PASSWORD})
    assert sandbox.log() == []


def test_a_user_whom_the_system_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "BALVPS_CONFIG_FILE", "BALVPS_PROFILE", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)

    def unknown(user_id: int) -> None:
        raise KeyError(user_id)

    monkeypatch.setattr("pwd.getpwuid", unknown)
    nobody = profiles.read_profile()
    assert "token_store" not in nobody.client_arguments(keeps_tokens=False)
    for work in (nobody.client_arguments, lambda: profiles.save_profile(nobody)):
        with pytest.raises(balvps.ConfigurationError, match="no home directory"):
            work()


def test_a_full_disk_costs_no_login(sandbox: Sandbox, stranger: CommandLine) -> None:
    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    for command in ("balance", "login", "balance"):
        done = subprocess.run(
            [*COMMAND, command],
            env=stranger.changed_environment({"BALVPS_PASSWORD": PASSWORD, "PYTHONDONTWRITEBYTECODE": "1"}),
            capture_output=True,
            text=True,
            preexec_fn=fill,
            check=False,
        )
        assert done.returncode == 2, done.stderr
        assert "cannot be written" in done.stderr
    assert sandbox.log() == []
