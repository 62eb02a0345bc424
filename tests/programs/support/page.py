"""The examples of pages, which the tests run as they are written there."""

import re
from pathlib import Path

_REPOSITORY = Path(__file__).parents[3]


def block(heading: str, language: str, number: int = 0, page: str = "docs/acme.md") -> str:
    """A fenced block of the page.

    Args:
        heading: that of its section.
        language: what stands behind the fence.
        number: which one of the section, from 0.
        page: the page, from the root of the sources.
    """
    text = (_REPOSITORY / page).read_text(encoding="utf-8")
    [section] = re.findall(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return blocks[number]


def script(path: Path, text: str) -> Path:
    """Saves a text as a program."""
    path.write_text(text)
    path.chmod(0o755)
    return path
