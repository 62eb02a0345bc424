"""Promises of the sandbox that the document's samples do not test."""

import base64
import hmac
import json
import os
import re
import signal
import socket
import ssl
import struct
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.sandbox.sandbox_process import PASSWORD, USERNAME, Answer, SandboxProcess, claims_of

DIALECTS = ("wire", "hostile", "documented")

EVERY_TYPE = "/service/10/dns/62"  # one record of every type, positions with gaps
GAPLESS = "/service/10/dns/60"
EMPTY = "/service/20/dns/61"

UNAUTHORIZED = {"error": ["unauthorized"]}
NEW_RECORD = {"name": "host", "type": "A", "content": "192.0.2.7", "ttl": 300}


def items(listed: Any) -> list[Any]:
    """The items of a list. The list may be an object with positions as keys."""
    return list(listed.values()) if isinstance(listed, dict) else listed


def zone(sandbox: SandboxProcess, zone_id: int) -> Any:
    return next(each for each in sandbox.state()["zones"] if each["id"] == zone_id)


def failure(*messages: str) -> dict[str, object]:
    return {"success": False, "error": list(messages)}


# ---- starting and stopping -----------------------------------------------------------------------


def test_ready_line_and_certificate(sandbox: SandboxProcess) -> None:
    host = r"127\.0\.0\.1:\d+"
    pattern = (
        rf"balvps-sandbox ready base_url=https://{host}/api http_base_url=http://{host}/api ca_file=/.+\.pem"
    )
    assert re.fullmatch(pattern, sandbox.ready_line)
    assert "PRIVATE KEY" not in Path(sandbox.ca_file).read_text(encoding="ascii")
    for host in ("127.0.0.1", "::1", "localhost"):
        port = int(sandbox.base_url.rsplit(":", 1)[1].split("/")[0])
        plain = socket.create_connection(("127.0.0.1", port))
        with sandbox.tls.wrap_socket(plain, server_hostname=host) as secure:
            assert secure.version() in ("TLSv1.2", "TLSv1.3")


def test_tls_below_1_2_is_refused(sandbox: SandboxProcess) -> None:
    old = subprocess.run(
        ["curl", "--silent", "--tls-max", "1.1", "--cacert", sandbox.ca_file, f"{sandbox.base_url}/details"],
        check=False,
    )
    assert old.returncode != 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_end_it_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    process = SandboxProcess("--ca-out", str(tmp_path / "ca.pem"), "--http-port", "-1")
    assert process.http_base_url == ""
    assert process.ca_file == str(tmp_path / "ca.pem")
    idle = process.connect()
    idle.request("GET", "/api/details")
    idle.getresponse().read()
    process.process.send_signal(number)
    begin = time.monotonic()
    assert process.process.wait(timeout=10) == 0
    assert time.monotonic() - begin < 3  # The idle connection does not delay it.
    idle.close()
    process.stop()


def test_closing_standard_input_ends_it_and_its_temporary_directory() -> None:
    process = SandboxProcess()
    ca_file = Path(process.ca_file)
    assert ca_file.exists()
    assert process.stop() == 0
    assert not ca_file.parent.exists()


