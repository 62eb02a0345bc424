"""The client itself: its settings, its lifetime, what it reports about calls."""

import copy
import json
import logging
import pickle
import re
from collections import UserDict
from collections.abc import Callable
from decimal import Decimal
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import balvps
import numpy
import pytest
from balvps import _native, profiles
from balvps.testing import Sandbox

from one_time_code import SECRET

# ---- settings ----------------------------------------------------------------------------------------------


def test_settings_reach_the_service(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client(user_agent="shop/2.1", auth="basic") as client:
        client.account.get()
    [entry] = balvps_sandbox.log()
    assert entry["headers"]["user-agent"] == f"shop/2.1 balvps/{balvps.__version__}"
    assert entry["headers"]["authorization"] == "Basic ***"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"timeout": 0}, "timeout_ms"),
        ({"timeout": "soon"}, "timeout must be a number of seconds, not 'soon'"),
        ({"timeout": float("nan")}, "timeout must be a number of seconds"),
        ({"connect_timeout": float("inf")}, "connect_timeout must be a number of seconds"),
        ({"retries": -1}, "retries"),
        ({"auth": "oauth"}, "auth"),
        ({"base_url": "ftp://example.com"}, "base_url"),
        ({"base_url": "http://example.com/api"}, "allow_plain_http"),
        ({"options": {"colour": "red"}}, "colour"),
        ({"username": "\ud800"}, "config key 'username' is no valid text"),
    ],
)
def test_a_setting_that_is_not_allowed(arguments: "dict[str, Any]", said: str) -> None:
    with pytest.raises(balvps.ConfigurationError, match=re.escape(said)) as caught:
        balvps.Client(**arguments)
    assert (caught.value.code, caught.value.name) == (2, "configuration")


def test_only_a_token_means_only_that_token(sandbox: Sandbox) -> None:
    with sandbox.client() as first:
        token = first.session.login().token
    client = balvps.Client(token=token, base_url=sandbox.base_url, ca_file=Path(sandbox.ca_file))
    assert client.account.get().id == 26
    sandbox.configure(revoke_all=True)
    with pytest.raises(balvps.AuthenticationError):
        client.account.get()
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1


def test_a_refresh_token_is_enough(sandbox: Sandbox) -> None:
    with sandbox.client() as first:
        refresh_token = first.session.login().refresh
    with balvps.Client(
        refresh_token=refresh_token, base_url=sandbox.base_url, ca_file=sandbox.ca_file
    ) as client:
        assert client.account.get().id == 26


def test_from_env(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "BALVPS_USERNAME": "user@example.com",
        "BALVPS_PASSWORD": "secret",
        "BALVPS_BASE_URL": sandbox.base_url,
        "BALVPS_CA_FILE": sandbox.ca_file,
        "BALVPS_AUTH": "basic",
        "BALVPS_TIMEOUT": "2.5",
        "BALVPS_RETRIES": "1",
        "BALVPS_PROXY": "",
    }.items():
        monkeypatch.setenv(name, value)
    with balvps.Client.from_env() as client:
        assert client.account.get().id == 26
        assert client._settings["timeout_ms"] == "2500"
    with balvps.Client.from_env(auth="jwt") as client:
        client.account.get()
    assert [entry["path"] for entry in sandbox.log()] == ["/api/details", "/api/login", "/api/details"]
    monkeypatch.setenv("BALVPS_TIMEOUT", "later")
    with pytest.raises(balvps.ConfigurationError, match="timeout must be a number of seconds, not 'later'"):
        balvps.Client.from_env()


