"""The words for yes and no, the same in profiles and in the environment."""

_WORDS = {
    **dict.fromkeys(("yes", "true", "on", "1"), True),
    **dict.fromkeys(("no", "false", "off", "0"), False),
}


def boolean(text: str) -> bool:
    """The meaning of a word for yes or no, in any case.

    Raises:
        ValueError: it is another word.
    """
    word = text.strip().lower()
    if word not in _WORDS:
        raise ValueError(f"{text!r} is neither yes nor no (allowed: {', '.join(_WORDS)})")
    return _WORDS[word]
