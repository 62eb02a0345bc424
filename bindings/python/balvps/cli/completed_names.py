"""The names that a shell completes, read from the service.

A completion must never disturb. It ends within two seconds, is silent when it fails, and asks for nothing.
It does not renew tokens, because a renewal that is broken off would lose them. So there are no names while
nobody is signed in, or when the access token has expired.
"""

import contextlib
import re
import signal
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Optional

from .context import Context
from .options import Options
from .parameters import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from ..client import Client

_SECONDS = 2.0

#: What no shell gives a meaning. A name with other characters comes from others, and might be a command.
_HARMLESS = re.compile(r"\w[\w.@:+,=/-]*")


class _Thing(NamedTuple):
    """Something that a command line names: by a name that only one has, or by its ID."""

    id: Any
    name: Any
    told: Any  #: what a shell may show beside it


#: What the service lists of each kind of thing.
_LISTED: "dict[str, Callable[[Client], Iterable[_Thing]]]" = {
    "domains": lambda client: (
        _Thing(each.id, each.get("name"), each.get("status")) for each in client.domains.list()
    ),
    "services": lambda client: (
        _Thing(each.id, each.get("domain"), each.get("name")) for each in client.services.list()
    ),
    "vms": lambda client: (
        _Thing(each.id, next(iter(each.names), None), each.get("status")) for each in client.vms.list()
    ),
    "zones": lambda client: (
        _Thing(each.id, each.name, f"service {each.service_id}") for each in client.zones.list()
    ),
}


def complete(kind: str, context: click.Context, incomplete: str) -> "list[CompletionItem]":
    """What an incomplete word may mean, of a kind: ``domains``, ``services``, ``vms`` or ``zones``."""
    try:
        with _time_limit(), _client(context) as client:
            return [] if client is None else _items(list(_LISTED[kind](client)), incomplete)
    except Exception:  # a message would appear in the middle of the line that is typed
        return []


def _items(things: "list[_Thing]", incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    names = [str(thing.name) for thing in things]
    found = []
    for thing, name in zip(things, names):
        usable = _HARMLESS.fullmatch(name) and not name.isdecimal() and names.count(name) == 1
        value = name if thing.name and usable else str(thing.id)
        told = str(thing.told) if thing.told else ""
        if value.startswith(incomplete) and _HARMLESS.fullmatch(value):
            found.append(CompletionItem(value, help=told if told.isprintable() else None))
    return found


@contextlib.contextmanager
def _client(context: click.Context) -> "Iterator[Optional[Client]]":
    """A client of the account that the line and the environment name; ``None`` if nobody is signed in."""
    from ..client import Client

    own = Context(_options(context))
    credentials = _credentials(own)
    if not credentials:
        yield None
        return
    arguments = own.profile.client_arguments(keeps_tokens=False)
    limits = {"timeout": _SECONDS, "retries": 0, "read_only": True}
    with Client(**{**arguments, **limits, **credentials}) as client:
        yield client


def _options(context: click.Context) -> Options:
    """The options of the incomplete line over those of the environment."""
    root = context.find_root()
    options = Options.taken_from(dict(root.params))
    if context is not root:
        options = Options.taken_from(dict(context.params)).over(options)
    options.check()
    return options.over(Options.from_environment())


def _credentials(context: Context) -> "dict[str, str]":
    """What signs a request without a request of its own, a prompt or another program; empty: nothing does."""
    from ..profiles import secret_in_environment
    from .tokens import read_tokens

    profile = context.profile
    if profile.auth == "basic":
        password = secret_in_environment("BALVPS_PASSWORD", profile)
        return {"password": password} if password else {}
    token = secret_in_environment("BALVPS_TOKEN", profile)
    if not token and profile.is_signed_in:
        stored = read_tokens(profile)
        token = stored.token if stored is not None and not stored.has_expired else None
    return {"auth": "token", "token": token} if token else {}


@contextlib.contextmanager
def _time_limit() -> "Iterator[None]":
    """Ends the block with an exception when its time is up, also in the middle of a call."""

    def end(number: int, frame: Any) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
