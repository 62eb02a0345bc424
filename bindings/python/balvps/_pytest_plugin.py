"""The fixtures that pytest finds by itself once this package is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .testing import Sandbox


@pytest.fixture(scope="session")
def _balvps_sandbox_process() -> Iterator[Sandbox]:
    """One process for all tests: starting one costs more than resetting it."""
    from .testing import Sandbox

    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def balvps_sandbox(_balvps_sandbox_process: Sandbox) -> Sandbox:
    """A :class:`balvps.testing.Sandbox` as fresh as after a start."""
    _balvps_sandbox_process.reset()
    return _balvps_sandbox_process