def test_from_profile(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BALVPS_CONFIG_FILE", str(tmp_path / "config.ini"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("BALVPS_PASSWORD", "secret")
    settings = {"base_url": sandbox.base_url, "ca_file": sandbox.ca_file, "username": "user@example.com"}
    profiles.save_profile(profiles.Profile("shop", settings))
    for _ in range(3):
        with balvps.Client.from_profile("shop") as client:
            assert client.account.get().id == 26
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1


# ---- life --------------------------------------------------------------------------------------------------


def test_repr_shows_no_secret() -> None:
    client = balvps.Client("me@example.com", "hunter2", token="a.b.c", base_url="https://portal.example/api")
    assert repr(client) == "Client('me@example.com', base_url='https://portal.example/api')"
    client.close()
    assert repr(client).endswith(" closed")
    assert repr(balvps.Client()) == "Client(base_url='https://my.balvps.com/api')"
    assert repr(client.zones) == f"<zones of {client!r}>"


def test_a_closed_client_refuses_calls(client: balvps.Client) -> None:
    invoices = client.invoices.list()
    client.close()
    client.close()
    calls: list[Callable[[], object]] = [client.account.get, lambda: client.request("GET", "/details")]
    for call in calls:
        with pytest.raises(balvps.InvalidArgument, match="the client is closed"):
            call()
    assert invoices[0].id == 308976


SECRETS = {
    "password": "hunter2-hunter2",
    "token": "aaa.bbb.ccc",
    "refresh_token": "ddd.eee.fff",
    "totp_secret": "JBSWY3DPEHPK3PXP",
    "token_store_key": "hunter4" * 6,
    "token_store_password": "hunter5-hunter5",
}
#: Only the credentials of a proxy are a secret.
PROXY = "http://me:hunter3-hunter3@proxy.example:3128"
MISSING = "its secrets were left out of the pickle: set BALVPS_PASSWORD .* or share a token_store"


def test_these_are_all_secrets() -> None:
    catalog = json.loads(_native.catalog_json())["config"]
    assert {*SECRETS, "proxy"} == {key["key"] for key in catalog if key.get("secret")}


@pytest.mark.parametrize("kind", [balvps.Client, balvps.AsyncClient])
@pytest.mark.parametrize("way", ["keywords", "options", "with_options"])
def test_no_secret_is_in_a_pickle(kind: "Any", way: str) -> None:
    secrets = {**SECRETS, "proxy": PROXY}
    given: Any = {"options": secrets} if way == "options" else secrets
    client = kind("user@example.com", **given)
    if way == "with_options":
        client = client.with_options(timeout=5)
    pickled = pickle.dumps(client)
    for secret in (*SECRETS.values(), "hunter3"):
        assert secret.encode() not in pickled
    assert repr(pickle.loads(pickled)) == repr(client)


@pytest.mark.parametrize("scheme", ["http://", ""])
def test_credentials_of_the_proxy_are_in_no_pickle(scheme: str) -> None:
    client = balvps.Client("user@example.com", "secret", proxy=f"{scheme}me:hunter2@proxy.example:3128")
    pickled = pickle.dumps(client)
    assert b"hunter2" not in pickled
    assert f"{scheme}proxy.example:3128".encode() in pickled


def test_tokens_of_a_login_are_in_no_pickle(client: balvps.Client) -> None:
    tokens = client.session.login()
    for secret in (tokens.token, tokens.refresh):
        assert secret
        assert secret.encode() not in pickle.dumps(client)
    with pytest.raises(TypeError, match="pickle"):
        pickle.dumps(client.last_result)


def test_an_unpickled_client_takes_secrets_from_the_environment(
    sandbox: Sandbox, client: balvps.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BALVPS_PASSWORD", "secret")
    monkeypatch.setenv("BALVPS_BASE_URL", sandbox.base_url)
    with pickle.loads(pickle.dumps(client)) as other:
        assert other.account.get().id == 26
    assert [entry["path"] for entry in sandbox.log()] == ["/api/login", "/api/details"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("BALVPS_USERNAME", "somebody@example.com"), ("BALVPS_BASE_URL", "https://portal.example/api")],
)
def test_no_password_of_another_account_is_sent(
    sandbox: Sandbox, client: balvps.Client, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("BALVPS_PASSWORD", "secret")
    monkeypatch.setenv("BALVPS_BASE_URL", sandbox.base_url)
    monkeypatch.setenv(name, value)
    with pytest.raises(balvps.AuthenticationError, match=MISSING):
        pickle.loads(pickle.dumps(client)).account.get()
    assert sandbox.log() == []


def test_an_unpickled_client_finds_shared_tokens(sandbox: Sandbox, tmp_path: Path) -> None:
    with sandbox.client(token_store=f"file:{tmp_path / 'tokens'}") as client:
        client.session.login()
        with pickle.loads(pickle.dumps(client)) as other:
            assert other.account.get().id == 26
    assert [entry["path"] for entry in sandbox.log()].count("/api/login") == 1


@pytest.mark.parametrize("settings", [{}, {"auth": "basic"}, {"auth": "token", "token": "aaa.bbb.ccc"}])
def test_without_any_the_calls_tell_what_to_do(sandbox: Sandbox, settings: "dict[str, str]") -> None:
    with sandbox.client(**settings) as client, pickle.loads(pickle.dumps(client)) as other:
        with pytest.raises(balvps.AuthenticationError, match=MISSING) as caught:
            other.account.get()
        assert caught.value.reason == "missing_credentials"
        assert other._settings.get("auth") == settings.get("auth")
    assert sandbox.log() == []


def test_a_copy_within_the_process_keeps_the_secrets(sandbox: Sandbox, client: balvps.Client) -> None:
    for other in (copy.copy(client), copy.deepcopy(client)):
        assert repr(other) == repr(client)
        sandbox.clear_log()
        assert other.account.get().id == 26
        assert [entry["path"] for entry in sandbox.log()] == ["/api/login", "/api/details"]
        other.close()
    assert client.account.get().id == 26


# ---- arguments ---------------------------------------------------------------------------------------------


class Department(IntEnum):
    BILLING = 1


def test_arguments_may_be_what_python_has(sandbox: Sandbox, client: balvps.Client) -> None:
    client.call("apply_credit", id=numpy.int64(308977), amount=Decimal("1E-1"))
    client.tickets.create(Department.BILLING, "S", "B")
    client.contacts.create(
        email="x@example.com",
        firstname="X",
        lastname="Y",
        privileges=MappingProxyType({"support": ("tickets",)}),
        extra=UserDict({"newsletter": False}),
    )
    bodies = [entry["json"] for entry in sandbox.log() if "json" in entry][1:]
    assert bodies[0] == {"amount": "0.1"}
    assert bodies[1]["dept_id"] == 1
    assert bodies[2]["privileges"] == {"support": ["tickets"]}
    assert bodies[2]["newsletter"] is False


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"amount": 1.5}, "argument 'amount' must not be a float"),
        ({"amount": numpy.float64(1.5)}, "argument 'amount' must not be a float"),
        ({"amount": Decimal("NaN")}, "argument 'amount' cannot be sent: NaN is no amount"),
        ({"amount": Decimal("-1")}, "amount"),
        ({"amount": b"1"}, "argument 'amount' cannot be sent: bytes has no form in JSON"),
        ({"amount": "\ud800"}, "argument 'amount' is no valid text"),
        ({"amount": object()}, "argument 'amount' cannot be sent: object has no form in JSON"),
        ({"amount": None}, "amount"),
        ({"amuont": "1"}, "did you mean 'amount'?"),
        ({"extra": {"rate": float("inf")}}, "argument 'extra' cannot be sent"),
    ],
)
def test_an_argument_that_is_not_allowed(
    client: balvps.Client, sandbox: Sandbox, arguments: "dict[str, Any]", said: str
) -> None:
    with pytest.raises(balvps.InvalidArgument, match=re.escape(said)) as caught:
        client.call("apply_credit", id=308977, **arguments)
    assert caught.value.operation == "apply_credit"
    assert sandbox.log() == []


