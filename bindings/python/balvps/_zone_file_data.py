"""The data of records: its text in a zone file, and the normal text of a record's content."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, Optional

import dns.exception
import dns.ipv6
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype

from .errors import InvalidArgument

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import dns.tokenizer

#: International labels by IDNA 2008 with the mapping of UTS 46. Labels in ASCII, such as ``_dmarc``, stay.
IDNA = dns.name.IDNA2008Codec(uts_46=True, transitional=False, allow_pure_ascii=True)

#: The type, the content and the priority of a record.
Fields = tuple[str, str, Optional[int]]

#: Types that DNS providers have and name servers do not know. Their data is one name.
_PROVIDER_TYPES = frozenset({"ALIAS", "ANAME"})

#: Types with the data of RFC 9460.
_SERVICE_BINDINGS = frozenset({"HTTPS", "SVCB"})

_TEXT_TYPES = frozenset({"SPF", "TXT"})

#: Types whose data newer versions of dnspython judge more strictly than name servers do, and of which older
#: versions do not know every part. What dnspython refuses stays as it is written.
_LENIENT_TYPES = frozenset({"SMIMEA", "TLSA"}) | _SERVICE_BINDINGS

#: How many names are kept in each of their two forms, because dnspython converts them slowly.
_MOST_NAMES_KEPT = 4096

#: The longest string of a TXT record, in octets.
_LONGEST_STRING = 255

_QUOTED_STRING = re.compile(rb'"((?:[^"\\]|\\[^0-9]|\\[0-9]{3})*)"')
_QUOTED_STRINGS = re.compile(
    rb"%(string)s(?:[ \t]+%(string)s)*" % {b"string": _QUOTED_STRING.pattern}, re.DOTALL
)
_ESCAPE = re.compile(rb"\\([0-9]{3}|[^0-9])", re.DOTALL)


@functools.lru_cache(maxsize=_MOST_NAMES_KEPT)
def whole_name(text: str) -> dns.name.Name:
    """A whole name, with or without the final dot, in canonical form: in lower case and punycode.

    Raises:
        ValueError: it is no domain name.
    """
    try:
        return dns.name.from_text(text, dns.name.root, IDNA).canonicalize()
    except dns.exception.DNSException as error:
        raise ValueError(str(error)) from None


def name_of_zone(zone: str) -> dns.name.Name:
    """The name of a zone.

    Raises:
        InvalidArgument: it is no domain name.
    """
    try:
        return whole_name(zone)
    except ValueError as error:
        raise InvalidArgument(f"argument 'zone' must be a domain name, not {zone!r}: {error}") from None


# ---- from a zone file


def read_fields(type: str, tokens: dns.tokenizer.Tokenizer, origin: dns.name.Name) -> Fields:
    """Reads the data of a record up to the end of its line.

    Raises:
        DNSException, ValueError: the type is unknown, or the data does not fit it.
    """
    if type.upper() in _PROVIDER_TYPES:
        target = name_text(tokens.get_name(origin))
        tokens.get_eol()
        return type.upper(), target, None
    number = _type_number(type)
    type = dns.rdatatype.to_text(number)
    if type not in _LENIENT_TYPES:
        return fields_of(_rdata(number, tokens, origin))
    words = remaining_words(tokens)
    try:
        return fields_of(_rdata(number, " ".join(words), origin))
    except dns.exception.DNSException:
        if words[:1] == ["\\#"]:
            raise
        return type, _lenient_text(type, words, origin, name_text), None


def _type_number(type: str) -> dns.rdatatype.RdataType:
    try:
        number = dns.rdatatype.from_text(type)
    except (dns.exception.DNSException, ValueError):
        raise ValueError(f"there is no record type {type!r}") from None
    if dns.rdatatype.is_metatype(number):
        raise ValueError(f"{type!r} is no type of records in a zone")
    return number


def _rdata(
    type: dns.rdatatype.RdataType, data: str | dns.tokenizer.Tokenizer, origin: dns.name.Name
) -> dns.rdata.Rdata:
    """Data with absolute names."""
    return dns.rdata.from_text(
        dns.rdataclass.IN, type, data, origin=origin, relativize=False, idna_codec=IDNA
    )


def remaining_words(tokens: dns.tokenizer.Tokenizer) -> list[str]:
    """The words up to the end of a line, as written. A quoted string after "=" belongs to the word before."""
    words: list[str] = []
    for token in tokens.get_remaining():
        word = f'"{token.value}"' if token.is_quoted_string() else token.value
        if word.startswith('"') and words and words[-1].endswith("="):
            words[-1] += word
        else:
            words.append(word)
    tokens.get_eol()
    return words


def _lenient_text(
    type: str, words: list[str], origin: dns.name.Name, name_written: Callable[[dns.name.Name], str]
) -> str:
    """The words of a lenient type: a name is written in full, and digits stand together."""
    if type in _SERVICE_BINDINGS and len(words) > 1:
        return " ".join([words[0], name_written(dns.name.from_text(words[1], origin, IDNA)), *words[2:]])
    if type not in _SERVICE_BINDINGS and len(words) > 3:
        return " ".join([*words[:3], "".join(words[3:]).lower()])
    raise ValueError(f"{' '.join(words)!r} is no data of a record of type {type}")


def fields_of(rdata: dns.rdata.Rdata) -> Fields:
    """The fields of a record with this data."""
    type = dns.rdatatype.to_text(rdata.rdtype)
    if isinstance(rdata, dns.rdata.GenericRdata) or type not in _CONTENTS:
        return type, rdata.to_text(), None
    priority = getattr(rdata, _PRIORITIES[type]) if type in _PRIORITIES else None
    return type, _CONTENTS[type](rdata), priority


def name_text(name: dns.name.Name) -> str:
    """A name in lower case, without the dot at its end unless it is the root."""
    return _labels_text(name.labels)


@functools.lru_cache(maxsize=_MOST_NAMES_KEPT)
def _labels_text(labels: tuple[bytes, ...]) -> str:
    name = dns.name.Name(labels)
    return "." if name == dns.name.root else name.to_text(omit_final_dot=True).lower()


def _text(rdata: Any) -> str:
    """The text of a TXT record. It is in quotes, with escapes, if it has control characters or could be taken
    for quoted strings."""
    octets = b"".join(rdata.strings)
    try:
        text: str = octets.decode()
    except UnicodeDecodeError:
        return _in_quotes(octets)
    has_control_characters = re.search("[\x00-\x1f\x7f]", text) is not None
    return _in_quotes(octets) if has_control_characters or _quoted_octets(text) is not None else text


def _start_of_authority(rdata: Any) -> str:
    numbers = (rdata.serial, rdata.refresh, rdata.retry, rdata.expire, rdata.minimum)
    return " ".join([name_text(rdata.mname), name_text(rdata.rname), *map(str, numbers)])


def _naming_authority(rdata: Any) -> str:
    texts = (_in_quotes(octets) for octets in (rdata.flags, rdata.service, rdata.regexp))
    return " ".join([str(rdata.order), str(rdata.preference), *texts, name_text(rdata.replacement)])


def _service_binding(rdata: Any) -> str:
    """Values of parameters have quotes only if they need them."""
    parameters = rdata.to_text().split(" ", 2)[2:]
    short = [
        re.sub(r'="([^ ();"\\]*)"', lambda found: f"={found[1]}" if found[1] else "", text)
        for text in parameters
    ]
    return " ".join([str(rdata.priority), name_text(rdata.target), *short])


def _location(rdata: Any) -> str:
    """dnspython leaves out the size and precisions that RFC 1876 assumes where they are missing."""
    text: str = rdata.to_text()
    return text if text.count("m") > 1 else f"{text} 1.00m 10000.00m 10.00m"


def _numbers_and_octets(*numbers: str, octets: str) -> Callable[[Any], str]:
    """Writes fields that are numbers, and one that is written in hexadecimal digits."""

    def write(rdata: Any) -> str:
        return " ".join([*(str(int(getattr(rdata, name))) for name in numbers), getattr(rdata, octets).hex()])

    return write


def _target(rdata: Any) -> str:
    return name_text(rdata.target)


_DELEGATION_SIGNER = _numbers_and_octets("key_tag", "algorithm", "digest_type", octets="digest")
_CERTIFICATE = _numbers_and_octets("usage", "selector", "mtype", octets="cert")

#: How the content of a type is written. Other types are written as dnspython does.
_CONTENTS: dict[str, Callable[[Any], str]] = {
    "AAAA": lambda rdata: dns.ipv6.inet_ntoa(dns.ipv6.inet_aton(rdata.address)),
    "CAA": lambda rdata: f"{rdata.flags} {rdata.tag.decode().lower()} {_in_quotes(rdata.value)}",
    "CDS": _DELEGATION_SIGNER,
    "CNAME": _target,
    "DNAME": _target,
    "DS": _DELEGATION_SIGNER,
    "HTTPS": _service_binding,
    "LOC": _location,
    "MX": lambda rdata: name_text(rdata.exchange),
    "NAPTR": _naming_authority,
    "NS": _target,
    "PTR": _target,
    "SMIMEA": _CERTIFICATE,
    "SOA": _start_of_authority,
    "SPF": _text,
    "SRV": lambda rdata: f"{rdata.weight} {rdata.port} {name_text(rdata.target)}",
    "SSHFP": _numbers_and_octets("algorithm", "fp_type", octets="fingerprint"),
    "SVCB": _service_binding,
    "TLSA": _CERTIFICATE,
    "TXT": _text,
}

#: The attribute of dnspython that is the priority of a record.
_PRIORITIES = {"MX": "preference", "SRV": "priority"}


# ---- to a zone file


def zone_file_data(record: Mapping[str, Any]) -> str:
    """The data of a record as a zone file has it: names are absolute, and the priority stands in front.

    Raises:
        DNSException, ValueError: it would not be a zone file.
    """
    type, content = _written_fields(record)
    if type in _PROVIDER_TYPES:
        return dns.name.from_text(content, dns.name.root, IDNA).to_text()
    try:
        return _rdata(_type_number(type), content, dns.name.root).to_text()
    except dns.exception.DNSException:
        if type not in _LENIENT_TYPES or re.search("[;()]", content):
            raise
        return _lenient_text(type, content.split(), dns.name.root, dns.name.Name.to_text)


def rdata_of_fields(record: Mapping[str, Any]) -> dns.rdata.Rdata:
    """The data of a record as dnspython has it.

    Raises:
        DNSException, ValueError: name servers do not know such data.
    """
    type, content = _written_fields(record)
    return _rdata(_type_number(type), content, dns.name.root)


def _written_fields(record: Mapping[str, Any]) -> tuple[str, str]:
    """The type of a record, and its content and priority as a zone file has them."""
    type, content = record["type"], record["content"]
    if not isinstance(content, str):
        raise ValueError("its content is no text")
    if type not in _TEXT_TYPES and re.search("[\r\n]", content):
        raise ValueError("its content has several lines")
    if type in _TEXT_TYPES:
        content = _zone_file_strings(content)
    if type in _PRIORITIES:
        if record["priority"] is None:
            raise ValueError("it has no priority")
        content = f"{record['priority']} {content}"
    return type, content


def _zone_file_strings(content: str) -> str:
    octets = _quoted_octets(content)
    if octets is None:
        octets = content.encode()
    starts = range(0, len(octets), _LONGEST_STRING) or [0]
    return " ".join(_in_quotes(octets[start : start + _LONGEST_STRING]) for start in starts)


# ---- quoted strings


def _quoted_octets(text: str) -> bytes | None:
    """The octets of a text that consists of quoted strings; ``None`` if it does not and means itself."""
    octets = text.encode()
    if not _QUOTED_STRINGS.fullmatch(octets):
        return None
    strings = _QUOTED_STRING.findall(octets)
    try:
        return b"".join(_ESCAPE.sub(_unescaped, string) for string in strings)
    except ValueError:
        return None


def _unescaped(escape: re.Match[bytes]) -> bytes:
    character = escape[1]
    return bytes([int(character)]) if len(character) == 3 else character


def _in_quotes(octets: bytes) -> str:
    """Octets as one quoted string in ASCII."""
    return '"' + "".join(_escaped(octet) for octet in octets) + '"'


def _escaped(octet: int) -> str:
    if octet in b'"\\':
        return "\\" + chr(octet)
    return chr(octet) if 0x20 <= octet < 0x7F else f"\\{octet:03d}"
