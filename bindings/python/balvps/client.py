"""The client: where everything starts."""

from __future__ import annotations

import json
import logging
import operator
import os
import threading
import time
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from . import _native
from ._views import View
from .account import Account
from .billing import Billing, Invoices
from .contacts import Contacts
from .errors import ConfigurationError, InvalidArgument, error_from
from .models import ANSWERS
from .session import Session
from .tickets import Tickets
from .zones import Zones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from typing_extensions import Self

    from ._calls import Call

_logger = logging.getLogger("balvps")

#: What from_env reads: the environment's name, and the keyword of Client.
_ENVIRONMENT = {
    "BALVPS_USERNAME": "username",
    "BALVPS_PASSWORD": "password",
    "BALVPS_TOKEN": "token",
    "BALVPS_REFRESH_TOKEN": "refresh_token",
    "BALVPS_BASE_URL": "base_url",
    "BALVPS_AUTH": "auth",
    "BALVPS_CA_FILE": "ca_file",
    "BALVPS_PROXY": "proxy",
    "BALVPS_TIMEOUT": "timeout",
    "BALVPS_RETRIES": "retries",
    "BALVPS_TOKEN_STORE": "token_store",
}

#: Operations that change nothing but what the client is signed in with.
_SIGNING_IN = ("login", "refresh_token")


