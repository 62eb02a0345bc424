"""Profiles: named accounts, shared by the ``balvps`` command and :meth:`balvps.Client.from_profile`.

They live in one file of the user's configuration directory (``BALVPS_CONFIG_FILE`` names another)::

    [balvps]
    profile = work

    [profile work]
    base_url = https://my.balvps.com/api
    username = user@example.com
    password_command = pass show balvps

No secret is kept there: a password comes from ``BALVPS_PASSWORD``, from the output of ``password_command``,
or from the operating system's keyring; the credentials of a proxy from ``BALVPS_PROXY`` or ``https_proxy``.
What ``password_command`` prints goes to the profile's own address alone. Tokens are kept apart, in the user's
state directory, in one file for each account (address and user name) of a profile: where either is changed,
the former tokens stay where they are.
"""

import configparser
import contextlib
import dataclasses
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Optional

from . import _ini
from ._booleans import boolean
from ._proxy import has_credentials, masked, without_credentials
from .errors import ConfigurationError, raise_alone

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
    settings: Mapping[str, str] = dataclasses.field(default_factory=dict, repr=False)
    #: The address that a ``password_command`` is for which was left out because the profile has another one.
    password_address: Optional[str] = None

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
    def account(self) -> "tuple[str, str]":
        """The address and the user name, each in one spelling: whose tokens they are.

        Raises:
            ConfigurationError: the address is not allowed.
        """
        return account_of(self.settings.get("base_url", ""), self.settings.get("username", ""))

    @property
    def token_directory(self) -> Path:
        """Where the tokens of all this profile's accounts are kept."""
        return state_directory() / "tokens" / self.name

    @property
    def token_file(self) -> Path:
        """Where the tokens of this profile's account are kept.

        Raises:
            ConfigurationError: the address is not allowed.
        """
        digest = hashlib.sha256("\n".join(self.account).encode()).hexdigest()
        return self.token_directory / f"{digest[:16]}.json"

    @property
    def is_signed_in(self) -> bool:
        """Whether tokens of its account are kept."""
        try:
            return self.token_file.exists()
        except (ConfigurationError, OSError):  # where nobody may look, nobody is signed in
            return False

    @property
    def shown_settings(self) -> "dict[str, str]":
        """The settings as they may be shown: credentials that stand in an address are masked."""
        return {key: masked(text) if key in _ADDRESSES else text for key, text in self.settings.items()}

    def changed(self, settings: Mapping[str, str]) -> "Profile":
        """This profile with other values for some settings; an empty value takes a setting away.

        With another address the profile loses its ``password_command``, unless that is given anew: what it
        prints is not for that address.

        Raises:
            ConfigurationError: one of the two addresses is not allowed.
        """
        merged = {**self.settings, **settings}
        left_out = self.password_address
        if "password_command" in settings:
            left_out = None
        elif "password_command" in merged:
            own = self.account[0]
            if account_of(merged.get("base_url", ""), "")[0] != own:
                left_out = own
                del merged["password_command"]
        return Profile(self.name, {key: value for key, value in merged.items() if value}, left_out)

    def client_arguments(self, *, keeps_tokens: bool = True) -> "dict[str, Any]":
        """Keyword arguments for :class:`balvps.Client`, without the password.

        Args:
            keeps_tokens: whether the client keeps its tokens in a file; else no directory is needed.
        """
        arguments: dict[str, Any] = {
            key: self.settings[key]
            for key in ("base_url", "username", "auth", "ca_file", "proxy")
            if key in self.settings
        }
        arguments.update({key: self._read(key, kind) for key, kind in _KINDS.items() if key in self.settings})
        if keeps_tokens and arguments.get("auth", "jwt") == "jwt":
            arguments["token_store"] = f"file:{private_token_file(self)}"
        return arguments

    @property
    def uses_keyring(self) -> bool:
        """Whether the password is in the operating system's keyring."""
        return "keyring" in self.settings and bool(self._read("keyring", boolean))

    def _read(self, key: str, kind: "Callable[[str], Any]") -> Any:
        text = self.settings[key]
        try:
            return kind(text)
        except ValueError as error:
            why = str(error) if kind is boolean else f"{text!r} is not a number"
            raise ConfigurationError(f"profile {self.name!r}: {key}: {why}") from None

    def password(self) -> Optional[str]:
        """The password, from where the profile says it is; ``None``: it says nothing.

        This may run a program, or ask the user to unlock the keyring.

        Raises:
            ConfigurationError: the program failed, it is for another address, or there is no keyring.
        """
        if self.password_address is not None:
            raise ConfigurationError(
                f"profile {self.name!r}: its password_command is for {self.password_address}, and is not run "
                f"for {self.account[0]}; set BALVPS_PASSWORD, give another password command, or make a "
                "profile for that address"
            )
        if "password_command" in self.settings:
            return password_from_command(self.settings["password_command"])
        account = _keyring_account(self)
        if account is None:
            return None
        with _keyring_errors():
            import keyring

            password: Optional[str] = keyring.get_password(_KEYRING_SERVICE, account)
        return password


