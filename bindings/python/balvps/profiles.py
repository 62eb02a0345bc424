"""Profiles: named accounts, shared by the ``balvps`` command and :meth:`balvps.Client.from_profile`.

They are stored in one file in the user's configuration directory (``BALVPS_CONFIG_FILE`` names another)::

    [balvps]
    profile = work

    [profile work]
    base_url = https://my.balvps.com/api
    username = user@example.com
    password_command = pass show balvps

The file holds no secret. A password comes from ``BALVPS_PASSWORD``, from the output of ``password_command``,
or from the operating system's keyring. The credentials of a proxy come from ``BALVPS_PROXY`` or
``https_proxy``. The output of ``password_command`` is only sent to the profile's own address. Tokens are in
the user's state directory, in one file for each account (address and user name) of a profile. If the address
or the user name changes, the former tokens stay there.
"""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Optional

from ._booleans import boolean
from ._proxy import has_credentials, masked, without_credentials
from ._settings import DEFAULTS, SECRET_KEYS
from ._settings import SETTINGS as _CLIENT_SETTINGS
from .errors import ConfigurationError, raise_without_context

if TYPE_CHECKING:
    import configparser

#: The profile that is used when none is named anywhere.
DEFAULT_NAME = "default"

#: The settings of a profile: those of the client, a program whose first line of output is the password, and
#: whether the password is in the operating system's keyring.
SETTINGS = (*(setting.name for setting in _CLIENT_SETTINGS), "password_command", "keyring")

#: Variables of the environment that hold a secret and nothing else. A proxy has an address besides.
SECRET_VARIABLES = frozenset(
    f"BALVPS_{name.upper()}" for name in (SECRET_KEYS - {"proxy"}) | {"new_password"}
)

_MAIN_SECTION = "balvps"
_PROFILE_SECTION = "profile "
_KEYRING_SERVICE = "balvps"


