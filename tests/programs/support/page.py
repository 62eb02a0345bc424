"""The examples of docs/acme.md, which the tests run as they are written there."""

import re
from pathlib import Path

_PAGE = Path(__file__).parents[3] / "docs" / "acme.md"


def block(heading: str, language: str, number: int = 0) -> str:
    """A fenced block of the page.

    Args:
        heading: that of its section.
        language: what stands behind the fence.
        number: which one of the section, from 0.
    """
    text = _PAGE.read_text(encoding="utf-8")
    [section] = re.findall(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    blocks: list[str] = re.findall(rf"^```{language}\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return blocks[number]


def script(path: Path, text: str) -> Path:
    """Saves a text as a program."""
    path.write_text(text)
    path.chmod(0o755)
    return path