#: Settings that may hold credentials, though they should not.
_ADDRESSES = ("base_url", "proxy")
_DEFAULT_PORTS = {"https": 443, "http": 80}
_KINDS: "Mapping[str, Callable[[str], Any]]" = {"timeout": float, "retries": int, "read_only": boolean}


def account_of(base_url: str, username: str) -> "tuple[str, str]":
    """An address (empty: the default one) and a user name, each in the one spelling that is compared.

    Raises:
        ConfigurationError: the address or the user name is not allowed.
    """
    from urllib.parse import urlsplit

    from ._base_client import default_of

    for key, text in (("base_url", base_url), ("username", username)):
        try:
            text.encode()
        except UnicodeEncodeError:
            raise_alone(ConfigurationError(f"{key}: it is no valid text"))
    try:
        parts = urlsplit(base_url or default_of("base_url"))
        host = (parts.hostname or "").rstrip(".")
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    except ValueError:  # whose text may show a password
        raise_alone(ConfigurationError("base_url: it is no address such as https://my.balvps.com/api"))
    address = f"{parts.scheme}://{host}:{port}{parts.path.rstrip('/')}"
    return address, username.encode().lower().decode()  # as bytes: ASCII letters alone


def load_profile(
    name: Optional[str] = None, overrides: "Optional[Mapping[str, Any]]" = None
) -> "dict[str, Any]":
    """Keyword arguments for :class:`balvps.Client` from a profile, the password among them.

    Args:
        name: the profile; ``None``: the one ``BALVPS_PROFILE`` names, else the one in use.
        overrides: arguments that go before the profile's. With another address or user name, tokens and the
            keyring's password are those of that account, and ``password_command`` is not run for another
            address.

    Raises:
        ConfigurationError: there is no such profile, or its password cannot be had.
    """
    said = dict(overrides or {})
    account = {key: str(said[key]) for key in ("base_url", "username") if said.get(key) is not None}
    profile = read_profile(name).changed(account)
    arguments = profile.client_arguments(keeps_tokens="token_store" not in said)
    if not (said.get("password") or said.get("token") or said.get("refresh_token")):
        password = secret_in_environment("BALVPS_PASSWORD", profile) or profile.password()
        if password is not None:
            arguments["password"] = password
    return {**arguments, **said}


def secret_in_environment(name: str, profile: Profile) -> Optional[str]:
    """A variable such as ``BALVPS_PASSWORD``, if it is for the profile's address; ``None``: there is none.

    It belongs to the address in ``BALVPS_BASE_URL``; where that is missing, to the one that is asked for.
    """
    address = os.environ.get("BALVPS_BASE_URL")
    if address and account_of(address, "")[0] != profile.account[0]:
        return None
    return os.environ.get(name) or None


# ---- the file


class _NoHome(ConfigurationError):
    """Nobody knows where the user's home directory is."""


def config_file() -> Path:
    """The file that holds the profiles.

    Raises:
        ConfigurationError: there is no home directory.
    """
    import platformdirs

    chosen = os.environ.get("BALVPS_CONFIG_FILE")
    return Path(chosen) if chosen else _below_home(platformdirs.user_config_path) / "config.ini"


def state_directory() -> Path:
    """The directory that holds the tokens.

    Raises:
        ConfigurationError: there is no home directory.
    """
    import platformdirs

    return _below_home(platformdirs.user_state_path)


def _below_home(find: "Callable[[str], Path]") -> Path:
    try:
        path = find("balvps")
    except RuntimeError:  # so says platformdirs of today
        path = Path("~")
    if path.parts[:1] == ("~",):  # and so older ones
        raise _NoHome(
            "no home directory: HOME is not set, and the system does not know this user; set HOME, or "
            "BALVPS_CONFIG_FILE and XDG_STATE_HOME"
        )
    return path


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


_ELSEWHERE = {
    "base_url": "",
    "proxy": ", and set BALVPS_PROXY, or https_proxy, with them in the environment",
}


def saved_settings(name: str) -> "dict[str, str]":
    """What the file says of a profile; nothing, where there is none of that name."""
    parser = _read_file()
    section = _PROFILE_SECTION + name
    return dict(parser.items(section)) if parser.has_section(section) else {}


def save_profile(profile: Profile, *, new: bool = False) -> None:
    """Writes a profile, in place of one of that name if there is one.

    Args:
        new: there must be none of that name.

    Raises:
        ConfigurationError: there is one, it holds credentials of a proxy, or the file cannot be read or
            written.
    """
    section = _PROFILE_SECTION + profile.name
    path = config_file()

    def change(text: str, parser: configparser.RawConfigParser) -> str:
        if new and parser.has_section(section):
            raise ConfigurationError(f"there is a profile {profile.name!r} already; delete it first")
        for key in _ADDRESSES:
            value = profile.settings.get(key, "")
            if has_credentials(value) and value != parser.get(section, key, fallback=None):
                raise ConfigurationError(
                    f"profile {profile.name!r}: {key}: a user name and a password are not kept in "
                    f"{path.name}; leave them out here{_ELSEWHERE[key]}"
                )
        return _ini.with_options(text, section, profile.settings)

    _change_file(change)