class Profile:
    """A named account: its settings, by the names in :data:`SETTINGS`, as text.

    Args:
        name: its name.
        settings: its settings.
        password_address: the address of a ``password_command`` that was removed, because the profile now has
            another address.

    >>> Profile("work", {"username": "user@example.com"}).settings["username"]
    'user@example.com'
    """

    __slots__ = ("name", "password_address", "settings")

    def __init__(
        self,
        name: str,
        settings: "Optional[Mapping[str, str]]" = None,
        password_address: Optional[str] = None,
    ) -> None:
        self.name = name
        self.settings = settings or {}
        self.password_address = password_address
        if not _is_name(name):
            raise ConfigurationError(
                f"profile name {self.name!r}: only letters, digits, '.', '_' and '-' are allowed"
            )
        for key in self.settings:
            if key not in SETTINGS:
                allowed = ", ".join(SETTINGS)
                raise ConfigurationError(
                    f"profile {self.name!r}: {key!r} is no setting of a profile (allowed: {allowed})"
                )

    def __repr__(self) -> str:
        return f"Profile({self.name!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Profile):
            return NotImplemented
        return (self.name, self.settings, self.password_address) == (
            other.name,
            other.settings,
            other.password_address,
        )

    __hash__ = None  # type: ignore[assignment]

    @property
    def account(self) -> "tuple[str, str]":
        """The address and the user name in a normal form, which identify the owner of tokens.

        Raises:
            ConfigurationError: the address is not allowed.
        """
        return account_of(self.settings.get("base_url", ""), self.settings.get("username", ""))

    @property
    def auth(self) -> str:
        """How its client signs in, such as ``"jwt"``."""
        return self.settings.get("auth", DEFAULTS["auth"])

    @property
    def token_directory(self) -> str:
        """The directory with the tokens of all accounts of this profile."""
        return os.path.join(_state_directory(), "tokens", self.name)

    @property
    def token_file(self) -> str:
        """The file with the tokens of this profile's account.

        Raises:
            ConfigurationError: the address is not allowed.
        """
        return os.path.join(self.token_directory, f"{self._account_digest}.json")

    @property
    def dynamic_dns_directory(self) -> str:
        """The directory with what dynamic DNS knows of this profile's account.

        Raises:
            ConfigurationError: the address is not allowed.
        """
        return os.path.join(_state_directory(), "ddns", self._account_digest)

    @property
    def _account_digest(self) -> str:
        import hashlib

        return hashlib.sha256("\n".join(self.account).encode()).hexdigest()[:16]

    @property
    def portal_file(self) -> str:
        """The file with the portal's own document: the setting, or where ``balvps portal sync`` stores it."""
        state = _user_directory("XDG_STATE_HOME", os.path.join(".local", "state"))
        return self.settings.get("portal_file") or os.path.join(state, "portals", f"{self.name}.json")

    @property
    def is_signed_in(self) -> bool:
        """Whether there is a file with the tokens of its account."""
        try:
            return os.path.exists(self.token_file)
        except ConfigurationError:
            return False

    @property
    def shown_settings(self) -> "dict[str, str]":
        """The settings for messages: the credentials in an address are masked."""
        return {key: masked(text) if key in _ADDRESSES else text for key, text in self.settings.items()}

    def changed(self, settings: Mapping[str, str]) -> "Profile":
        """This profile with other values for some settings. An empty value removes a setting.

        If the address changes, ``password_command`` is removed unless it is given too, because its output
        must not be sent to the new address.

        Raises:
            ConfigurationError: one of the two addresses is not allowed.
        """
        merged = {**self.settings, **settings}
        password_address = self.password_address
        if "password_command" in settings:
            password_address = None
        elif "password_command" in merged:
            own = self.account[0]
            if account_of(merged.get("base_url", ""), "")[0] != own:
                password_address = own
                del merged["password_command"]
        return Profile(self.name, {key: value for key, value in merged.items() if value}, password_address)

    def client_arguments(self, *, keeps_tokens: bool = True, knows_portal: bool = False) -> "dict[str, Any]":
        """Keyword arguments for :class:`balvps.Client`, without the password.

        Args:
            keeps_tokens: whether the client stores its tokens in a file. If not, no directory is needed.
            knows_portal: whether the client knows the operations of the portal's stored document.
        """
        arguments = {
            setting.name: self._read(setting.name, setting.read)
            for setting in _CLIENT_SETTINGS
            if setting.name in self.settings
        }
        if keeps_tokens and self.auth == "jwt":
            arguments["token_store"] = f"file:{_private_token_file(self)}"
        if knows_portal and "portal_file" not in arguments and os.path.exists(self.portal_file):
            arguments["portal_file"] = self.portal_file
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
        """The password, from the source that the profile names; ``None`` if it names no source.

        This may run a program, or ask the user to unlock the keyring.

        Raises:
            ConfigurationError: the program failed or is for another address, or there is no keyring.
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


def _is_name(text: str) -> bool:
    letters = text.translate(dict.fromkeys(map(ord, "._-")))
    return text.isascii() and text[:1].isalnum() and letters.isalnum()


#: Settings whose values may contain credentials, although they should not.
_ADDRESSES = ("base_url", "proxy")
_DEFAULT_PORTS = {"https": 443, "http": 80}


def account_of(base_url: str, username: str) -> "tuple[str, str]":
    """An address and a user name in a normal form, for comparison. An empty address is the default one.

    Raises:
        ConfigurationError: the address or the user name is not allowed.
    """
    from urllib.parse import urlsplit

    for key, text in (("base_url", base_url), ("username", username)):
        try:
            text.encode()
        except UnicodeEncodeError:
            raise_without_context(ConfigurationError(f"{key}: it is no valid text"))
    try:
        parts = urlsplit(base_url or DEFAULTS["base_url"])
        host = (parts.hostname or "").rstrip(".")
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme)
    except ValueError:  # its text may contain a password
        raise_without_context(
            ConfigurationError("base_url: it is no address such as https://my.balvps.com/api")
        )
    address = f"{parts.scheme}://{host}:{port}{parts.path.rstrip('/')}"
    return address, username.encode().lower().decode()  # bytes, because only ASCII letters are to be changed


def load_profile(
    name: Optional[str] = None, overrides: "Optional[Mapping[str, Any]]" = None
) -> "dict[str, Any]":
    """Keyword arguments for :class:`balvps.Client` from a profile, including the password.

    Args:
        name: the profile; ``None``: the profile that ``BALVPS_PROFILE`` names, else the profile in use.
        overrides: arguments that replace those of the profile. If they change the address or the user name,
            the tokens and the keyring's password are those of the changed account. ``password_command`` does
            not run for another address.

    Raises:
        ConfigurationError: there is no such profile, or its password is not available.
    """
    given = dict(overrides or {})
    account = {key: str(given[key]) for key in ("base_url", "username") if given.get(key) is not None}
    profile = read_profile(name).changed(account)
    arguments = profile.client_arguments(keeps_tokens="token_store" not in given, knows_portal=True)
    if not (given.get("password") or given.get("token") or given.get("refresh_token")):
        password = secret_in_environment("BALVPS_PASSWORD", profile) or profile.password()
        if password is not None:
            arguments["password"] = password
    return {**arguments, **given}


def secret_in_environment(name: str, profile: Profile) -> Optional[str]:
    """The value of a variable such as ``BALVPS_PASSWORD``, if it is for the profile's address, else ``None``.

    It is for the address in ``BALVPS_BASE_URL``. If that is not set, it is for every address.
    """
    secret = os.environ.get(name)
    if not secret:
        return None
    address = os.environ.get("BALVPS_BASE_URL")
    if (
        address
        and address != profile.settings.get("base_url")
        and account_of(address, "")[0] != profile.account[0]
    ):
        return None
    return secret


# ---- the file


class _NoHome(ConfigurationError):
    """The user's home directory is not known."""


