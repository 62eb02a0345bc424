"""The stored tokens of a profile, read by the library."""

import json
import time
from typing import TYPE_CHECKING, Any, NamedTuple, Optional

if TYPE_CHECKING:
    from ..profiles import Profile


class Tokens(NamedTuple):
    """The stored tokens of an account."""

    base_url: str
    username: str
    token: str
    refresh_token: str
    expires_at: Optional[int]

    def __repr__(self) -> str:
        return f"Tokens(base_url={self.base_url!r}, username={self.username!r})"

    @property
    def has_expired(self) -> bool:
        """Whether the access token has expired. A token without an expiry time counts as valid."""
        return self.expires_at is not None and self.expires_at <= time.time()


def read_tokens(profile: "Profile") -> Optional[Tokens]:
    """The tokens of the profile's account; ``None`` if it is not signed in.

    Raises:
        ConfigurationError: the file cannot be read, or it has another account's tokens or no valid tokens.
    """
    from ..client import Client

    arguments = profile.client_arguments(keeps_tokens=False)
    with Client(**{**arguments, "auth": "jwt", "token_store": f"file:{profile.token_file}"}) as client:
        found: Optional[dict[str, Any]] = json.loads(client._stored_tokens())["tokens"]
    return None if found is None else Tokens(**found)


def not_signed_in(profile: "Profile") -> str:
    """A message that a profile has no tokens for its account."""
    address, username = profile.account
    whose = f" as {username}" if username else ""
    return f"Profile {profile.name} is not signed in{whose} at {address}: there are no tokens"
