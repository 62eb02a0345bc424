"""Profiles: named accounts, shared by the ``balvps`` command and :meth:`balvps.Client.from_profile`.

They live in one file of the user's configuration directory (``BALVPS_CONFIG_FILE`` names another)::

    [balvps]
    profile = work

    [profile work]
    base_url = https://my.balvps.com/api
    username = user@example.com
    password_command = pass show balvps

No secret is kept there: a password comes from ``BALVPS_PASSWORD``, from the output of ``password_command``,
or from the operating system's keyring. Tokens are kept apart, in one file per profile in the user's state
directory.
"""

import configparser
import contextlib
import dataclasses
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

from .errors import ConfigurationError

#: The profile that is used when none is named anywhere.
DEFAULT_NAME = "default"

#: What a profile may say, and what that means.
SETTINGS: Mapping[str, str] = {
    "base_url": "address of the API, up to and with /api",
    "username": "the account's e-mail address",
    "auth": "jwt, basic, token or none",
    "ca_file": "PEM file of the certificate authorities to trust instead of the system's",
    "proxy": "proxy to connect through",
    "timeout": "seconds for one call in all",
    "retries": "how often a request is sent again",
    "read_only": "yes: refuse whatever changes something",
    "password_command": "program whose first line of output is the password",
    "keyring": "yes: the password is in the operating system's keyring",
}

#: Variables of the environment that hold a secret.
SECRET_VARIABLES = frozenset(
    {
        "BALVPS_PASSWORD",
        "BALVPS_TOTP_SECRET",
        "BALVPS_TOKEN",
        "BALVPS_REFRESH_TOKEN",
        "BALVPS_NEW_PASSWORD",
    }
)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_MAIN_SECTION = "balvps"
_PROFILE_SECTION = "profile "
_KEYRING_SERVICE = "balvps"


@dataclasses.dataclass(frozen=True)
class Profile:
    """A named account: its settings, by the names in :data:`SETTINGS`, as text.

    >>> Profile("work", {"username": "user@example.com"}).settings["username"]
    'user@example.com'
    """

    name: str
    settings: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ConfigurationError(
                f"profile name {self.name!r}: only letters, digits, '.', '_' and '-' are allowed"
            )
        for key in self.settings:
            if key not in SETTINGS:
                allowed = ", ".join(SETTINGS)
                raise ConfigurationError(
                    f"profile {self.name!r}: {key!r} is no setting of a profile (there are: {allowed})"
                )

    @property
    def token_file(self) -> Path:
        """Where this profile's tokens are kept."""
        return state_directory() / "tokens" / f"{self.name}.json"

    def changed(self, settings: Mapping[str, str]) -> "Profile":
        """This profile with other values for some settings; an empty value takes a setting away."""
        merged = {**self.settings, **settings}
        return Profile(self.name, {key: value for key, value in merged.items() if value})

    def client_arguments(self) -> "dict[str, Any]":
        """Keyword arguments for :class:`balvps.Client`, without the password."""
        arguments: dict[str, Any] = {
            key: self.settings[key]
            for key in ("base_url", "username", "auth", "ca_file", "proxy")
            if key in self.settings
        }
        arguments.update(
            {key: self._number(key, kind) for key, kind in _NUMBERS.items() if key in self.settings}
        )
        if "read_only" in self.settings:
            arguments["read_only"] = self.settings["read_only"] == "yes"
        if arguments.get("auth", "jwt") == "jwt":
            arguments["token_store"] = f"file:{private_token_file(self)}"
        return arguments

    def _number(self, key: str, kind: "type[Any]") -> Any:
        text = self.settings[key]
        try:
            return kind(text)
        except ValueError:
            raise ConfigurationError(f"profile {self.name!r}: {key} is {text!r}, not a number") from None

    def password(self) -> Optional[str]:
        """The password, from where the profile says it is; ``None``: it says nothing.

        This may run a program, or ask the user to unlock the keyring.

        Raises:
            ConfigurationError: the program failed, or there is no keyring.
        """
        if "password_command" in self.settings:
            return password_from_command(self.settings["password_command"])
        account = _keyring_account(self)
        if account is None:
            return None
        with _keyring_errors():
            import keyring

            password: Optional[str] = keyring.get_password(_KEYRING_SERVICE, account)
        return password


_NUMBERS: "Mapping[str, type[Any]]" = {"timeout": float, "retries": int}


def load_profile(name: Optional[str] = None) -> "dict[str, Any]":
    """Keyword arguments for :class:`balvps.Client` from a profile, the password among them.

    Args:
        name: the profile; ``None``: the one ``BALVPS_PROFILE`` names, else the one in use.

    Raises:
        ConfigurationError: there is no such profile, or its password cannot be had.
    """
    profile = read_profile(name)
    arguments = profile.client_arguments()
    password = os.environ.get("BALVPS_PASSWORD") or profile.password()
    if password is not None:
        arguments["password"] = password
    return arguments


# ---- the file


def config_file() -> Path:
    """The file that holds the profiles."""
    import platformdirs

    chosen = os.environ.get("BALVPS_CONFIG_FILE")
    return Path(chosen) if chosen else platformdirs.user_config_path("balvps") / "config.ini"


def state_directory() -> Path:
    """The directory that holds the tokens."""
    import platformdirs

    return platformdirs.user_state_path("balvps")


def profile_names() -> "list[str]":
    """The names of all profiles, sorted."""
    sections = _read_file().sections()
    return sorted(
        section[len(_PROFILE_SECTION) :] for section in sections if section.startswith(_PROFILE_SECTION)
    )