def config_file() -> str:
    """The file that holds the profiles.

    Raises:
        ConfigurationError: there is no home directory.
    """
    chosen = os.environ.get("BALVPS_CONFIG_FILE")
    return chosen or os.path.join(_user_directory("XDG_CONFIG_HOME", ".config"), "config.ini")


def _user_directory(variable: str, below_home: str) -> str:
    """This package's directory for one kind of files, by the XDG Base Directory Specification."""
    directory = os.environ.get(variable, "").strip()
    if not directory:
        home = os.path.expanduser("~")
        if home == "~":
            raise _NoHome(
                "no home directory: HOME is not set, and the system does not know this user; set HOME, or "
                "BALVPS_CONFIG_FILE and XDG_STATE_HOME"
            )
        directory = os.path.join(home, below_home)
    return os.path.join(directory, "balvps")


def _state_directory() -> str:
    return _user_directory("XDG_STATE_HOME", os.path.join(".local", "state"))


def profile_names() -> "list[str]":
    """The names of all profiles, sorted."""
    sections = _read_file()
    return sorted(
        section[len(_PROFILE_SECTION) :] for section in sections if section.startswith(_PROFILE_SECTION)
    )


def name_in_use() -> str:
    """The name of the profile that is used when none is given."""
    chosen = os.environ.get("BALVPS_PROFILE")
    return chosen or _read_file().get(_MAIN_SECTION, {}).get("profile", DEFAULT_NAME)


def read_profile(name: Optional[str] = None) -> Profile:
    """Reads a profile.

    Args:
        name: ``None``: the profile in use. If the file has no profile ``default``, that profile is empty.

    Raises:
        ConfigurationError: there is no such profile, or the file cannot be parsed.
    """
    wanted = name or name_in_use()
    found = _read_file().get(_PROFILE_SECTION + wanted)
    if found is None and wanted != DEFAULT_NAME:
        known = ", ".join(profile_names()) or "none"
        raise ConfigurationError(f"there is no profile {wanted!r} (there are: {known})")
    return Profile(wanted, found)


_WHAT_TO_DO = {
    "base_url": "",
    "proxy": ", and set BALVPS_PROXY, or https_proxy, with them in the environment",
}


def saved_settings(name: str) -> "dict[str, str]":
    """The settings of a profile in the file; empty if there is no such profile."""
    return _read_file().get(_PROFILE_SECTION + name, {})


def save_profile(profile: Profile, *, new: bool = False) -> None:
    """Writes a profile. It replaces the profile of that name.

    Args:
        new: fail if there is a profile of that name.

    Raises:
        ConfigurationError: there is one, an address has credentials, or the file cannot be read or written.
    """
    section = _PROFILE_SECTION + profile.name

    def change(text: str, parser: "configparser.RawConfigParser") -> str:
        if new and parser.has_section(section):
            raise ConfigurationError(f"there is a profile {profile.name!r} already; delete it first")
        for key in _ADDRESSES:
            value = profile.settings.get(key, "")
            if has_credentials(value) and value != parser.get(section, key, fallback=None):
                raise ConfigurationError(
                    f"profile {profile.name!r}: {key}: a user name and a password are not kept in "
                    f"{os.path.basename(config_file())}; leave them out here{_WHAT_TO_DO[key]}"
                )
        from . import _ini

        return _ini.with_options(text, section, profile.settings)

    _change_file(change)


def use_profile(name: str) -> None:
    """Makes a profile the profile in use, which applies if no other is given.

    Raises:
        ConfigurationError: there is no such profile.
    """
    read_profile(name)

    def change(text: str, parser: "configparser.RawConfigParser") -> str:
        from . import _ini

        options = dict(parser.items(_MAIN_SECTION)) if parser.has_section(_MAIN_SECTION) else {}
        return _ini.with_options(text, _MAIN_SECTION, {**options, "profile": name})

    _change_file(change)


def delete_profile(name: str) -> None:
    """Removes a profile, its tokens and its password in the keyring. The tokens are not revoked.

    Raises:
        ConfigurationError: there is no such profile.
    """
    profile = read_profile(name)

    def change(text: str, parser: "configparser.RawConfigParser") -> str:
        from . import _ini

        left = _ini.without_section(text, _PROFILE_SECTION + name)
        if parser.get(_MAIN_SECTION, "profile", fallback=None) == name:
            options = dict(parser.items(_MAIN_SECTION))
            del options["profile"]
            left = _ini.with_options(left, _MAIN_SECTION, options)
        return left

    _change_file(change)
    with _file_errors(profile.token_directory), contextlib.suppress(FileNotFoundError):
        import shutil

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


