"""Leaving out a module that others import and seldom need.

Python 3.15 has ``lazy import`` for that; ``importlib.util.LazyLoader`` loads the module as soon as a second
one imports it.
"""

import contextlib
import importlib
import sys
from collections.abc import Iterator
from typing import Any


class _Later(type(sys)):  # type: ignore[misc]  # the class of modules, which `types` has no need to be loaded for
    """Stands for a module, and loads it when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module(self.__name__), name)


@contextlib.contextmanager
def loaded_later(name: str) -> Iterator[None]:
    """What is imported in the block gets a module that is loaded when it is first used."""
    if name in sys.modules:
        yield
        return
    stand_in = sys.modules[name] = _Later(name)
    try:
        yield
    finally:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