def test_a_taken_port_is_an_error(sandbox: SandboxProcess) -> None:
    port = sandbox.base_url.rsplit(":", 1)[1].split("/")[0]
    done = subprocess.run(
        [os.environ["BALVPS_SANDBOX"], "--port", port],
        capture_output=True,
        text=True,
        timeout=10,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"port {port}" in done.stderr


def test_help_and_version() -> None:
    for option, expected in (("--help", "--unauthorized-status"), ("--version", ".")):
        done = subprocess.run(
            [os.environ["BALVPS_SANDBOX"], option], capture_output=True, text=True, timeout=10, check=True
        )
        assert expected in done.stdout


def test_several_accounts_have_their_own_invoices_and_zones() -> None:
    with SandboxProcess("--accounts", "3") as process:
        process.reset()
        invoices, zones = set(), set()
        for username in ("user@example.com", "user2@example.com", "user3@example.com"):
            token = process.login(username).json["token"]
            invoices |= {each["id"] for each in process.call("GET", "/invoice", token=token).json["invoices"]}
            zones |= {each["name"] for each in process.call("GET", "/dns", token=token).json["zones"]}
    assert (len(invoices), len(zones)) == (9, 9)


def test_command_line_settings_survive_a_reset(tmp_path: Path) -> None:
    log = tmp_path / "log"
    options = [
        "--dialect",
        "documented",
        "--no-basic",
        "--service-dns",
        "--login-limit",
        "2",
        "--login-window",
        "60",
    ]
    options += ["--token-lifetime", "120", "--refresh-lifetime", "240", "--unauthorized-status", "200"]
    with SandboxProcess(*options, "--log", str(log), "--threads", "2") as process:
        process.configure(dialect="wire", basic=True)
        process.reset()
        refused = process.call("GET", "/details")
        assert (refused.status, refused.json) == (200, UNAUTHORIZED)
        answer = process.login()
        assert answer.headers["X-RateLimit-Limit"] == "2"
        claims = claims_of(answer.json["token"])
        assert claims["exp"] - claims["iat"] == 120
        claims = claims_of(answer.json["refresh"])
        assert claims["exp"] - claims["iat"] == 240
        details = process.call("GET", "/details", token=answer.json["token"])
        assert list(details.json["client"])[-1] == "phonenumber"
        assert len(process.call("GET", "/service/10/dns", token=answer.json["token"]).json["zones"]) == 2
        lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
        assert lines == process.log()


# ---- signing in ----------------------------------------------------------------------------------


def test_tokens_are_jwts_with_the_usual_claims(sandbox: SandboxProcess) -> None:
    token, refresh = sandbox.sign_in()
    claims = claims_of(token)
    assert set(claims) == {"iss", "sub", "iat", "exp", "jti"}
    assert claims["sub"] == "26"
    assert claims["exp"] - claims["iat"] == 3600
    assert claims["jti"] != claims_of(refresh)["jti"]
    assert claims_of(refresh)["exp"] - claims_of(refresh)["iat"] == 86400
    header = json.loads(base64.urlsafe_b64decode(token.split(".")[0] + "=="))
    assert header == {"alg": "HS256", "typ": "JWT"}


def test_wrong_login(sandbox: SandboxProcess) -> None:
    for username, password in (
        (USERNAME, "wrong"),
        ("nobody@example.com", PASSWORD),
        ("", ""),
        ("mary@example.com", ""),
    ):
        answer = sandbox.login(username, password)
        assert (answer.status, answer.json) == (200, {"error": ["wronglogin"]})


@pytest.mark.parametrize(("dialect", "status"), [("wire", 200), ("hostile", 200), ("documented", 401)])
def test_missing_and_bad_tokens(dialect: str, status: int, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    token, refresh = sandbox.sign_in()
    for bad in ("", "nonsense", refresh, token[:-1], token + "x"):
        answer = sandbox.call("GET", "/details", token=bad)
        assert (answer.status, answer.json) == (status, UNAUTHORIZED)
    sandbox.configure(unauthorized_status=401 if status == 200 else 200)
    assert sandbox.call("GET", "/details", token="nonsense").status == (401 if status == 200 else 200)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_wrong_basic_password_is_401(dialect: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect, unauthorized_status=200)
    wrong = base64.b64encode(f"{USERNAME}:wrong".encode()).decode()
    answer = sandbox.send("GET", "/api/details", headers={"Authorization": f"Basic {wrong}"})
    assert (answer.status, answer.json) == (401, UNAUTHORIZED)
    assert answer.headers["WWW-Authenticate"] == "Basic"


def test_authorization_headers_of_all_kinds(sandbox: SandboxProcess) -> None:
    token, _ = sandbox.sign_in()
    good = base64.b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
    for value, works in (
        (f"bearer {token}", True),
        (f"BASIC {good}", True),
        ("Basic", False),
        ("Basic ", False),
        ("Basic !!!!", False),
        ("Basic " + base64.b64encode(b"no colon").decode(), False),
        ("Basic " + "\xff" * 8, False),
        ("Digest x", False),
        ("B", False),
    ):
        answer = sandbox.send("GET", "/api/details", headers={"Authorization": value})
        assert ("client" in answer.json) is works, value


def test_tokens_expire(sandbox: SandboxProcess) -> None:
    sandbox.configure(token_lifetime=0, refresh_lifetime=0)
    token, refresh = sandbox.sign_in()
    assert sandbox.call("GET", "/details", token=token).json == {"error": ["token_expired"]}
    sandbox.configure(unauthorized_status=401)
    assert sandbox.call("GET", "/details", token=token).status == 401
    spent = sandbox.call("POST", "/token", {"refresh_token": refresh}, token="")
    assert spent.json == {"error": ["invalid_refresh_token"]}


def test_refresh_tokens_rotate(sandbox: SandboxProcess) -> None:
    token, refresh = sandbox.sign_in()
    pair = sandbox.call("POST", "/token", {"refresh_token": refresh}, token="").json
    assert list(pair) == ["token", "refresh"]
    assert len({token, refresh, pair["token"], pair["refresh"]}) == 4
    for live in (token, pair["token"]):
        assert "client" in sandbox.call("GET", "/details", token=live).json
    for useless in (refresh, token, "nonsense", "", None):
        answer = sandbox.call("POST", "/token", {"refresh_token": useless}, token="")
        assert (answer.status, answer.json) == (200, {"error": ["invalid_refresh_token"]})
    assert (
        "token"
        in sandbox.call("POST", "/token", {"refresh_token": pair["refresh"]}, token="", form=True).json
    )


@pytest.mark.parametrize("by", ["body", "bearer"])
def test_revoke_ends_the_whole_session(by: str, sandbox: SandboxProcess) -> None:
    other, _ = sandbox.sign_in()
    token, refresh = sandbox.sign_in()
    if by == "body":
        answer = sandbox.call("POST", "/revoke", {"refresh_token": refresh}, token="")
    else:
        answer = sandbox.call("POST", "/revoke", token=token)
    assert answer.json == {"status": True}
    assert sandbox.call("GET", "/details", token=token).json == UNAUTHORIZED
    assert "error" in sandbox.call("POST", "/token", {"refresh_token": refresh}, token="").json
    assert "client" in sandbox.call("GET", "/details", token=other).json
    assert "error" in sandbox.call("POST", "/revoke", {"refresh_token": refresh}, token="").json
    assert sandbox.call("POST", "/revoke", token="").json == UNAUTHORIZED


def test_revoke_wants_tokens_that_are_still_valid(sandbox: SandboxProcess) -> None:
    sandbox.configure(token_lifetime=0)
    token, refresh = sandbox.sign_in()
    assert sandbox.call("POST", "/revoke", token=token).json == {"error": ["token_expired"]}
    assert "token" in sandbox.call("POST", "/token", {"refresh_token": refresh}, token="").json
    sandbox.configure(refresh_lifetime=0)
    _, refresh = sandbox.sign_in()
    answer = sandbox.call("POST", "/revoke", {"refresh_token": refresh}, token="")
    assert answer.json == {"error": ["invalid_refresh_token"]}


def test_logout_ends_the_access_token_alone(sandbox: SandboxProcess) -> None:
    token, refresh = sandbox.sign_in()
    assert sandbox.call("POST", "/logout", token=token).json == {"status": True}
    assert sandbox.call("POST", "/logout", token=token).json == UNAUTHORIZED
    assert "token" in sandbox.call("POST", "/token", {"refresh_token": refresh}, token="").json


def test_login_limit(sandbox: SandboxProcess) -> None:
    sandbox.configure(login_limit=3, login_window=100)
    for remaining in ("2", "1", "0"):
        answer = sandbox.login(password="wrong" if remaining == "1" else PASSWORD)
        assert answer.status == 200
        assert answer.headers["X-RateLimit-Limit"] == "3"
        assert answer.headers["X-RateLimit-Remaining"] == remaining
        assert 95 <= int(answer.headers["X-RateLimit-Reset"]) <= 100
        assert answer.headers["Retry-After"] is None
    spent = sandbox.login()
    assert spent.status == 429
    assert "error" in spent.json
    assert spent.headers["X-RateLimit-Remaining"] == "0"
    assert spent.headers["Retry-After"] == spent.headers["X-RateLimit-Reset"]
    assert sandbox.call("GET", "/details").headers["X-RateLimit-Limit"] is None
    sandbox.reset()
    answer = sandbox.login()
    assert answer.headers["X-RateLimit-Limit"] == "25"
    assert 295 <= int(answer.headers["X-RateLimit-Reset"]) <= 300
    sandbox.reset(login_limit=1, login_window=1)
    assert "token" in sandbox.login().json
    time.sleep(1.1)
    assert "token" in sandbox.login().json  # A new window.
    sandbox.reset(login_limit=1, login_window=50, login_reset="unix_time")
    reset = int(sandbox.login().headers["X-RateLimit-Reset"])
    assert 45 <= reset - time.time() <= 51
    spent = sandbox.login()
    assert spent.status == 429 and int(spent.headers["Retry-After"]) <= 50
    assert sandbox.control("POST", "configure", {"login_reset": "never"}).status == 400
    sandbox.configure(login_limit=0)
    assert sandbox.login().headers["X-RateLimit-Limit"] is None


def totp(secret: bytes, moment: float) -> str:
    """A second implementation of RFC 6238."""
    digest = hmac.digest(secret, struct.pack(">Q", int(moment) // 30), "sha1")
    number = struct.unpack_from(">I", digest, digest[-1] & 15)[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def time_within_a_step() -> float:
    """The current time. Waits for the next step of 30 seconds if the current one ends soon."""
    while time.time() % 30 > 27:
        time.sleep(0.1)
    return time.time()


def verify(sandbox: SandboxProcess, code: object, bearer: str) -> Any:
    arguments = {"method": "google_authenticator", "payload": {"code": code}}
    return sandbox.call("POST", "/mfa/verify", arguments, token=bearer).json


def test_second_factor(sandbox: SandboxProcess) -> None:
    assert totp(b"12345678901234567890", 59) == "287082"  # the vector of RFC 6238, appendix B
    sandbox.configure(mfa=True)
    answer = sandbox.login().json
    assert answer["token"] is None
    assert answer["mfa"]["methods"] == ["google_authenticator"]
    assert 295 <= answer["mfa"]["expires_at"] - time.time() <= 301
    token = answer["mfa"]["token"]
    assert sandbox.call("GET", "/details", token=token).json == UNAUTHORIZED

    code = totp(b"12345678901234567890", time_within_a_step())
    for wrong in (f"{(int(code) + 1) % 1_000_000:06}", code + "0", "", None, [code]):
        assert verify(sandbox, wrong, token) == {"error": ["invalid_code"]}
    assert verify(sandbox, code, "") == UNAUTHORIZED
    pair = verify(sandbox, code, token)
    assert "client" in sandbox.call("GET", "/details", token=pair["token"]).json
    assert verify(sandbox, code, token) == UNAUTHORIZED  # The token works once,
    again = sandbox.login().json["mfa"]["token"]
    assert verify(sandbox, code, again) == {"error": ["invalid_code"]}  # and so does the code.


def test_the_end_of_a_second_factor_has_two_forms(sandbox: SandboxProcess) -> None:
    sandbox.configure(mfa=True, mfa_expires_at="date")
    date = sandbox.login().json["mfa"]["expires_at"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", date)
    sandbox.configure(mfa_expires_at="unix_time")
    assert isinstance(sandbox.login().json["mfa"]["expires_at"], int)
    assert sandbox.control("POST", "configure", {"mfa_expires_at": "seconds"}).status == 400


def test_second_factor_tolerates_one_step(sandbox: SandboxProcess) -> None:
    secret = b"a secret of its own"
    encoded = base64.b32encode(secret).decode().rstrip("=").lower()
    sandbox.configure(mfa=True, totp_secret=f"{encoded[:4]} {encoded[4:]}")
    moment = time_within_a_step()
    for steps, accepted in ((-2, False), (2, False), (-1, True), (0, True), (1, True), (0, False)):
        token = sandbox.login().json["mfa"]["token"]
        answer = verify(sandbox, totp(secret, moment + 30 * steps), token)
        assert ("token" in answer) is accepted, steps
    assert sandbox.control("POST", "configure", {"totp_secret": "01"}).status == 400


def test_second_factor_in_time(sandbox: SandboxProcess) -> None:
    sandbox.configure(mfa=True, mfa_lifetime=0)
    token = sandbox.login().json["mfa"]["token"]
    code = totp(b"12345678901234567890", time_within_a_step())
    assert verify(sandbox, code, token) == {"error": ["token_expired"]}


def test_second_factor_from_the_command_line() -> None:
    with SandboxProcess("--mfa", "--totp-secret", base64.b32encode(b"other").decode()) as process:
        token = process.login().json["mfa"]["token"]
        assert "token" in verify(process, totp(b"other", time_within_a_step()), token)
    bad = subprocess.run(
        [os.environ["BALVPS_SANDBOX"], "--totp-secret", "1"], capture_output=True, timeout=10, check=False
    )
    assert bad.returncode != 0 and b"base32" in bad.stderr


def test_revoking_over_the_control_path(sandbox: SandboxProcess) -> None:
    token, refresh = sandbox.sign_in()
    sandbox.configure(revoke_all=True)
    assert sandbox.call("GET", "/details", token=token).json == UNAUTHORIZED
    pair = sandbox.call("POST", "/token", {"refresh_token": refresh}, token="").json
    sandbox.configure(revoke_refresh=True)
    assert "client" in sandbox.call("GET", "/details", token=pair["token"]).json
    assert "error" in sandbox.call("POST", "/token", {"refresh_token": pair["refresh"]}, token="").json


def test_basic_can_be_switched_off(sandbox: SandboxProcess) -> None:
    assert "client" in sandbox.call("GET", "/details").json
    sandbox.configure(basic=False)
    assert sandbox.call("GET", "/details").json == UNAUTHORIZED


# ---- account and contacts ------------------------------------------------------------------------

SIGNUP = {
    "email": "new@example.com",
    "password": "new secret",
    "firstname": "Neo",
    "address1": "Street 1",
    "city": "Town",
    "state": "State",
    "postcode": "12345",
    "country": "US",
    "phonenumber": "+1.555",
}


@pytest.mark.parametrize("form", [False, True])
def test_signup_makes_an_account_of_its_own(form: bool, sandbox: SandboxProcess) -> None:
    assert sandbox.call("POST", "/signup", SIGNUP, token="", form=form).json == {
        "info": ["client_registered"]
    }
    token = sandbox.login("new@example.com", "new secret").json["token"]
    client = sandbox.call("GET", "/details", token=token).json["client"]
    assert (client["id"], client["firstname"], client["email"]) == ("27", "Neo", "new@example.com")
    assert sandbox.call("GET", "/invoice", token=token).json == {"invoices": []}
    assert sandbox.call("GET", "/invoice/308976", token=token).json == failure("Invoice not found")
    assert "error" in sandbox.call("POST", "/signup", SIGNUP, token="").json
    assert [each["email"] for each in sandbox.state()["signups"]] == ["new@example.com"]


def test_signup_wants_its_required_fields(sandbox: SandboxProcess) -> None:
    for field in SIGNUP:
        if field == "firstname":
            continue
        lacking = {name: text for name, text in SIGNUP.items() if name != field}
        answer = sandbox.call("POST", "/signup", lacking, token="")
        assert (answer.status, answer.json) == (200, failure(f"Field {field} is required"))
    both = {name: text for name, text in SIGNUP.items() if name not in ("city", "state")}
    assert len(sandbox.call("POST", "/signup", both, token="").json["error"]) == 2
    company = {**SIGNUP, "type": "Company"}
    assert sandbox.call("POST", "/signup", company, token="").json == failure("Field companyname is required")
    assert "error" in sandbox.call("POST", "/signup", {**SIGNUP, "email": "no address"}, token="").json
    assert sandbox.state()["signups"] == []


def test_details_change(sandbox: SandboxProcess) -> None:
    changes = {"city": "Paris", "telegramnotifications": ["invoices"], "id": 1, "password": "other"}
    answer = sandbox.call("PUT", "/details", changes).json
    assert answer["info"] == ["client_info_updated"]
    client = sandbox.call("GET", "/details").json["client"]
    assert answer["client"] == client
    assert (client["id"], client["city"], client["firstname"]) == ("26", "Paris", "Joe")
    assert client["telegramnotifications"] == ["invoices"]
    assert "password" not in client
    before = sandbox.state()
    for bad in (
        {"email": ""},
        {"email": "nonsense"},
        {"email": "mary@example.com"},
        {"city": ["a"]},
        {"telegramnotifications": [1], "city": "x"},
    ):
        assert sandbox.call("PUT", "/details", bad).json["success"] is False
    assert sandbox.state() == before


def test_contacts(sandbox: SandboxProcess) -> None:
    privileges = {"support": ["tickets"], "services": {"full": 1, "332": ["basic"]}}
    arguments = {
        "email": "anna@example.com",
        "firstname": "Anna",
        "password": "pass",
        "privileges": privileges,
    }
    assert sandbox.call("POST", "/contact", arguments).json == {"contact_id": "50", "info": ["profile_added"]}
    contacts = items(sandbox.call("GET", "/contact").json["contacts"])
    assert [each["id"] for each in contacts] == ["49", "50"]
    contact = sandbox.call("GET", "/contact/50").json["contact"]
    assert (contact["id"], contact["firstname"], contact["privileges"]) == ("50", "Anna", privileges)
    token = sandbox.login("anna@example.com", "pass").json["token"]
    assert sandbox.call("GET", "/details", token=token).json["client"]["id"] == "26"
    edited = sandbox.call("PUT", "/contact/50", {"id": "49", "lastname": "Sue", "privileges": {}})
    assert edited.json == {"info": ["profile_updated"]}
    contact = sandbox.call("GET", "/contact/50").json["contact"]
    assert (contact["lastname"], contact["privileges"]) == ("Sue", [])  # PHP has no empty object.
    assert "error" in sandbox.call("POST", "/contact", {"email": "anna@example.com"}).json
    assert "error" in sandbox.call("POST", "/contact", {"firstname": "Nobody"}).json
    for bad in ({"privileges": "all"}, {"email": "mary@example.com"}, {"email": "user@example.com"}):
        assert "error" in sandbox.call("PUT", "/contact/50", bad).json
    unchanged = {"email": "anna@example.com"}
    assert sandbox.call("PUT", "/contact/50", unchanged).json == {"info": ["profile_updated"]}


def test_forms_nest_as_in_php(sandbox: SandboxProcess) -> None:
    arguments = [
        ("email", "a+b@example.com"),
        ("privileges[support][]", "tickets"),
        ("privileges[support][]", "emails"),
    ]
    assert sandbox.call("POST", "/contact", arguments, form=True).json["contact_id"] == "50"
    contact = sandbox.call("GET", "/contact/50").json["contact"]
    assert contact["email"] == "a+b@example.com"
    assert contact["privileges"] == {"support": ["tickets", "emails"]}
    record = [
        ("name", "_x._tcp"),
        ("type", "SRV"),
        ("content[]", "10"),
        ("content[]", "10"),
        ("content[]", "host.example.com"),
    ]
    assert sandbox.call("POST", f"{GAPLESS}/records", record, form=True).json["success"] is True
    assert zone(sandbox, 60)["records"][-1]["content"] == [10, 10, "host.example.com"]
    for odd in (b"&&=&[]=1&a[=2&a]=3&a[][b]=4&a=%zz%", b"=", b"%00=%ff"):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        assert sandbox.send("POST", "/api/login", odd, headers).json == {"error": ["wronglogin"]}


# ---- billing -------------------------------------------------------------------------------------


def test_credit_pays_exactly(sandbox: SandboxProcess) -> None:
    balance = sandbox.call("GET", "/balance").json["details"]
    assert balance == {"currency": "USD", "acc_balance": "123456.55", "acc_credit": "50.00"}
    paid = sandbox.call("POST", "/invoice/308977/credit").json
    assert paid == {"success": True, "invoice_status": "Paid", "applied": 2.1}
    part = sandbox.call("POST", "/invoice/308978/credit", {"amount": 0.1}).json
    assert part == {"success": True, "invoice_status": "Unpaid", "applied": 0.1}
    sandbox.call("POST", "/invoice/308978/credit", {"amount": "0.2"})
    balance = sandbox.call("GET", "/balance").json["details"]
    assert (balance["acc_balance"], balance["acc_credit"]) == ("123454.15", "47.60")
    rest = sandbox.call("POST", "/invoice/308978/credit", {"amount": "47.60"}).json
    assert rest["applied"] == 47.6
    invoice = sandbox.call("GET", "/invoice/308978").json["invoice"]
    assert (invoice["status"], invoice["credit"], invoice["total"]) == ("Unpaid", 47.9, 123454.45)
    assert sandbox.call("GET", "/invoice/308977").json["invoice"]["status"] == "Paid"
    for amount in ({}, {"amount": 0.01}):  # No credit is left.
        assert sandbox.call("POST", "/invoice/308978/credit", amount).json == failure("insufficient_credit")


@pytest.mark.parametrize("arguments", [None, {}, {"amount": ""}])
def test_without_an_amount_the_whole_invoice_is_paid_or_nothing(
    arguments: object, sandbox: SandboxProcess
) -> None:
    before = sandbox.state()
    answer = sandbox.call("POST", "/invoice/308978/credit", arguments)
    assert (answer.status, answer.json) == (200, failure("insufficient_credit"))
    assert sandbox.state() == before
    paid = sandbox.call("POST", "/invoice/308977/credit", arguments).json
    assert paid == {"success": True, "invoice_status": "Paid", "applied": 2.1}
    assert sandbox.state()["credit"] == "47.90"


@pytest.mark.parametrize(
    "amount", ["0", "-1", "1.234", "1e2", "abc", "1.", ".5", "50.01", "2.11", [1], True, 10**30]
)
def test_bad_amounts_change_nothing(amount: object, sandbox: SandboxProcess) -> None:
    before = sandbox.state()
    answer = sandbox.call("POST", "/invoice/308977/credit", {"amount": amount})
    assert (answer.status, answer.json["success"]) == (200, False)
    assert sandbox.state() == before


def test_paid_invoices_take_no_credit(sandbox: SandboxProcess) -> None:
    assert "error" in sandbox.call("POST", "/invoice/308976/credit").json


@pytest.mark.parametrize(("dialect", "rate"), [("documented", "21"), ("wire", '"21"'), ("hostile", '"21"')])
def test_money_in_details_is_numbers(dialect: str, rate: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    body = sandbox.call("GET", "/invoice/308976").body.decode()
    assert f'"subtotal":16.24,"credit":0,"tax":3.41,"taxrate":{rate},' in body
    assert '"total":19.65,' in body
    assert '"number":"2016\\/12\\/1"' in body
    assert sandbox.call("POST", "/invoice/308977/credit").body.endswith(b'"applied":2.1}')


# ---- support -------------------------------------------------------------------------------------


def test_life_of_a_ticket(sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", "/ticket/departments").json["departments"][0] == {"id": "1", "name": "Billing"}
    created = sandbox.call("POST", "/tickets", {"dept_id": 2, "subject": "Hello", "body": "World ☃"})
    assert created.json == {"ticket": 865650}
    path = "/tickets/865650"
    assert sandbox.call("POST", path, {"number": 1, "body": "More"}).json == {"info": ["reply_added"]}
    ticket = sandbox.call("GET", path)
    assert ticket.json["ticket"]["body"] == "World ☃"
    assert b"\\u2603" in ticket.body
    assert ticket.json["ticket"]["deptname"] == "Technical Support"
    assert [(each["id"], each["body"]) for each in ticket.json["replies"]] == [("930", "More")]
    assert sandbox.call("PUT", f"{path}/open").json == failure("Ticket is not closed")
    assert sandbox.call("PUT", f"{path}/close", {}).json == {"status": True}
    assert sandbox.call("PUT", f"{path}/close").json == failure("Ticket is already closed")
    assert "error" in sandbox.call("POST", path, {"body": "More"}).json
    assert sandbox.call("PUT", f"{path}/open").json == {"status": True}
    listed = sandbox.call("GET", "/tickets").json["tickets"]
    assert [(each["ticket_number"], each["status"]) for each in items(listed)] == [
        ("736633", "Answered"),
        ("865650", "Open"),
    ]
    before = sandbox.state()
    for bad in (
        {"dept_id": 9, "subject": "a", "body": "b"},
        {"dept_id": 1, "body": "b"},
        {"dept_id": 1, "subject": "a"},
    ):
        assert "error" in sandbox.call("POST", "/tickets", bad).json
    assert sandbox.state() == before


# ---- header lines --------------------------------------------------------------------------------


@pytest.mark.parametrize("dialect", DIALECTS)
def test_header_lines_of_every_answer(dialect: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    answers = [sandbox.call("GET", path) for path in ("/details", "/contact/1", "/nothing")]
    for answer in [sandbox.login(), sandbox.login(password="wrong"), *answers]:
        given = (answer.headers["Content-Type"], answer.headers["Strict-Transport-Security"])
        if dialect == "documented":
            assert given == ("application/json", None)
        else:
            assert given == (
                "application/json; charset=UTF-8",
                ": max-age=31536000",
            )  # malformed, as recorded


# ---- DNS -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "name", "positions"),
    [
        ("/contact", "contacts", ["1"]),
        ("/invoice", "invoices", ["0", "2", "3"]),
        ("/invoice/308976", "items", ["0", "2"]),
        ("/tickets", "tickets", ["1"]),
        ("/dns", "zones", ["0", "2", "3"]),
    ],
)
def test_only_where_answers_are_hostile_is_every_list_an_object(
    path: str, name: str, positions: list[str], sandbox: SandboxProcess
) -> None:
    def found() -> Any:
        answer = sandbox.call("GET", path).json
        return answer.get("invoice", answer)[name]

    for dialect in ("wire", "documented"):
        sandbox.configure(dialect=dialect)
        assert isinstance(found(), list)
    sandbox.configure(dialect="hostile")
    assert list(found()) == positions


def test_lists_of_strangers_are_empty_arrays(sandbox: SandboxProcess) -> None:
    sandbox.call("POST", "/signup", SIGNUP, token="")
    token = sandbox.login("new@example.com", "new secret").json["token"]
    for path, name in (("/contact", "contacts"), ("/invoice", "invoices"), ("/tickets", "tickets")):
        assert sandbox.call("GET", path, token=token).json == {name: []}


def test_records_are_an_object_where_positions_have_gaps(sandbox: SandboxProcess) -> None:
    records = sandbox.call("GET", EVERY_TYPE).json["records"]
    assert list(records)[:4] == ["0", "1", "15", "17"]
    assert sandbox.call("GET", EMPTY).json["records"] == []
    assert isinstance(sandbox.call("GET", GAPLESS).json["records"], list)
    added = sandbox.call("POST", f"{GAPLESS}/records", NEW_RECORD).json
    assert "id" not in added["record"]
    assert [each["type"] for each in sandbox.call("GET", GAPLESS).json["records"]] == ["A", "NS", "A"]
    assert sandbox.call("DELETE", f"{GAPLESS}/records/11").json == {"success": True}
    assert list(sandbox.call("GET", GAPLESS).json["records"]) == ["0", "2"]
    sandbox.configure(dialect="documented")
    assert isinstance(sandbox.call("GET", GAPLESS).json["records"], list)


@pytest.mark.parametrize("dialect", ["wire", "hostile"])
def test_wire_records(dialect: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    assert sandbox.call("GET", EVERY_TYPE).json["service_id"] == "10"
    records = {each["type"]: each for each in sandbox.call("GET", EVERY_TYPE).json["records"].values()}
    assert set(records["A"]) == {
        "id", "domain_id", "name", "type", "content", "ttl", "prio", "priority", "change_date",
    }  # fmt: skip
    for record in records.values():
        assert all(isinstance(text, str) for name, text in record.items() if name != "content")
        assert record["prio"] == record["priority"]
        assert record["name"].endswith("example.com")
    assert len(records["SOA"]["content"]) == 7
    assert records["SRV"]["content"] == ["10", "5060", "vc01.example.com"]
    assert records["TXT"]["content"] == '"v=spf1 mx -all"'
    assert records["CAA"]["content"] == '0 issue "letsencrypt.org"'
    assert (records["MX"]["content"], records["MX"]["priority"]) == ("mail.example.com", "10")
    assert records["A"]["change_date"] == ("0" if dialect == "wire" else "1672531200")


def test_documented_records(sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect="documented")
    records = {each["type"]: each for each in sandbox.call("GET", EVERY_TYPE).json["records"]}
    assert list(records["A"]) == ["id", "name", "ttl", "priority", "content", "type"]
    assert records["SRV"]["content"] == [10, 5060, "vc01.example.com"]
    assert records["TXT"]["content"] == "v=spf1 mx -all"
    assert records["SOA"]["content"].split()[2] == "2023010101"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("host", "host.example.com"),
        ("host.example.com", "host.example.com"),
        ("host.example.com.", "host.example.com"),
        ("example.com", "example.com"),
        ("", "example.com"),
        ("@", "example.com"),
        ("notexample.com", "notexample.com.example.com"),
        ("_a._tcp", "_a._tcp.example.com"),
        ("*", "*.example.com"),
    ],
)
def test_names_are_stored_in_full_and_echoed_as_sent(sent: str, read: str, sandbox: SandboxProcess) -> None:
    added = sandbox.call("POST", f"{EVERY_TYPE}/records", {**NEW_RECORD, "name": sent}).json
    assert added == {
        "success": True,
        "record": {"name": sent, "type": "A", "ttl": 300, "priority": 0, "content": "192.0.2.7"},
        "info": [["dnsnewrecordadded", "A"]],
    }
    assert list(sandbox.call("GET", EVERY_TYPE).json["records"].values())[-1]["name"] == read


def test_edit_and_duplicates_and_serial(sandbox: SandboxProcess) -> None:
    serial = zone(sandbox, 62)["serial"]
    for _ in range(2):
        sandbox.call("POST", f"{EVERY_TYPE}/records", NEW_RECORD)
    first, second = zone(sandbox, 62)["records"][-2:]
    assert first["id"] != second["id"]
    assert {**first, "id": 0, "position": 0} == {**second, "id": 0, "position": 0}
    edited = sandbox.call("PUT", f"{EVERY_TYPE}/records/{second['id']}", {"name": "x", "ttl": "60"}).json
    assert edited == {
        "success": True,
        "record": {
            "id": str(second["id"]),
            "name": "x",
            "type": "A",
            "ttl": 60,
            "priority": 0,
            "content": "192.0.2.7",
        },
        "info": ["dnsrecordupdated"],
    }
    assert sandbox.call("DELETE", f"{EVERY_TYPE}/records/{first['id']}").json == {"success": True}
    assert zone(sandbox, 62)["serial"] == serial + 4
    soa = sandbox.call("GET", EVERY_TYPE).json["records"]["0"]
    assert soa["content"][2] == str(serial + 4)


@pytest.mark.parametrize(
    "change",
    [
        {"type": "BOGUS"},
        {"type": None},
        {"content": None},
        {"content": ""},
        {"content": "no address"},
        {"type": "AAAA"},
        {"type": "SRV"},
        {"type": "SRV", "content": [10, 99999, "host"]},
        {"type": "SOA", "content": "a b 1 2 3 4 5"},
        {"name": None},
        {"name": "a b"},
        {"name": "a..b"},
        {"ttl": -1},
        {"ttl": "soon"},
        {"priority": 65536},
    ],
    ids=str,
)
def test_bad_records_are_refused_without_a_trace(change: dict[str, object], sandbox: SandboxProcess) -> None:
    before = sandbox.state()
    answer = sandbox.call("POST", f"{EVERY_TYPE}/records", {**NEW_RECORD, **change})
    assert (answer.status, answer.json["success"]) == (200, False)
    assert sandbox.state() == before


@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_stands_beside_a_cname(dialect: str, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    alias = {"name": "alias", "type": "CNAME", "content": "example.com", "ttl": 300}
    address = {**NEW_RECORD, "name": "host"}
    text = {**address, "name": "other", "type": "TXT", "content": "text"}
    for record in (alias, address, text):
        assert "error" not in sandbox.call("POST", f"{EVERY_TYPE}/records", record).json
    cname_id, _, text_id = (each["id"] for each in zone(sandbox, 62)["records"][-3:])
    before = sandbox.state()
    refused: dict[str, list[dict[str, object]]] = {
        "adding": [
            {**address, "name": "alias"},
            {**text, "name": "ALIAS.Example.com."},
            {**alias, "content": "www.example.com"},
            {**alias, "name": "host"},
            {**alias, "name": "@"},
        ],
        "editing": [{"name": "alias"}, {"name": "host", "type": "CNAME", "content": "example.com"}],
    }
    for doing, changes in refused.items():
        for change in changes:
            method, path = ("POST", "") if doing == "adding" else ("PUT", f"/{text_id}")
            error = sandbox.call(method, f"{EVERY_TYPE}/records{path}", change).json["error"]
            assert error == [f"An error occurred while {doing} the DNS record", "dnserrcname_exists"]
    assert sandbox.state() == before
    itself: list[dict[str, object]] = [{"ttl": 60}, {"type": "A", "content": "192.0.2.7"}]
    for change in itself:  # A record does not conflict with itself.
        assert "error" not in sandbox.call("PUT", f"{EVERY_TYPE}/records/{cname_id}", change).json
    assert "error" not in sandbox.call("POST", f"{EVERY_TYPE}/records", {**text, "name": "alias"}).json


def test_failed_edit_says_what_the_service_says(sandbox: SandboxProcess) -> None:
    before = sandbox.state()
    answer = sandbox.call("PUT", f"{EVERY_TYPE}/records/406415", {"content": "no address"}).json
    assert answer["error"][0] == "An error occurred while editing the DNS record"
    assert "error" in sandbox.call("DELETE", f"{EVERY_TYPE}/records/406400").json  # the SOA record
    assert sandbox.state() == before


def test_every_type_of_record_can_be_written_and_read(sandbox: SandboxProcess) -> None:
    records = sandbox.call("GET", EVERY_TYPE).json["records"].values()
    assert len(records) == 15
    for record in records:
        if record["type"] != "SOA":
            copy = {name: record[name] for name in ("name", "type", "content", "ttl", "priority")}
            assert sandbox.call("POST", f"{EMPTY}/records", copy).json["success"] is True, record
    copies = sandbox.call("GET", EMPTY).json["records"]
    assert [each["content"] for each in copies] == [
        each["content"] for each in records if each["type"] != "SOA"
    ]


@pytest.mark.parametrize(
    ("type", "content"),
    [
        ("ALIAS", "host.example.net"),
        ("ANAME", "host.example.net"),
        ("CDNSKEY", "257 3 13 AAAA"),
        ("CDS", "0 0 0 00"),
        ("DNAME", "example.net"),
        ("HINFO", '"RFC8482" ""'),
        ("HTTPS", "1 . alpn=h2,h3"),
        ("LOC", "52 22 23.000 N 4 53 32.000 E -2.00m 0.00m 10000.00m 10.00m"),
        ("OPENPGPKEY", "AAAA"),
        ("SMIMEA", "3 0 0 00ff"),
        ("SVCB", "0 host.example.net"),
        ("URI", '10 1 "https://example.net/"'),
    ],
)
def test_content_of_other_types_is_shown_as_it_was_sent(
    type: str, content: str, sandbox: SandboxProcess
) -> None:
    record = {"name": "host", "type": type, "content": content}
    assert sandbox.call("POST", f"{EMPTY}/records", record).json["success"] is True
    [shown] = sandbox.call("GET", EMPTY).json["records"]
    assert (shown["type"], shown["content"]) == (type, content)


def test_a_name_has_one_dname(sandbox: SandboxProcess) -> None:
    delegation = {"name": "old", "type": "DNAME", "content": "example.net"}
    assert "error" not in sandbox.call("POST", f"{EMPTY}/records", delegation).json
    assert "error" not in sandbox.call("POST", f"{EMPTY}/records", {**NEW_RECORD, "name": "old"}).json
    before = sandbox.state()
    assert "error" in sandbox.call("POST", f"{EMPTY}/records", {**delegation, "name": "OLD"}).json
    assert sandbox.state() == before


def test_names_of_delegated_reverse_zones_have_a_slash(sandbox: SandboxProcess) -> None:
    created = sandbox.call("POST", "/service/10/dns", {"name": "0/25.2.0.192.in-addr.arpa"}).json
    assert "error" not in created
    alias = {"name": "1", "type": "CNAME", "content": "1.0/25.2.0.192.in-addr.arpa"}
    assert "error" not in sandbox.call("POST", "/service/10/dns/63/records", alias).json


def test_a_ttl_below_the_minimum_is_raised(sandbox: SandboxProcess) -> None:
    sandbox.configure(minimum_ttl=600)
    added = sandbox.call("POST", f"{EMPTY}/records", {**NEW_RECORD, "ttl": 300}).json["record"]
    assert added["ttl"] == 600
    [record] = sandbox.call("GET", EMPTY).json["records"]
    assert record["ttl"] == "600"
    sandbox.call("PUT", f"{EMPTY}/records/{record['id']}", {"ttl": 599})
    assert zone(sandbox, 61)["records"][0]["ttl"] == 600
    sandbox.call("PUT", f"{EMPTY}/records/{record['id']}", {"ttl": 601})
    assert zone(sandbox, 61)["records"][0]["ttl"] == 601


# ---- the two styles of TXT -----------------------------------------------------------------------


def add_text(sandbox: SandboxProcess, content: str, type: str = "TXT") -> Any:
    record = {"name": "text", "type": type, "content": content, "ttl": 300}
    return sandbox.call("POST", f"{EMPTY}/records", record).json


def shown_text(sandbox: SandboxProcess) -> Any:
    return items(sandbox.call("GET", EMPTY).json["records"])[-1]["content"]


@pytest.mark.parametrize("dialect", ["wire", "hostile"])
@pytest.mark.parametrize("type", ["TXT", "SPF"])
@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("v=spf1 -all", '"v=spf1 -all"'),
        (" blanks ", '" blanks "'),
        ('aaaa"bbb', '"aaaa"bbb"'),
        ('in"side ; 1back\\slash', '"in"side ; 1back\\slash"'),
        (r"v=STSv1\; id=1", r'"v=STSv1\; id=1"'),
        ("a" * 410, '"' + "a" * 410 + '"'),
        ("größe", '"größe"'),
        ('"', '"""'),
        ('"v=spf1 -all"', '"v=spf1 -all"'),
        ('"one" "two"', '"one" "two"'),
        ('""', '""'),
    ],
)
def test_bare_text_is_shown_in_one_pair_of_quotes(
    sent: str, shown: str, type: str, dialect: str, sandbox: SandboxProcess
) -> None:
    sandbox.configure(dialect=dialect)
    assert add_text(sandbox, sent, type)["record"]["content"] == sent
    assert shown_text(sandbox) == shown


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("type", ["TXT", "SPF"])
@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ('"v=spf1 -all"', '"v=spf1 -all"'),
        ('" blanks "', '" blanks "'),
        ('""', '""'),
        (r'"\"quoted\" back\\slash"', r'"\"quoted\" back\\slash"'),
        (r'"\065;"', '"A;"'),
        ('"größe"', r'"gr\195\182\195\159e"'),
        (r'"\000\255"', r'"\000\255"'),
        ('"one" "two"', '"one" "two"'),
        ('"one"   ""', '"one" ""'),
        ('"' + "a" * 255 + '"', '"' + "a" * 255 + '"'),
        ('"' + "a" * 254 + r"\255" + '"', '"' + "a" * 254 + r"\255" + '"'),
    ],
)
def test_quoted_text_is_shown_as_quoted_strings(
    sent: str, shown: str, type: str, dialect: str, sandbox: SandboxProcess
) -> None:
    sandbox.configure(dialect=dialect, txt_style="quoted")
    assert add_text(sandbox, sent, type)["record"]["content"] == sent
    assert shown_text(sandbox) == shown


@pytest.mark.parametrize(
    "content",
    [
        "v=spf1 -all",
        "",
        "'single'",
        '"',
        '"open',
        'closed"',
        '"one""two"',
        '"one" two',
        '"one" ',
        ' "one"',
        '"one"\t"two"',
        'aaaa"bbb',
        '"aaaa"bbb"',
        r'"\"',
        r'"\;"',
        r'"\25"',
        r'"\256"',
        '"' + "a" * 256 + '"',
        '"' + "ü" * 128 + '"',
    ],
)
def test_what_is_no_quoted_string_is_refused_where_text_is_quoted(
    content: str, sandbox: SandboxProcess
) -> None:
    sandbox.configure(txt_style="quoted")
    before = sandbox.state()
    refused = failure("An error occurred while adding the DNS record", "Invalid record content")
    assert add_text(sandbox, content) == refused
    assert sandbox.state() == before


def test_text_that_was_stored_bare_is_shown_quoted_and_stays_in_an_edit(sandbox: SandboxProcess) -> None:
    add_text(sandbox, 'in"side 1back\\slash ' + "a" * 300)
    sandbox.configure(txt_style="quoted")
    first = r'"in\"side 1back\\slash '
    shown = first + "a" * (255 - len(first) + 3) + '" "' + "a" * (300 - 255 + len(first) - 3) + '"'
    assert shown_text(sandbox) == shown
    [record] = zone(sandbox, 61)["records"]
    assert "error" not in sandbox.call("PUT", f"{EMPTY}/records/{record['id']}", {"ttl": 60}).json
    assert shown_text(sandbox) == shown


def test_the_style_and_the_minimum_are_options() -> None:
    with SandboxProcess("--txt-style", "quoted", "--minimum-ttl", "600") as sandbox:
        sandbox.reset()
        assert add_text(sandbox, "bare")["success"] is False
        assert add_text(sandbox, '"quoted"')["record"]["ttl"] == 600


def test_zones(sandbox: SandboxProcess) -> None:
    created = sandbox.call("POST", "/service/10/dns", {"service_id": "20", "name": "TestZone.com."})
    assert created.json == {"info": ["Domain zone testzone.com was created successfully."]}
    last = items(sandbox.call("GET", "/dns").json["zones"])[-1]
    assert last == {"domain_id": "63", "name": "testzone.com", "service_id": "10"}
    records = sandbox.call("GET", "/service/10/dns/63").json["records"]
    assert [each["type"] for each in records] == ["SOA", "NS", "NS"]
    for bad in ("testzone.com", "", "single", "a b.com", "-" * 64 + ".com"):
        assert "error" in sandbox.call("POST", "/service/10/dns", {"name": bad}).json
    deleted = sandbox.call("DELETE", "/service/10/dns/63").json
    assert deleted == {"info": ["Domain zone testzone.com was deleted successfully."]}
    assert sandbox.call("GET", "/service/10/dns/63").json == failure("DNS zone not found")


def test_list_service_dns_exists_where_switched_on(sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", "/service/20/dns").json == {"error": ["invalid method"]}
    sandbox.configure(service_dns=True)
    zones = sandbox.call("GET", "/service/20/dns").json["zones"]
    assert zones == [{"domain_id": "61", "name": "bgg12ooble.com", "service_id": "20"}]
    assert "error" in sandbox.call("GET", "/service/30/dns").json


# ---- missing things ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "identifier", ["1", "abc", "-1", "+49", "4 9", "99999999999999999999", "%00", "1.0", ""]
)
def test_missing_objects(identifier: str, sandbox: SandboxProcess) -> None:
    identifier = identifier.replace(" ", "%20")
    for method, path, message in (
        ("GET", f"/contact/{identifier}", "Contact not found"),
        ("PUT", f"/contact/{identifier}", "Contact not found"),
        ("GET", f"/invoice/{identifier}", "Invoice not found"),
        ("POST", f"/invoice/{identifier}/credit", "Invoice not found"),
        ("GET", f"/tickets/{identifier}", "Ticket not found"),
        ("PUT", f"/tickets/{identifier}/close", "Ticket not found"),
        ("POST", f"/service/{identifier}/dns", "Service not found"),
        ("GET", f"/service/10/dns/{identifier}", "DNS zone not found"),
        ("GET", f"/service/{identifier}/dns/60", "Service not found"),
        ("PUT", f"{GAPLESS}/records/{identifier}", "DNS record not found"),
        ("DELETE", f"{GAPLESS}/records/{identifier}", "DNS record not found"),
    ):
        answer = sandbox.call(method, path)
        assert (answer.status, answer.json) == (200, failure(message)), (method, path)


def test_a_zone_belongs_to_its_service(sandbox: SandboxProcess) -> None:
    assert sandbox.call("GET", "/service/20/dns/60").json == failure("DNS zone not found")
    sandbox.configure(dialect="documented")
    assert sandbox.call("GET", "/service/20/dns/60").json == {"error": ["DNS zone not found"]}


@pytest.mark.parametrize(("dialect", "status"), [("wire", 200), ("hostile", 200), ("documented", 404)])
def test_unknown_operations(dialect: str, status: int, sandbox: SandboxProcess) -> None:
    sandbox.configure(dialect=dialect)
    for method, path in (
        ("GET", "/nothing"),
        ("DELETE", "/details"),
        ("PATCH", "/details"),
        ("GET", "/details/"),
    ):
        answer = sandbox.call(method, path, token="")
        assert (answer.status, answer.json) == (status, {"error": ["invalid method"]})


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"null",
        b"1",
        b'"x"',
        b"\xff",
        b'{"a":"\xff"}',
        b"{} {}",
        b"[" * 5000,
        b'{"a":' * 100000 + b"1" + b"}" * 100000,
    ],
    ids=lambda body: repr(body[:12]),
)
def test_bad_json(body: bytes, sandbox: SandboxProcess) -> None:
    for method, path in (("POST", "/api/login"), ("POST", "/api/signup"), ("POST", "/_sandbox/play")):
        answer = sandbox.send(method, path, body, {"Content-Type": "application/json"})
        assert answer.status == 400
        assert answer.json["error"] == ["invalid_request"] or path.startswith("/_sandbox")
    assert "client" in sandbox.call("GET", "/details").json


# ---- control path --------------------------------------------------------------------------------


def refused(answer: Answer) -> bool:
    """Whether the control path refused the request as one of a web page."""
    assert answer.status != 403 or answer.json["error"].startswith("the control path ")
    return answer.status == 403


@pytest.mark.parametrize("tls", [True, False])
def test_the_control_path_answers_to_its_own_names_only(sandbox: SandboxProcess, tls: bool) -> None:
    port = urlsplit(sandbox.base_url if tls else sandbox.http_base_url).port
    other = urlsplit(sandbox.http_base_url if tls else sandbox.base_url).port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LocalHost:{port}", f"[::1]:{port}"):
        assert sandbox.send("GET", "/_sandbox/log", headers={"Host": host}, tls=tls).status == 200, host
    for host in (
        "",
        "127.0.0.1",
        "localhost",
        f"127.0.0.1:{other}",
        f"localhost:{port}0",
        f"evil.example:{port}",
        f"localhost.evil.example:{port}",
        f"evil.example@127.0.0.1:{port}",
        f"127.0.0.1:{port}, evil.example",
    ):
        for method, name in (("GET", "log"), ("DELETE", "log"), ("POST", "reset"), ("GET", "nothing")):
            headers = {"Host": host, "Content-Type": "application/json"}
            assert refused(sandbox.send(method, f"/_sandbox/{name}", headers=headers, tls=tls)), host


def test_the_control_path_takes_nothing_from_web_pages(sandbox: SandboxProcess) -> None:
    own = sandbox.base_url.removesuffix("/api")
    json_type = {"Content-Type": "application/json"}
    for origin in (
        "https://evil.example",
        "null",
        own + ".evil.example",
        own.replace("https", "http"),
        own + "0",
    ):
        for method, name in (("GET", "state"), ("POST", "reset"), ("DELETE", "log"), ("OPTIONS", "reset")):
            answer = sandbox.send(method, f"/_sandbox/{name}", headers={"Origin": origin, **json_type})
            assert refused(answer), (method, origin)
            assert not [name for name in answer.headers if name.lower().startswith("access-control-")]
    assert sandbox.send("GET", "/_sandbox/state", headers={"Origin": own}).status == 200


def test_the_control_path_takes_posts_of_json_alone(sandbox: SandboxProcess) -> None:
    sandbox.configure(token_lifetime=77)
    for content_type in (
        None,
        "",
        "text/plain",
        "text/plain; application/json",
        "application/jsonp",
        "application/x-www-form-urlencoded",
    ):
        headers = {} if content_type is None else {"Content-Type": content_type}
        for name in ("reset", "configure", "play", "faults"):
            assert refused(sandbox.send("POST", f"/_sandbox/{name}", "{}", headers)), (name, content_type)
        assert refused(sandbox.send("POST", "/_sandbox/reset", None, headers))
    form = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n'
    form_type = {"Content-Type": "multipart/form-data; boundary=x"}
    assert refused(sandbox.send("POST", "/_sandbox/reset", form, form_type))
    token, _ = sandbox.sign_in()
    assert claims_of(token)["exp"] - claims_of(token)["iat"] == 77
    for content_type in ("application/json", "Application/JSON; charset=utf-8", "application/json ;x=y"):
        answer = sandbox.send("POST", "/_sandbox/configure", "{}", {"Content-Type": content_type})
        assert answer.json == {"ok": True}


def test_the_control_path_answers_to_the_address_it_listens_on() -> None:
    with SandboxProcess("--host", "127.0.0.5") as sandbox:
        assert sandbox.control("GET", "log", tls=False).status == 200


def test_log(sandbox: SandboxProcess) -> None:
    token, refresh = sandbox.sign_in()
    sandbox.call("POST", "/token", {"refresh_token": refresh}, token="")
    sandbox.call("POST", "/login", {"username": USERNAME, "password": PASSWORD}, token="", form=True)
    sandbox.call("GET", "/details?a=b&token=t", token=token)
    sandbox.send("POST", "/api/login", b'{"password": "sec', tls=False)
    text = sandbox.control("GET", "log").body.decode()
    assert PASSWORD not in text.replace("***", "") and token not in text and refresh not in text
    entries = json.loads(text)["entries"]
    assert [entry["sequence"] for entry in entries] == [1, 2, 3, 4, 5]
    assert list(entries[0]) == [
        "sequence", "scheme", "http_version", "method", "path", "query", "headers", "body", "json", "status",
        "connection",
    ]  # fmt: skip
    assert entries[0]["body"] == f'{{"username":"{USERNAME}","password":"***"}}'
    assert entries[0]["json"] == {"username": USERNAME, "password": "***"}
    assert entries[0]["headers"]["content-type"] == "application/json"
    assert (entries[0]["scheme"], entries[0]["http_version"]) == ("https", "HTTP/1.1")
    assert entries[1]["json"] == {"refresh_token": "***"}
    assert entries[2]["body"] == "username=user%40example.com&password=***"
    assert "json" not in entries[2]
    assert (entries[3]["path"], entries[3]["query"]) == ("/api/details", "a=b&token=***")
    assert entries[3]["headers"]["authorization"] == "Bearer ***"
    assert not [name for name in entries[3]["headers"] if name != name.lower() or "remote" in name]
    assert (entries[4]["scheme"], entries[4]["body"], entries[4]["status"]) == ("http", "***", 400)
    assert sandbox.control("DELETE", "log").json == {"ok": True}
    assert sandbox.log() == []


def test_log_tells_connections_apart(sandbox: SandboxProcess) -> None:
    connection = sandbox.connect()
    for _ in range(2):
        connection.request("GET", "/api/details")
        connection.getresponse().read()
    connection.close()
    sandbox.call("GET", "/details")
    first, second, third = (entry["connection"] for entry in sandbox.log())
    assert first == second != third


def test_configure_refuses_what_it_does_not_know(sandbox: SandboxProcess) -> None:
    for bad in (
        {"nonsense": 1},
        {"dialect": "other"},
        {"login_limit": "3"},
        {"unauthorized_status": 500},
        {"basic": 1},
        {"txt_style": "other"},
        {"minimum_ttl": -1},
        {"vm_delay": -1},
        {"activation_delay": "1"},
        {"vm_delay": 86401},
        {"own_fields": 1},
        {"missing": "GET /service"},
        {"missing": ["GET /nothing"]},
    ):
        for name in ("configure", "reset"):
            answer = sandbox.control("POST", name, {"token_lifetime": 5, **bad})
            assert answer.status == 400
            assert isinstance(answer.json["error"], str)
    token, _ = sandbox.sign_in()
    assert claims_of(token)["exp"] - claims_of(token)["iat"] == 3600
    assert sandbox.control("GET", "nothing").status == 404


def test_reset_forgets_everything(sandbox: SandboxProcess) -> None:
    seeded = sandbox.state()
    token, _ = sandbox.sign_in()
    sandbox.call("POST", f"{GAPLESS}/records", NEW_RECORD)
    sandbox.call("POST", "/invoice/308977/credit")
    sandbox.control("POST", "play", {"answers": [{}]})
    assert sandbox.state() != seeded
    sandbox.reset(dialect="documented")
    assert sandbox.state() == seeded
    assert sandbox.log() == []
    assert sandbox.control("GET", "play").json == {"remaining": 0}
    assert sandbox.call("GET", "/details", token=token).status == 401


def test_state_has_no_passwords(sandbox: SandboxProcess) -> None:
    sandbox.call("POST", "/contact", {"email": "anna@example.com", "password": "hidden-password"})
    assert list(sandbox.state()) == [
        "client",
        "contacts",
        "invoices",
        "credit",
        "tickets",
        "services",
        "domains",
        "zones",
        "signups",
    ]
    text = json.dumps(sandbox.state())
    for secret in ("pdtzc", "Ab1-cd21", "vmsecret"):  # of a service, a domain and a machine
        assert secret not in text
    assert "hidden-password" not in text and "password" not in text


def test_play(sandbox: SandboxProcess) -> None:
    answers = [
        {
            "method": "GET",
            "path": "/api/balance",
            "status": 503,
            "headers": {"Retry-After": "2"},
            "body": "busy",
            "times": 2,
        },
        {"body": ' { "exact" : "text/☃" } '},
        {
            "method": "POST",
            "body_base64": base64.b64encode(b"\x00\xff").decode(),
            "headers": {"Content-Type": "a/b"},
        },
        {"path": "/api/login", "body": "{}"},
    ]
    assert sandbox.control("POST", "play", {"answers": answers}).json == {"queued": 4}
    assert sandbox.control("GET", "play").json == {"remaining": 5}
    before = sandbox.state()
    for _ in range(2):
        busy = sandbox.call("GET", "/balance", token="")
        assert (busy.status, busy.body, busy.headers["Retry-After"]) == (503, b"busy", "2")
        assert busy.headers["Content-Type"] == "application/json"
    assert sandbox.login().json == {}
    assert "token" in sandbox.login().json  # An answer without a path is not used for signing in.
    assert sandbox.call("GET", "/contact", token="").body.decode() == ' { "exact" : "text/☃" } '
    assert "contacts" in sandbox.call("GET", "/contact").json
    binary = sandbox.call("POST", "/contact", {"email": "x@example.com"})
    assert (binary.body, binary.headers["Content-Type"]) == (b"\x00\xff", "a/b")
    assert sandbox.state() == before
    assert [entry["status"] for entry in sandbox.log()][:2] == [503, 503]
    assert sandbox.control("GET", "play").json == {"remaining": 0}


def test_play_can_answer_nothing_cut_short_or_late(sandbox: SandboxProcess) -> None:
    answers: list[dict[str, object]] = [
        {"body": ""},
        {"body": "{}", "headers": {"Content-Length": "100"}},
        {"drop": True},
        {"body": "{}", "delay_ms": 150},
    ]
    sandbox.control("POST", "play", {"answers": answers})
    assert sandbox.call("GET", "/details").body == b""
    for _ in range(2):
        with pytest.raises((HTTPException, OSError)):
            sandbox.call("GET", "/details")
    begin = time.monotonic()
    assert sandbox.call("GET", "/details").json == {}
    assert time.monotonic() - begin >= 0.15


def test_play_sends_the_encoding_it_is_given(sandbox: SandboxProcess) -> None:
    answer = {"body": "{}", "headers": {"Content-Encoding": "x-test"}}
    sandbox.control("POST", "play", {"answers": [answer]})
    got = sandbox.send("GET", "/api/details", headers={"Accept-Encoding": "gzip, br"})
    assert (got.body, got.headers["Content-Encoding"]) == (b"{}", "x-test")


def test_play_is_all_or_nothing(sandbox: SandboxProcess) -> None:
    for bad in (
        {"nonsense": 1},
        {"status": "200"},
        {"status": 99},
        {"body": 1},
        {"times": -1},
        {"body_base64": "?"},
        1,
    ):
        assert sandbox.control("POST", "play", {"answers": [{}, bad]}).status == 400
    assert sandbox.control("GET", "play").json == {"remaining": 0}
    sandbox.control("POST", "play", {"answers": [{}]})
    assert sandbox.control("DELETE", "play").json == {"ok": True}
    assert "client" in sandbox.call("GET", "/details").json


def test_a_put_replaces_the_queue_and_clears_the_log(sandbox: SandboxProcess) -> None:
    sandbox.control("POST", "play", {"answers": [{"body": "1"}, {"body": "2"}]})
    sandbox.call("GET", "/details")
    assert sandbox.control("PUT", "play", {"answers": [{"body": "3"}]}).json == {"queued": 1}
    assert sandbox.control("GET", "log").json == {"entries": []}
    assert sandbox.control("GET", "play").json == {"remaining": 1}
    assert sandbox.control("PUT", "play", {"answers": [1]}).status == 400
    assert sandbox.call("GET", "/details").json == 3


def test_delay(sandbox: SandboxProcess) -> None:
    sandbox.configure(delay_ms=100)
    begin = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: sandbox.call("GET", "/details"), range(8)))
    assert 0.1 <= time.monotonic() - begin < 0.7  # The delays run at the same time.


