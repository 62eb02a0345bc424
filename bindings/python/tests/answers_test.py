"""Reading back after a write."""

import asyncio

import pytest
from balvps._answers import after_write


def test_an_interruption_after_a_write_tells_of_it() -> None:
    for interruption in (KeyboardInterrupt(), asyncio.CancelledError()):
        with pytest.raises(type(interruption)) as caught, after_write("The zone was added", "add_dns_zone"):
            raise interruption
        assert caught.value.__notes__ == ["The zone was added; reading it back was broken off."]
