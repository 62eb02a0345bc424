"""Where the command gets a password from: never an argument, which every user of the machine can read."""

import os
from typing import TYPE_CHECKING, Optional

from .confirm import ask, ask_secret, is_interactive, why_not_interactive
from .failure import UsageFailure

if TYPE_CHECKING:
    from ..profiles import Profile


def known_password(profile: "Profile") -> Optional[str]:
    """The password, if it can be had without asking: from the environment or from where the profile says."""
    from ..profiles import secret_in_environment

    return secret_in_environment("BALVPS_PASSWORD", profile) or profile.password()


def username_to_sign_in(profile: "Profile") -> str:
    """The account to sign in to, asked for if nothing says it."""
    username = profile.settings.get("username")
    if not username:
        if not is_interactive():
            raise UsageFailure(
                "whose account? Pass --username, set BALVPS_USERNAME, or run this in a terminal"
            )
        username = ask("E-mail address: ").strip()
    if not username:
        raise UsageFailure("no e-mail address was given")
    return username


def password_to_sign_in(profile: "Profile") -> str:
    """The password of the account, asked for if nothing else has it."""
    return known_password(profile) or _asked(f"Password of {profile.settings['username']}: ")


def new_password(label: str) -> str:
    """A password that is being chosen: from ``BALVPS_NEW_PASSWORD``, or typed twice."""
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
