"""What the tests of the description share: the repository, and the model that generate.py makes of it."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def generate() -> ModuleType:
    """generate.py as a module. Those it is made of are found beside it, as when it runs as a command."""
    sys.path.insert(0, str(ROOT / "api"))
    return importlib.import_module("generate")


@pytest.fixture(scope="session")
def operations(generate: ModuleType) -> dict[tuple[str, str], Any]:
    """The operations described, by method and path."""
    return {(o.method.upper(), o.path): o for o in generate.read_model().operations}
