"""The public addresses of this machine: from an interface or from a URL that answers with the caller's
address."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Union
from urllib.parse import SplitResult, urlsplit

from .errors import ConfigurationError, ConnectionFailed, InvalidArgument, MalformedAnswer, Timeout, TlsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The word for the addresses of each record type.
WORDS = {"A": "IPv4", "AAAA": "IPv6"}

_FAMILIES = {"A": socket.AF_INET, "AAAA": socket.AF_INET6}

#: The longest answer of a URL that is read. An address has 45 characters at most.
_LONGEST_ANSWER = 1024

#: Flags of Linux for IPv6 addresses that are not for others: temporary, failed duplicate address detection,
#: deprecated, tentative.
_UNFIT_FLAGS = 0x01 | 0x08 | 0x20 | 0x40

_Address = Union[ipaddress.IPv4Address, ipaddress.IPv6Address]

_KINDS: Mapping[str, type[_Address]] = {"A": ipaddress.IPv4Address, "AAAA": ipaddress.IPv6Address}


def checked_address(text: str, type: str, *, allow_private: bool = False, source: str = "address") -> str:
    """An address in normal form.

    Args:
        text: the address.
        type: ``"A"`` or ``"AAAA"``.
        allow_private: whether it may be an address that the public internet cannot reach.
        source: where it came from, for the message.

    Raises:
        InvalidArgument: it is no address of this type, or cannot be reached from the internet.
    """
    try:
        address = _KINDS[type](text)
    except ValueError:
        raise InvalidArgument(f"{source}: {_shown(text)} is no {WORDS[type]} address") from None
    if _is_never_a_host(address):
        raise InvalidArgument(f"{source}: {address} is not the address of one host")
    if not allow_private and not _is_public(address):
        raise InvalidArgument(
            f"{source}: {address} cannot be reached from the internet (private, shared, link-local, loopback "
            "or documentation address); allow it with --allow-private (allow_private=True)"
        )
    return str(address)


def _is_never_a_host(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and (
        address.ipv4_mapped is not None or "%" in str(address)  # a scope has a meaning on this machine only
    ):
        return True
    return address.is_unspecified or address.is_multicast or (address.is_reserved and not address.is_loopback)


def _is_public(address: _Address) -> bool:
    return address.is_global and not (isinstance(address, ipaddress.IPv6Address) and address.is_site_local)


def _shown(text: str) -> str:
    return ascii(text[:60])


# ---- an interface


def interface_address(interface: str, type: str, *, allow_private: bool = False) -> str | None:
    """The address of an interface; ``None`` if it has no suitable one.

    Of several, the first public one is taken in the order of the system, else the first private one if
    those are allowed. Temporary and deprecated IPv6 addresses are left out (Linux).

    Args:
        interface: its name, such as ``"eth0"``.
        type: ``"A"`` or ``"AAAA"``.
        allow_private: whether a private address may be taken if there is no public one.

    Raises:
        ConfigurationError: there is no such interface, or the package ifaddr is missing.
    """
    try:
        import ifaddr
    except ImportError:
        raise ConfigurationError(
            "the addresses of an interface need another package: pip install 'balvps[ddns]'"
        ) from None
    adapters = {adapter.name: adapter for adapter in ifaddr.get_adapters()}
    if interface not in adapters:
        known = ", ".join(sorted(adapters)) or "none"
        raise ConfigurationError(f"no interface {_shown(interface)} has an address (there are: {known})")
    unfit = unfit_addresses(interface) if type == "AAAA" else set()
    found: list[_Address] = []
    for each in adapters[interface].ips:
        if each.is_IPv6 == (type == "AAAA"):
            address = _KINDS[type](each.ip[0] if isinstance(each.ip, tuple) else each.ip)
            if not (_is_never_a_host(address) or address.is_link_local or address in unfit):
                found.append(address)
    public = [address for address in found if _is_public(address)]
    return next((str(address) for address in public or (found if allow_private else [])), None)


def unfit_addresses(interface: str, table: str = "/proc/net/if_inet6") -> set[_Address]:
    """The IPv6 addresses of an interface that others should not use, for instance temporary ones.

    Args:
        interface: its name.
        table: the file in which Linux lists them. Other systems have none; there nothing is left out.
    """
    unfit: set[_Address] = set()
    with contextlib.suppress(OSError):
        for line in Path(table).read_text(encoding="ascii", errors="replace").splitlines():
            digits, _, _, _, flags, name = line.split()
            if name == interface and int(flags, 16) & _UNFIT_FLAGS:
                unfit.add(ipaddress.IPv6Address(int(digits, 16)))
    return unfit


# ---- a URL


def check_url(url: str, *, plain_http: bool = False) -> SplitResult:
    """The parts of a URL that may be asked for an address.

    Args:
        url: the URL.
        plain_http: whether http without encryption is allowed to other hosts than this one.

    Raises:
        InvalidArgument: it is no such URL.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise InvalidArgument("url: it is no address such as https://host/path") from None
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise InvalidArgument("url: it must be an address such as https://host/path")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise InvalidArgument("url: it must consist of printable ASCII characters without blanks")
    if parts.username is not None or parts.password is not None:
        raise InvalidArgument("url: it must have no user name and no password")
    if parts.scheme == "http" and not plain_http and not _is_this_machine(parts.hostname):
        raise InvalidArgument(
            f"url: http://{parts.hostname} is not encrypted, so anybody on the way can change the answer; "
            "use https, or allow it with --plain-http (plain_http=True)"
        )
    return parts


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def url_address(
    url: str, type: str, *, allow_private: bool = False, plain_http: bool = False, timeout: float = 10
) -> str:
    """The address that a URL answers with, asked over a connection of the type's family.

    The answer must be an address and nothing else. Redirects are not followed. Proxies of the environment
    are not used, because the answer would be the proxy's address.

    Args:
        url: the URL. https, unless it is on this machine or `plain_http` is true.
        type: ``"A"`` (the connection is IPv4) or ``"AAAA"`` (IPv6).
        allow_private: whether the answer may be an address that the public internet cannot reach.
        plain_http: whether http without encryption is allowed.
        timeout: seconds for the connection and the answer.

    Raises:
        InvalidArgument: the URL, or the address, is not allowed.
        ConnectionFailed: there is no connection of this family.
        TlsError: the certificate is not trusted.
        MalformedAnswer: the answer is no address.
    """
    parts = check_url(url, plain_http=plain_http)
    where = f"{parts.scheme}://{parts.netloc} over {WORDS[type]}"
    text = _answer_of(parts, type, where, timeout)
    return checked_address(text.strip(), type, allow_private=allow_private, source=where)


