"""The exceptions of this package. Each is a :class:`BalvpsError`.

::

    BalvpsError
    ├── CallerError                         the caller made a mistake: nothing was sent
    │   ├── InvalidArgument (ValueError)
    │   └── ConfigurationError (ValueError)
    ├── ServiceError                        the service answered that the call failed
    │   ├── AuthenticationError
    │   │   ├── WrongLogin
    │   │   ├── TokenExpired
    │   │   └── SecondFactorRequired
    │   ├── NotPermitted
    │   ├── NotFound
    │   ├── Unsupported
    │   └── Refused
    ├── NotNowError                         the service is busy or down: a later call may succeed
    │   ├── RateLimited
    │   └── Unavailable
    ├── TransportError                      no readable answer was received
    │   ├── ConnectionFailed (ConnectionError)
    │   ├── Timeout (TimeoutError)
    │   ├── TlsError
    │   ├── MalformedAnswer
    │   └── TooLarge
    ├── UncertainError                      it is not known whether a write was carried out
    │   └── AmbiguousWrite
    └── LocalError                          neither the call nor the service is at fault
        ├── Cancelled
        ├── OutOfMemory (MemoryError)
        └── InternalError
"""

from collections.abc import Mapping
from typing import Any, ClassVar, NoReturn, Optional

__all__ = [
    "AmbiguousWrite",
    "AuthenticationError",
    "BalvpsError",
    "CallerError",
    "Cancelled",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "Guarded",
    "InternalError",
    "InvalidArgument",
    "LocalError",
    "MalformedAnswer",
    "NotFound",
    "NotNowError",
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
    "Unavailable",
    "UncertainError",
    "Unsupported",
    "WrongLogin",
]


class BalvpsError(Exception):
    """Any error of this package. It holds no secret.

    Attributes:
        code: the error's fixed number.
        name: the code's fixed name, such as ``"rate_limited"``.
        family: the fixed name of the code's family, such as ``"not_now"``. Each family has a class above its
            errors.
        reason: a fixed word that says more than the code, such as ``"wrong_login"``; ``""`` if there is none.
        operation: the operation that failed, such as ``"get_invoice"``, even if signing in for it failed.
        http_status: HTTP status of the answer; 0 if there was none.
        messages: the messages of the service, word for word, with secrets masked.
        retry_after: seconds to wait; ``None`` if the service did not send them.
        retryable: whether the same call can be repeated without harm and may succeed.
        raw: all details of the error, as the library returns them.

    >>> try:
    ...     client.invoices.get(1)
    ... except balvps.BalvpsError as error:
    ...     print(error.name, error.operation, error.http_status, error.messages)
    not_found get_invoice 200 ('Invoice not found',)
    """

    _code: ClassVar[int] = 0
    _name: ClassVar[str] = ""
    _family: ClassVar[str] = ""

    def __init__(self, message: str, details: Optional[Mapping[str, Any]] = None) -> None:
        super().__init__(message)
        found = details or {}
        self.code: int = found.get("code", self._code)
        self.name: str = found.get("name", self._name)
        self.family: str = found.get("family", self._family)
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


class CallerError(BalvpsError):
    """The caller made a mistake. Nothing was sent. Repeating the call does not help."""

    _family = "caller"


class InvalidArgument(CallerError, ValueError):
    """An argument is missing, unknown or malformed. Nothing was sent.

    >>> client.call("get_invoice", id=-1)
    Traceback (most recent call last):
    balvps.errors.InvalidArgument: argument 'id' must be ...
    """

    _code, _name = 1, "argument"


class ConfigurationError(CallerError, ValueError):
    """A setting of a client is unknown or its value is not allowed. Nothing was sent.

    >>> balvps.Client(timeout=-1)
    Traceback (most recent call last):
    balvps.errors.ConfigurationError: config key 'timeout_ms' must be ... from 1 to 86400000, not '-1000'
    """

    _code, _name = 2, "configuration"


class Guarded(CallerError):
    """The plan deletes or changes more of the zone than is allowed without force. Nothing was written."""

    _code, _name = 21, "guarded"