class Client:
    """An account at the service. Nothing is sent until the first call, which signs in.

    Any number of threads may use one client at once. After a fork the child may go on using it. A client can
    be pickled; the tokens it holds stay behind.

    Args:
        username: the account's e-mail address.
        password: its password.
        base_url: address of the API, up to and with ``/api``; default: BalVPS itself.
        auth: ``"jwt"`` signs in once and renews tokens as needed (the default), ``"basic"`` sends user name
            and password with every call, ``"token"`` uses just the token handed in (the default if that is
            all there is), ``"none"`` sends no credentials.
        token: a bearer token obtained elsewhere.
        refresh_token: a refresh token that belongs to it, or to start from instead of a password.
        timeout: seconds for one call in all: signing in, retries and waiting included.
        connect_timeout: seconds to reach the service.
        retries: how often a read is tried again after a failed connection or a 502, 503 or 504. Writes never
            are.
        ca_file: PEM file of the certificate authorities to trust instead of the system's.
        proxy: proxy to connect through; default: the environment's ``https_proxy``.
        user_agent: put in front of ``balvps/VERSION`` in the ``User-Agent`` header.
        max_body_bytes: largest answer and largest request body, in bytes.
        token_store: ``"memory"``, or ``"file:PATH"`` to share one login among processes.
        allow_plain_http: allow `base_url` to be plain http to another machine: secrets then travel in the
            clear.
        options: further config keys of the library, by their names in the reference.

    Raises:
        ConfigurationError: a value is not allowed.

    >>> with balvps.Client("user@example.com", "secret", base_url=base_url, ca_file=ca_file) as client:
    ...     client.account.get().email
    'api@example.com'
    """

    def __init__(
        self,
        username: str | None = None,
        password: str | None = None,
        *,
        base_url: str | None = None,
        auth: str | None = None,
        token: str | None = None,
        refresh_token: str | None = None,
        timeout: float | None = None,
        connect_timeout: float | None = None,
        retries: int | None = None,
        ca_file: str | os.PathLike[str] | None = None,
        proxy: str | None = None,
        user_agent: str | None = None,
        max_body_bytes: int | None = None,
        token_store: str | None = None,
        allow_plain_http: bool = False,
        options: Mapping[str, str] | None = None,
    ) -> None:
        if auth is None and token and not password and not refresh_token:
            auth = "token"
        given = {
            "username": username,
            "password": password,
            "base_url": base_url,
            "auth": auth,
            "token": token,
            "refresh_token": refresh_token,
            "timeout_ms": _milliseconds("timeout", timeout),
            "connect_timeout_ms": _milliseconds("connect_timeout", connect_timeout),
            "retries": retries,
            "ca_file": None if ca_file is None else os.fspath(ca_file),
            "proxy": proxy,
            "user_agent": user_agent,
            "max_body_bytes": max_body_bytes,
            "token_store": token_store,
            "allow_plain_http": "true" if allow_plain_http else None,
            **(options or {}),
        }
        self._open({key: str(value) for key, value in given.items() if value is not None})

    def _open(self, settings: dict[str, str]) -> None:
        self._settings = settings
        self._last = threading.local()
        self._rate_limit: RateLimit | None = None
        try:
            self._native = _native.Client(settings)
        except _native.Failure as failure:
            raise error_from(json.loads(str(failure)), writes=False) from None
        except UnicodeEncodeError:
            raise ConfigurationError("a setting holds what is no text (lone surrogates)") from None

    @classmethod
    def from_env(cls, **overrides: Any) -> Self:
        """A client for the account that the environment names.

        Read are ``BALVPS_USERNAME``, ``BALVPS_PASSWORD``, ``BALVPS_TOKEN``, ``BALVPS_REFRESH_TOKEN``,
        ``BALVPS_BASE_URL``, ``BALVPS_AUTH``, ``BALVPS_CA_FILE``, ``BALVPS_PROXY``, ``BALVPS_TIMEOUT``
        (seconds), ``BALVPS_RETRIES`` and ``BALVPS_TOKEN_STORE``. An empty one counts as missing.

        Args:
            overrides: arguments of :class:`Client` that go before the environment.

        Raises:
            ConfigurationError: a value is not allowed.

        >>> os.environ.update(BALVPS_USERNAME="user@example.com", BALVPS_PASSWORD="secret")
        >>> balvps.Client.from_env(base_url=base_url, ca_file=ca_file).account.get().firstname
        'Joe'
        """
        found: dict[str, Any] = {
            keyword: os.environ[name] for name, keyword in _ENVIRONMENT.items() if os.environ.get(name)
        }
        return cls(**{**found, **overrides})

    @classmethod
    def from_profile(cls, name: str | None = None, **overrides: Any) -> Self:
        """A client for an account of the ``balvps`` command, which shares its tokens.

        Args:
            name: the profile; default: the one in use.
            overrides: arguments of :class:`Client` that go before the profile's.

        Raises:
            ConfigurationError: there is no such profile, or its password cannot be had.

        >>> balvps.Client.from_profile("no-such-profile")
        Traceback (most recent call last):
        balvps.errors.ConfigurationError: ...
        """
        from .profiles import load_profile

        return cls(**{**load_profile(name), **overrides})

    # ---- its life

    def close(self) -> None:
        """Closes the connections and forgets the tokens, which are not revoked (:meth:`Session.logout` does
        that).

        Calls under way in other threads end as they would have; later ones are refused. Answers stay valid.

        >>> client.close()
        >>> client.account.get()
        Traceback (most recent call last):
        balvps.errors.InvalidArgument: the client is closed
        """
        self._native.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        shown = [f"{self.username!r}"] if self.username else []
        shown += [f"base_url={self.base_url!r}"]
        return f"{type(self).__name__}({', '.join(shown)}){' closed' if self._native.closed else ''}"

    def __getstate__(self) -> dict[str, str]:
        left_behind = ("token", "refresh_token")
        return {key: value for key, value in self._settings.items() if key not in left_behind}

    def __setstate__(self, settings: dict[str, str]) -> None:
        self._open(settings)

    # ---- what it is

    @property
    def base_url(self) -> str:
        """Address of the API.

        >>> client.base_url == base_url
        True
        """
        return self._settings.get("base_url") or str(_config_defaults()["base_url"])

    @property
    def username(self) -> str | None:
        """The account's e-mail address, if it was given.

        >>> client.username
        'user@example.com'
        """
        return self._settings.get("username")

    @property
    def last_result(self) -> Result | None:
        """What this thread's last call with this client came to, failed or not; ``None``: it made none.

        It keeps that answer in memory until the thread's next call.

        >>> client.account.get().email
        'api@example.com'
        >>> client.last_result
        Result(http_status=200, attempts=2)
        """
        result = getattr(self._last, "result", None)
        return None if result is None else Result(result)

    @property
    def rate_limit(self) -> RateLimit | None:
        """The budget of logins that the service told at the last answer that spoke of it; ``None``: none did.

        >>> client.account.get().id, client.rate_limit.limit
        (26, 25)
        """
        return self._rate_limit

    # ---- the nouns

    @property
    def session(self) -> Session:
        """Signing in and out.

        >>> client.session.login()
        Tokens(token='***', refresh='***')
        """
        return Session(self)

    @property
    def account(self) -> Account:
        """The account's own details.

        >>> client.account.get().city
        'Santa Rosa'
        """
        return Account(self)

    @property
    def contacts(self) -> Contacts:
        """Contacts, and what they may do.

        >>> client.contacts.list()[0].firstname
        'Mary'
        """
        return Contacts(self)

    @property
    def billing(self) -> Billing:
        """Balance and invoices.

        >>> client.billing.balance().acc_credit
        Decimal('50.00')
        """
        return Billing(self)

    @property
    def invoices(self) -> Invoices:
        """Invoices, and the credit that can pay them.

        >>> len(client.invoices.list())
        3
        """
        return Invoices(self)

    @property
    def tickets(self) -> Tickets:
        """Support tickets.

        >>> client.tickets.get(736633).ticket.subject
        'Lore Ipsum'
        """
        return Tickets(self)

    @property
    def zones(self) -> Zones:
        """DNS zones and their records.

        >>> client.zones.get("example.com").records.list(type="MX")[0].content
        'mail.example.com'
        """
        return Zones(self)

    # ---- calls

    if TYPE_CHECKING:
        call: Call
    else:

        def call(self, operation, /, **arguments):
            """Calls an operation of the service by its name.

            Args:
                operation: its name, such as ``"get_invoice"``; the reference lists them.
                arguments: its arguments by the names of the service's document, path ids among them. Amounts
                    are ``Decimal``, ``str`` or ``int``. `extra`, a mapping, holds what the service knows and
                    the library does not.

            Returns:
                the operation's own model of :mod:`balvps.models`.

            Raises:
                BalvpsError: of the class that says what went wrong.

            >>> client.call("get_invoice", id=308976).invoice.total
            Decimal('19.65')
            """
            return self._send(operation, _encoded(operation, arguments) if arguments else None)

    def _send(self, operation: str, arguments: bytes | None) -> View:
        """Calls an operation with its arguments as JSON text."""
        try:
            result = self._native.call(operation, arguments)
        except ValueError as error:
            raise InvalidArgument(str(error)) from None
        self._look_at(result)
        return result.view(ANSWERS[operation])

    def request(self, method: str, path: str, json: Any = None) -> View:
        """Sends a request that the library has no operation for, signed in as every call is.

        The answer is decoded and its failures are recognised, but nothing is normalised.

        Args:
            method: ``"GET"``, ``"POST"``, ``"PUT"`` or ``"DELETE"``.
            path: below `base_url`, beginning with ``/``, escaped; a query may follow.
            json: the body, of what JSON can say; ``None``: no body.

        Raises:
            BalvpsError: of the class that says what went wrong.

        >>> client.request("GET", "/balance")["details"]["currency"]
        'USD'
        """
        body = None if json is None else _json_bytes(json, "json")
        try:
            result = self._native.request(method, path, body)
        except ValueError as error:
            raise InvalidArgument(str(error)) from None
        self._look_at(result)
        return result.view(View)

    def _look_at(self, result: _native.Result) -> None:
        """What is done with every result: remembered, logged, its failure raised."""
        self._last.result = result
        attempts = result.attempts_json
        if '"rate_limit":' in attempts:
            self._rate_limit = _rate_limit(json.loads(attempts)) or self._rate_limit
        if _logger.isEnabledFor(logging.DEBUG):
            for line in _attempt_lines(json.loads(attempts)):
                _logger.debug("%s", line)
        if result.failed:
            raise error_from(json.loads(result.error_json or "{}"), writes=_was_writing(result))