def _answer_of(parts: SplitResult, type: str, where: str, timeout: float) -> str:
    deadline = time.monotonic() + timeout
    try:
        status, body = _get(parts, _FAMILIES[type], deadline)
    except (OSError, http.client.HTTPException) as error:
        if time.monotonic() >= deadline or isinstance(error, TimeoutError):
            raise Timeout(f"{where}: there was no whole answer within {timeout:g} seconds") from None
        if isinstance(error, ssl.SSLError):
            raise TlsError(f"{where}: {error}") from None
        if isinstance(error, OSError):
            raise ConnectionFailed(f"{where}: {error.strerror or error}") from None
        raise MalformedAnswer(f"{where}: the answer is not HTTP ({error.__class__.__name__})") from None
    if status != 200:
        raise MalformedAnswer(f"{where}: the HTTP status is {status}, not 200; redirects are not followed")
    if len(body) > _LONGEST_ANSWER:
        raise MalformedAnswer(f"{where}: the answer is longer than {_LONGEST_ANSWER} bytes")
    return body.decode("ascii", "replace")


def _get(parts: SplitResult, family: int, deadline: float) -> tuple[int, bytes]:
    """The status and the beginning of the answer."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with contextlib.ExitStack() as stack:
        connected = stack.enter_context(_connected(host, port, family, deadline))
        stack.enter_context(_cut_at(deadline, connected))
        if parts.scheme == "https":
            context = ssl.create_default_context()
            connected = stack.enter_context(context.wrap_socket(connected, server_hostname=host))
        connection = stack.enter_context(contextlib.closing(http.client.HTTPConnection(host, port)))
        connection.sock = connected
        headers = {"Host": parts.netloc, "Accept": "text/plain", "Connection": "close"}
        connection.request("GET", target, headers=headers)
        response = connection.getresponse()
        return response.status, response.read(_LONGEST_ANSWER + 1)


def _connected(host: str, port: int, family: int, deadline: float) -> socket.socket:
    """A connection of one family."""
    failure = OSError("the name has no address of this family")
    for *kind, _, place in socket.getaddrinfo(host, port, family, socket.SOCK_STREAM):
        connected = socket.socket(*kind)
        connected.settimeout(_time_until(deadline))
        try:
            connected.connect(place)
        except OSError as error:
            connected.close()
            failure = error
        else:
            return connected
    raise failure


def _time_until(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.001)


@contextlib.contextmanager
def _cut_at(deadline: float, connected: socket.socket) -> Iterator[None]:
    """Ends a connection when the time is over, even if the other side sends a byte now and then."""
    with connected.dup() as same:  # it stays valid, whoever closes the connection

        def cut() -> None:
            with contextlib.suppress(OSError):
                same.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(_time_until(deadline), cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
