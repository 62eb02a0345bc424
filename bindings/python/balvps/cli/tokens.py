"""The tokens that a profile is signed in with, as the library finds them."""

import json
import time
from typing import TYPE_CHECKING, Any, NamedTuple, Optional

if TYPE_CHECKING:
    from ..client import Client
    from ..profiles import Profile


class Tokens(NamedTuple):
    """What a profile is signed in with."""

    base_url: str
    username: str
    token: str
    refresh_token: str
    expires_at: Optional[int]

    def __repr__(self) -> str:
        return f"Tokens(base_url={self.base_url!r}, username={self.username!r})"

    @property
    def has_expired(self) -> bool:
        """Whether the access token's time is over; one without a time is taken to be good."""
        return self.expires_at is not None and self.expires_at <= time.time()


def read_tokens(profile: "Profile") -> Optional[Tokens]:
    """The tokens of the profile's account; ``None``: it is not signed in.

    Raises:
        ConfigurationError: the file cannot be read, or it holds something else, another account's tokens, or
            what cannot be sent.
    """
    from ..client import Client

    arguments = profile.client_arguments(keeps_tokens=False)
    with Client(**{**arguments, "auth": "jwt", "token_store": f"file:{profile.token_file}"}) as client:
        return stored_tokens(client)


def stored_tokens(client: "Client") -> Optional[Tokens]:
    """The tokens in a client's token store; ``None``: there are none.

    Raises:
        ConfigurationError: as :func:`read_tokens`.
    """
    found: dict[str, Any] = json.loads(client._stored_tokens())
    return None if found["tokens"] is None else Tokens(**found["tokens"])


def not_signed_in(profile: "Profile") -> str:
    """Says that a profile has no tokens, and for which account."""
    address, username = profile.account
    whose = f" as {username}" if username else ""
    return f"Profile {profile.name} is not signed in{whose} at {address}: nothing is kept for it"