class ServiceError(BalvpsError):
    """The service answered that the call failed."""

    _family = "service"


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
    """The account requires a second factor to sign in.

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
    """The service refused the operation. :attr:`~BalvpsError.messages` say why.

    >>> client.zones.create("example.com", 10)
    Traceback (most recent call last):
    balvps.errors.Refused: ...
    """

    _code, _name = 8, "refused"


class NotNowError(BalvpsError):
    """The service is busy or down. A later call may succeed."""

    _family = "not_now"


class RateLimited(NotNowError):
    """Too many requests were sent. :attr:`~BalvpsError.retry_after` is the number of seconds to wait, if the
    service sent one.

    >>> sandbox.play({"error": ["Too many requests"]}, status=429, headers={"Retry-After": "7"})
    >>> try:
    ...     client.with_options(retries=0).tickets.list()
    ... except balvps.RateLimited as error:
    ...     print(error.retry_after)
    7.0
    """

    _code, _name = 9, "rate_limited"


class Unavailable(NotNowError):
    """The service is down or busy (HTTP 502, 503 or 504 with any body). :attr:`~BalvpsError.retry_after` is
    the number of seconds to wait, if the service sent one.

    >>> sandbox.play("<html>Back soon</html>", status=503, headers={"Retry-After": "7"})
    >>> try:
    ...     client.with_options(retries=0).tickets.list()
    ... except balvps.Unavailable as error:
    ...     print(error.http_status, error.retry_after)
    503 7.0
    """

    _code, _name = 19, "unavailable"


class Conflict(ServiceError):
    """The zone is not as it was when the plan was made. Nothing was written. Make a new plan."""

    _code, _name = 20, "conflict"


class TransportError(BalvpsError):
    """No readable answer was received."""

    _family = "transport"


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


class MalformedAnswer(TransportError):
    """The answer is not what the API sends, for instance a proxy's HTML page.
    :attr:`~BalvpsError.reason` says more.

    >>> sandbox.play("<html>Back soon</html>", headers={"Content-Type": "text/html"})
    >>> try:
    ...     client.tickets.list()
    ... except balvps.MalformedAnswer as error:
    ...     print(error.reason, error.http_status, error.raw["excerpt"])
    html 200 <html>Back soon</html>
    """

    _code, _name = 13, "malformed_answer"


class TooLarge(TransportError):
    """The answer or the request exceeds ``max_body_bytes``.

    >>> with sandbox.client(max_body_bytes=1024) as small:
    ...     small.tickets.create(1, "Subject", "x" * 2000)
    Traceback (most recent call last):
    balvps.errors.TooLarge: ...
    """

    _code, _name = 14, "too_large"


class UncertainError(BalvpsError):
    """A write was sent, and it is not known whether it was carried out. Check before you repeat it."""

    _family = "uncertain"


class AmbiguousWrite(UncertainError):
    """A write was sent, and its result is not known. Either no answer says whether it was carried out, or it
    was carried out and reading it back failed. The message says which. The write was not repeated: check
    before you repeat it. :attr:`~BalvpsError.reason` is what went wrong, such as ``"timeout"``.

    The methods that create something can check by themselves: see their `confirm`.

    >>> with sandbox.client(timeout=0.3) as hasty:
    ...     id = hasty.account.get().id
    ...     sandbox.configure(delay_ms=1000)
    ...     hasty.tickets.reply(736633, "Thanks")
    Traceback (most recent call last):
    balvps.errors.AmbiguousWrite: ...
    """

    _code, _name = 18, "ambiguous_write"


class LocalError(BalvpsError):
    """Neither the call nor the service is at fault: the call was cancelled, memory ran out, or the library
    has a defect."""

    _family = "local"


class OutOfMemory(LocalError, MemoryError):
    """Memory could not be allocated."""

    _code, _name = 15, "out_of_memory"


class Cancelled(LocalError):
    """The program cancelled the call. Ctrl-C raises ``KeyboardInterrupt`` instead."""

    _code, _name = 16, "cancelled"


class InternalError(LocalError):
    """The library has a defect. Please report it."""

    _code, _name = 17, "internal"


_BY_CODE: "dict[int, type[BalvpsError]]" = {
    error._code: error for error in map(globals().__getitem__, __all__) if "_code" in vars(error)
}
_BY_REASON: "dict[str, type[BalvpsError]]" = {"wrong_login": WrongLogin, "token_expired": TokenExpired}


def error_from(details: Mapping[str, Any]) -> BalvpsError:
    """The exception for an error of the library with these details."""
    kind = _BY_REASON.get(details["reason"]) or _BY_CODE.get(details["code"], BalvpsError)
    if details["retry_after"] is not None:
        details = {**details, "retry_after": float(details["retry_after"])}
    return kind(details["message"], details)


def raise_without_context(error: Exception) -> NoReturn:
    """Raises an error without the error that is being handled as its ``__context__``.

    Python's errors about texts hold the whole text, which may be a secret.
    """
    try:
        raise error
    finally:
        error.__context__ = None