def use_profile(name: str) -> None:
    """Makes a profile the one that is used when none is given.

    Raises:
        ConfigurationError: there is no such profile.
    """
    read_profile(name)

    def change(text: str, parser: configparser.RawConfigParser) -> str:
        options = dict(parser.items(_MAIN_SECTION)) if parser.has_section(_MAIN_SECTION) else {}
        return _ini.with_options(text, _MAIN_SECTION, {**options, "profile": name})

    _change_file(change)


def delete_profile(name: str) -> None:
    """Removes a profile, its tokens, which are not revoked, and its password in the keyring.

    Raises:
        ConfigurationError: there is no such profile.
    """
    profile = read_profile(name)

    def change(text: str, parser: configparser.RawConfigParser) -> str:
        left = _ini.without_section(text, _PROFILE_SECTION + name)
        if parser.get(_MAIN_SECTION, "profile", fallback=None) == name:
            options = dict(parser.items(_MAIN_SECTION))
            del options["profile"]
            left = _ini.with_options(left, _MAIN_SECTION, options)
        return left

    _change_file(change)
    with _file_errors(profile.token_directory), contextlib.suppress(FileNotFoundError):
        shutil.rmtree(profile.token_directory)
    account = _keyring_account(profile)
    if account is not None and all(
        _keyring_account(read_profile(other)) != account for other in profile_names()
    ):
        with _keyring_errors():
            import keyring
            import keyring.errors

            with contextlib.suppress(keyring.errors.PasswordDeleteError):
                keyring.delete_password(_KEYRING_SERVICE, account)


def _parsed(text: str, path: Path) -> configparser.RawConfigParser:
    # Without interpolation: a '%' in a password command means itself.
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text, str(path))
    except configparser.Error as error:
        raise_alone(ConfigurationError(f"{path}: {_why_not(error)}"))
    return parser


def _why_not(error: configparser.Error) -> str:
    """What is wrong with the file, without the lines that are: they may hold a secret."""
    if isinstance(error, configparser.MissingSectionHeaderError):
        return f"line {error.lineno} stands before any [profile NAME]"
    if isinstance(error, configparser.ParsingError):
        return "no KEY = VALUE in line " + ", ".join(str(number) for number, _ in error.errors)
    return str(error)


def _read_file() -> configparser.RawConfigParser:
    try:
        path = config_file()
    except _NoHome:  # and so there are no profiles
        return configparser.RawConfigParser()
    with _file_errors(path):
        return _parsed(_ini.read(path), path)


def _change_file(change: "Callable[[str, configparser.RawConfigParser], str]") -> None:
    """Replaces the file by what `change` makes of its text, while nobody else changes it. Where it is a link,
    what it points to is replaced."""
    path = config_file()
    with _file_errors(path):
        path = Path(os.path.realpath(path))  # Path.resolve raises what is no OSError for a loop of links
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            raise ConfigurationError(f"{path} is not a file that could be replaced")
        with _ini.locked(path.parent):
            text = _ini.read(path)
            _ini.replace(path, change(text, _parsed(text, path)))


@contextlib.contextmanager
def _file_errors(path: Path) -> "Iterator[None]":
    """What exists and cannot be read is an error, and never taken for empty."""
    try:
        yield
    except OSError as error:
        raise_alone(ConfigurationError(f"{error.filename or path}: {error.strerror}"))
    except UnicodeDecodeError as error:
        raise_alone(ConfigurationError(f"{path}: it is not UTF-8 ({error.reason})"))


# ---- tokens and passwords


def private_token_file(profile: Profile) -> Path:
    """The profile's token file, in a directory that is made if need be and that nobody else may read."""
    path = profile.token_file
    with _file_errors(path.parent):
        for directory in (path.parent.parent, path.parent):
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def forget_tokens(profile: Profile) -> None:
    """Removes the tokens of a profile's account from this machine; the service is not told."""
    with _file_errors(profile.token_file):
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
    except UnicodeDecodeError as error:
        raise_alone(ConfigurationError(f"password_command: what it printed is not {error.encoding}"))
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise_alone(ConfigurationError(f"password_command: {error}"))
    password = ended.stdout.split("\n", 1)[0]
    if not password:
        raise ConfigurationError("password_command: it printed no password")
    return password


def environment_of_children() -> "dict[str, str]":
    """This process's environment for a program that it starts, without the secrets in it: those of proxies
    among them, whose addresses stay."""
    return {
        name: without_credentials(value) if name.lower().endswith("_proxy") else value
        for name, value in os.environ.items()
        if name not in SECRET_VARIABLES
    }


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
    if not profile.uses_keyring:
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
