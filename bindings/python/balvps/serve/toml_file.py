"""Reads a TOML file such that each key is known by its line."""

from __future__ import annotations

import sys
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TomlError = tomllib.TOMLDecodeError

#: Where a value stands: the names of its keys, and the places of items in lists of tables.
Place = tuple[object, ...]


def parse(text: str) -> dict[str, Any]:
    """The content of a TOML file.

    Raises:
        TomlError: it is no TOML. The message names the line.
    """
    return tomllib.loads(text)


def lines_of(text: str) -> dict[Place, int]:
    """The line at which each key of a TOML file begins.

    The parser tells no lines. So the text is parsed up to each line, and what is new then began at the line
    after the last text that could be parsed. This is slow, and is done only for a message about a fault.
    """
    found: dict[Place, int] = {}
    lines = text.splitlines()
    begin = 1
    for end in range(1, len(lines) + 1):
        try:
            content = parse("\n".join(lines[:end]) + "\n")
        except TomlError:
            continue
        for place in _places(content, ()):
            found.setdefault(place, begin)
        begin = end + 1
    return found


def _places(value: object, place: Place) -> list[Place]:
    items: list[tuple[object, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = [(number, item) for number, item in enumerate(value) if isinstance(item, dict)]
    inner = [deeper for name, item in items for deeper in _places(item, (*place, name))]
    return [place, *inner]
