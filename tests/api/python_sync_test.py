"""The rules by which an asynchronous Python text becomes one that blocks."""

from __future__ import annotations

import importlib
import re
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def python_sync(generate: ModuleType) -> ModuleType:
    assert generate  # which has put api on the path
    return importlib.import_module("languages.python_sync")


@pytest.mark.parametrize(
    ("asynchronous", "blocking"),
    [
        ("async def get(self) -> int:", "def get(self) -> int:"),
        ("return await self._call(1)", "return self._call(1)"),
        ("return (await self._call(f(g(1)))).zones", "return self._call(f(g(1))).zones"),
        ("len(await records.list())", "len(records.list())"),
        ("f(await a(), (await b(1))[0], [await c()])", "f(a(), b(1)[0], [c()])"),
        ("[x for x in await self.list()]", "[x for x in self.list()]"),
        ("async for got in client.batch(calls):", "for got in client.batch(calls):"),
        ("async with balvps.AsyncClient() as client:", "with balvps.Client() as client:"),
        ("async def __aenter__(self) -> Self:", "def __enter__(self) -> Self:"),
        ("-> AsyncGenerator[BatchResult]:", "-> Iterator[BatchResult]:"),
        ("from .. import models", "from . import models"),
        ("from ..errors import NotFound", "from .errors import NotFound"),
        ("from ._resource import Resource", "from ._resource import Resource"),
        ("from balvps.aio.zones import Zone", "from balvps.zones import Zone"),
        ("Callable[[], Awaitable[object]]", "Callable[[], object]"),
        (
            "This task's last call awaits an asynchronous answer",
            "This task's last call awaits an asynchronous answer",
        ),
        ("What this task's last call came to.", "What this thread's last call came to."),
    ],
)
def test_a_line(python_sync: ModuleType, asynchronous: str, blocking: str) -> None:
    assert python_sync.blocking(asynchronous) == blocking


@pytest.mark.parametrize(
    ("asynchronous", "blocking"),
    [
        ("A.\n\n    With asyncio, b\n    and c.\n\n    D.\n", "A.\n\n    D.\n"),
        ('A.\n\n    With asyncio, b.\n    """', 'A.\n    """'),
    ],
)
def test_a_paragraph_about_asyncio_is_left_out(
    python_sync: ModuleType, asynchronous: str, blocking: str
) -> None:
    assert python_sync.blocking(asynchronous) == blocking


def test_every_rule_is_needed(python_sync: ModuleType) -> None:
    texts = [path.read_text(encoding="utf-8") for path in python_sync.sources()]
    needed = [
        rule for rule, _ in python_sync.RULES if any(re.search(rule, text, re.DOTALL) for text in texts)
    ]
    assert needed == [rule for rule, _ in python_sync.RULES]


def test_imports_are_sorted_and_used(python_sync: ModuleType) -> None:
    text = "from .zones import Zone\nfrom .errors import NotFound\nfrom os import path\n\nprint(Zone, path)\n"
    sorted_text = "from os import path\n\nfrom .zones import Zone\n\nprint(Zone, path)\n"
    assert python_sync.formatted({"package/module.py": text}) == {"package/module.py": sorted_text}
