"""The configuration of the gateway: one TOML file, which is checked as a whole before anything starts."""

from __future__ import annotations

import base64
import binascii
import dataclasses
import ipaddress
import os
import re
import stat
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import dns.exception
import dns.name
import dns.rdatatype

from .._zone_file_data import name_text, whole_name
from ..errors import ConfigurationError
from .keys import VERBS, Key
from .toml_file import Place, TomlError, lines_of, parse

#: The largest configuration and the largest file with a secret, in bytes.
_LARGEST_FILE = 1 << 20
_LARGEST_SECRET = 1 << 12

#: The shortest secret, in octets. RFC 2104 calls a key shorter than the hash weak; half of it is the least.
_SHORTEST_SECRET = 16

_ALGORITHMS = ("hmac-sha256", "hmac-sha512")

#: Types that DNS providers have and name servers do not know.
_PROVIDER_TYPES = ("ALIAS", "ANAME")

_NAME_PATTERN = re.compile(r"[a-z0-9_/*?\[\]!.-]{1,253}")
_TYPE_PATTERN = re.compile(r"[A-Z0-9*?\[\]!-]{1,20}")


@dataclasses.dataclass(frozen=True)
class Address:
    """An address to listen on. Port 0 is any free port."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it."""
        return ipaddress.ip_address(self.host).is_loopback


@dataclasses.dataclass(frozen=True)
class Account:
    """The account at the service: either a profile, or the arguments of a client."""

    profile: str | None = None
    base_url: str | None = None
    username: str | None = None
    password: str | None = dataclasses.field(default=None, repr=False)
    totp_secret: str | None = dataclasses.field(default=None, repr=False)
    ca_file: str | None = None
    token_file: str | None = None

    def client_arguments(self) -> dict[str, Any]:
        """Keyword arguments for :class:`balvps.AsyncClient`.

        Raises:
            ConfigurationError: there is no such profile, or its password is not known.
        """
        given = {
            "base_url": self.base_url,
            "username": self.username,
            "password": self.password,
            "totp_secret": self.totp_secret,
            "ca_file": self.ca_file,
            "token_store": f"file:{self.token_file}" if self.token_file else None,
        }
        arguments = {name: value for name, value in given.items() if value is not None}
        return arguments if self.profile is None else {**self._of_profile(self.profile), **arguments}

    def _of_profile(self, name: str) -> dict[str, Any]:
        from ..profiles import read_profile, secret_in_environment

        profile = read_profile(name)
        arguments = profile.client_arguments()
        arguments["totp_secret"] = secret_in_environment("BALVPS_TOTP_SECRET", profile)
        if self.password is None and profile.auth in ("jwt", "basic"):
            arguments["password"] = secret_in_environment("BALVPS_PASSWORD", profile) or profile.password()
        return arguments


@dataclasses.dataclass(frozen=True)
class Rfc2136:
    """The listener for dynamic update, zone transfer and queries, over UDP and TCP.

    Attributes:
        listen: its address.
        unsigned_queries: whether queries without a key are answered. Otherwise a key with ``read`` is needed.
    """

    listen: Address
    unsigned_queries: bool


@dataclasses.dataclass(frozen=True)
class Http:
    """The listener for the protocols over HTTP.

    Attributes:
        listen: its address.
        httpreq, dyndns2, external_dns: which protocols are offered.
        external_dns_key: the name of the key whose scope external-dns has on loopback, where it sends no
            password; ``None``: it may do everything.
        certificate_file, private_key_file: for TLS; ``None``: plain HTTP, which only loopback may have.
    """

    listen: Address
    httpreq: bool = False
    dyndns2: bool = False
    external_dns: bool = False
    external_dns_key: str | None = None
    certificate_file: str | None = None
    private_key_file: str | None = None


@dataclasses.dataclass(frozen=True)
class Config:
    """A configuration without faults. A listener that is ``None`` is not wanted."""

    account: Account
    rfc2136: Rfc2136 | None
    http: Http | None
    keys: tuple[Key, ...]


