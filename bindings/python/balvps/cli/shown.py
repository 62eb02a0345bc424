"""What is shown of a text. One function decides for tables, questions, messages, charts and progress; JSON
and YAML escape the same characters in their own way."""

import functools
import re
from typing import TextIO

from .streams import escaped

#: Controls, ends of lines, what turns the direction of a line around, what has no glyph, and halves of
#: surrogate pairs. Of Unicode's default ignorable characters only the variation selectors of emoji and of
#: Mongolian are not here. The library's messages have the same list (core/src/common/printable.cpp).
_HIDDEN = (
    "\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROLS = "\x00-\x1f"
_CONTROLS_BUT_TAB_AND_LINE = "\x00-\x08\x0b-\x1f"

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str, *, lines: bool = False) -> str:
    r"""A text that can neither take over the terminal of who reads it nor hide anything from them: characters
    that could are escapes, such as ``\x1b`` or ``\u202e``. What has gone through here stays as it is.

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
    """A text as :func:`visible` has it, in which what the stream cannot encode is escaped too."""
    return escaped(visible(text, lines=lines), stream)


def has_hidden(text: str) -> bool:
    """Whether there is a character in it that would not be shown as it is."""
    return _hidden(_CONTROLS).search(text) is not None


def printable_json(text: str) -> str:
    """JSON in which such characters are escaped: it says the same."""
    return _hidden(_CONTROLS_BUT_TAB_AND_LINE).sub(_json_escape, text)


def printable_yaml(text: str) -> str:
    """YAML in which such characters are escaped. They must all stand within double quotes: then it says the
    same."""
    return _hidden(_CONTROLS_BUT_TAB_AND_LINE).sub(_escape, text)


@functools.cache  # which most runs never need: it costs a twentieth of a run
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
