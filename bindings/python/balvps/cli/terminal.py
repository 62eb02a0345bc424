"""What a terminal can do: its width, its colours, and how many of its cells a text takes."""

import os
from typing import Optional, TextIO

#: What a style is in an escape sequence.
_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}


def width_of(stream: TextIO) -> Optional[int]:
    """How many cells a line of a terminal has; ``None``: it is no terminal, and lines are as long as need
    be."""
    if not stream.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def understands_escapes(stream: TextIO) -> bool:
    """Whether it is a terminal that does more than write one character after the other."""
    return stream.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def styled(text: str, style: str, stream: TextIO) -> str:
    """A text in a style such as ``bold red``, where the stream has styles and they are wanted (NO_COLOR)."""
    if not style or os.environ.get("NO_COLOR") or not understands_escapes(stream):
        return text
    return f"\x1b[{';'.join(_STYLES[word] for word in style.split())}m{text}\x1b[0m"


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int, mark: str) -> str:
    """A text, cut with a mark if it takes more cells."""
    if cells(text) <= width:
        return text
    start = _start(text, width - 1)
    return start + " " * (width - 1 - cells(start)) + mark


def wrapped(text: str, width: Optional[int]) -> "list[str]":
    """A text in lines of so many cells, broken between words where that can be."""
    lines = []
    for line in text.split("\n"):
        rest = line
        while width is not None and cells(rest) > width:
            start = _start(rest, max(width, 1)) or rest[0]
            blank = start.rfind(" ") if not rest[len(start)].isspace() else len(start)
            kept = start[:blank] if blank > 0 else start
            lines.append(kept.rstrip())
            rest = rest[len(kept) :].lstrip()
        lines.append(rest)
    return lines


def _start(text: str, width: int) -> str:
    """As much of a text as so many cells hold."""
    taken = 0
    for index, character in enumerate(text):
        taken += cells(character)
        if taken > width:
            return text[:index]
    return text
