"""Names and contents of DNS records, for calls that read or write records as the service has them.

Procedures, such as ``ensure_record``, do not need it. The library reads their names and contents itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Union

from .errors import InvalidArgument

if TYPE_CHECKING:
    Content = Union[str, Sequence[Union[str, int]]]

#: Types whose content is a host name or ends with one.
_HOST_TYPES = frozenset({"ALIAS", "CNAME", "DNAME", "MX", "NS", "PTR", "SRV"})
#: Types whose content has hexadecimal digits and no other letters.
_HEXADECIMAL = frozenset({"CDS", "DS", "SMIMEA", "SSHFP", "TLSA"})
#: Types whose content has several parts.
_SEVERAL_PARTS = _HEXADECIMAL | {"CAA", "SOA", "SRV"}


def sent_name(name: str) -> str:
    """A name as it is sent: without the dot at its end, and encoded by IDNA 2008 if it is international.

    Raises:
        InvalidArgument: it is no text; or it is international, and IDNA 2008 does not allow it or the package
            idna is missing.
    """
    if not isinstance(name, str):
        raise InvalidArgument(f"argument 'name' must be text, not {name!r}")
    if not name.isascii():
        name = _international(name)
    return name[:-1] if name.endswith(".") else name


def _international(name: str) -> str:
    try:
        import idna
    except ImportError:
        raise InvalidArgument(
            f"argument 'name': {name!r} needs the package 'idna' (pip install idna), or its form in ASCII "
            "(xn--...)"
        ) from None
    try:
        labels = idna.uts46_remap(name, std3_rules=False, transitional=False).split(".")
        return ".".join(label if label.isascii() else idna.alabel(label).decode() for label in labels)
    except UnicodeError as error:
        raise InvalidArgument(
            f"argument 'name': {name!r} is no name that the DNS can have: {error}"
        ) from None


def ascii_name(name: str) -> str:
    """A name for comparison: as it is sent, in lower case.

    Raises:
        InvalidArgument: as :func:`sent_name`.
    """
    return sent_name(name).lower()


def known_name(name: str) -> str:
    """The same for a name from the service. A name that is not valid is only converted to lower case."""
    try:
        return ascii_name(name)
    except InvalidArgument:
        return name.lower()


def lies_in(name: str, zone: str) -> bool:
    """Whether a fully qualified name is the name of a zone or lies in the zone. Only whole labels count."""
    inner, outer = known_name(name), known_name(zone)
    return bool(outer) and (inner == outer or inner.endswith("." + outer))


def name_in(name: str, zone: str) -> str:
    """A name as it is sent to a zone: relative to it, or fully qualified.

    Raises:
        InvalidArgument: as :func:`sent_name`; or it ends in a dot and does not lie in the zone.
    """
    sent = sent_name(name)
    if name.endswith(".") and not lies_in(sent, zone):
        raise InvalidArgument(
            f"argument 'name': {name!r} is absolute, since it ends in a dot, and does not lie in zone {zone}"
        )
    return sent


def qualified(name: str, zone: str) -> str:
    """The fully qualified form, for comparison, of a name that is fully qualified or relative to the zone."""
    if name in ("", "@"):
        return known_name(zone)
    return known_name(name) if lies_in(name, zone) else f"{known_name(name)}.{known_name(zone)}"


def type_name(type: str) -> str:
    """The type of a record as it is sent.

    Raises:
        InvalidArgument: it is no text.
    """
    if not isinstance(type, str):
        raise InvalidArgument(f"argument 'type' must be text, not {type!r}")
    return type.upper()


def written_content(type: str, content: Content) -> Content:
    """The content to send for a content that a user wrote: an international host name is encoded."""
    if type not in _HOST_TYPES:
        return content
    if isinstance(content, str):
        before, space, host = content.rpartition(" ")
        return content if host.isascii() else before + space + sent_name(host)
    if isinstance(content, Sequence) and content and isinstance(content[-1], str):
        return content if content[-1].isascii() else [*content[:-1], sent_name(content[-1])]
    return content


def sent_content(type: str, content: Any) -> Any:
    """The content to send for a content that was read. The service returns TXT in double quotes, and takes it
    without them."""
    if (
        type.upper() == "TXT"
        and isinstance(content, str)
        and len(content) >= 2
        and content[0] == content[-1] == '"'
    ):
        return content[1:-1]
    return content


def same_content(type: str, one: Content, other: Content) -> bool:
    """Whether two contents of a type mean the same, even if they are written differently."""
    return _comparable(type.upper(), one) == _comparable(type.upper(), other)


def _comparable(type: str, content: Any) -> tuple[str, ...]:
    content = sent_content(type, content)
    parts = [content] if isinstance(content, str) or not isinstance(content, Sequence) else content
    if type not in _SEVERAL_PARTS:
        texts = [str(part) for part in parts]
    else:
        texts = [_number(word) for part in parts for word in str(part).split()]
    if type in ("A", "AAAA"):
        return tuple(_address(text) for text in texts)
    if type in _HEXADECIMAL:
        return tuple(text.lower() for text in texts)
    if type == "CAA":
        return tuple(text.lower() if place < 2 else text.strip('"') for place, text in enumerate(texts))
    if type == "SOA":
        return tuple(known_name(text) for text in texts)
    if type in _HOST_TYPES and texts:
        texts[-1] = known_name(texts[-1])
    return tuple(texts)


def _number(text: str) -> str:
    return text.lstrip("0") or "0" if text.isascii() and text.isdigit() else text


def _address(text: str) -> str:
    import ipaddress

    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return text
