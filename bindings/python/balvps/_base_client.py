"""What Client and AsyncClient share: settings, options, and how an answer is received."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from . import _native
from ._arguments import as_native, json_bytes, milliseconds, texts
from ._proxy import without_credentials
from ._settings import DEFAULTS, ENVIRONMENT, SECRET_KEYS
from ._views import View
from .errors import ConfigurationError, InvalidArgument, error_from, raise_without_context
from .models import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from typing_extensions import Self

    from .limits import RateLimit
    from .token_store import RememberingStore, TokenStore

_NOT_PICKLED = (
    "this client was unpickled, and its secrets were left out of the pickle: set BALVPS_PASSWORD (or "
    "BALVPS_TOKEN) in the environment of this process before it is unpickled, and BALVPS_BASE_URL if the "
    "address is not the default one, or share a token_store (with BALVPS_TOKEN_STORE_KEY, if it is in Redis)"
)


class BaseClient:
    """A client without its calls."""

    _unpickled = False

    def __init__(
        self,
        username: str | None = None,
        password: str | None = None,
        *,
        base_url: str | None = None,
        auth: str | None = None,
        token: str | None = None,
        refresh_token: str | None = None,
        totp_secret: str | None = None,
        timeout: float | None = None,
        attempt_timeout: float | None = None,
        connect_timeout: float | None = None,
        retries: int | None = None,
        retry_budget: int | None = None,
        read_only: bool | None = None,
        ca_file: str | os.PathLike[str] | None = None,
        proxy: str | None = None,
        user_agent: str | None = None,
        max_body_bytes: int | None = None,
        max_in_flight: int | None = None,
        max_connections: int | None = None,
        token_store: str | TokenStore | None = None,
        token_store_key: str | None = None,
        token_store_password: str | None = None,
        token_store_password_file: str | os.PathLike[str] | None = None,
        token_store_ca_file: str | os.PathLike[str] | None = None,
        token_store_fallback: str | None = None,
        portal_file: str | os.PathLike[str] | None = None,
        allow_plain_http: bool | None = None,
        options: Mapping[str, str] | None = None,
    ) -> None:
        if auth is None and token and not password and not refresh_token:
            auth = "token"
        is_text = token_store is None or isinstance(token_store, str)
        settings = {
            "username": username,
            "password": password,
            "base_url": base_url,
            "auth": auth,
            "token": token,
            "refresh_token": refresh_token,
            "totp_secret": totp_secret,
            "timeout_ms": milliseconds("timeout", timeout),
            "attempt_timeout_ms": milliseconds("attempt_timeout", attempt_timeout),
            "connect_timeout_ms": milliseconds("connect_timeout", connect_timeout),
            "retries": retries,
            "retry_budget": retry_budget,
            "read_only": read_only,
            "ca_file": _path(ca_file),
            "proxy": proxy,
            "user_agent": user_agent,
            "max_body_bytes": max_body_bytes,
            "max_in_flight": max_in_flight,
            "max_connections": max_connections,
            "token_store": token_store if is_text else None,
            "token_store_key": token_store_key,
            "token_store_password": token_store_password,
            "token_store_password_file": _path(token_store_password_file),
            "token_store_ca_file": _path(token_store_ca_file),
            "token_store_fallback": token_store_fallback,
            "portal_file": _path(portal_file),
            "allow_plain_http": allow_plain_http,
            **(options or {}),
        }
        self._open(texts(settings), None if isinstance(token_store, str) else token_store, None)

    @classmethod
    def from_env(cls, **overrides: Any) -> Self:
        """A client for the account that variables of the environment name.

        These are ``BALVPS_USERNAME``, ``BALVPS_PASSWORD``, ``BALVPS_TOTP_SECRET``, ``BALVPS_TOKEN``,
        ``BALVPS_REFRESH_TOKEN``, ``BALVPS_BASE_URL``, ``BALVPS_AUTH``, ``BALVPS_CA_FILE``, ``BALVPS_PROXY``,
        ``BALVPS_TIMEOUT`` (seconds), ``BALVPS_RETRIES``, ``BALVPS_READ_ONLY``, ``BALVPS_TOKEN_STORE`` and the
        other arguments whose names begin with ``token_store``. An empty variable counts as missing.

        Args:
            overrides: arguments of :class:`Client` that replace those of the environment.

        Raises:
            ConfigurationError: a value is not allowed.

        >>> os.environ.update(BALVPS_USERNAME="user@example.com", BALVPS_PASSWORD="secret")
        >>> balvps.Client.from_env(base_url=base_url, ca_file=ca_file).account.get().firstname
        'Joe'
        """
        return cls(**{**_environment(), **overrides})

    @classmethod
    def from_profile(cls, name: str | None = None, **overrides: Any) -> Self:
        """A client for a profile of the ``balvps`` command. Both share the tokens.

        Args:
            name: the profile; default: the profile in use.
            overrides: arguments of :class:`Client` that replace those of the profile.

        Raises:
            ConfigurationError: there is no such profile, or its password is not available.
        """
        from .profiles import load_profile

        return cls(**load_profile(name, overrides))

    def with_options(
        self, *, timeout: float | None = None, retries: int | None = None, confirm: bool | None = None
    ) -> Self:
        """The same client with other options for its calls.

        Args:
            timeout: total seconds for one call.
            retries: how often a request is sent again.
            confirm: after an ambiguous write, look for it at the service: if exactly one new match has
                appeared, it is the answer. Only for the operations of the methods that have `confirm`.

        Returns:
            a client that shares its tokens and connections with this one. Closing one closes both.

        >>> client.with_options(timeout=2.5, retries=0).account.get().id
        26
        """
        timeout_ms = milliseconds("timeout", timeout)
        given = texts({"timeout_ms": timeout_ms, "retries": retries, "confirm": confirm})
        view = object.__new__(type(self))
        view.__dict__.update(self.__dict__)
        view._options = {**(self._options or {}), **given} or None
        return view

    def __repr__(self) -> str:
        shown = [f"{self.username!r}"] if self.username else []
        shown += [f"base_url={self.base_url!r}"]
        return f"{type(self).__name__}({', '.join(shown)}){' closed' if self._native.closed else ''}"

    def __getstate__(self) -> dict[str, Any]:
        settings = {key: value for key, value in self._settings.items() if key not in SECRET_KEYS}
        if "proxy" in self._settings:  # only its credentials are a secret
            settings["proxy"] = without_credentials(self._settings["proxy"])
        return {"settings": settings, "token_store": self._own_store, "options": self._options}

    def __setstate__(self, state: dict[str, Any]) -> None:
        settings = {**state["settings"], **_found_in_environment(state["settings"])}
        self._unpickled = True
        try:
            self._open(settings, state["token_store"], state["options"])
        except ConfigurationError:
            # Some values of auth and some stores require a secret. An unpickled client reports a missing
            # secret in each call, because some engines unpickle it on the way to a worker, where no call is
            # made. Without its store it must not sign in, because each worker would.
            kept = settings.keys() - {"auth", "token_store"} - SECRET_KEYS
            bare = {key: settings[key] for key in kept}
            self._open(bare, state["token_store"], state["options"])
            self._settings = settings

    def __copy__(self) -> Self:
        copied = object.__new__(type(self))
        copied._unpickled = self._unpickled
        copied._open(self._settings, self._own_store, self._options)
        return copied

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self.__copy__()

    def _open(
        self, settings: dict[str, str], own_store: TokenStore | None, options: dict[str, str] | None, /
    ) -> None:
        self._settings = settings
        self._own_store = own_store
        self._options = options
        self._store: RememberingStore | None = None
        if own_store is not None:
            from .token_store import RememberingStore

            self._store = RememberingStore(own_store)
        try:
            self._native = _native.new_client(settings, self._store)
        except _native.Failure as failure:
            import json

            raise_without_context(error_from(json.loads(str(failure))))
        except ValueError as error:
            raise_without_context(ConfigurationError(str(error)))

    @property
    def base_url(self) -> str:
        """Address of the API."""
        return self._setting("base_url")

    @property
    def username(self) -> str | None:
        """The account's e-mail address, if it was given."""
        return self._settings.get("username")

    def rate_limits(self) -> list[RateLimit]:
        """The limits that the service has reported so far. Nothing is sent.

        >>> client.account.get().id, [(each.scope, each.remaining) for each in client.rate_limits()]
        (26, [('login', 24), ('calls', None)])
        """
        with as_invalid_argument:
            result = self._native.rate_limits()
        import json

        from .limits import RateLimit

        limits = json.loads(result.json or "{}")["limits"]
        return [RateLimit(**limit) for limit in limits]

    @property
    def operations(self) -> dict[str, dict[str, Any]]:
        """Everything that :meth:`Client.call` can call, by name: operations, procedures, and the operations
        of the portal's document if the client has a `portal_file`. Each is described as in the catalog, with
        `kind`, `method`, `path`, `summary`, `parameters` and more.

        >>> client.operations["get_invoice"]["path"]
        '/invoice/{id}'
        """
        found = self.__dict__.get("_operations")
        if found is None:
            import json

            with as_invalid_argument:
                catalog = json.loads(self._native.catalog_json())
            calls = [*catalog["operations"], *catalog["procedures"]]
            found = self.__dict__["_operations"] = {call["name"]: call for call in calls}
        return found

    def describe(self, operation: str, /, **arguments: Any) -> View:
        """The request that a call of an operation would send. Nothing is sent, and no credentials are needed.

        Args:
            operation: its name, such as ``"get_invoice"``.
            arguments: its arguments, as :meth:`Client.call` takes them.

        Returns:
            its `method`, `url` and `body`, with ``***`` in place of every secret, and `safe`, which is true
            if it only reads. The headers that sign it in are left out.

        Raises:
            BalvpsError: the call has a mistake.

        >>> request = client.describe("reply_ticket", number=736633, body="Thanks")
        >>> request["method"], request["url"].rpartition("/api")[2], request["body"].to_dict()
        ('POST', '/tickets/736633', {'number': 736633, 'body': 'Thanks'})
        """
        return self._described(self._new_call(operation, arguments))

    def _authorities(self) -> dict[str, Any]:
        """The certificate authorities that are trusted: `source`, `file` and `folder`. Nothing is sent."""
        import json

        with as_invalid_argument:
            result = self._native.authorities()
        found: dict[str, Any] = json.loads(result.json or "{}")["authorities"]
        return found

    def _stored_tokens(self) -> str:
        """The content of the token store, as JSON. Nothing is sent."""
        with as_invalid_argument:
            result = self._native.stored_tokens()
        if result.error is not None:
            raise self._error(result)
        return result.json or "{}"

    # ---- for calls

    def _setting(self, key: str) -> str:
        return self._settings.get(key) or DEFAULTS[key]

    def _new_call(self, operation: str, arguments: Mapping[str, Any]) -> _native.Call:
        """A call of an operation, with the options of this client."""
        given = as_native(operation, arguments) if arguments else None
        with _AsInvalidArgument(operation):
            return _native.new_call(operation, given, self._options)

    def _new_request(self, method: str, path: str, json: Any) -> _native.Call:
        """A request for which the library has no operation, with the options of this client."""
        body = None if json is None else json_bytes(json, "json")
        with as_invalid_argument:
            return _native.new_request(method, path, body, self._options)

    def _new_portal_document(self) -> _native.Call:
        """A call that fetches the portal's own document, with the options of this client."""
        with as_invalid_argument:
            return _native.new_portal_document(self._options)

    def _new_second_factor(self, code: str) -> _native.Call:
        """A call that answers a login that requires a second factor, with the options of this client."""
        with as_invalid_argument:
            return _native.new_second_factor(code, self._options)

    def _described(self, call: _native.Call) -> View:
        """The request that a call would send."""
        with as_invalid_argument:
            result = self._native.describe(call)
        description = result.view(View)
        if description is None:
            raise self._error(result)
        return description

    def _new_queue(self) -> _native.Queue:
        with as_invalid_argument:
            return _native.new_queue(self._native)

    def _received(self, result: _native.Result, operation: str) -> View:
        """Returns the answer of a call or raises its error, and logs the requests that were sent for it."""
        self._log_attempts(result)
        answer = result.view(ANSWERS.get(operation) or self._answer_of(operation))
        if answer is None:
            raise self._error(result)
        return answer

    def _answer_of(self, name: str) -> type[View]:
        """The type of the answer of an operation that has another name, or that is not described."""
        if "portal_file" not in self._settings:
            return View
        by_other_name: dict[str, type[View]] | None = self.__dict__.get("_by_other_name")
        if by_other_name is None:
            by_other_name = self.__dict__["_by_other_name"] = {
                operation["other_name"]: ANSWERS.get(operation["name"], View)
                for operation in self.operations.values()
                if "other_name" in operation
            }
        return by_other_name.get(name, View)

    def _log_attempts(self, result: _native.Result) -> None:
        logging = sys.modules.get("logging")  # if the program has not loaded it, there is no log
        if logging is None:
            return
        logger = logging.getLogger("balvps")
        if logger.isEnabledFor(logging.DEBUG):
            import json

            for line in _attempt_lines(json.loads(result.attempts_json)):
                logger.debug("%s", line)

    def _note_abandoned(self, result: _native.Result) -> None:
        """Logs a call whose caller stopped waiting. A write that was sent is logged as a warning."""
        self._log_attempts(result)
        import json
        import logging

        attempts = json.loads(result.attempts_json)
        if attempts and attempts[-1]["method"] != "GET":
            error = result.error
            logging.getLogger("balvps").warning(
                "%s %s, which was cancelled: %s",
                attempts[-1]["method"],
                attempts[-1]["path"],
                error["message"] if error else "the service had carried it out",
            )

    def _error(self, result: _native.Result) -> Exception:
        details = result.error or {}
        if self._unpickled and details["reason"] == "missing_credentials":
            details = {**details, "message": _NOT_PICKLED}
        error = error_from(details)
        if self._store is not None and isinstance(error, ConfigurationError):
            error.__cause__ = self._store.failure_behind(str(error))
        return error


