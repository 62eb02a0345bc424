"""The token file of a profile, as the library writes it."""

import dataclasses
import json
import time
from typing import TYPE_CHECKING, Any, Optional

from .failure import Failure

if TYPE_CHECKING:
    from ..profiles import Profile


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
    """The profile's tokens; ``None``: it is not signed in."""
    path = profile.token_file
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        return Tokens(
            str(data["base_url"]),
            str(data["username"]),
            str(data["token"]),
            str(data["refresh_token"]),
            data["expires_at"],
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        raise Failure(f"{path} is damaged; remove it and sign in again") from None
