"""What a mistyped name may mean."""

from collections.abc import Iterable


def near_names(name: str, known: Iterable[str]) -> str:
    """The end of a message that suggests the nearest names; empty if none is near."""
    from difflib import get_close_matches

    close = get_close_matches(name, list(known))
    return f"; did you mean {' or '.join(map(repr, close))}?" if close else ""
