"""Client for BalVPS and for every host whose portal has the same HostBill "User API".

>>> import balvps
>>> with balvps.Client("user@example.com", "secret", base_url=base_url, ca_file=ca_file) as client:
...     for invoice in client.invoices.list():
...         print(invoice.number, invoice.total, invoice.currency, invoice.status)
2016/12/1 19.65 USD Paid
2017/1/1 2.10 USD Unpaid
2017/1/2 123454.45 USD Unpaid

Start with :class:`Client`. :mod:`balvps.errors` holds the exceptions, :mod:`balvps.models` the answers of
calls, and :mod:`balvps.testing` a local stand-in for the service.
"""

import importlib

from ._version import __version__

TYPE_CHECKING = False  # so that `typing` is loaded later, with the first module that needs it
if TYPE_CHECKING:
    from typing import Any

    from ._views import ListView, View
    from .aio.client import AsyncClient
    from .batch import BatchResult
    from .client import Client, Result
    from .errors import (
        AmbiguousWrite,
        AuthenticationError,
        BalvpsError,
        CallerError,
        Cancelled,
        ConfigurationError,
        Conflict,
        ConnectionFailed,
        Guarded,
        InternalError,
        InvalidArgument,
        LocalError,
        MalformedAnswer,
        NotFound,
        NotNowError,
        NotPermitted,
        OutOfMemory,
        RateLimited,
        Refused,
        SecondFactorRequired,
        ServiceError,
        Timeout,
        TlsError,
        TokenExpired,
        TooLarge,
        TransportError,
        Unavailable,
        UncertainError,
        Unsupported,
        WrongLogin,
    )
    from .limits import RateLimit
    from .plans import Plan
    from .token_store import TokenStore
    from .zones import Record, Zone

__all__ = [
    "AmbiguousWrite",
    "AsyncClient",
    "AuthenticationError",
    "BalvpsError",
    "BatchResult",
    "CallerError",
    "Cancelled",
    "Client",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "Guarded",
    "InternalError",
    "InvalidArgument",
    "ListView",
    "LocalError",
    "MalformedAnswer",
    "NotFound",
    "NotNowError",
    "NotPermitted",
    "OutOfMemory",
    "Plan",
    "RateLimit",
    "RateLimited",
    "Record",
    "Refused",
    "Result",
    "SecondFactorRequired",
    "ServiceError",
    "Timeout",
    "TlsError",
    "TokenExpired",
    "TokenStore",
    "TooLarge",
    "TransportError",
    "Unavailable",
    "UncertainError",
    "Unsupported",
    "View",
    "WrongLogin",
    "Zone",
    "__version__",
]

# The modules of the names above that are not in `errors`. A module is loaded when a name of it is first used,
# so that `balvps --help` does not wait for the library.
_MODULES = {
    "AsyncClient": "aio.client",
    "BatchResult": "batch",
    "Client": "client",
    "RateLimit": "limits",
    "TokenStore": "token_store",
    "Plan": "plans",
    "Result": "client",
    "ListView": "_views",
    "View": "_views",
    "Record": "zones",
    "Zone": "zones",
}

#: The public modules. `balvps.errors` works after `import balvps`, even if nothing has loaded it yet.
_PUBLIC_MODULES = {
    *(
        "account",
        "acme",
        "aio",
        "batch",
        "billing",
        "client",
        "contacts",
        "domains",
        "dynamic_dns",
        "errors",
        "limits",
        "models",
        "orders",
        "plans",
        "portal",
        "profiles",
    ),
    *("serve", "services", "session", "testing", "tickets", "token_store", "vms", "zone_files", "zones"),
}


def __getattr__(name: str) -> "Any":
    if name in _PUBLIC_MODULES:
        return importlib.import_module("." + name, __name__)
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module("." + _MODULES.get(name, "errors"), __name__), name)
    globals()[name] = value
    return value


def __dir__() -> "list[str]":
    return sorted({*globals(), *__all__, *_PUBLIC_MODULES})
