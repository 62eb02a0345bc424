"""The client."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .._result import Result
from ._sending import SendingClient

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from types import TracebackType

    from typing_extensions import Self

    from .._calls import AsyncCall
    from .._views import View
    from ..batch import BatchResult, Progress
    from ..models import Tokens
    from ._calls_under_way import BatchCalls
    from .account import Account
    from .billing import Billing, Invoices
    from .contacts import Contacts
    from .domains import Domains
    from .orders import Orders
    from .portal import Portal
    from .services import Services
    from .session import Session
    from .tickets import Tickets
    from .vms import Vms
    from .zones import Zones

__all__ = ["AsyncClient", "Result"]


class AsyncClient(SendingClient):
    """An account at the service. Nothing is sent until the first call, which signs in.

    With asyncio, methods that call the service are coroutines. Calls run on the event loop, without threads,
    and share connections. Cancelling a task cancels the call that it awaits. If that call is a write that was
    sent, it may still have been carried out. One client may be used in several event loops, one after the
    other or each in its own thread.

    Any number of threads may use one client at the same time. After a fork the child may use it too.

    A client can be pickled, without its password, `totp_secret`, tokens and the credentials of its `proxy`.
    The unpickled client takes its secrets from the environment, as :meth:`from_env` does, if they belong to
    its address and its user. Their address is that in ``BALVPS_BASE_URL``, or else the default one. The
    unpickled client can also find its tokens in a shared `token_store`. If it has neither, its calls raise
    :class:`~balvps.AuthenticationError`.

    Args:
        username: the account's e-mail address.
        password: its password.
        base_url: address of the API, including ``/api``; default: that of BalVPS.
        auth: ``"jwt"`` signs in once and renews tokens as needed (the default), ``"basic"`` sends user name
            and password with every call, ``"token"`` only uses the given token (the default if there is
            nothing else), ``"none"`` sends no credentials.
        token: a bearer token that was obtained elsewhere.
        refresh_token: the refresh token of `token`. Without `token`, the client starts from it.
        totp_secret: secret of the second factor, in base32 as the service shows it, for a login that requires
            a one-time password.
        timeout: total seconds for one call, including signing in, retries and waiting.
        attempt_timeout: seconds for one request. After that it may be sent again.
        connect_timeout: seconds to connect to the service.
        retries: how often a request is sent again after a failed connection, a timeout, or an answer of 429,
            502, 503 or 504. A write that is not idempotent is only sent again if it was surely not done.
        retry_budget: the retry budget, so that retries do not make an outage worse. Each retry takes one from
            it, and each successful call adds a tenth.
        read_only: refuse every write before anything is sent.
        ca_file: PEM file of the certificate authorities to trust instead of those of the system.
        proxy: proxy to connect through, such as ``http://USER:PASSWORD@proxy.example:3128``; default: the
            environment's ``https_proxy``. Plain http to this machine uses no proxy.
        user_agent: text to put in front of ``balvps/VERSION`` in the ``User-Agent`` header.
        max_body_bytes: largest answer and largest request body, in bytes.
        max_in_flight: how many calls run at the same time in a queue, such as that of :meth:`batch`.
        max_connections: how many connections a queue opens at the same time.
        token_store: ``"memory"``; ``"file:PATH"`` to share one login among processes;
            ``"redis://HOST"`` or ``"rediss://HOST"`` to share it among machines; or a
            :class:`~balvps.TokenStore`, an object that stores the tokens elsewhere.
        token_store_key: the key that encrypts the tokens in Redis, 32 bytes in hexadecimal or base64.
        token_store_password: the password for Redis.
        token_store_password_file: file whose first line is the password for Redis.
        token_store_ca_file: PEM file of the certificate authorities to trust for ``rediss://``.
        token_store_fallback: if Redis cannot be used, ``"fail"`` (the default), or ``"memory"``: the client
            signs in for itself.
        portal_file: file with the portal's own Swagger 2.0 document, whose operations :meth:`call` and
            :attr:`portal` then know. :meth:`Portal.document` fetches it.
        allow_plain_http: allow plain http to another machine. Secrets are then sent unencrypted.
        options: further config keys of the library, by their names in the reference.

    Raises:
        ConfigurationError: a value is not allowed.

    >>> async with balvps.AsyncClient(
    ...     "user@example.com", "secret", base_url=base_url, ca_file=ca_file
    ... ) as client:
    ...     (await client.account.get()).email
    'api@example.com'
    """

    # ---- the parts of the API, each loaded when it is first used

    @property
    def session(self) -> Session:
        """Signing in and out."""
        from .session import Session

        return Session(self)

    @property
    def account(self) -> Account:
        """The account's own details.

        >>> (await client.account.get()).city
        'Santa Rosa'
        """
        from .account import Account

        return Account(self)

    @property
    def contacts(self) -> Contacts:
        """Contacts, and what they may do.

        >>> (await client.contacts.list())[0].firstname
        'Mary'
        """
        from .contacts import Contacts

        return Contacts(self)

    @property
    def billing(self) -> Billing:
        """Balance and invoices.

        >>> (await client.billing.balance()).acc_credit
        Decimal('50.00')
        """
        from .billing import Billing

        return Billing(self)

    @property
    def invoices(self) -> Invoices:
        """Invoices, and the credit that can pay them.

        >>> len(await client.invoices.list())
        3
        """
        from .billing import Invoices

        return Invoices(self)

    @property
    def tickets(self) -> Tickets:
        """Support tickets.

        >>> (await client.tickets.get(736633)).ticket.subject
        'Lore Ipsum'
        """
        from .tickets import Tickets

        return Tickets(self)

    @property
    def zones(self) -> Zones:
        """DNS zones and their records.

        >>> zone = await client.zones.get("example.com")
        >>> (await zone.records.list(type="MX"))[0].content
        'mail.example.com'
        """
        from .zones import Zones

        return Zones(self)

    @property
    def services(self) -> Services:
        """Services: what was ordered, such as a server.

        >>> (await client.services.get(30)).name
        'VPS M'
        """
        from .services import Services

        return Services(self)

    @property
    def vms(self) -> Vms:
        """Virtual machines.

        >>> [vm.label for vm in await client.vms.list()]
        ['web', 'db', 'mail']
        """
        from .vms import Vms

        return Vms(self)

    @property
    def domains(self) -> Domains:
        """Registered domains.

        >>> (await client.domains.get("example.org")).expires
        datetime.date(2028, 2, 29)
        """
        from .domains import Domains

        return Domains(self)

    @property
    def orders(self) -> Orders:
        """The catalogue of products, and orders.

        >>> (await client.orders.product(402)).name
        'VPS M'
        """
        from .orders import Orders

        return Orders(self)

    @property
    def portal(self) -> Portal:
        """The operations of the portal's own document, as methods."""
        from .portal import Portal

        return Portal(self)

    # ---- lifetime

    async def close(self) -> None:
        """Closes the connections and forgets the tokens. To revoke the tokens, use :meth:`Session.logout`.

        Calls under way in other threads still finish. Later calls are refused. Answers stay valid.

        With asyncio, calls under way in this event loop end with :class:`~balvps.Cancelled`.

        >>> await client.close()
        >>> await client.account.get()
        Traceback (most recent call last):
        balvps.errors.InvalidArgument: the client is closed
        """
        self._close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    @property
    def last_result(self) -> Result | None:
        """The result of this task's last call with this client; ``None`` if there was no call.

        If Ctrl-C interrupted the call, :attr:`Result.error` says whether a write may have been carried out. A
        warning in the log ``balvps`` says it too.

        The result stays in memory until this task's next call.

        With asyncio, all this is also true for a call that was cancelled, such as by ``asyncio.timeout``. The
        result is freed at the end of the task. Calls in other tasks do not count: those of :meth:`batch` and
        ``asyncio.gather``, and before Python 3.12 those of ``asyncio.wait_for``.

        >>> async with balvps.AsyncClient.from_env() as client:
        ...     details = await client.account.get()
        ...     client.last_result
        Result(http_status=200, attempts=2)
        """
        result = self._last_result()
        return None if result is None else Result(result)

    # ---- calls

    if TYPE_CHECKING:
        call: AsyncCall
    else:

        async def call(self, operation, /, **arguments):
            """Calls an operation of the service by its name.

            Args:
                operation: its name, such as ``"get_invoice"``; the reference lists them.
                arguments: its arguments by the names of the service's document, including path ids. Amounts
                    are ``Decimal``, ``str`` or ``int``. `extra`, a mapping, holds fields that the library
                    does not know.

            Returns:
                the operation's model in :mod:`balvps.models`.

            Raises:
                BalvpsError: the call failed. The class says why.

            >>> (await client.call("get_invoice", id=308976)).invoice.total
            Decimal('19.65')
            """
            return await self._send(self._new_call(operation, arguments))

    async def request(self, method: str, path: str, json: Any = None) -> View:
        """Sends a request for which the library has no operation, signed in like every call.

        The answer is decoded and failures are recognised, but nothing is normalised.

        Args:
            method: ``"GET"``, ``"POST"``, ``"PUT"`` or ``"DELETE"``.
            path: the escaped path below `base_url`, which begins with ``/``. A query may follow. A path that
                a server could read as one outside the API is refused.
            json: the body, a value that JSON has; ``None``: no body.

        Raises:
            BalvpsError: the call failed. The class says why.

        >>> (await client.request("GET", "/balance"))["details"]["currency"]
        'USD'
        """
        return await self._send(self._new_request(method, path, json))

    async def _portal_document(self) -> str:
        await self._send(self._new_portal_document())
        result = self._last_result()
        assert result is not None  # it is that of the call above
        return (result.body or b"").decode()

    def batch(
        self, calls: BatchCalls, *, ordered: bool = False, progress: Progress | None = None
    ) -> AsyncGenerator[BatchResult]:
        """Makes many calls, `max_in_flight` at the same time, and yields their results as they come.

        The iteration does not raise the errors of calls: each result has its own. Ending the iteration early
        cancels the calls that are under way. Calls are taken from the iterable when there is room for them,
        so it may be endless. What the iterable or `progress` raises is raised after the results of all calls
        that were sent.

        With asyncio, `calls` may be an async iterable too.

        Args:
            calls: tuples of an operation's name and a mapping of its arguments, as :meth:`call` takes them.
            ordered: yield the results in the order of the calls.
            progress: called before each result with the number of results so far.

        >>> calls = [("get_invoice", {"id": id}) for id in (308976, 1, 308977)]
        >>> async for got in client.batch(calls, ordered=True):
        ...     print(got.call[1]["id"], got.error or got.result().invoice.total)
        308976 19.65
        1 Invoice not found
        308977 2.1
        """
        from ..batch import Batch
        from ._batch_results import batch_results
        from ._calls_under_way import CallsUnderWay

        in_flight = int(self._setting("max_in_flight"))
        return batch_results(CallsUnderWay(self, calls), Batch(ordered, in_flight, progress))

    async def verify_second_factor(self, code: str) -> Tokens:
        """Completes a login that requires a second factor (:class:`~balvps.SecondFactorRequired`). Until then
        no call signs in again. A client with a `totp_secret` does not need it.

        Args:
            code: the one-time password, such as ``"123456"``.

        Raises:
            InvalidArgument: no login waits for a second factor.
            AuthenticationError: the code is not accepted.

        >>> await client.verify_second_factor("123456")
        Traceback (most recent call last):
        balvps.errors.InvalidArgument: no login waits for a second factor: ...
        """
        return cast("Tokens", await self._send(self._new_second_factor(code)))
