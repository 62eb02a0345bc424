"""Challenges of ACME: the hooks of certbot, lego, Traefik, dehydrated and acme.sh."""

import contextlib
import os
import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Optional

from .command import Noun, argument, option
from .context import Context
from .failure import Failure, UsageFailure
from .format import Format
from .output import tell, tell_warnings
from .parameters import NUMBER

if TYPE_CHECKING:
    from .._propagation import Propagation

acme = Noun("Challenges of certificate authorities (ACME, dns-01).")

_words = argument(
    "words",
    metavar="[FQDN VALUE]",
    help="The whole name of the TXT record, and its text. Without them: what certbot's variables say.",
    nargs=-1,
)
_ttl = option("--ttl", metavar="SECONDS", help="Time to live, for all TXT records of the name.", type=NUMBER)
_wait = option(
    "--wait",
    metavar="SECONDS",
    help="Wait until all name servers of the zone answer the record, at most so long.",
    type=NUMBER,
)
_nameservers = option(
    "--nameserver",
    "nameservers",
    metavar="ADDRESS[:PORT]",
    help="With --wait: ask this name server in place of those of the zone. May be repeated.",
    multiple=True,
)


class _Challenge(NamedTuple):
    """A TXT record of a challenge."""

    name: str
    value: str


class _Waiting(NamedTuple):
    """How long to wait for which name servers."""

    servers: "Propagation"
    seconds: int

    def wait_for(self, *challenges: _Challenge) -> None:
        """Waits for all of them, together at most so long."""
        deadline = time.monotonic() + self.seconds
        for challenge in challenges:
            self.servers.wait(*challenge, max(0, deadline - time.monotonic()))


@acme.verb(changes=True, takes_any_word=True)
@_words
@_ttl
@_wait
@_nameservers
def present(
    context: Context,
    words: Sequence[str],
    ttl: Optional[int],
    wait: Optional[int],
    nameservers: Sequence[str],
) -> None:
    """Make sure that the TXT record of a challenge exists. All other records stay."""
    from ..acme import present

    challenge = _challenge(words)
    waiting = _waiting(wait, nameservers)
    answer = present(context.client, *challenge, ttl=ttl)
    if context.output.format is not Format.TABLE:
        context.output.thing(answer)
    _tell(f"The record was {answer.change}.")
    tell_warnings(answer.warnings)
    if waiting is not None:
        waiting.wait_for(challenge)


@acme.verb(changes=True, takes_any_word=True)
@_words
def cleanup(context: Context, words: Sequence[str]) -> None:
    """Delete the TXT record of a challenge. It is no failure if there is none. All other records stay."""
    from ..acme import cleanup

    answer = cleanup(context.client, *_challenge(words))
    if context.output.format is not Format.TABLE:
        context.output.thing(answer)
    _tell(f"Deleted: {len(answer.removed)}.")


@acme.verb(takes_any_word=True)
@argument("words", metavar="VERB [ARGUMENT...]", help="As dehydrated passes them.", nargs=-1, required=True)
@_ttl
@_wait
@_nameservers
def dehydrated(
    context: Context,
    words: Sequence[str],
    ttl: Optional[int],
    wait: Optional[int],
    nameservers: Sequence[str],
) -> None:
    """Do what a hook of dehydrated does: deploy_challenge and clean_challenge. Other verbs are ignored."""
    verb, *arguments = words
    if verb == "deploy_challenge":
        _deploy(context, _challenges(verb, arguments), ttl, _waiting(wait, nameservers))
    elif verb == "clean_challenge":
        _clean(context, _challenges(verb, arguments))


def _deploy(
    context: Context, challenges: "Sequence[_Challenge]", ttl: Optional[int], waiting: "Optional[_Waiting]"
) -> None:
    """Creates the records. After a failure it deletes them, because dehydrated does not clean up then."""
    from ..acme import present
    from ..errors import BalvpsError

    created: list[_Challenge] = []
    try:
        for challenge in challenges:
            tell_warnings(present(context.client, *challenge, ttl=ttl).warnings)
            created.append(challenge)
        if waiting is not None:
            waiting.wait_for(*challenges)
    except BalvpsError:
        with contextlib.suppress(BalvpsError):
            _clean(context, created)
        raise


def _clean(context: Context, challenges: "Sequence[_Challenge]") -> None:
    """Deletes the records. One that fails does not keep the others from being deleted."""
    from ..acme import cleanup
    from ..errors import BalvpsError

    failures: list[BalvpsError] = []
    for challenge in challenges:
        try:
            cleanup(context.client, *challenge)
        except BalvpsError as error:
            failures.append(error)
    if failures:
        raise failures[0]


def _challenge(words: "Sequence[str]") -> _Challenge:
    """The challenge of the command line, or of certbot's variables."""
    if not words:
        return _challenge_of_certbot()
    if len(words) != 2:
        raise UsageFailure(f"FQDN and VALUE are two words, not {len(words)}: {' '.join(words)}")
    return _Challenge(*words)


def _challenge_of_certbot() -> _Challenge:
    domain = os.environ.get("CERTBOT_IDENTIFIER") or os.environ.get("CERTBOT_DOMAIN")
    value = os.environ.get("CERTBOT_VALIDATION")
    if not domain or not value:
        raise UsageFailure(
            "FQDN and VALUE are missing; without them, certbot's variables CERTBOT_DOMAIN and "
            "CERTBOT_VALIDATION must be set"
        )
    if os.environ.get("CERTBOT_TOKEN"):
        raise UsageFailure(
            "CERTBOT_TOKEN is set, so this is a challenge of HTTP; call certbot with "
            "--preferred-challenges dns"
        )
    return _Challenge(_name_for(domain), value)


def _challenges(verb: str, arguments: "Sequence[str]") -> "list[_Challenge]":
    """The challenges of dehydrated: for each its domain, token file and value. HOOK_CHAIN passes several."""
    if not arguments or len(arguments) % 3:
        raise UsageFailure(f"{verb} takes DOMAIN TOKEN_FILENAME TOKEN_VALUE, once or several times")
    return [_Challenge(_name_for(domain), value) for domain, value in zip(arguments[::3], arguments[2::3])]


def _name_for(domain: str) -> str:
    """The name of the record for a domain, which may be a wildcard (RFC 8555, 8.4)."""
    return "_acme-challenge." + domain.removeprefix("*.")


def _waiting(seconds: Optional[int], nameservers: "Sequence[str]") -> "Optional[_Waiting]":
    """Checks the options before anything is written. ``None``: do not wait."""
    if seconds is None:
        if nameservers:
            raise UsageFailure("--nameserver: it has a meaning only with --wait")
        return None
    try:
        from .._propagation import Propagation
    except ImportError as error:
        if error.name is None or error.name.split(".")[0] != "dns":
            raise
        raise Failure("--wait needs another package: pip install 'balvps[acme]'") from None
    return _Waiting(Propagation(nameservers), seconds)


def _tell(text: str) -> None:
    """Tells a person what was done. A hook is silent: certbot takes a message for an error."""
    if sys.stderr.isatty():
        tell(text)
