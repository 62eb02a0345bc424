# generated from api/openapi.yaml and api/library.yaml by api/generate.py; do not edit
"""The settings of a client: which options and variables give them, their defaults, and which are secret."""

from collections.abc import Callable
from typing import Any

from ._booleans import boolean


class Setting:
    """A setting of a profile, which is an option of the command too.

    Args:
        name: the keyword of Client.
        read: makes a value of a text, or raises ValueError.
        letter: the letter of the short option; empty if there is none.
        metavar: the name of the option's value; empty if the option is a flag.
        help: the option's help text.
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
    Setting("base_url", str, "", "URL", "Address of the API, including /api."),
    Setting("username", str, "u", "EMAIL", "The account's e-mail address."),
    Setting("auth", str, "", "MODE", "How to sign in: jwt (the default), basic, token or none."),
    Setting("ca_file", str, "", "FILE", "PEM file of the certificate authorities to trust."),
    Setting("proxy", str, "", "URL", "Proxy to connect through. If it has credentials, set BALVPS_PROXY."),
    Setting("timeout", float, "", "SECONDS", "Total time for one call."),
    Setting("retries", int, "", "N", "How often a request is sent again."),
    Setting("read_only", boolean, "", "", "Refuse every command that changes something."),
    Setting("portal_file", str, "", "FILE", "The portal's own Swagger document."),
)

#: What Client.from_env reads: a variable of the environment, and the keyword of Client.
ENVIRONMENT = {
    "BALVPS_BASE_URL": "base_url",
    "BALVPS_USERNAME": "username",
    "BALVPS_AUTH": "auth",
    "BALVPS_CA_FILE": "ca_file",
    "BALVPS_PROXY": "proxy",
    "BALVPS_TIMEOUT": "timeout",
    "BALVPS_RETRIES": "retries",
    "BALVPS_READ_ONLY": "read_only",
    "BALVPS_PORTAL_FILE": "portal_file",
    "BALVPS_PASSWORD": "password",
    "BALVPS_TOTP_SECRET": "totp_secret",
    "BALVPS_TOKEN": "token",
    "BALVPS_REFRESH_TOKEN": "refresh_token",
    "BALVPS_TOKEN_STORE": "token_store",
    "BALVPS_TOKEN_STORE_KEY": "token_store_key",
    "BALVPS_TOKEN_STORE_PASSWORD": "token_store_password",
    "BALVPS_TOKEN_STORE_PASSWORD_FILE": "token_store_password_file",
    "BALVPS_TOKEN_STORE_CA_FILE": "token_store_ca_file",
    "BALVPS_TOKEN_STORE_FALLBACK": "token_store_fallback",
}

#: The config keys that have a default, and the default as text.
DEFAULTS = {
    "base_url": "https://my.balvps.com/api",
    "auth": "jwt",
    "timeout_ms": "60000",
    "attempt_timeout_ms": "30000",
    "connect_timeout_ms": "10000",
    "retries": "3",
    "retry_budget": "100",
    "retry_base_ms": "200",
    "retry_max_ms": "5000",
    "max_body_bytes": "67108864",
    "max_idle_connections": "16",
    "allow_plain_http": "false",
    "token_store": "memory",
    "read_only": "false",
    "max_in_flight": "32",
    "max_connections": "32",
    "txt_style": "bare",
    "token_store_fallback": "fail",
}

#: The config keys that hold a secret.
SECRET_KEYS = frozenset(
    {"password", "proxy", "refresh_token", "token", "token_store_key", "token_store_password", "totp_secret"}
)

#: The arguments and the fields of answers that hold a secret.
SECRET_FIELDS = frozenset({"epp_code", "password", "refresh", "refresh_token", "token"})
