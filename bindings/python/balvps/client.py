"""The client: where everything starts."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any, cast

from ._arguments import json_bytes
from ._base_client import mistakes_told
from ._nouns import Nouns
from .errors import error_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from typing_extensions import Self

    from . import _native
    from ._views import View
    from .batch import BatchCall, BatchResult, Progress
    from .errors import BalvpsError
    from .models import Tokens


class Client(Nouns):
    """An account at the service. Nothing is sent until the first call, which signs in.

    Any number of threads may use one client at once. After a fork the child may go on using it.

    A client can be pickled, but its password, `totp_secret`, tokens and the credentials of its `proxy` stay
    behind. The unpickled one takes secrets from the environment, as :meth:`from_env` does, where they belong
    to its address, which is that in ``BALVPS_BASE_URL`` or, without it, the default one, and to its user; or
    it finds the tokens in a shared `token_store`. Where there is neither, its calls raise
    :class:`~balvps.AuthenticationError`.

    Args:
        username: the account's e-mail address.
        password: its password.
        base_url: address of the API, up to and with ``/api``; default: BalVPS itself.
        auth: ``"jwt"`` signs in once and renews tokens as needed (the default), ``"basic"`` sends user name
            and password with every call, ``"token"`` uses just the token handed in (the default if that is
            all there is), ``"none"`` sends no credentials.
        token: a bearer token obtained elsewhere.
        refresh_token: a refresh token that belongs to it, or to start from instead of a password.
        totp_secret: secret of the second factor, in base32 as the service shows it, for a login that asks for
            a one-time password.
        timeout: seconds for one call in all: signing in, retries and waiting included.
        attempt_timeout: seconds for one request, after which it may be tried again.
        connect_timeout: seconds to reach the service.
        retries: how often a request is sent again, after a failed connection, a timeout, or an answer of 429,
            502, 503 or 504. A write that is not idempotent is only when it surely was not carried out.
        retry_budget: how many retries are saved up, so that an outage is not amplified: each takes one, each
            call that works puts a tenth back.
        read_only: refuse whatever writes, before anything is sent.
        ca_file: PEM file of the certificate authorities to trust instead of the system's.
        proxy: proxy to connect through, such as ``http://USER:PASSWORD@proxy.example:3128``; default: the
            environment's ``https_proxy``. Plain http to this machine goes through none.
        user_agent: put in front of ``balvps/VERSION`` in the ``User-Agent`` header.
        max_body_bytes: largest answer and largest request body, in bytes.
        max_in_flight: how many calls are under way at once when there are many, as in :meth:`batch`.
        max_connections: how many connections are open at once then.
        token_store: ``"memory"``; ``"file:PATH"`` to share one login among processes; or an object that keeps
            them elsewhere, a :class:`~balvps.TokenStore`.
        allow_plain_http: allow `base_url` to be plain http to another machine: secrets then travel in the
            clear.
        options: further config keys of the library, by their names in the reference.

    Raises:
        ConfigurationError: a value is not allowed.

    >>> with balvps.Client("user@example.com", "secret", base_url=base_url, ca_file=ca_file) as client:
    ...     client.account.get().email
    'api@example.com'
    """

    def _open(self, *settings: Any) -> None:
        super()._open(*settings)
        self._last = threading.local()

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

    @property
    def last_result(self) -> Result | None:
        """What this thread's last call with this client came to, failed or not; ``None``: it made none.

        A call that Ctrl-C ended is there too: its :attr:`Result.error` says whether a write may have been
        carried out, and so does a warning in the log ``balvps``.

        It keeps that answer in memory until the thread's next call.

        >>> client.account.get().email
        'api@example.com'
        >>> client.last_result
        Result(http_status=200, attempts=2)
        """
        result = getattr(self._last, "result", None)
        return None if result is None else Result(result)

    # ---- calls

    if not TYPE_CHECKING:  # its type is that of Nouns.call

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
            return self._send(operation, self._encoded(operation, arguments))

    def _send(self, operation: str, arguments: bytes | None) -> View:
        """Calls an operation with its arguments as JSON text."""
        self._last.result = None  # its memory goes before the next answer needs some
        result = self._blocking(self._native.call, operation, arguments)
        return self._received(result, operation)

    def request(self, method: str, path: str, json: Any = None) -> View:
        """Sends a request that the library has no operation for, signed in as every call is.

        The answer is decoded and its failures are recognised, but nothing is normalised.

        Args:
            method: ``"GET"``, ``"POST"``, ``"PUT"`` or ``"DELETE"``.
            path: below `base_url`, beginning with ``/``, escaped; a query may follow. What a server could
                read as a way out of the API is refused.
            json: the body, of what JSON can say; ``None``: no body.

        Raises:
            BalvpsError: of the class that says what went wrong.

        >>> client.request("GET", "/balance")["details"]["currency"]
        'USD'
        """
        body = None if json is None else json_bytes(json, "json")
        result = self._blocking(self._native.request, method, path, body)
        return self._received(result, "request")

    def batch(
        self, calls: Iterable[BatchCall], *, ordered: bool = False, progress: Progress | None = None
    ) -> Iterator[BatchResult]:
        """Makes many calls at once, `max_in_flight` at a time, and gives their results as they come.

        The iteration raises none of their errors: each result carries its own. To end it early breaks off the
        calls that are under way. Calls are taken from the iterable as there is room for them, so it may be
        endless. What the iterable itself or `progress` raises is raised once the results of all calls that
        were sent have been given.

        Args:
            calls: tuples of an operation's name and a mapping of its arguments, as :meth:`call` takes them.
            ordered: give the results in the order of the calls.
            progress: is called with the number of results so far, before each is given.

        >>> calls = [("get_invoice", {"id": id}) for id in (308976, 1, 308977)]
        >>> for got in client.batch(calls, ordered=True):
        ...     print(got.call[1]["id"], got.error or got.result().invoice.total)
        308976 19.65
        1 Invoice not found
        308977 2.1
        """
        from .batch import run_batch

        return run_batch(self, calls, ordered, progress)

    def verify_second_factor(self, code: str) -> Tokens:
        """Completes a login that asked for a second factor (:class:`~balvps.SecondFactorRequired`). Until
        then no call signs in again. Not needed where the client has a `totp_secret`.

        Args:
            code: the one-time password, such as ``"123456"``.

        Raises:
            InvalidArgument: no login waits for a second factor.
            AuthenticationError: the code is not accepted.

        >>> client.verify_second_factor("123456")
        Traceback (most recent call last):
        balvps.errors.InvalidArgument: no login waits for a second factor: ...
        """
        result = self._blocking(self._native.verify_second_factor, code)
        return cast("Tokens", self._received(result, "login"))

    def _received(self, result: _native.Result, operation: str) -> View:
        self._last.result = result
        return super()._received(result, operation)

    def _blocking(self, send: Callable[..., _native.Result], *given: Any) -> _native.Result:
        """What the extension's function gives for a call. Where a signal handler's exception, such as
        KeyboardInterrupt, ends the call, its result is kept for :attr:`last_result`."""
        try:
            with mistakes_told:
                return send(*given, self._options)
        except BaseException as error:
            result: _native.Result | None = getattr(error, "balvps_result", None)
            if result is not None:
                self._last.result = result
                self._note_abandoned(result)
            raise


class Result:
    """How the service answered a call.

    >>> client.account.get().email
    'api@example.com'
    >>> client.last_result.http_status, client.last_result.header("content-type")
    (200, 'application/json; charset=UTF-8')
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
        (26, 'application/json; charset=UTF-8')
        """
        return self._result.header(name)

    @property
    def body(self) -> bytes | None:
        """The body as it came, after decompression; ``None``: there was no answer.

        >>> client.call("list_contacts").contacts[0].id, client.last_result.body[:12]
        (49, b'{"contacts":')
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

    @property
    def error(self) -> BalvpsError | None:
        """What went wrong; ``None``: the call worked.

        >>> client.account.get().id, client.last_result.error
        (26, None)
        """
        details = self._result.error
        return None if details is None else error_from(details)

    def __repr__(self) -> str:
        return f"Result(http_status={self.http_status}, attempts={len(self.attempts)})"
