"""Derives the blocking Python client and its tests from the asynchronous ones.

A module in an `aio/` folder is the source of the module of the same name in the folder above. Its text is
rewritten word by word, as httpcore does with its unasync. Then ruff sorts the imports and formats the text.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model import Model

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("bindings/python/balvps/aio", "bindings/python/tests/aio")
#: Modules that depend on asyncio. If the folder above needs a counterpart, it is written by hand.
NOT_DERIVED = {"__init__.py", "_calls_under_way.py", "_loop_queue.py", "_sending.py", "conftest.py"}
NOTE = "# generated from aio/{} by api/languages/python_sync.py; do not edit\n"

#: Nested brackets, as deep as the sources have them.
_WITHIN = r"[^()]*"
for _ in range(3):
    _WITHIN = rf"(?:[^()]|\({_WITHIN}\))*"

RULES = [
    # A paragraph of a docstring about asyncio.
    (r'\n *With asyncio, .*?\n(?= *(?:\n|"""))', ""),
    # Brackets that only `await` needs. The brackets of a call stay.
    (rf"(?<![\w)\]])\(await ({_WITHIN})\)", r"\1"),
    (r"\bawait ", ""),
    (r"\basync (def|for|with) ", r"\1 "),
    (r"\b__a(enter|exit)__\b", r"__\1__"),
    (r"\bAwaitable\[(\w+)\]", r"\1"),
    (r"\bAsyncGenerator\b", "Iterator"),
    (r"\bAsync([A-Z]\w*)", r"\1"),
    (r"\basync_client\b", "client"),
    (r"\bthis task's\b", "this thread's"),
    (r"\bfrom \.\.", "from ."),
    (r"\bbalvps\.aio\b", "balvps"),
]
_COMPILED = [(re.compile(pattern, re.DOTALL), replacement) for pattern, replacement in RULES]


def files(_model: Model) -> dict[str, str]:
    found = {}
    for path in sources():
        derived = path.parent.parent / path.name
        text = NOTE.format(path.name) + blocking(path.read_text(encoding="utf-8"))
        found[str(derived.relative_to(ROOT))] = text
    return formatted(found)


def sources() -> list[Path]:
    """The modules that are sources of others."""
    found = (path for folder in FOLDERS for path in (ROOT / folder).glob("*.py"))
    return sorted(path for path in found if path.name not in NOT_DERIVED)


def blocking(text: str) -> str:
    """The blocking form of an asynchronous text."""
    for pattern, replacement in _COMPILED:
        text = pattern.sub(replacement, text)
    return text


def formatted(texts: dict[str, str]) -> dict[str, str]:
    """Python texts by their paths, after ruff: imports sorted, unused ones removed, `with` blocks joined."""
    ruff = [sys.executable, "-m", "ruff"]
    config = ["--no-cache", "--quiet", "--config", str(ROOT / "pyproject.toml")]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        subprocess.run([*ruff, "check", *config, "--fix-only", "--select=F401,I,SIM117", folder], check=True)
        subprocess.run([*ruff, "format", *config, folder], check=True)
        return {name: Path(folder, name).read_text(encoding="utf-8") for name in texts}
