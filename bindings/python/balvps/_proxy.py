"""The user name and the password in the address of a proxy, or in another address, which should have none.

The library checks which addresses are allowed. In an allowed address, the last ``@`` ends the credentials.
"""

import re

_SCHEME = r"(https?|socks(4a?|5h?))://"


def has_credentials(text: str) -> bool:
    """Whether the text has a user name or a password. A malformed text with an ``@`` counts, to be safe."""
    return "@" in text


def without_credentials(text: str, instead: str = "") -> str:
    """The text with `instead` in place of the user name and the password."""
    credentials, at, place = text.rpartition("@")
    if not at:
        return text
    scheme = re.match(_SCHEME, credentials, re.IGNORECASE)
    return (scheme[0] if scheme else "") + instead + place


def masked(text: str) -> str:
    """The text with ``***`` in place of the credentials, for messages."""
    return without_credentials(text, "***@")
