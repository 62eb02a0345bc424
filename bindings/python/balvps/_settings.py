# generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
"""The settings of a profile: which options of the command and variables of the environment say the same."""

from collections.abc import Callable
from typing import Any

from ._booleans import boolean


class Setting:
    """A setting.

    Args:
        name: the client's keyword.
        read: reads it as text; it raises ValueError.
        letter: of the short option, if there is one.
        metavar: what the option takes; of a flag empty.
        help: what the help says of it.
    """

    def __init__(self, name: str, read: Callable[[str], Any], letter: str, metavar: str, help: str) -> None:
        self.name = name
        self.read = read
        self.letter = letter
        self.metavar = metavar
        self.help = help
        #: The variable of the environment.
        self.variable = f"BALVPS_{name.upper()}"


SETTINGS = (
    Setting("base_url", str, "", "URL", "Address of the API, up to and with /api."),
    Setting("username", str, "u", "EMAIL", "The account."),
    Setting("auth", str, "", "MODE", "How to sign in: jwt (the default), basic, token or none."),
    Setting("ca_file", str, "", "FILE", "Certificate authorities to trust (PEM)."),
    Setting("proxy", str, "", "URL", "Proxy to connect through (with credentials: BALVPS_PROXY)."),
    Setting("timeout", float, "", "SECONDS", "Time for one call in all."),
    Setting("retries", int, "", "N", "How often a request is sent again."),
    Setting("read_only", boolean, "", "", "Refuse whatever changes something."),
)
