"""The words of a command line that name records: ``[ZONE] NAME TYPE CONTENT...``."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Optional

from .failure import UsageFailure

_TYPE_IN_CAPITALS = re.compile("[A-Z][A-Z0-9]*")


class RecordWords(NamedTuple):
    """The words by their meaning. The zone and the type are ``None`` if they were left out."""

    zone: Optional[str]
    name: str
    type: Optional[str]
    contents: "Sequence[str]"


def meaning_of(words: "Sequence[str]", *, with_content: bool) -> RecordWords:
    """Finds out what the words mean. The zone is left out if the second word is a type in capital letters.

    Args:
        words: at least one word.
        with_content: whether there must be a type and a content.

    Raises:
        UsageFailure: a word is missing, or the words could mean two things.
    """
    least = 3 if with_content else 1
    types = [_TYPE_IN_CAPITALS.fullmatch(word) is not None for word in words]
    has_zone = len(words) > 1 and not types[1]
    if not has_zone and len(words) > max(least, 2) and types[2]:
        raise UsageFailure(
            f"it is not clear whether {words[1]!r} or {words[2]!r} is the type; name the zone first, and "
            "write the name in small letters"
        )
    zone, rest = (words[0], words[1:]) if has_zone else (None, words)
    if len(rest) < least:
        raise UsageFailure(
            "a word is missing: [ZONE] NAME TYPE CONTENT; without ZONE, the type must be in capital letters"
        )
    return RecordWords(zone, rest[0], rest[1] if len(rest) > 1 else None, rest[2:])
