"""Delays the import of a module that others import and seldom use.

Python 3.15 has ``lazy import`` for this. ``importlib.util.LazyLoader`` loads the module too early: when a
second module imports it.
"""

import contextlib
import importlib
import sys
from collections.abc import Iterator
from typing import Any


class _Later(type(sys)):  # type: ignore[misc]  # types.ModuleType, without loading `types`
    """Stands in for a module, and loads it when one of its names is used."""

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module(self.__name__), name)


@contextlib.contextmanager
def loaded_later(name: str) -> Iterator[None]:
    """Modules that are imported in the block get a stand-in for a module, which loads it on first use."""
    if name in sys.modules:
        yield
        return
    stand_in = sys.modules[name] = _Later(name)
    try:
        yield
    finally:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
