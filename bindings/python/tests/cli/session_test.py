"""Signing in once, staying signed in, signing out."""

import json
import stat
import time
from concurrent.futures import ThreadPoolExecutor

from balvps.testing import Sandbox

from cli.command_line import PASSWORD, USERNAME, CommandLine, requests_in
from one_time_code import SECRET


def count(sandbox: Sandbox, request: str) -> int:
    return requests_in(sandbox.log()).count(request)


def test_a_hundred_commands_make_one_login(sandbox: Sandbox, user: CommandLine) -> None:
    for _ in range(100):
        user.ok("balance")
    assert count(sandbox, "POST /api/login") == 1
    assert count(sandbox, "GET /api/balance") == 100


def test_commands_at_the_same_time_refresh_the_tokens_once(sandbox: Sandbox, stranger: CommandLine) -> None:
    sandbox.configure(token_lifetime=1)
    stranger.login()
    time.sleep(1.1)
    sandbox.configure(token_lifetime=3600)
    with ThreadPoolExecutor(8) as threads:
        runs = list(threads.map(lambda _: stranger.process("balance"), range(8)))
    assert [done.returncode for done in runs] == [0] * 8, [done.stderr for done in runs]
    assert count(sandbox, "POST /api/token") == 1
    assert count(sandbox, "POST /api/login") == 1


def test_commands_at_the_same_time_sign_in_once(sandbox: Sandbox, stranger: CommandLine) -> None:
    environment = {"BALVPS_PASSWORD": PASSWORD}
    with ThreadPoolExecutor(8) as threads:
        runs = list(threads.map(lambda _: stranger.process("balance", environment=environment), range(8)))
    assert [done.returncode for done in runs] == [0] * 8, [done.stderr for done in runs]
    assert count(sandbox, "POST /api/login") == 1


def test_the_token_file_is_for_the_user_alone(user: CommandLine) -> None:
    path = user.token_file()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    tokens = json.loads(path.read_text())
    assert set(tokens) == {"base_url", "username", "token", "refresh_token", "expires_at"}
    assert tokens["username"] == USERNAME


def test_login_remembers_the_connection_in_the_profile_but_no_secret(user: CommandLine) -> None:
    config = user.config_file.read_text()
    assert f"username = {USERNAME}" in config
    assert PASSWORD not in config
    without = {"BALVPS_BASE_URL": "", "BALVPS_CA_FILE": "", "BALVPS_USERNAME": ""}
    assert "123,456.55" in user.ok("balance", environment=without)


def test_whoami_says_who_and_where(sandbox: Sandbox, user: CommandLine) -> None:
    assert user.json("whoami") == {
        "profile": "default",
        "base_url": sandbox.base_url,
        "username": USERNAME,
        "id": 26,
        "email": "api@example.com",
        "name": "Joe Doe",
    }


def test_logout_revokes_and_removes(sandbox: Sandbox, user: CommandLine) -> None:
    tokens = json.loads(user.token_file().read_text())
    user.ok("logout")
    assert not user.token_file().exists()
    assert requests_in(sandbox.log())[-2:] == ["POST /api/logout", "POST /api/revoke"]
    dead = {"BALVPS_TOKEN": tokens["token"]}
    assert "unauthorized" in user.fails(3, "balance", environment=dead)
    assert "balvps login" in user.fails(3, "balance")


def test_logout_of_somebody_who_is_not_signed_in_sends_nothing(
    sandbox: Sandbox, stranger: CommandLine
) -> None:
    stranger.ok("logout")
    assert sandbox.log() == []


def test_logout_removes_the_tokens_even_if_the_service_cannot_be_told(user: CommandLine) -> None:
    message = user.fails(
        6, "logout", environment={"BALVPS_PROXY": "http://127.0.0.1:1", "BALVPS_RETRIES": "0"}
    )
    assert "could not be told" in message
    assert not user.token_file().exists()


