"""Every error of the library has its exception, with all details and without secrets."""

import json
import pickle
from collections.abc import Callable
from typing import Any

import balvps
import pytest
from balvps import _native, errors
from balvps.testing import Sandbox

from one_time_code import SECRET

DETAILS: "dict[str, Any]" = {
    "code": 0,
    "name": "",
    "reason": "",
    "message": "what went wrong",
    "messages": ["one", "two"],
    "operation": "get_invoice",
    "http_status": 200,
    "content_type": "application/json",
    "retry_after": None,
    "retryable": False,
    "excerpt": "",
}

BY_NAME = {
    "argument": (balvps.InvalidArgument, ValueError),
    "configuration": (balvps.ConfigurationError, ValueError),
    "authentication": (balvps.AuthenticationError, balvps.ServiceError),
    "second_factor_needed": (balvps.SecondFactorRequired, balvps.AuthenticationError),
    "not_permitted": (balvps.NotPermitted, balvps.ServiceError),
    "not_found": (balvps.NotFound, balvps.ServiceError),
    "unsupported": (balvps.Unsupported, balvps.ServiceError),
    "refused": (balvps.Refused, balvps.ServiceError),
    "rate_limited": (balvps.RateLimited, balvps.NotNowError),
    "unavailable": (balvps.Unavailable, balvps.NotNowError),
    "timeout": (balvps.Timeout, TimeoutError),
    "connection": (balvps.ConnectionFailed, ConnectionError),
    "tls": (balvps.TlsError, balvps.TransportError),
    "malformed_answer": (balvps.MalformedAnswer, balvps.TransportError),
    "too_large": (balvps.TooLarge, balvps.TransportError),
    "out_of_memory": (balvps.OutOfMemory, MemoryError),
    "cancelled": (balvps.Cancelled, balvps.LocalError),
    "internal": (balvps.InternalError, balvps.LocalError),
    "ambiguous_write": (balvps.AmbiguousWrite, balvps.UncertainError),
    "conflict": (balvps.Conflict, balvps.ServiceError),
    "guarded": (balvps.Guarded, balvps.CallerError),
}
CATALOG = json.loads(_native.catalog_json())["errors"]


@pytest.mark.parametrize("known", CATALOG, ids=lambda known: str(known["name"]))
def test_every_code_has_its_exception(known: "dict[str, Any]") -> None:
    expected, base = BY_NAME[known["name"]]
    details = {
        **DETAILS,
        "code": known["code"],
        "name": known["name"],
        "family": known["family"],
        "retry_after": 7,
    }
    error = errors.error_from(details)
    assert type(error) is expected
    assert isinstance(error, base)
    family = getattr(balvps, known["family"].title().replace("_", "") + "Error")
    assert isinstance(error, family)
    assert error.family == family._family == known["family"]
    assert str(error) == "what went wrong"
    assert (error.code, error.name, error.reason) == (known["code"], known["name"], "")
    assert (error.operation, error.http_status, error.messages) == ("get_invoice", 200, ("one", "two"))
    assert (error.retry_after, error.retryable) == (7.0, False)
    assert error.raw == details
    assert (expected._code, expected._name) == (known["code"], known["name"])


@pytest.mark.parametrize(
    ("reason", "expected"), [("wrong_login", balvps.WrongLogin), ("token_expired", balvps.TokenExpired)]
)
def test_finer_reasons_have_their_own(reason: str, expected: "type[balvps.BalvpsError]") -> None:
    details = {**DETAILS, "code": 3, "name": "authentication", "reason": reason}
    error = errors.error_from(details)
    assert type(error) is expected
    assert isinstance(error, balvps.AuthenticationError)


def test_a_code_of_a_later_library_is_still_an_error() -> None:
    error = errors.error_from({**DETAILS, "code": 99, "name": "new"})
    assert type(error) is balvps.BalvpsError
    assert (error.code, error.name) == (99, "new")


