"""The width and the styles of a terminal, and the number of its cells that a text takes."""

import os
from collections.abc import Iterator
from typing import Optional, TextIO

#: The code of each style in an escape sequence.
_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def width_of(stream: TextIO) -> Optional[int]:
    """How many cells a line of a terminal has. ``None`` if it is no terminal, so that lines may be long."""
    if not stream.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def understands_escapes(stream: TextIO) -> bool:
    """Whether it is a terminal that interprets escape sequences."""
    return stream.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def has_styles(stream: TextIO) -> bool:
    """Whether it is a terminal with styles, and NO_COLOR is not set."""
    return understands_escapes(stream) and not os.environ.get("NO_COLOR")


def styled(text: str, style: str) -> str:
    """A text in a style such as ``bold red``; unchanged if the style is empty."""
    if not style:
        return text
    return f"\x1b[{';'.join(_STYLES[word] for word in style.split())}m{text}\x1b[0m"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() else sum(_cells_of_each(text))


def _cells_of_each(text: str) -> "Iterator[int]":
    import unicodedata

    for character in text:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            yield 0
        else:
            yield 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _start(text: str, width: int) -> str:
    """The start of a text that fits into `width` cells."""
    if text.isascii():
        return text[:width]
    taken = 0
    for index, width_of_character in enumerate(_cells_of_each(text)):
        taken += width_of_character
        if taken > width:
            return text[:index]
    return text


def cut(text: str, width: int, mark: str) -> str:
    """A text that fits into `width` cells. A longer text is cut and ends with the mark."""
    if cells(text) <= width:
        return text
    start = _start(text, width - 1)
    return start + " " * (width - 1 - cells(start)) + mark


def wrapped(text: str, width: Optional[int]) -> "list[str]":
    """A text in lines of `width` cells, broken between words if possible."""
    return [part for line in text.split("\n") for part in _parts(line, width)]


def _parts(line: str, width: Optional[int]) -> "Iterator[str]":
    while width is not None:
        start = _start(line, width) or line[:1]
        if len(start) == len(line):
            break
        end = len(start) if line[len(start)].isspace() else start.rfind(" ")
        kept = start[:end] if end > 0 else start
        yield kept.rstrip()
        line = line[len(kept) :].lstrip()
    yield line
