"""The words for yes and no, the same in profiles and in the environment."""

_WORDS = {
    **dict.fromkeys(("yes", "true", "on", "1"), True),
    **dict.fromkeys(("no", "false", "off", "0"), False),
}


def boolean(text: str) -> bool:
    """What a word says, in any case.

    Raises:
        ValueError: it is none of the words.
    """
    word = text.strip().lower()
    if word not in _WORDS:
        raise ValueError(f"{text!r} is neither yes nor no (allowed: {', '.join(_WORDS)})")
    return _WORDS[word]
