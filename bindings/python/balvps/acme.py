"""Challenges of ACME (RFC 8555, 8.4): the TXT record by which a certificate authority sees whose a name is.

A name may have several challenges at the same time, and records that are no challenge. Each function is
exact in the value: all other records stay as they are.

>>> from balvps import acme
>>> name, value = "_acme-challenge.example.com", "gfj9Xq-Rg85nM61Ut1zWpZZHBqAdt2BRy9wWsxXp2sE"
>>> acme.present(client, name, value).change
'created'
>>> acme.present(client, name, value).change
'unchanged'
>>> len(acme.cleanup(client, name, value).removed)
1
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ._resource import Resource
from .errors import InvalidArgument
from .models import EnsureRecordAnswer, RemoveRecordsAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable

    import dns.resolver

    from .client import Client

__all__ = ["cleanup", "present", "wait_for"]

#: What one string of a TXT record holds (RFC 1035, 3.3).
_MOST_CHARACTERS = 255


def present(client: Client, name: str, value: str, *, ttl: int | None = None) -> EnsureRecordAnswer:
    """Makes sure that a name has a TXT record with a value, exactly once.

    Args:
        client: the account.
        name: the whole name of the record, such as ``"_acme-challenge.example.com"``, with or without a final
            dot. The record is created in the longest zone of the account that the name lies in.
        value: 1 to 255 characters of printable ASCII. The record has exactly these.
        ttl: TTL in seconds, for all TXT records of the name. Default: records that are there keep theirs, and
            a new one gets the TTL of the others, or else that of the service.

    Returns:
        an answer with `change` (``"created"``, ``"updated"`` or ``"unchanged"``), `record` and `warnings`.

    Raises:
        InvalidArgument: the name or the value is not allowed. Nothing was sent.
        NotFound: the account has no zone that the name lies in.
    """
    return Resource(client)._call(
        EnsureRecordAnswer, "ensure_record", name=name, type="TXT", content=_content(value), ttl=ttl
    )


def cleanup(client: Client, name: str, value: str) -> RemoveRecordsAnswer:
    """Removes the TXT record of a name that has a value. It is no error if there is none.

    Args:
        client: the account.
        name, value: as for :func:`present`.

    Returns:
        an answer with the records that were `removed`.

    Raises:
        InvalidArgument: the name or the value is not allowed. Nothing was sent.
        NotFound: the account has no zone that the name lies in.
    """
    return Resource(client)._call(
        RemoveRecordsAnswer, "remove_records", name=name, type="TXT", content=_content(value)
    )


def wait_for(
    name: str,
    value: str,
    *,
    timeout: float = 120,
    nameservers: Iterable[str] = (),
    resolver: dns.resolver.Resolver | None = None,
    port: int = 53,
) -> None:
    """Waits until every name server answers a value among the TXT records of a name.

    It needs dnspython (``pip install 'balvps[acme]'``).

    Args:
        name, value: as for :func:`present`.
        timeout: seconds to wait at most. The servers are asked at least once.
        nameservers: the servers to ask, as ``ADDRESS`` or ``ADDRESS:PORT``. Default: those of the zone, as
            the DNS knows them.
        resolver: finds the servers of the zone; default: that of the system.
        port: the port of the servers that the resolver finds.

    Raises:
        Timeout: a server does not answer the value. The message names each such server and what it says.
        InvalidArgument: an argument is not allowed. Nothing was sent.
        ImportError: dnspython is not installed.
    """
    from ._propagation import Propagation

    Propagation(nameservers, resolver=resolver, port=port).wait(name, _checked(value), timeout)


def _content(value: str) -> str:
    """A value as a quoted string of a zone file, so that each of its characters means itself."""
    return '"' + re.sub(r'(["\\])', r"\\\1", _checked(value)) + '"'


def _checked(value: str) -> str:
    allowed = f"argument 'value' must have 1 to {_MOST_CHARACTERS} characters of printable ASCII"
    if not isinstance(value, str):
        raise InvalidArgument(f"argument 'value' must be text, not {type(value).__name__}")
    if not 1 <= len(value) <= _MOST_CHARACTERS:
        raise InvalidArgument(f"{allowed}, not {len(value)}")
    wrong = re.search(r"[^ -~]", value)
    if wrong is not None:
        raise InvalidArgument(f"{allowed}; {wrong[0]!r} is none")
    return value
