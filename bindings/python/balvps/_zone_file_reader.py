"""Reads zone files (RFC 1035, 5; RFC 2308, 4). dnspython reads their words and the data of records."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

import dns.exception
import dns.name
import dns.rdataclass
import dns.tokenizer
import dns.ttl
import dns.zone

from ._zone_file_data import IDNA, Fields, fields_of, name_of_zone, name_text, read_fields, remaining_words
from .errors import InvalidArgument

if TYPE_CHECKING:
    from pathlib import Path

#: Limits of what a file can ask for by $GENERATE and $INCLUDE.
_MOST_RECORDS = 100_000
_MOST_INCLUDED_FILES = 100

_LARGEST_TTL = 2**31 - 1

#: The range of $GENERATE: first, last and step.
_RANGE = re.compile("([0-9]{1,10})-([0-9]{1,10})(?:/([1-9][0-9]{0,9}))?")


def read(text: str, label: str, zone: str, directory: Path | None) -> list[dict[str, Any]]:
    """The records of a zone file.

    Args:
        text: the text of the file.
        label: what messages call the file.
        zone: the name of the zone.
        directory: whose files may be included; ``None``: none.

    Raises:
        InvalidArgument: the text is not a zone file, or a name lies outside the zone.
    """
    origin = name_of_zone(zone)
    reader = _Reader(origin, directory)
    reader.read(text, label, _Scope(origin))
    return reader.records


@dataclasses.dataclass
class _Scope:
    """What lines of a file leave to the lines after them. An included file leaves nothing to the other."""

    origin: dns.name.Name
    owner: dns.name.Name | None = None
    default_ttl: int | None = None
    last_ttl: int | None = None
    minimum_ttl: int | None = None

    @property
    def ttl(self) -> int | None:
        """The TTL of a record that has none."""
        found = (self.default_ttl, self.last_ttl, self.minimum_ttl)
        return next((ttl for ttl in found if ttl is not None), None)


class _Reader:
    def __init__(self, zone: dns.name.Name, directory: Path | None) -> None:
        self.records: list[dict[str, Any]] = []
        self._zone = zone
        self._directory = directory
        self._included_files = 0
        self._directives = {
            "$GENERATE": self._generate,
            "$INCLUDE": self._include,
            "$ORIGIN": self._set_origin,
            "$TTL": self._set_ttl,
        }

    def read(self, text: str, label: str, scope: _Scope) -> None:
        """Reads a file."""
        tokens = dns.tokenizer.Tokenizer(text, idna_codec=IDNA)
        line, more = 1, True
        while more:
            line = tokens.where()[1]
            try:
                more = self._entry(tokens, scope)
            except InvalidArgument:  # of an included file
                raise
            except (dns.exception.DNSException, ValueError) as error:
                raise InvalidArgument(f"{label}, line {line}: {error}") from None

    def _entry(self, tokens: dns.tokenizer.Tokenizer, scope: _Scope) -> bool:
        """Reads an empty line, a directive or a record. Returns whether the file goes on."""
        first = tokens.get(want_leading=True)
        if first.is_eol_or_eof():
            return not first.is_eof()
        if first.is_whitespace():
            second = tokens.get()
            if second.is_eol_or_eof():
                return not second.is_eof()
            tokens.unget(second)
        elif first.is_identifier() and first.value.startswith("$"):
            self._directive(first.value.upper(), tokens, scope)
            return True
        else:
            scope.owner = self._owner(first, tokens, scope)
        if scope.owner is None:
            raise ValueError("the first record must have a name")
        self._record(scope.owner, tokens, scope)
        return True

    def _owner(
        self, token: dns.tokenizer.Token, tokens: dns.tokenizer.Tokenizer, scope: _Scope
    ) -> dns.name.Name:
        # Some programs write "_sip._tcp.@" for a name directly below the origin.
        written = token.value[:-2] if token.value.endswith(".@") else token.value
        return tokens.as_name(dns.tokenizer.Token(token.ttype, written), scope.origin)

    def _record(self, owner: dns.name.Name, tokens: dns.tokenizer.Tokenizer, scope: _Scope) -> None:
        ttl, type = _ttl_and_type(tokens)
        if ttl is not None:
            scope.last_ttl = ttl
        fields = read_fields(type, tokens, scope.origin)
        if fields[0] == "SOA":
            scope.minimum_ttl = int(fields[1].split()[-1])
        self._add(owner, fields, scope.ttl if ttl is None else ttl)

    def _add(self, owner: dns.name.Name, fields: Fields, ttl: int | None) -> None:
        if not owner.is_subdomain(self._zone):
            raise ValueError(f"{name_text(owner)!r} does not lie in the zone {name_text(self._zone)!r}")
        if len(self.records) >= _MOST_RECORDS:
            raise ValueError(f"a zone file has at most {_MOST_RECORDS} records")
        type, content, priority = fields
        self.records.append(
            {"name": name_text(owner), "type": type, "content": content, "priority": priority, "ttl": ttl}
        )

    # ---- directives

    def _directive(self, name: str, tokens: dns.tokenizer.Tokenizer, scope: _Scope) -> None:
        directive = self._directives.get(name)
        if directive is None:
            raise ValueError(f"there is no directive {name!r} (there are: {', '.join(self._directives)})")
        directive(tokens, scope)

    def _set_origin(self, tokens: dns.tokenizer.Tokenizer, scope: _Scope) -> None:
        scope.origin = tokens.get_name(scope.origin)
        tokens.get_eol()

    def _set_ttl(self, tokens: dns.tokenizer.Tokenizer, scope: _Scope) -> None:
        scope.default_ttl = _ttl(tokens.get_identifier())
        tokens.get_eol()

    def _include(self, tokens: dns.tokenizer.Tokenizer, scope: _Scope) -> None:
        file = tokens.get().unescape().value
        origin = tokens.get()
        inner = dataclasses.replace(scope)
        if not origin.is_eol_or_eof():
            inner.origin = tokens.as_name(origin, scope.origin)
            tokens.get_eol()
        path = self._included_path(file)
        self._included_files += 1
        if self._included_files > _MOST_INCLUDED_FILES:
            raise ValueError(f"at most {_MOST_INCLUDED_FILES} files are included")
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise ValueError(f"$INCLUDE cannot read {str(path)!r}: {error.strerror}") from None
        self.read(text, str(path), inner)

    def _included_path(self, file: str) -> Path:
        """The path of an included file. It lies in the directory, even if a part of it is a symbolic link."""
        if self._directory is None:
            raise ValueError("$INCLUDE is not allowed")
        directory = self._directory.resolve()
        path = (directory / file).resolve()
        if directory not in path.parents or not path.is_file():
            raise ValueError(f"$INCLUDE may read a file in {str(directory)!r}, and {file!r} is none")
        return path

    def _generate(self, tokens: dns.tokenizer.Tokenizer, scope: _Scope) -> None:
        """Lets dnspython write the records that BIND's directive $GENERATE describes."""
        words = remaining_words(tokens)
        numbers = _RANGE.fullmatch(words[0] if words else "")
        if numbers is None:
            raise ValueError("$GENERATE needs a range of numbers, such as 1-10 or 0-98/2")
        if len(range(int(numbers[1]), int(numbers[2]) + 1, int(numbers[3] or 1))) > _MOST_RECORDS:
            raise ValueError(f"$GENERATE may make {_MOST_RECORDS} records at most")
        if scope.ttl is None:
            raise ValueError("$GENERATE needs a TTL before it")
        text = f"$ORIGIN {scope.origin}\n$TTL {scope.ttl}\n$GENERATE {' '.join(words)}\n"
        made = dns.zone.from_text(text, self._zone, relativize=False, check_origin=False, idna_codec=IDNA)
        for name, ttl, rdata in made.iterate_rdatas():
            self._add(name, fields_of(rdata), ttl)


def _ttl_and_type(tokens: dns.tokenizer.Tokenizer) -> tuple[int | None, str]:
    """The TTL and the type of a record. The TTL and the class can be missing, and stand in either order."""
    ttl, has_class = None, False
    while True:
        word = tokens.get_identifier()
        if ttl is None and word[:1].isdigit():
            ttl = _ttl(word)
        elif not has_class and _is_class(word):
            has_class = True
        else:
            return ttl, word


def _ttl(text: str) -> int:
    ttl = dns.ttl.from_text(text)
    if ttl > _LARGEST_TTL:
        raise ValueError(f"a TTL is a number of seconds up to {_LARGEST_TTL}, not {text!r}")
    return ttl


def _is_class(word: str) -> bool:
    try:
        found = dns.rdataclass.from_text(word)
    except dns.exception.DNSException:
        return False
    if found != dns.rdataclass.IN:
        raise ValueError(f"the class must be IN, not {word!r}")
    return True