def test_a_timeout_of_a_write_is_ambiguous_and_one_of_a_read_is_not(sandbox: Sandbox) -> None:
    with sandbox.client(timeout=0.3, retries=0) as client:
        client.session.login()
        sandbox.configure(delay_ms=1000)
        with pytest.raises(balvps.AmbiguousWrite) as caught:
            client.tickets.reply(736633, "Thanks")
        assert caught.value.reason == "timeout"
        assert not isinstance(
            caught.value, TimeoutError
        )  # code that retries on TimeoutError must not repeat a write
        assert caught.value.operation == "reply_ticket"
        with pytest.raises(balvps.Timeout) as read:
            client.tickets.list()
        assert not isinstance(read.value, balvps.AmbiguousWrite)
        for method, ambiguous in (("GET", False), ("POST", True)):
            with pytest.raises(balvps.AmbiguousWrite if ambiguous else balvps.Timeout):
                client.request(method, "/anything")


def test_signing_in_is_no_write(sandbox: Sandbox) -> None:
    sandbox.configure(delay_ms=1000)
    with sandbox.client(timeout=0.3, retries=0) as client, pytest.raises(balvps.Timeout) as caught:
        client.tickets.close(736633)
    assert caught.value.operation == "close_ticket"
    assert not isinstance(caught.value, balvps.AmbiguousWrite)


def test_a_write_that_never_left_is_not_ambiguous() -> None:
    client = balvps.Client(token="any", base_url="https://127.0.0.1:1/api", retries=0)
    with pytest.raises(balvps.ConnectionFailed) as caught:
        client.tickets.close(736633)
    assert not isinstance(caught.value, balvps.AmbiguousWrite)
    assert caught.value.retryable


def test_errors_can_be_pickled(client: balvps.Client) -> None:
    with pytest.raises(balvps.NotFound) as caught:
        client.invoices.get(1)
    copied = pickle.loads(pickle.dumps(caught.value))
    assert type(copied) is balvps.NotFound
    assert str(copied) == str(caught.value)
    assert vars(copied) == vars(caught.value)


def shown_of(caught: "list[balvps.BalvpsError]") -> str:
    """Every form in which a program may print, log or store errors."""
    texts = [f"{error}{error!r}{vars(error)}{pickle.dumps(error, protocol=0)!r}" for error in caught]
    return "".join(texts)


def error_of(call: "Callable[[], object]") -> balvps.BalvpsError:
    with pytest.raises(balvps.BalvpsError) as caught:
        call()
    return caught.value


def test_no_error_shows_a_password(sandbox: Sandbox) -> None:
    with sandbox.client(password="hunter2-hunter2") as client:
        shown = shown_of(
            [
                error_of(client.account.get),
                error_of(lambda: client.session.login(password="hunter2-hunter2\ud800")),
                error_of(lambda: client.call("login", password=1.25)),
            ]
        )
    assert "hunter2" not in shown
    assert "1.25" not in shown


def test_no_error_shows_a_token(sandbox: Sandbox) -> None:
    with sandbox.client() as client:
        tokens = client.session.login()
        sandbox.play("<html>no JSON</html>")
        caught = [error_of(client.account.get), error_of(lambda: client.invoices.get(1))]
        sandbox.configure(revoke_all=True, revoke_refresh=True)
        caught += [error_of(client.session.refresh)]
    with sandbox.client(auth="token", token=tokens.token) as client:
        caught += [error_of(client.account.get)]
    assert [type(each) for each in caught[:2]] == [balvps.MalformedAnswer, balvps.NotFound]
    assert all(isinstance(each, balvps.ServiceError) for each in caught[2:])
    for secret in (tokens.token, tokens.refresh):
        assert secret
        assert secret not in shown_of(caught)


def test_no_error_shows_the_secret_of_the_second_factor(sandbox: Sandbox) -> None:
    sandbox.configure(mfa=True)
    caught = [error_of(lambda: balvps.Client(totp_secret=SECRET + "!"))]
    wrong = "GEZDGNBVGY3TQOJQ"
    with sandbox.client(totp_secret=wrong) as client:
        caught += [error_of(client.account.get)]
    assert isinstance(caught[1], balvps.AuthenticationError)
    assert SECRET not in shown_of(caught)
    assert wrong not in shown_of(caught)


def test_every_exception_is_exported() -> None:
    for name in errors.__all__:
        assert getattr(balvps, name) is getattr(errors, name)
        assert name in balvps.__all__
    assert set(BY_NAME) == {known["name"] for known in CATALOG}
