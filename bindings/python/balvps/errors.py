"""What can go wrong. Every exception of this package is a :class:`BalvpsError`.

::

    BalvpsError
    ├── InvalidArgument (ValueError)        nothing was sent
    ├── ConfigurationError (ValueError)     nothing was sent
    ├── ServiceError                        the service said no
    │   ├── AuthenticationError
    │   │   ├── WrongLogin
    │   │   ├── TokenExpired
    │   │   └── SecondFactorRequired
    │   ├── NotPermitted
    │   ├── NotFound
    │   ├── Unsupported
    │   ├── Refused
    │   └── RateLimited
    ├── TransportError                      the service could not be asked
    │   ├── ConnectionFailed (ConnectionError)
    │   ├── Timeout (TimeoutError)
    │   └── TlsError
    ├── MalformedAnswer                     the answer is not what the API sends
    ├── TooLarge
    ├── AmbiguousWrite                      a write was sent, and what came of it is not known
    ├── Cancelled
    ├── OutOfMemory (MemoryError)
    └── InternalError
"""

from collections.abc import Mapping
from typing import Any, ClassVar, Optional

__all__ = [
    "AmbiguousWrite",
    "AuthenticationError",
    "BalvpsError",
    "Cancelled",
    "ConfigurationError",
    "ConnectionFailed",
    "InternalError",
    "InvalidArgument",
    "MalformedAnswer",
    "NotFound",
    "NotPermitted",
    "OutOfMemory",
    "RateLimited",
    "Refused",
    "SecondFactorRequired",
    "ServiceError",
    "Timeout",
    "TlsError",
    "TokenExpired",
    "TooLarge",
    "TransportError",
    "Unsupported",
    "WrongLogin",
]


class BalvpsError(Exception):
    """Any failure of this package. No secret is in it.

    Attributes:
        code: the error's fixed number.
        name: the code's fixed name, such as ``"rate_limited"``.
        reason: a finer fixed word below it, such as ``"wrong_login"``; ``""`` where there is none.
        operation: the operation that failed, such as ``"get_invoice"``, signing in for it included.
        http_status: status of the answer; 0: there was none.
        messages: what the service said, word for word.
        retry_after: seconds the service asks to wait; ``None``: it did not say.
        retryable: whether repeating the same call cannot do harm and may succeed.
        raw: everything about the error, as the library gives it.

    >>> try:
    ...     client.invoices.get(1)
    ... except balvps.BalvpsError as error:
    ...     print(error.name, error.operation, error.http_status, error.messages)
    not_found get_invoice 200 ('Invoice not found',)
    """

    _code: ClassVar[int] = 0
    _name: ClassVar[str] = ""

    def __init__(self, message: str, details: Optional[Mapping[str, Any]] = None) -> None:
        super().__init__(message)
        found = details or {}
        self.code: int = found.get("code", self._code)
        self.name: str = found.get("name", self._name)
        self.reason: str = found.get("reason", "")
        self.operation: str = found.get("operation", "")
        self.http_status: int = found.get("http_status", 0)
        self.messages: tuple[str, ...] = tuple(found.get("messages", ()))
        self.retry_after: Optional[float] = found.get("retry_after")
        self.retryable: bool = found.get("retryable", False)
        self.raw: dict[str, Any] = dict(found)

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> "tuple[Any, ...]":
        return type(self), (self.args[0], self.raw)


class InvalidArgument(BalvpsError, ValueError):
    """An argument is missing, unknown or malformed; nothing was sent.

    >>> client.call("get_invoice", id=-1)
    Traceback (most recent call last):
    balvps.errors.InvalidArgument: argument 'id' must be ...
    """

    _code, _name = 1, "argument"


class ConfigurationError(BalvpsError, ValueError):
    """A setting of a client is unknown or its value is not allowed; nothing was sent.

    >>> balvps.Client(timeout=-1)
    Traceback (most recent call last):
    balvps.errors.ConfigurationError: config key 'timeout_ms' must be ... from 1 to 86400000, not '-1000'
    """

    _code, _name = 2, "configuration"


