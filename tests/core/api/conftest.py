"""What the tests of the description share: the repository, and the model that generate.py makes of it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def generate() -> ModuleType:
    """generate.py as a module."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "core/api/generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def operations(generate: ModuleType) -> dict[tuple[str, str], Any]:
    """The operations described, by method and path."""
    return {(o.method.upper(), o.path): o for o in generate.read_model().operations}
