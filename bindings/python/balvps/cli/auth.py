"""The commands for the tokens of a profile."""

import datetime

from .command import Noun
from .context import Context
from .exit_codes import ExitCode
from .failure import Failure
from .output import tell
from .parameters import Exit
from .tokens import Tokens, not_signed_in, read_tokens

auth = Noun("The tokens of a profile.")


@auth.verb()
def status(context: Context) -> None:
    """Show whether the profile is signed in. If not, the exit status is 3. Nothing is sent."""
    tokens = read_tokens(context.profile)
    expires = None
    if tokens is not None and tokens.expires_at is not None:
        expires = datetime.datetime.fromtimestamp(tokens.expires_at, datetime.timezone.utc).isoformat()
    context.output.thing(
        {
            "profile": context.profile.name,
            "signed_in": tokens is not None,
            "base_url": tokens.base_url if tokens else None,
            "username": tokens.username if tokens else None,
            "expires_at": expires,
            "expired": tokens.has_expired if tokens else None,
            "can_be_refreshed": bool(tokens.refresh_token) if tokens else None,
            "token_file": context.profile.token_file,
        }
    )
    if tokens is None:
        raise Exit(ExitCode.AUTHENTICATION)


@auth.verb()
def token(context: Context) -> None:
    """Print the access token. An expired token is refreshed first.

    The token is a secret: anyone who has it can use the account.
    """
    tokens = _tokens(context)
    if tokens.has_expired:
        context.client.account.get()  # any call renews them, unless another process does
        tokens = _tokens(context)
    context.output.line(tokens.token)


@auth.verb(changes=True)
def refresh(context: Context) -> None:
    """Exchange the refresh token for new tokens."""
    context.client.session.refresh(_tokens(context).refresh_token)
    tell("The tokens were refreshed.")


@auth.verb(changes=True)
def revoke(context: Context) -> None:
    """Revoke the tokens at the service, and remove them from this machine."""
    from ..profiles import forget_tokens

    tokens = _tokens(context)
    context.client.session.revoke(tokens.refresh_token or None)
    forget_tokens(context.profile)
    tell("The tokens were revoked.")


def _tokens(context: Context) -> Tokens:
    tokens = read_tokens(context.profile)
    if tokens is None:
        raise Failure(
            f"{not_signed_in(context.profile)}; sign in with: balvps login",
            ExitCode.AUTHENTICATION,
        )
    return tokens