class ServiceError(BalvpsError):
    """The service understood and said no.

    >>> try:
    ...     client.invoices.apply_credit(308977, amount=9000)
    ... except balvps.ServiceError as error:
    ...     print(error.name)
    refused
    """


class AuthenticationError(ServiceError):
    """The service does not accept the credentials or the token; or there are none.

    >>> balvps.Client(base_url=base_url, ca_file=ca_file).account.get()
    Traceback (most recent call last):
    balvps.errors.AuthenticationError: ...
    """

    _code, _name = 3, "authentication"


class WrongLogin(AuthenticationError):
    """User name or password is wrong.

    >>> balvps.Client("user@example.com", "guess", base_url=base_url, ca_file=ca_file).account.get()
    Traceback (most recent call last):
    balvps.errors.WrongLogin: ...
    """


class TokenExpired(AuthenticationError):
    """The token has expired and could not be renewed.

    >>> sandbox.play({"error": ["token_expired"]})
    >>> balvps.Client(token="of-yesterday", base_url=base_url, ca_file=ca_file).account.get()
    Traceback (most recent call last):
    balvps.errors.TokenExpired: ...
    """


class SecondFactorRequired(AuthenticationError):
    """The account asks for a second factor to sign in.

    >>> sandbox.configure(mfa=True)
    >>> client.session.login()
    Traceback (most recent call last):
    balvps.errors.SecondFactorRequired: ...
    """

    _code, _name = 4, "second_factor_needed"


class NotPermitted(ServiceError):
    """The credentials are valid but do not allow this.

    >>> sandbox.play({"error": ["Access denied"]})
    >>> client.contacts.list()
    Traceback (most recent call last):
    balvps.errors.NotPermitted: ...
    """

    _code, _name = 5, "not_permitted"


class NotFound(ServiceError):
    """What the arguments name does not exist on this account.

    >>> client.zones.get("example.net")
    Traceback (most recent call last):
    balvps.errors.NotFound: this account has no zone 'example.net'
    """

    _code, _name = 6, "not_found"


class Unsupported(ServiceError):
    """This install of the service lacks the operation (it answers "invalid method").

    >>> client.request("GET", "/no/such/thing")
    Traceback (most recent call last):
    balvps.errors.Unsupported: ...
    """

    _code, _name = 7, "unsupported"


class Refused(ServiceError):
    """The service refused the operation; :attr:`~BalvpsError.messages` say why.

    >>> client.zones.create("example.com", 10)
    Traceback (most recent call last):
    balvps.errors.Refused: ...
    """

    _code, _name = 8, "refused"


class RateLimited(ServiceError):
    """Too many requests; :attr:`~BalvpsError.retry_after` gives the seconds to wait where the service tells.

    >>> sandbox.play({"error": ["Too many requests"]}, status=429, headers={"Retry-After": "7"})
    >>> try:
    ...     client.with_options(retries=0).tickets.list()
    ... except balvps.RateLimited as error:
    ...     print(error.retry_after)
    7.0
    """

    _code, _name = 9, "rate_limited"


class TransportError(BalvpsError):
    """The service could not be asked, or its answer did not arrive.

    >>> balvps.Client("me", "secret", base_url="https://127.0.0.1:1/api", retries=0).account.get()
    Traceback (most recent call last):
    balvps.errors.ConnectionFailed: ...
    """


class Timeout(TransportError, TimeoutError):
    """The deadline passed before the answer was complete.

    >>> sandbox.configure(delay_ms=2000)
    >>> balvps.Client(token="any", base_url=base_url, ca_file=ca_file, timeout=0.2, retries=0).account.get()
    Traceback (most recent call last):
    balvps.errors.Timeout: ...
    """

    _code, _name = 10, "timeout"