def name_in_use() -> str:
    """The name of the profile that is used when none is given."""
    chosen = os.environ.get("BALVPS_PROFILE")
    return chosen or str(_read_file().get(_MAIN_SECTION, "profile", fallback=DEFAULT_NAME))


def read_profile(name: Optional[str] = None) -> Profile:
    """Reads a profile.

    Args:
        name: ``None``: the one in use. The profile ``default`` may be missing from the file; it then says
            nothing.

    Raises:
        ConfigurationError: there is no such profile, or the file cannot be understood.
    """
    wanted = name or name_in_use()
    parser = _read_file()
    section = _PROFILE_SECTION + wanted
    if parser.has_section(section):
        return Profile(wanted, dict(parser.items(section)))
    if wanted != DEFAULT_NAME:
        known = ", ".join(profile_names()) or "none"
        raise ConfigurationError(f"there is no profile {wanted!r} (there are: {known})")
    return Profile(wanted)


def save_profile(profile: Profile) -> None:
    """Writes a profile, in place of one of that name if there is one."""
    parser = _read_file()
    section = _PROFILE_SECTION + profile.name
    parser.remove_section(section)
    parser.add_section(section)
    for key, value in profile.settings.items():
        parser.set(section, key, value)
    _write_file(parser)


def use_profile(name: str) -> None:
    """Makes a profile the one that is used when none is given.

    Raises:
        ConfigurationError: there is no such profile.
    """
    read_profile(name)
    parser = _read_file()
    if not parser.has_section(_MAIN_SECTION):
        parser.add_section(_MAIN_SECTION)
    parser.set(_MAIN_SECTION, "profile", name)
    _write_file(parser)


def delete_profile(name: str) -> None:
    """Removes a profile, its tokens, which are not revoked, and its password in the keyring.

    Raises:
        ConfigurationError: there is no such profile.
    """
    profile = read_profile(name)
    parser = _read_file()
    parser.remove_section(_PROFILE_SECTION + name)
    if parser.get(_MAIN_SECTION, "profile", fallback=None) == name:
        parser.remove_option(_MAIN_SECTION, "profile")
    _write_file(parser)
    forget_tokens(profile)
    account = _keyring_account(profile)
    if account is not None and all(
        _keyring_account(read_profile(other)) != account for other in profile_names()
    ):
        with _keyring_errors():
            import keyring
            import keyring.errors

            with contextlib.suppress(keyring.errors.PasswordDeleteError):
                keyring.delete_password(_KEYRING_SERVICE, account)


def _read_file() -> configparser.RawConfigParser:
    # Without interpolation: a '%' in a password command means itself.
    parser = configparser.RawConfigParser()
    path = config_file()
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: {error}") from None
    return parser


def _write_file(parser: configparser.RawConfigParser) -> None:
    path = config_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside it and renamed, so that a reader meets the old file or the new one, never half.
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            parser.write(file)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink()
        raise


# ---- tokens and passwords


def private_token_file(profile: Profile) -> Path:
    """The profile's token file, in a directory that is made if need be and that nobody else may read."""
    path = profile.token_file
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def forget_tokens(profile: Profile) -> None:
    """Removes the tokens of a profile from this machine; the service is not told."""
    profile.token_file.unlink(missing_ok=True)


def password_from_command(command: str) -> str:
    """The first line that a program prints.

    Args:
        command: the program and its arguments, quoted as for a shell; no shell runs it.

    Raises:
        ConfigurationError: it cannot be run, fails, or prints nothing.
    """
    import shlex
    import subprocess

    try:
        ended = subprocess.run(
            shlex.split(command), stdout=subprocess.PIPE, text=True, check=True, env=environment_of_children()
        )
    except (OSError, ValueError, subprocess.CalledProcessError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"password_command: {error}") from None
    password = ended.stdout.split("\n", 1)[0]
    if not password:
        raise ConfigurationError("password_command: it printed no password")
    return password


def environment_of_children() -> "dict[str, str]":
    """This process's environment for a program that it starts, without the secrets in it."""
    return {name: value for name, value in os.environ.items() if name not in SECRET_VARIABLES}


def save_password_in_keyring(profile: Profile, password: str) -> Profile:
    """Puts the password of a profile's account into the operating system's keyring.

    Returns:
        the profile, which says now that it is there; it is not saved yet.

    Raises:
        ConfigurationError: the ``keyring`` package is missing, or finds no keyring.
    """
    saved = profile.changed({"keyring": "yes"})
    with _keyring_errors():
        import keyring

        keyring.set_password(_KEYRING_SERVICE, str(_keyring_account(saved)), password)
    return saved


def _keyring_account(profile: Profile) -> Optional[str]:
    """What the keyring knows an account by; ``None``: the profile does not use it.

    The address is part of it, so that no password is sent elsewhere when another address is given for once.
    """
    if profile.settings.get("keyring") != "yes":
        return None
    return (
        f"{profile.settings.get('username', '')} at {profile.settings.get('base_url', 'the default address')}"
    )


@contextlib.contextmanager
def _keyring_errors() -> "Any":
    try:
        yield
    except ImportError:
        raise ConfigurationError("the keyring needs a package more: pip install 'balvps[keyring]'") from None
    except Exception as error:
        if type(error).__module__.startswith("keyring"):
            raise ConfigurationError(f"the keyring cannot be used: {error}") from None
        raise
