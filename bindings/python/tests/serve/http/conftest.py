"""Fixtures of the tests of the gateway's HTTP side."""

import pytest
from balvps.serve.http import access


@pytest.fixture(autouse=True)
def short_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong password is answered soon, so that the tests do not wait."""
    monkeypatch.setattr(access, "_DELAY", 0.01)