class _AsInvalidArgument:  # a class, because contextlib.contextmanager takes longer than the code inside
    """Raises a ValueError of the extension, such as that of a closed client, as InvalidArgument."""

    __slots__ = ("_operation",)

    def __init__(self, operation: str = "") -> None:
        self._operation = operation

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, ValueError):
            named = self._operation if self._operation.isascii() else ""  # another one may be no valid text
            raise_without_context(InvalidArgument(str(error), {"operation": named}))


as_invalid_argument = _AsInvalidArgument()


def _environment() -> dict[str, Any]:
    """The keywords of Client that variables of the environment give. An empty variable gives none."""
    return {keyword: os.environ[name] for name, keyword in ENVIRONMENT.items() if os.environ.get(name)}


def _path(given: str | os.PathLike[str] | None) -> str | None:
    return None if given is None else os.fspath(given)


def _found_in_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The credentials of the proxy, the user name and the secrets that settings lack and the environment has.

    They belong to the address in ``BALVPS_BASE_URL`` (or to the default one), and to the user in
    ``BALVPS_USERNAME`` if that is set. They are never sent to another address, nor used for another user.
    """
    found = _environment()
    taken = {}
    proxy = found.pop("proxy", "")
    if "proxy" in settings and without_credentials(proxy) == settings["proxy"]:
        taken["proxy"] = proxy
    from .profiles import account_of

    mine = account_of(settings.get("base_url", ""), settings.get("username", ""))
    try:
        theirs = account_of(found.get("base_url", ""), found.get("username", mine[1]))
    except ConfigurationError:  # BALVPS_BASE_URL is not a valid address, so it is not the client's
        return taken
    if mine[0] == theirs[0] and mine[1] in ("", theirs[1]):
        known = {"username"} | SECRET_KEYS
        taken.update({key: found[key] for key in found.keys() & known if key not in settings})
    return taken


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
