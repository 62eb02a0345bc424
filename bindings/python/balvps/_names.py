"""Names and contents of DNS records: when two of them mean the same."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any, Union

if TYPE_CHECKING:
    from collections.abc import Sequence

    Content = Union[str, Sequence[Union[str, int]]]

#: Types whose content is a host name, or ends in one.
_HOST_TYPES = frozenset({"CNAME", "DNAME", "MX", "NS", "PTR", "SRV"})


def ascii_name(name: str) -> str:
    """A name to compare by: as it goes over the wire, in lower case, without the dot at its end."""
    bare = name[:-1] if name.endswith(".") else name
    return ".".join(_ascii_label(label) for label in bare.split("."))


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label.lower()
    try:
        return label.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return label.lower()


def lies_in(name: str, zone: str) -> bool:
    """Whether a fully qualified name is that of a zone, or lies in it by whole labels."""
    inner, outer = ascii_name(name), ascii_name(zone)
    return bool(outer) and (inner == outer or inner.endswith("." + outer))


def qualified(name: str, zone: str) -> str:
    """The fully qualified name to compare by, of one that is relative to the zone or fully qualified
    already."""
    if name in ("", "@"):
        return ascii_name(zone)
    return ascii_name(name) if lies_in(name, zone) else f"{ascii_name(name)}.{ascii_name(zone)}"


def sent_content(type: str, content: Any) -> Any:
    """A content as it is to be sent, of one that was read: TXT is sent bare and read back in double
    quotes."""
    if (
        type.upper() == "TXT"
        and isinstance(content, str)
        and len(content) >= 2
        and content[0] == content[-1] == '"'
    ):
        return content[1:-1]
    return content


def same_content(type: str, one: Content, other: Content) -> bool:
    """Whether two contents of a type mean the same, however they are written."""
    return _comparable(type.upper(), one) == _comparable(type.upper(), other)


def _comparable(type: str, content: Content) -> tuple[str, ...]:
    content = sent_content(type, content)
    if type in ("SRV", "SOA"):
        parts = content.split() if isinstance(content, str) else [str(part) for part in content]
    else:
        parts = [content] if isinstance(content, str) else [str(part) for part in content]
    if type in ("A", "AAAA"):
        return tuple(_address(part) for part in parts)
    if type in _HOST_TYPES and parts:
        parts[-1] = ascii_name(parts[-1])
    return tuple(parts)


def _address(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return text
