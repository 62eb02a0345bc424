"""The user name and the password in the text of a proxy, or of an address that should have none.

Which texts are allowed is for the library to say. In those that are, the last ``@`` ends the credentials.
"""

import re

_SCHEME = r"(https?|socks(4a?|5h?))://"


def has_credentials(text: str) -> bool:
    """Whether it holds a user name or a password, or may mean to."""
    return "@" in text


def without_credentials(text: str, instead: str = "") -> str:
    """The text without user name and password, with `instead` in their place."""
    credentials, at, place = text.rpartition("@")
    if not at:
        return text
    scheme = re.match(_SCHEME, credentials, re.IGNORECASE)
    return (scheme[0] if scheme else "") + instead + place


def masked(text: str) -> str:
    """The text as it may be shown."""
    return without_credentials(text, "***@")
