"""Fixtures that pytest finds by itself if this package is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .testing import Sandbox


@pytest.fixture(scope="session")
def _balvps_sandbox_process() -> Iterator[Sandbox]:
    """One process for all tests, because a start takes longer than a reset."""
    from .testing import Sandbox

    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def balvps_sandbox(_balvps_sandbox_process: Sandbox) -> Sandbox:
    """A :class:`balvps.testing.Sandbox` in its initial state."""
    _balvps_sandbox_process.reset()
    return _balvps_sandbox_process
