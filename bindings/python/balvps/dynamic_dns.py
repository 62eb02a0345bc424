"""Dynamic DNS: one A and one AAAA record of a name follow the addresses of this machine.

A run finds the addresses, compares them with those that an earlier run confirmed, and only asks the service
if something changed or the confirmation is old::

    wishes = [Wish("home.example.com", "A", Sources(urls=["https://ip.example.net/"]).find("A"))]
    with balvps.Client.from_env() as client:
        for outcome in update(lambda: client, wishes, ttl=300):
            print(outcome.name, outcome.type, outcome.change, outcome.error or "")

The command ``balvps ddns`` does this and keeps the state. A profile's
:attr:`~balvps.profiles.Profile.dynamic_dns_directory` is where.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, NamedTuple

from ._ddns_state import State
from ._own_addresses import WORDS, check_url, checked_address, interface_address, url_address
from .errors import AuthenticationError, BalvpsError, ConfigurationError, InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .client import Client

__all__ = [
    "MAX_AGE",
    "WORDS",
    "Outcome",
    "Sources",
    "State",
    "Wish",
    "checked_address",
    "set_arguments",
    "update",
]

#: How long a confirmation counts, in seconds. After this time a run undoes a change by somebody else.
MAX_AGE = 86_400


class Sources:
    """Where the addresses of this machine come from. The interface is asked first, then the URLs in order.

    Args:
        interface: the name of an interface; ``None``: none is asked.
        urls: addresses of services that answer with the caller's address.
        allow_private: whether addresses that the public internet cannot reach are taken.
        plain_http: whether a URL of another machine may be http.
        timeout: seconds for each URL.

    Raises:
        InvalidArgument: there is no source, or a URL is not allowed.

    >>> sandbox.play("127.0.0.1", path="/api/ip")
    >>> Sources = balvps.dynamic_dns.Sources
    >>> Sources(urls=[sandbox.http_base_url + "/ip"], allow_private=True).find("A")
    '127.0.0.1'
    """

    def __init__(
        self,
        *,
        interface: str | None = None,
        urls: Sequence[str] = (),
        allow_private: bool = False,
        plain_http: bool = False,
        timeout: float = 10,
    ) -> None:
        if interface is None and not urls:
            raise InvalidArgument("there is no source of addresses; name an interface or a URL")
        for url in urls:
            check_url(url, plain_http=plain_http)
        self._interface = interface
        self._urls = tuple(urls)
        self._allow_private = allow_private
        self._url_options: dict[str, Any] = {"plain_http": plain_http, "timeout": timeout}

    def find(self, type: str) -> str | None:
        """The address for records of a type.

        Args:
            type: ``"A"`` or ``"AAAA"``.

        Returns:
            ``None`` if the interface has none and there is no URL. A URL that does not answer is a failure
            instead, because it may be the URL's.

        Raises:
            BalvpsError: no source has an address, for the reason of the last one.
        """
        if self._interface is not None:
            found = interface_address(self._interface, type, allow_private=self._allow_private)
            if found is not None:
                return found
        failure: BalvpsError | None = None
        for url in self._urls:
            try:
                return url_address(url, type, allow_private=self._allow_private, **self._url_options)
            except BalvpsError as error:
                failure = error
        if failure is not None:
            raise failure
        return None


class Wish(NamedTuple):
    """A record as it should be."""

    name: str  #: fully qualified
    type: str  #: ``"A"`` or ``"AAAA"``
    address: str | None  #: ``None``: there should be none


class Outcome(NamedTuple):
    """What became of a wish."""

    name: str
    type: str
    address: str | None
    #: ``"kept"`` (an earlier run confirmed it, nothing was sent), ``"unchanged"`` (the zone has it),
    #: ``"updated"``, ``"removed"`` or ``"failed"``.
    change: str
    error: BalvpsError | None = None
    warnings: tuple[str, ...] = ()


def update(
    client: Callable[[], Client],
    wishes: Iterable[Wish],
    *,
    ttl: int | None = None,
    state: State | None = None,
    max_age: float = MAX_AGE,
    force: bool = False,
) -> list[Outcome]:
    """Makes each record exactly as wished. Other addresses of its name and type are removed.

    One failure does not stop the others, except that nothing more is sent if the service does not accept the
    credentials.

    Args:
        client: returns the client. It is only called if something must be sent.
        wishes: the records.
        ttl: seconds; ``None``: existing records keep theirs.
        state: what earlier runs confirmed; ``None``: nothing, so the service is asked.
        max_age: seconds for which a confirmation counts.
        force: ask the service in any case.

    Returns:
        the outcome of each wish, in the same order.

    >>> from balvps.dynamic_dns import Wish, update
    >>> wish = Wish("home.example.com", "A", "192.0.2.7")
    >>> [outcome.change for outcome in update(lambda: client, [wish])]
    ['updated']
    >>> [outcome.change for outcome in update(lambda: client, [wish])]
    ['unchanged']
    """
    wanted = list(dict.fromkeys(wishes))
    if state is None:
        return _sent(client, wanted, ttl)
    with contextlib.ExitStack() as stack:
        if not state.lock(stack):
            return _sent(client, wanted, ttl)
        state.load()
        due = [
            wish
            for wish in wanted
            if force or not state.confirms(wish.name, wish.type, wish.address, ttl, max_age)
        ]
        if not due:
            return [Outcome(*wish, "kept") for wish in wanted]
        # The file must not confirm what a run that ends here may have changed.
        state.forget((wish.name, wish.type) for wish in due)
        state.save()
        outcomes = dict(zip(due, _sent(client, due, ttl)))
        for outcome in outcomes.values():
            if outcome.error is None:
                state.remember(outcome.name, outcome.type, outcome.address, ttl)
        state.save()
        return [outcomes.get(wish) or Outcome(*wish, "kept") for wish in wanted]


def _sent(client: Callable[[], Client], wishes: Sequence[Wish], ttl: int | None) -> list[Outcome]:
    outcomes: list[Outcome] = []
    refused: BalvpsError | None = None  # for all names; a login for each would use up those that are allowed
    for wish in wishes:
        try:
            if refused is not None:
                raise refused
            outcomes.append(_set(client(), wish, ttl))
        except BalvpsError as error:
            if isinstance(error, (AuthenticationError, ConfigurationError)):
                refused = error
            outcomes.append(Outcome(*wish, "failed", error))
    return outcomes


def _set(client: Client, wish: Wish, ttl: int | None) -> Outcome:
    arguments = set_arguments(wish, ttl)
    answer: Any = client.call("set_records", **arguments)
    changed = "updated" if wish.address is not None else "removed"
    change = changed if answer.changes else "unchanged"
    return Outcome(*wish, change, warnings=tuple(answer.warnings))


def set_arguments(wish: Wish, ttl: int | None) -> dict[str, Any]:
    """The arguments of the procedure ``set_records`` for a wish.

    Args:
        wish: the record.
        ttl: seconds; ``None``: as it is.
    """
    arguments: dict[str, Any] = {"name": wish.name, "type": wish.type, "contents": []}
    if wish.address is not None:
        arguments["contents"] = [wish.address]
        if ttl is not None:
            arguments["ttl"] = ttl
    return arguments