def read_config(path: str | os.PathLike[str]) -> Config:
    """Reads a configuration and every file that it names.

    Raises:
        ConfigurationError: it has faults. The message has a line for each, with its line and key.
        OSError: the file cannot be read.
    """
    data = _bounded(Path(path), _LARGEST_FILE)
    try:
        text = data.decode()
        content = parse(text)
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: it must be text in UTF-8") from None
    except TomlError as error:
        raise ConfigurationError(f"{path}: it is no TOML: {error}") from None
    faults = _Faults()
    config = _read(_Table(content, (), faults, Path(path).absolute().parent))
    if faults.found or config is None:
        raise ConfigurationError(faults.message(str(path), text))
    return config


class _Faults:
    """The faults of a file."""

    def __init__(self) -> None:
        self.found: list[tuple[Place, str]] = []

    def add(self, place: Place, message: str) -> None:
        self.found.append((place, message))

    def message(self, path: str, text: str) -> str:
        lines = lines_of(text)
        numbered = sorted(
            ((self._line(place, lines), place, message) for place, message in self.found),
            key=lambda fault: fault[0],
        )
        return "\n".join(
            f"{path}, line {line}: {_shown(place)}{message}" for line, place, message in numbered
        )

    @staticmethod
    def _line(place: Place, lines: Mapping[Place, int]) -> int:
        """The line of a place, or that of the table in which something is missing."""
        while place and place not in lines:
            place = place[:-1]
        return lines.get(place, 1) if place else 1


def _shown(place: Place) -> str:
    """A place for messages, such as "key 2, verbs: "."""
    text = ""
    for part in place:
        text += f" {part + 1}" if isinstance(part, int) else f", {part}" if text else str(part)
    return f"{text}: " if text else ""


class _Table:
    """A table of the file. What is never asked for is unknown."""

    def __init__(self, values: Mapping[str, Any], place: Place, faults: _Faults, directory: Path) -> None:
        self.place = place
        self.directory = directory
        self._values = values
        self._faults = faults
        self._asked: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def fault(self, key: str, message: str) -> None:
        self._faults.add((*self.place, key) if key else self.place, message)

    def finish(self) -> None:
        """Reports the keys that nobody asked for."""
        for key in self._values:
            if key in self._asked:
                continue
            close = get_close_matches(key, self._asked, 1)
            hint = f"; did you mean {close[0]!r}?" if close else f" (allowed: {', '.join(self._asked)})"
            self.fault(key, f"there is no such key{hint}")

    def _value(self, key: str, kind: type, described: str) -> Any:
        self._asked.append(key)
        value = self._values.get(key)
        if value is None or type(value) is kind:
            return value
        self.fault(key, f"it must be {described}, not {_brief(value)}")
        return None

    def table(self, key: str) -> _Table | None:
        value = self._value(key, dict, f"a table, [{key}]")
        return None if value is None else self._inner(value, key)

    def tables(self, key: str) -> list[_Table]:
        values = self._value(key, list, f"tables, each [[{key}]]") or []
        for value in values:
            if not isinstance(value, dict):
                self.fault(key, f"it must be tables, each [[{key}]]")
                return []
        return [self._inner(value, key, number) for number, value in enumerate(values)]

    def _inner(self, values: Mapping[str, Any], *place: object) -> _Table:
        return _Table(values, (*self.place, *place), self._faults, self.directory)

    def text(self, key: str, *, required: bool = False) -> str | None:
        value: str | None = self._value(key, str, "a text")
        if required and key not in self._values:
            self.fault("", f"{key!r} is missing")
        elif value == "":
            self.fault(key, "it must not be empty")
            return None
        return value

    def flag(self, key: str, default: bool) -> bool:
        value = self._value(key, bool, "true or false")
        return default if value is None else bool(value)

    def texts(self, key: str) -> list[str]:
        values = self._value(key, list, "a list of texts") or []
        if all(isinstance(value, str) and value for value in values):
            return list(values)
        self.fault(key, "it must be a list of texts that are not empty")
        return []

    def path(self, key: str) -> str | None:
        """A path, relative to the directory of the configuration."""
        value = self.text(key)
        return None if value is None else str(self.directory / value)

    def readable_file(self, key: str) -> str | None:
        """The path of a file that can be read."""
        path = self.path(key)
        if path is not None and not os.access(path, os.R_OK):
            self.fault(key, f"{path!r} cannot be read")
        return path

    def secret(self, key: str, *, required: bool = False) -> str | None:
        """The secret in the file that a key names: its text without the blanks around it."""
        if required and key not in self._values:
            self.text(key, required=True)
            return None
        path = self.path(key)
        if path is None:
            return None
        try:
            mode = stat.S_IMODE(Path(path).stat().st_mode)
            if mode & 0o027:
                self.fault(key, f"others may use {path!r} (mode {mode:04o}): change it with chmod 600")
                return None
            secret = _bounded(Path(path), _LARGEST_SECRET).decode().strip()
        except OSError as error:
            self.fault(key, f"{path!r} cannot be read: {error.strerror}")
        except ConfigurationError as error:
            self.fault(key, str(error))
        except UnicodeDecodeError:
            self.fault(key, f"{path!r} is no text in UTF-8")
        else:
            if secret:
                return secret
            self.fault(key, f"{path!r} is empty")
        return None

    def address(self, key: str) -> Address | None:
        text = self.text(key, required=True)
        if text is None:
            return None
        host, colon, port = text.rpartition(":")
        bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
        try:
            if not (colon and port.isascii() and port.isdigit() and int(port) < 1 << 16):
                raise ValueError
            if (ipaddress.ip_address(bare).version == 6) != host.startswith("["):
                raise ValueError
        except ValueError:
            self.fault(
                key,
                f"it must be an IP address and a port, such as 127.0.0.1:5353 or [::1]:5353, not {text!r}",
            )
            return None
        return Address(bare, int(port))


