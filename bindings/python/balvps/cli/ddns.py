"""Dynamic DNS."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Optional

from .command import argument, command, option
from .context import Context
from .exit_codes import exit_code_of
from .failure import DryRun, UsageFailure
from .output import tell, tell_error, tell_warnings
from .parameters import NUMBER, Exit
from .telling import hint_for

if TYPE_CHECKING:
    from ..dynamic_dns import Outcome, Sources
    from ..errors import BalvpsError

#: The option of each record type.
_OPTIONS = {"A": "--ipv4", "AAAA": "--ipv6"}

_AUTO_NEEDS = (
    "name a source with --interface or --url, or give an address. No address of a third party is built in, "
    "because it would learn when and from where you ask"
)


@argument("names", metavar="NAME...", help="Fully qualified names.", nargs=-1, required=True)
@option("--ipv4", metavar="auto|ADDRESS|off", help="The A record (default: auto with a source, else off).")
@option("--ipv6", metavar="auto|ADDRESS|off", help="The AAAA record, in the same way.")
@option("--interface", metavar="IF", help="Take the addresses of this interface.")
@option(
    "--url",
    "urls",
    metavar="URL",
    help="Ask this URL, if the interface has no address. Repeatable: the next one is asked if one fails.",
    multiple=True,
)
@option("--ttl", metavar="SECONDS", help="Time to live (default: as it is).", type=NUMBER)
@option(
    "--max-age",
    metavar="SECONDS",
    help="Look at the zone again after this time, even if nothing changed (default: 86400).",
    type=NUMBER,
)
@option("--force", help="Look at the zone in any case.", is_flag=True)
@option("--remove-missing", help="Remove the record if the interface has no such address.", is_flag=True)
@option("--allow-private", help="Accept addresses that the internet cannot reach.", is_flag=True)
@option("--plain-http", help="Accept an http URL of another machine.", is_flag=True)
def _ddns(
    context: Context,
    names: Sequence[str],
    ipv4: Optional[str],
    ipv6: Optional[str],
    interface: Optional[str],
    urls: Sequence[str],
    ttl: Optional[int],
    max_age: Optional[int],
    force: bool,
    remove_missing: bool,
    allow_private: bool,
    plain_http: bool,
) -> None:
    """Make the A and AAAA records of names follow the addresses of this machine."""
    from ..dynamic_dns import MAX_AGE, Sources, State, Wish, set_arguments, update

    sources = None
    if interface is not None or urls:
        sources = Sources(interface=interface, urls=urls, allow_private=allow_private, plain_http=plain_http)
    found, failures = _addresses({"A": ipv4, "AAAA": ipv6}, sources, allow_private, remove_missing)
    wishes = [Wish(name, type, address) for name in names for type, address in found.items()]
    if context.options.dry_run:
        described = [context.client.describe("set_records", **set_arguments(wish, ttl)) for wish in wishes]
        raise DryRun({"requests": [request for each in described for request in each.to_dict()["requests"]]})
    state = State(context.profile.dynamic_dns_directory, context.profile.account, _warn)
    outcomes = update(
        lambda: context.client,
        wishes,
        ttl=ttl,
        state=state,
        max_age=MAX_AGE if max_age is None else max_age,
        force=force,
    )
    _show(context, outcomes)
    failures = [outcome.error for outcome in outcomes if outcome.error is not None] + failures
    if failures:
        raise Exit(exit_code_of(failures[0]))


def _addresses(
    options: "Mapping[str, Optional[str]]",
    sources: "Optional[Sources]",
    allow_private: bool,
    remove_missing: bool,
) -> "tuple[dict[str, Optional[str]], list[BalvpsError]]":
    """The address of each record type, and the failures of those that were asked for by name.

    A type that was not asked for may be missing, if there is an address of the other one.
    """
    from ..dynamic_dns import WORDS, checked_address
    from ..errors import BalvpsError, ConfigurationError, ConnectionFailed

    found: dict[str, Optional[str]] = {}
    missing: list[BalvpsError] = []
    failures: list[BalvpsError] = []
    for type, wanted in options.items():
        if wanted == "off" or (wanted is None and sources is None):
            continue
        if wanted not in ("auto", None):
            found[type] = checked_address(wanted, type, allow_private=allow_private, source=_OPTIONS[type])
            continue
        if sources is None:
            raise UsageFailure(f"{_OPTIONS[type]} auto: {_AUTO_NEEDS}")
        try:
            address = sources.find(type)
            if address is None and not remove_missing:
                raise ConnectionFailed(f"the interface has no suitable {WORDS[type]} address")
            found[type] = address
        except ConfigurationError:
            raise
        except BalvpsError as error:
            message = f"{type} records stay as they are: {error}"
            if wanted is None:
                missing.append(error)
                tell(message)
            else:
                failures.append(error)
                tell_error(message)
    if not found and not failures:
        if missing:
            raise missing[0]
        raise UsageFailure(f"there is nothing to do: {_AUTO_NEEDS}")
    return found, failures


def _show(context: Context, outcomes: "Sequence[Outcome]") -> None:
    """Writes a row for each outcome, and tells the warnings and errors."""
    rows = [
        {
            "name": outcome.name,
            "type": outcome.type,
            "address": outcome.address,
            "change": outcome.change,
            "error": None if outcome.error is None else str(outcome.error),
        }
        for outcome in outcomes
    ]
    if rows:
        context.output.things(rows, ["name", "type", "address", "change"], whole={"name", "address"})
    for outcome in outcomes:
        tell_warnings(outcome.warnings)
        if outcome.error is not None:
            tell_error(f"{outcome.name} {outcome.type}: {outcome.error}", hint_for(outcome.error))


def _warn(text: str) -> None:
    tell_warnings([text])


ddns = command(_ddns, changes=True)