class ConnectionFailed(TransportError, ConnectionError):
    """The service could not be reached, or the connection broke.

    >>> try:
    ...     balvps.Client("me", "secret", base_url="https://127.0.0.1:1/api", retries=0).account.get()
    ... except ConnectionError as error:
    ...     print(type(error).__name__)
    ConnectionFailed
    """

    _code, _name = 11, "connection"


class TlsError(TransportError):
    """The TLS handshake failed, or the certificate is not trusted.

    >>> balvps.Client("me", "secret", base_url=base_url, retries=0).account.get()
    Traceback (most recent call last):
    balvps.errors.TlsError: ...
    """

    _code, _name = 12, "tls"


class MalformedAnswer(BalvpsError):
    """The answer is not what the API sends, for instance a proxy's HTML page; :attr:`~BalvpsError.reason`
    says more.

    >>> sandbox.play("<html>Back soon</html>", headers={"Content-Type": "text/html"})
    >>> try:
    ...     client.tickets.list()
    ... except balvps.MalformedAnswer as error:
    ...     print(error.reason, error.http_status, error.raw["excerpt"])
    html 200 <html>Back soon</html>
    """

    _code, _name = 13, "malformed_answer"


class TooLarge(BalvpsError):
    """The answer or the request exceeds ``max_body_bytes``.

    >>> with sandbox.client(max_body_bytes=1024) as small:
    ...     small.tickets.create(1, "Subject", "x" * 2000)
    Traceback (most recent call last):
    balvps.errors.TooLarge: ...
    """

    _code, _name = 14, "too_large"


class AmbiguousWrite(BalvpsError):
    """A write was sent, and what came of it is not known: no answer tells whether it was carried out, or it
    was, and reading it back failed; the message says which. It was not repeated; look before you do.
    :attr:`~BalvpsError.reason` is what went wrong, such as ``"timeout"`` or ``"connection"``.

    The methods that create something can look themselves: see their `confirm`.

    >>> with sandbox.client(timeout=0.3) as hasty:
    ...     id = hasty.account.get().id
    ...     sandbox.configure(delay_ms=1000)
    ...     hasty.tickets.reply(736633, "Thanks")
    Traceback (most recent call last):
    balvps.errors.AmbiguousWrite: ...
    """

    _code, _name = 18, "ambiguous_write"


class OutOfMemory(BalvpsError, MemoryError):
    """Memory could not be allocated.

    >>> issubclass(balvps.OutOfMemory, MemoryError)
    True
    """

    _code, _name = 15, "out_of_memory"


class Cancelled(BalvpsError):
    """The call was cancelled by the program. (Ctrl-C is a ``KeyboardInterrupt`` as everywhere.)

    >>> issubclass(balvps.Cancelled, balvps.BalvpsError)
    True
    """

    _code, _name = 16, "cancelled"


class InternalError(BalvpsError):
    """A defect of the library; please report it.

    >>> issubclass(balvps.InternalError, balvps.BalvpsError)
    True
    """

    _code, _name = 17, "internal"


_BY_CODE: "dict[int, type[BalvpsError]]" = {
    error._code: error
    for error in (
        InvalidArgument,
        ConfigurationError,
        AuthenticationError,
        SecondFactorRequired,
        NotPermitted,
        NotFound,
        Unsupported,
        Refused,
        RateLimited,
        Timeout,
        ConnectionFailed,
        TlsError,
        MalformedAnswer,
        TooLarge,
        OutOfMemory,
        Cancelled,
        InternalError,
        AmbiguousWrite,
    )
}
_BY_REASON: "dict[str, type[BalvpsError]]" = {"wrong_login": WrongLogin, "token_expired": TokenExpired}


def error_from(details: Mapping[str, Any]) -> BalvpsError:
    """The exception for an error of the library, of which these are the details."""
    kind = _BY_REASON.get(details["reason"]) or _BY_CODE.get(details["code"], BalvpsError)
    if details["retry_after"] is not None:
        details = {**details, "retry_after": float(details["retry_after"])}
    return kind(details["message"], details)