def _bounded(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise ConfigurationError(f"{str(path)!r} has more than {limit} bytes")
    return data


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


# ---- the tables


def _read(root: _Table) -> Config | None:
    account = _account(root)
    keys = _keys(root)
    rfc2136 = _rfc2136(root, "key" in root)
    http = _http(root, "key" in root, [key.name for key in keys])
    if "rfc2136" not in root and "http" not in root:
        root.fault("", "there is nothing to serve: [rfc2136], [http] or both are needed")
    root.finish()
    return None if account is None else Config(account, rfc2136, http, tuple(keys))


def _account(root: _Table) -> Account | None:
    table = root.table("account")
    if table is None:
        if "account" not in root:
            root.fault("", "the table [account] is missing")
        return None
    named = "profile" in table
    account = Account(
        profile=table.text("profile"),
        base_url=table.text("base_url"),
        username=table.text("username", required=not named),
        password=table.secret("password_file", required=not named),
        totp_secret=table.secret("totp_secret_file"),
        ca_file=table.readable_file("ca_file"),
        token_file=table.path("token_file"),
    )
    if named:
        for key in ("base_url", "username"):
            if key in table:
                table.fault(key, "it stands in the profile; leave out one of the two")
    table.finish()
    return account


def _rfc2136(root: _Table, has_keys: bool) -> Rfc2136 | None:
    table = root.table("rfc2136")
    if table is None:
        return None
    listen = _listen(table, has_keys)
    unsigned = table.flag("unsigned_queries", listen is not None and listen.is_loopback)
    table.finish()
    return None if listen is None else Rfc2136(listen, unsigned)


def _http(root: _Table, has_keys: bool, key_names: Sequence[str]) -> Http | None:
    table = root.table("http")
    if table is None:
        return None
    listen = _listen(table, has_keys)
    protocols = {name: table.flag(name, False) for name in ("httpreq", "dyndns2", "external_dns")}
    external_dns_key = table.text("external_dns_key")
    if external_dns_key is not None:
        external_dns_key = external_dns_key.lower().rstrip(".")
        _one_of(table, "external_dns_key", external_dns_key, key_names)
        if not protocols["external_dns"]:
            table.fault("external_dns_key", "it needs 'external_dns = true'")
    certificate = table.readable_file("certificate_file")
    private_key = table.readable_file("private_key_file")
    if (certificate is None) != (private_key is None):
        table.fault("", "'certificate_file' and 'private_key_file' belong together")
    if listen is not None and not listen.is_loopback and certificate is None:
        table.fault(
            "listen", f"{listen} is not loopback, so it needs TLS: 'certificate_file', 'private_key_file'"
        )
    table.finish()
    return (
        None
        if listen is None
        else Http(
            listen,
            **protocols,
            external_dns_key=external_dns_key,
            certificate_file=certificate,
            private_key_file=private_key,
        )
    )


def _listen(table: _Table, has_keys: bool) -> Address | None:
    listen = table.address("listen")
    if listen is not None and not listen.is_loopback and not has_keys:
        table.fault("listen", f"{listen} is not loopback, so at least one [[key]] is needed")
    return listen


def _keys(root: _Table) -> list[Key]:
    keys: list[Key] = []
    for table in root.tables("key"):
        key = _key(table)
        if key is None:
            continue
        if any(key.name == other.name for other in keys):
            table.fault("name", f"there is another key {key.name!r}")
        keys.append(key)
    return keys


def _key(table: _Table) -> Key | None:
    name = table.text("name", required=True)
    shown = None if name is None else _domain_name(table, "name", name)
    algorithm = table.text("algorithm") or _ALGORITHMS[0]
    _one_of(table, "algorithm", algorithm, _ALGORITHMS)
    secret = table.secret("secret_file", required=True)
    if secret is not None:
        _check_secret(table, secret)
    zones = [_domain_name(table, "zones", zone) for zone in table.texts("zones")]
    names = [
        _pattern(table, "names", name.lower().rstrip("."), _NAME_PATTERN) for name in table.texts("names")
    ]
    types = [_type(table, type.upper()) for type in table.texts("types")]
    verbs = table.texts("verbs")
    for verb in verbs:
        _one_of(table, "verbs", verb, VERBS)
    table.finish()
    if shown is None or secret is None:
        return None
    return Key(shown, algorithm, secret, tuple(filter(None, zones)), tuple(names), tuple(types), tuple(verbs))


def _domain_name(table: _Table, key: str, text: str) -> str | None:
    try:
        return name_text(whole_name(text))
    except ValueError as error:
        table.fault(key, f"{text!r} is no domain name: {error}")
        return None


def _check_secret(table: _Table, secret: str) -> None:
    try:
        octets = base64.b64decode(secret, validate=True)
    except (binascii.Error, ValueError):
        table.fault("secret_file", "the file must have one secret in base64, as TSIG key files have it")
        return
    if len(octets) < _SHORTEST_SECRET:
        table.fault(
            "secret_file",
            f"the secret must have {_SHORTEST_SECRET} octets or more; make one with: openssl rand -base64 32",
        )


def _pattern(table: _Table, key: str, text: str, allowed: re.Pattern[str]) -> str:
    if not allowed.fullmatch(text):
        table.fault(key, f"{text!r} is no name or pattern in ASCII; international names are written xn--...")
    return text


def _type(table: _Table, text: str) -> str:
    if not _TYPE_PATTERN.fullmatch(text):
        table.fault("types", f"{text!r} is no type or pattern of types")
    elif not re.search(r"[*?\[]", text) and text not in _PROVIDER_TYPES:
        try:
            dns.rdatatype.from_text(text)
        except (dns.exception.DNSException, ValueError):
            known = [type.name for type in dns.rdatatype.RdataType]
            _one_of(table, "types", text, [*known, *_PROVIDER_TYPES], listed=False)
    return text


def _one_of(table: _Table, key: str, text: str, allowed: Sequence[str], *, listed: bool = True) -> None:
    if text in allowed:
        return
    close = get_close_matches(text, allowed, 1)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    choices = f" (allowed: {', '.join(allowed)})" if listed else ""
    table.fault(key, f"{text!r} is not allowed{hint}{choices}")
