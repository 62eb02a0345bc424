# generated from aio/client.py by api/languages/python_sync.py; do not edit
"""The client: where everything starts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ._result import Result
from ._sending import SendingClient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from typing_extensions import Self

    from ._calls import Call
    from ._calls_under_way import BatchCalls
    from ._views import View
    from .account import Account
    from .batch import BatchResult, Progress
    from .billing import Billing, Invoices
    from .contacts import Contacts
    from .models import Tokens
    from .session import Session
    from .tickets import Tickets
    from .zones import Zones

__all__ = ["Client", "Result"]


class Client(SendingClient):
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

    >>> with balvps.Client(
    ...     "user@example.com", "secret", base_url=base_url, ca_file=ca_file
    ... ) as client:
    ...     client.account.get().email
    'api@example.com'
    """

    # ---- the parts of the API, each loaded when it is first asked for

    @property
    def session(self) -> Session:
        """Signing in and out."""
        from .session import Session

        return Session(self)

    @property
    def account(self) -> Account:
        """The account's own details.

        >>> client.account.get().city
        'Santa Rosa'
        """
        from .account import Account

        return Account(self)

    @property
    def contacts(self) -> Contacts:
        """Contacts, and what they may do.

        >>> client.contacts.list()[0].firstname
        'Mary'
        """
        from .contacts import Contacts

        return Contacts(self)

    @property
    def billing(self) -> Billing:
        """Balance and invoices.

        >>> client.billing.balance().acc_credit
        Decimal('50.00')
        """
        from .billing import Billing

        return Billing(self)

    @property
    def invoices(self) -> Invoices:
        """Invoices, and the credit that can pay them.

        >>> len(client.invoices.list())
        3
        """
        from .billing import Invoices

        return Invoices(self)

    @property
    def tickets(self) -> Tickets:
        """Support tickets.

        >>> client.tickets.get(736633).ticket.subject
        'Lore Ipsum'
        """
        from .tickets import Tickets

        return Tickets(self)

    @property
    def zones(self) -> Zones:
        """DNS zones and their records.

        >>> zone = client.zones.get("example.com")
        >>> zone.records.list(type="MX")[0].content
        'mail.example.com'
        """
        from .zones import Zones

        return Zones(self)

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
        self._close()

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

        A call that was broken off, as by Ctrl-C, is there too: its :attr:`Result.error` says whether a write
        may have been carried out, and so does a warning in the log ``balvps``.

        It keeps that answer in memory until this thread's next call.

        >>> with balvps.Client.from_env() as client:
        ...     details = client.account.get()
        ...     client.last_result
        Result(http_status=200, attempts=2)
        """
        result = self._last_result()
        return None if result is None else Result(result)

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
            return self._send(self._new_call(operation, arguments))

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
        return self._send(self._new_request(method, path, json))

    def batch(
        self, calls: BatchCalls, *, ordered: bool = False, progress: Progress | None = None
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
        from ._batch_results import batch_results
        from ._calls_under_way import CallsUnderWay
        from .batch import Batch

        return batch_results(CallsUnderWay(self, calls), Batch(ordered, self._max_in_flight, progress))

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
        return cast("Tokens", self._send(self._new_second_factor(code)))