# ---- many at once --------------------------------------------------------------------------------


def test_idle_connections_do_not_block_others(sandbox: SandboxProcess) -> None:
    idle = [sandbox.connect(tls=False) for _ in range(100)]
    for connection in idle:
        connection.request("GET", "/api/details")
        connection.getresponse().read()
    assert "client" in sandbox.call("GET", "/details").json
    assert sandbox.send("GET", "/_sandbox/play", tls=False).json == {"remaining": 0}
    for connection in idle:
        connection.close()


def test_threads_share_the_state(sandbox: SandboxProcess) -> None:
    serial = zone(sandbox, 60)["serial"]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: sandbox.call("POST", f"{GAPLESS}/records", NEW_RECORD), range(64)))
    assert all(answer.json["success"] for answer in answers)
    after = zone(sandbox, 60)
    assert after["serial"] == serial + 64
    assert len({record["id"] for record in after["records"]}) == 66
    assert len(sandbox.log()) == 64


def test_untrusted_certificate_is_refused_by_others(sandbox: SandboxProcess) -> None:
    port = int(sandbox.base_url.rsplit(":", 1)[1].split("/")[0])
    with socket.create_connection(("127.0.0.1", port)) as plain, pytest.raises(ssl.SSLCertVerificationError):
        ssl.create_default_context().wrap_socket(plain, server_hostname="127.0.0.1")
    assert "client" in sandbox.call("GET", "/details").json