def _parsed(text: str, path: str) -> "configparser.RawConfigParser":
    import configparser

    # Without interpolation: a '%' in a password command means itself.
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text, path)
    except configparser.MissingSectionHeaderError as error:
        raise_without_context(
            ConfigurationError(f"{path}: line {error.lineno} is before the first [profile NAME]")
        )
    except configparser.ParsingError as error:  # the message leaves out the lines, which may hold a secret
        numbers = ", ".join(str(number) for number, _ in error.errors)
        raise_without_context(ConfigurationError(f"{path}: no KEY = VALUE in line {numbers}"))
    except configparser.Error as error:
        raise_without_context(ConfigurationError(f"{path}: {error}"))
    return parser


def _read_file() -> "dict[str, dict[str, str]]":
    """The options of each section."""
    try:
        path = config_file()
    except _NoHome:  # without a home directory there are no profiles
        return {}
    with _file_errors(path):
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        except FileNotFoundError:
            return {}
        parser = _parsed(text, path)
        return {section: dict(parser.items(section)) for section in parser.sections()}


def _change_file(change: "Callable[[str, configparser.RawConfigParser], str]") -> None:
    """Replaces the file by what `change` makes of its text, under a lock. Links are followed."""
    from pathlib import Path

    from . import _ini

    path = Path(config_file())
    with _file_errors(str(path)):
        path = Path(os.path.realpath(path))  # Path.resolve raises RuntimeError for a loop of links
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            raise ConfigurationError(f"{path} is not a regular file, so it cannot be replaced")
        with _ini.locked(path.parent):
            text = _ini.read(path)
            _ini.replace(path, change(text, _parsed(text, str(path))))


@contextlib.contextmanager
def _file_errors(path: str) -> "Iterator[None]":
    """Raises the errors of reading and writing a file as ConfigurationError."""
    try:
        yield
    except OSError as error:
        raise_without_context(ConfigurationError(f"{error.filename or path}: {error.strerror}"))
    except UnicodeDecodeError as error:
        raise_without_context(ConfigurationError(f"{path}: it is not UTF-8 ({error.reason})"))


# ---- tokens and passwords


def _private_token_file(profile: Profile) -> str:
    """The profile's token file. Its directory is made if it is missing, and only the user may read it."""
    path = profile.token_file
    directory = os.path.dirname(path)
    with _file_errors(directory):
        for each in (os.path.dirname(directory), directory):
            os.makedirs(each, mode=0o700, exist_ok=True)
    return path


def forget_tokens(profile: Profile) -> None:
    """Removes the tokens of a profile's account from this machine. They are not revoked at the service."""
    path = profile.token_file
    with _file_errors(path), contextlib.suppress(FileNotFoundError):
        os.unlink(path)


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
        raise_without_context(ConfigurationError(f"password_command: its output is not {error.encoding}"))
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise_without_context(ConfigurationError(f"password_command: {error}"))
    password = ended.stdout.split("\n", 1)[0]
    if not password:
        raise ConfigurationError("password_command: it printed no password")
    return password


def environment_of_children() -> "dict[str, str]":
    """The environment of this process without its secrets, for a program that it starts. The addresses of
    proxies stay, without their credentials."""
    return {
        name: without_credentials(value) if name.lower().endswith("_proxy") else value
        for name, value in os.environ.items()
        if name not in SECRET_VARIABLES
    }


def save_password_in_keyring(profile: Profile, password: str) -> Profile:
    """Puts the password of a profile's account into the operating system's keyring.

    Returns:
        the profile with ``keyring`` set. It is not saved yet.

    Raises:
        ConfigurationError: the ``keyring`` package is missing, or it finds no keyring.
    """
    saved = profile.changed({"keyring": "yes"})
    with _keyring_errors():
        import keyring

        keyring.set_password(_KEYRING_SERVICE, str(_keyring_account(saved)), password)
    return saved


def _keyring_account(profile: Profile) -> Optional[str]:
    """The name of an account in the keyring; ``None`` if the profile does not use the keyring.

    It contains the address, so that the password is never sent to another address.
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
        raise ConfigurationError("the keyring needs another package: pip install 'balvps[keyring]'") from None
    except Exception as error:
        if type(error).__module__.startswith("keyring"):
            raise ConfigurationError(f"the keyring cannot be used: {error}") from None
        raise