def test_a_name_that_is_no_text_is_refused(client: balvps.Client) -> None:
    with pytest.raises(balvps.InvalidArgument):
        client.call("get_\ud800")
    with pytest.raises(balvps.InvalidArgument):
        client.request("GET", "/\ud800")
    with pytest.raises(balvps.InvalidArgument, match="did you mean 'get_invoice'"):
        client.call("get_invoise", id=1)


# ---- request -----------------------------------------------------------------------------------------------


def test_request_is_signed_in_and_generic(client: balvps.Client, sandbox: Sandbox) -> None:
    answer = client.request("GET", "/service/10/dns/60")
    assert answer["name"] == "qwerty.com"
    assert [record["type"] for record in answer["records"]] == ["A", "NS"]
    created = client.request("POST", "/tickets", {"dept_id": 1, "subject": "S", "body": "B"})
    assert created["ticket"] == 865650
    assert sandbox.log()[-1]["json"] == {"dept_id": 1, "subject": "S", "body": "B"}
    with pytest.raises(balvps.InvalidArgument):
        client.request("PATCH", "/details")
    with pytest.raises(balvps.InvalidArgument, match="argument 'json' cannot be sent"):
        client.request("POST", "/tickets", {1, object()})


# ---- what it tells -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [balvps.Client, balvps.AsyncClient])
def test_a_call_is_described_and_not_sent(sandbox: Sandbox, kind: "type[Any]") -> None:
    client = kind(base_url=sandbox.base_url, ca_file=sandbox.ca_file)  # without credentials
    assert client.describe("login", username="me", password="hush").to_dict() == {
        "method": "POST",
        "url": f"{sandbox.base_url}/login",
        "body": {"username": "me", "password": "***"},
        "safe": False,
    }
    described = client.describe("get_invoice", id=308976)
    assert (described["method"], described["body"], described["safe"]) == ("GET", None, True)
    with pytest.raises(balvps.InvalidArgument, match="argument 'id'"):
        client.describe("get_invoice")
    assert client.last_result is None
    assert sandbox.log() == []