class Result:
    """How the service answered a call.

    >>> client.account.get().email
    'api@example.com'
    >>> client.last_result.http_status, client.last_result.header("content-type")
    (200, 'application/json')
    """

    __slots__ = ("_result",)

    def __init__(self, result: _native.Result) -> None:
        self._result = result

    @property
    def http_status(self) -> int:
        """Status of the last answer; 0: there was none.

        >>> client.account.get().id, client.last_result.http_status
        (26, 200)
        """
        return self._result.http_status

    def header(self, name: str) -> str | None:
        """A header of the last answer; ``None``: it has no such header.

        Args:
            name: in any case.

        >>> client.account.get().id, client.last_result.header("Content-Type")
        (26, 'application/json')
        """
        return self._result.header(name)

    @property
    def body(self) -> bytes | None:
        """The body as it came, after decompression; ``None``: there was no answer.

        >>> client.call("list_contacts").contacts[0].id, client.last_result.body[:13]
        (49, b'{"contacts":[')
        """
        return self._result.body

    @property
    def attempts(self) -> list[dict[str, Any]]:
        """What was sent, in order, signing in and retries included: method, path, status, milliseconds,
        attempt, error.

        >>> client.account.get().id, [attempt["path"] for attempt in client.last_result.attempts]
        (26, ['/login', '/details'])
        """
        found: list[dict[str, Any]] = json.loads(self._result.attempts_json)
        return found

    def __repr__(self) -> str:
        return f"Result(http_status={self.http_status}, attempts={len(self.attempts)})"


