"""The sources of passwords. A password is never an argument, because every user of the machine can read
arguments."""

import os
from typing import TYPE_CHECKING, Optional

from .confirm import ask, ask_secret, is_interactive, why_not_interactive
from .failure import UsageFailure

if TYPE_CHECKING:
    from ..profiles import Profile


def known_password(profile: "Profile") -> Optional[str]:
    """The password from the environment or from the source that the profile names, without a prompt."""
    from ..profiles import secret_in_environment

    return secret_in_environment("BALVPS_PASSWORD", profile) or profile.password()


def username_to_sign_in(profile: "Profile") -> str:
    """The account to sign in to. A prompt asks for it if it is not set."""
    username = profile.settings.get("username")
    if not username:
        if not is_interactive():
            raise UsageFailure(
                "the account is missing: pass --username, set BALVPS_USERNAME, or run this in a terminal"
            )
        username = ask("E-mail address: ").strip()
    if not username:
        raise UsageFailure("no e-mail address was given")
    return username


def password_to_sign_in(profile: "Profile") -> str:
    """The password of the account. A prompt asks for it if there is no other source."""
    return known_password(profile) or _asked(f"Password of {profile.settings['username']}: ")


def new_password(label: str) -> str:
    """A new password: from ``BALVPS_NEW_PASSWORD``, or from two prompts."""
    chosen = os.environ.get("BALVPS_NEW_PASSWORD")
    if chosen:
        return chosen
    password = _asked(f"{label}: ", variable="BALVPS_NEW_PASSWORD")
    if _asked(f"{label}, once more: ") != password:
        raise UsageFailure("the two passwords differ")
    return password


def _asked(prompt: str, variable: str = "BALVPS_PASSWORD") -> str:
    if not is_interactive():
        raise UsageFailure(
            f"a password is needed but {why_not_interactive()}; set {variable}"
            + (" or pass --password-command" if variable == "BALVPS_PASSWORD" else "")
        )
    try:
        password = ask_secret(prompt)
    except EOFError:
        password = ""
    if not password:
        raise UsageFailure("no password was given")
    return password
