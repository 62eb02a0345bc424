"""The token file of a profile, as the library writes it."""

import dataclasses
import json
import time
from typing import TYPE_CHECKING, Any, Optional

from .failure import Failure

if TYPE_CHECKING:
    from ..profiles import Profile

#: The last second of the year 9999.
_LATEST_TIME = 253_402_300_799


@dataclasses.dataclass(frozen=True)
class Tokens:
    """What a profile is signed in with."""

    base_url: str
    username: str
    token: str = dataclasses.field(repr=False)
    refresh_token: str = dataclasses.field(repr=False)
    expires_at: Optional[int]

    @property
    def has_expired(self) -> bool:
        """Whether the access token's time is over; one without a time is taken to be good."""
        return self.expires_at is not None and self.expires_at <= time.time()


def read_tokens(profile: "Profile") -> Optional[Tokens]:
    """The tokens of the profile's account; ``None``: it is not signed in.

    Raises:
        Failure: the file cannot be read, or holds something else or another account's tokens.
    """
    from ..errors import ConfigurationError
    from ..profiles import account_of

    path = profile.token_file
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        tokens = Tokens(
            str(data["base_url"]),
            str(data["username"]),
            str(data["token"]),
            str(data["refresh_token"]),
            _time(data["expires_at"]),
        )
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Failure(f"{path} cannot be read: {error.strerror}") from None
    except (ValueError, KeyError, TypeError):
        raise Failure(f"{path} is damaged; remove it and sign in again") from None
    try:
        own = account_of(tokens.base_url, tokens.username) == profile.account
    except ConfigurationError:
        own = False
    if not own:
        raise Failure(f"{path} holds the tokens of another account; remove it and sign in again")
    return tokens


def _time(value: Any) -> Optional[int]:
    """A Unix time; one beyond the calendar is its last second, as for the library."""
    if value is None:
        return None
    if not isinstance(value, int):
        raise ValueError("no time")
    return min(max(value, 0), _LATEST_TIME)


def not_signed_in(profile: "Profile") -> str:
    """Says that a profile has no tokens, and for which account."""
    address, username = profile.account
    whose = f" as {username}" if username else ""
    return f"Profile {profile.name} is not signed in{whose} at {address}: nothing is kept for it"