class RateLimit:
    """How many logins the service still grants.

    >>> client.session.login().token is None
    False
    >>> client.rate_limit
    RateLimit(limit=25, remaining=24, reset=145)
    """

    __slots__ = ("limit", "remaining", "reset")

    def __init__(self, limit: int, remaining: int, reset: int) -> None:
        #: Logins in a window of time.
        self.limit = limit
        #: Logins left of them.
        self.remaining = remaining
        #: Seconds until the window ended, when the service said so.
        self.reset = reset

    def __repr__(self) -> str:
        return f"RateLimit(limit={self.limit}, remaining={self.remaining}, reset={self.reset})"


def _rate_limit(attempts: list[dict[str, Any]]) -> RateLimit | None:
    """What the last answer said that spoke of it; ``None``: nothing that can be understood."""
    said = [attempt["rate_limit"] for attempt in attempts if "rate_limit" in attempt]
    try:
        limit, remaining, reset = (int(said[-1][name]) for name in ("limit", "remaining", "reset"))
    except ValueError:
        return None
    # A small number is seconds, a large one a Unix time.
    return RateLimit(limit, remaining, reset if reset < 10**9 else max(0, round(reset - time.time())))


# ---- arguments


def _encoded(operation: str, arguments: Mapping[str, Any]) -> bytes:
    """Arguments as JSON text. Which of them suit the operation is for the library to say."""
    for name, value in arguments.items():
        if isinstance(value, float):
            raise InvalidArgument(
                f"argument '{name}' must not be a float, which holds no exact amount; use Decimal or str",
                {"operation": operation},
            )
    try:
        return _json_bytes(arguments, "", operation)
    except InvalidArgument:
        for name, value in arguments.items():  # whose fault is it?
            _json_bytes(value, name, operation)
        raise


def _json_bytes(value: Any, name: str, operation: str = "") -> bytes:
    try:
        return _encoder.encode(value).encode()
    except (TypeError, ValueError, RecursionError) as error:
        message = f"argument '{name}' cannot be sent: {_reason(error)}"
        raise InvalidArgument(message, {"operation": operation}) from None


def _reason(error: Exception) -> str:
    # The text that a UnicodeEncodeError shows may be a secret.
    return "it is no valid text" if isinstance(error, UnicodeEncodeError) else str(error)


def _plain(value: Any) -> Any:
    """A value that JSON has no word for, as one that it has."""
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} is no amount")
        return format(value, "f")
    if isinstance(value, View):
        return value.to_dict()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if hasattr(value, "keys") and hasattr(value, "__getitem__"):
        return dict(value)
    if hasattr(value, "__index__"):
        return operator.index(value)
    if not isinstance(value, (bytes, bytearray)) and hasattr(value, "__iter__"):
        return list(value)
    raise TypeError(f"{type(value).__name__} is nothing that JSON can say")


_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)


def _milliseconds(name: str, seconds: float | None) -> int | None:
    if seconds is None:
        return None
    try:
        return round(float(seconds) * 1000)
    except (TypeError, ValueError, OverflowError):
        raise ConfigurationError(f"{name} must be a number of seconds, not {seconds!r}") from None


# ---- what the library knows of itself


def _was_writing(result: _native.Result) -> bool:
    """Whether the last request of a call was one that changes something at the service."""
    attempts = json.loads(result.attempts_json)
    return bool(attempts) and attempts[-1]["method"] != "GET" and attempts[-1]["path"] not in _sign_in_paths()


@cache
def _sign_in_paths() -> frozenset[str]:
    operations = json.loads(_native.catalog_json())["operations"]
    return frozenset(operation["path"] for operation in operations if operation["name"] in _SIGNING_IN)


@cache
def _config_defaults() -> dict[str, Any]:
    return {key["key"]: key.get("default") for key in json.loads(_native.catalog_json())["config"]}


def _attempt_lines(attempts: list[dict[str, Any]]) -> Iterator[str]:
    for attempt in attempts:
        yield " ".join(
            [
                attempt["method"],
                attempt["path"],
                str(attempt["status"]),
                f"{attempt['milliseconds']:.1f} ms",
                f"attempt {attempt['attempt']}",
                *([attempt["error"]] if attempt["error"] else []),
            ]
        )
