"""Escapes the characters of a text that must not be shown. One function does it for tables, questions,
messages, charts and progress. JSON and YAML escape the same characters in their own way."""

import functools
import re
from typing import TextIO

from .streams import escaped

#: Controls, ends of lines, characters that change the direction of a line, characters without a glyph, and
#: lone surrogates. All of Unicode's default ignorable characters are here, except for the variation selectors
#: of emoji and Mongolian. The library's messages use the same list (core/src/common/printable.cpp).
_HIDDEN = (
    "\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROLS = "\x00-\x1f"
_CONTROLS_BUT_TAB_AND_LINE = "\x00-\x08\x0b-\x1f"

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str, *, lines: bool = False) -> str:
    r"""A text that can neither control a terminal nor hide anything from its reader. Characters that could
    are replaced by escapes, such as ``\x1b`` or ``\u202e``. Escaping a text twice changes nothing.

    Args:
        text: any text.
        lines: whether it may have several lines, and tabs.
    """
    if text.isascii() and text.isprintable():
        return text
    if lines:
        return _hidden(_CONTROLS_BUT_TAB_AND_LINE).sub(_escape, text.replace("\r\n", "\n"))
    return _hidden(_CONTROLS).sub(_escape, text)


def printable(text: str, stream: TextIO, *, lines: bool = False) -> str:
    """The text of :func:`visible`, in which characters that the stream cannot encode are escaped too."""
    return escaped(visible(text, lines=lines), stream)


def has_hidden(text: str) -> bool:
    """Whether the text has a character that would be escaped."""
    return _hidden(_CONTROLS).search(text) is not None


def printable_json(text: str) -> str:
    """The same JSON with such characters escaped."""
    return _hidden(_CONTROLS_BUT_TAB_AND_LINE).sub(_json_escape, text)


def printable_yaml(text: str) -> str:
    """The same YAML with such characters escaped. All of them must be in double quotes."""
    return _hidden(_CONTROLS_BUT_TAB_AND_LINE).sub(_escape, text)


@functools.cache  # made on first use: it takes a twentieth of a run, and most runs do not need it
def _hidden(controls: str) -> "re.Pattern[str]":
    return re.compile(f"[{controls}{_HIDDEN}]")


def _escape(found: "re.Match[str]") -> str:
    character = found[0]
    number = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if number < 0x80:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def _json_escape(found: "re.Match[str]") -> str:
    character = found[0]
    if ord(character) <= 0xFFFF:
        return f"\\u{ord(character):04x}"
    import json

    return json.dumps(character)[1:-1]