def test_auth_status_says_whether_one_is_signed_in_and_sends_nothing(
    sandbox: Sandbox, stranger: CommandLine
) -> None:
    done = stranger.run("auth", "status", "-o", "json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["signed_in"] is False
    stranger.login()
    sent = len(sandbox.log())
    status = stranger.json("auth", "status")
    assert status["signed_in"] is True
    assert status["expired"] is False
    assert status["can_be_refreshed"] is True
    assert status["username"] == USERNAME
    assert len(sandbox.log()) == sent


def test_auth_token_prints_a_token_that_works(user: CommandLine) -> None:
    token = user.ok("auth", "token").strip()
    environment = {"BALVPS_TOKEN": token, "BALVPS_USERNAME": ""}
    assert user.ok("balance", "-o", "csv", environment=environment).startswith("currency,")


def test_auth_token_refreshes_one_whose_time_is_over(sandbox: Sandbox, stranger: CommandLine) -> None:
    sandbox.configure(token_lifetime=1)
    stranger.login()
    old = json.loads(stranger.token_file().read_text())["token"]
    time.sleep(1.1)
    sandbox.configure(token_lifetime=3600)
    assert stranger.ok("auth", "token").strip() != old
    assert count(sandbox, "POST /api/token") == 1


def test_auth_refresh_exchanges_the_tokens(sandbox: Sandbox, user: CommandLine) -> None:
    before = json.loads(user.token_file().read_text())
    user.ok("auth", "refresh")
    after = json.loads(user.token_file().read_text())
    assert before["refresh_token"] != after["refresh_token"]
    user.ok("balance")
    assert count(sandbox, "POST /api/login") == 1


def test_auth_revoke_ends_the_session(sandbox: Sandbox, user: CommandLine) -> None:
    user.ok("auth", "revoke")
    assert requests_in(sandbox.log())[-1] == "POST /api/revoke"
    assert not user.token_file().exists()
    user.fails(3, "auth", "token")
    user.fails(3, "auth", "refresh")
    user.fails(3, "auth", "revoke")


def test_a_session_that_the_service_ended_is_renewed_where_the_password_is_known(
    sandbox: Sandbox, user: CommandLine
) -> None:
    sandbox.configure(revoke_all=True, revoke_refresh=True)
    message = user.fails(3, "balance")
    assert "balvps login" in message
    user.ok("balance", environment={"BALVPS_PASSWORD": PASSWORD})
    assert count(sandbox, "POST /api/login") == 2


def test_a_damaged_token_file_is_told_of(user: CommandLine) -> None:
    user.token_file().write_text("{")
    assert "something other than tokens" in user.fails(2, "auth", "status")


def test_tokens_that_others_can_read_are_refused(user: CommandLine) -> None:
    user.token_file().chmod(0o644)
    assert "chmod 600" in user.fails(2, "balance")


def test_basic_authentication_keeps_no_tokens(sandbox: Sandbox, stranger: CommandLine) -> None:
    stranger.ok("--auth", "basic", "balance", environment={"BALVPS_PASSWORD": PASSWORD})
    assert requests_in(sandbox.log()) == ["GET /api/balance"]
    assert not stranger.token_file().exists()


def test_login_checks_the_password_of_basic_authentication_too(
    sandbox: Sandbox, stranger: CommandLine
) -> None:
    stranger.fails(3, "login", "--auth", "basic", environment={"BALVPS_PASSWORD": "guess"})
    stranger.ok("login", "--auth", "basic", environment={"BALVPS_PASSWORD": PASSWORD})
    assert requests_in(sandbox.log()) == ["GET /api/details"] * 2
    stranger.ok("balance", environment={"BALVPS_PASSWORD": PASSWORD})
    stranger.fails(2, "login", "--auth", "token", environment={"BALVPS_PASSWORD": PASSWORD})


def test_verbose_tells_of_every_request_without_secrets(sandbox: Sandbox, stranger: CommandLine) -> None:
    sandbox.configure(mfa=True)
    environment = {"BALVPS_PASSWORD": PASSWORD, "BALVPS_TOTP_SECRET": SECRET}
    done = stranger.run("balance", "--verbose", environment=environment)
    assert "POST /login 200" in done.stderr
    assert "GET /balance 200" in done.stderr
    tokens = json.loads(stranger.token_file().read_text())
    for secret in (PASSWORD, SECRET, tokens["token"], tokens["refresh_token"]):
        assert secret not in done.stdout + done.stderr