def test_last_result_is_of_the_last_call_failed_or_not(client: balvps.Client) -> None:
    assert client.last_result is None
    client.account.get()
    result = client.last_result
    assert result is not None
    assert result.http_status == 200
    assert result.header("content-TYPE").startswith("application/json")
    assert result.header("x-none") is None
    assert (result.body or b"").startswith(b'{"client":')
    assert [(each["method"], each["path"], each["status"]) for each in result.attempts] == [
        ("POST", "/login", 200),
        ("GET", "/details", 200),
    ]
    with pytest.raises(balvps.NotFound):
        client.invoices.get(1)
    assert client.last_result is not None
    assert [each["error"] for each in client.last_result.attempts] == ["not_found"]


def test_rate_limits_are_what_answers_say(balvps_sandbox: Sandbox) -> None:
    with balvps_sandbox.client() as client:
        before = {each.scope: each for each in client.rate_limits()}
        assert before["login"] == ("login", None, None, None, 0)
        client.session.login()
        client.account.get()
        login = next(each for each in client.rate_limits() if each.scope == "login")
        assert (login.limit, login.remaining, login.wait) == (25, 24, 0)
        assert login.reset is not None
        assert 0 < login.reset <= 300
        client.close()
        with pytest.raises(balvps.InvalidArgument, match="the client is closed"):
            client.rate_limits()


def test_each_attempt_is_logged_without_secrets(
    balvps_sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    balvps_sandbox.configure(mfa=True)
    with balvps_sandbox.client(totp_secret=SECRET, options={"retry_base_ms": "1"}) as client:
        with caplog.at_level(logging.DEBUG, "balvps"):
            tokens = client.session.login()
            balvps_sandbox.play({"error": ["try again"]}, status=503)
            client.account.get()
            renewed = client.session.refresh()
        lines = [record.getMessage() for record in caplog.records]
        with caplog.at_level(logging.INFO, "balvps"):
            client.account.get()
    assert {record.name for record in caplog.records} == {"balvps"}
    assert len(caplog.records) == len(lines) == 5
    expected = [
        r"POST /login 200 \d+\.\d ms attempt 1 second_factor_needed",
        r"POST /mfa/verify 200 \d+\.\d ms attempt 1",
        r"GET /details 503 \d+\.\d ms attempt 1 unavailable",
        r"GET /details 200 \d+\.\d ms attempt 2",
        r"POST /token 200 \d+\.\d ms attempt 1",
    ]
    for line, pattern in zip(lines, expected):
        assert re.fullmatch(pattern, line)
    secrets = ["secret", SECRET, tokens.token, tokens.refresh, renewed.token, renewed.refresh]
    assert not [each for each in secrets if not each or each in "".join(lines)]
