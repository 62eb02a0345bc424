"""Runs tests that are coroutines, each in an event loop of its own.

The tests here are the source of those in the folder above; api/generate.py derives them.
"""

import asyncio
import inspect
from collections.abc import Iterator
from typing import Any, Optional

import balvps
import pytest
from balvps.aio.zones import Zone
from balvps.testing import Sandbox

from asyncio_checks import nothing_left_behind


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Optional[bool]:
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in inspect.signature(pyfuncitem.obj).parameters}
    loop: Any = pyfuncitem.funcargs["loop"]
    loop.run_until_complete(pyfuncitem.obj(**arguments))
    return True


@pytest.fixture(autouse=True)
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """The event loop of the test and its fixtures."""
    loop = asyncio.new_event_loop()
    loop.set_debug(True)
    with nothing_left_behind():
        yield loop
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


@pytest.fixture
def client(sandbox: Sandbox, loop: asyncio.AbstractEventLoop) -> Iterator[balvps.AsyncClient]:
    """A client for the sandbox's account."""
    client = sandbox.async_client()
    yield client
    loop.run_until_complete(client.close())


@pytest.fixture
def zone(client: balvps.AsyncClient, loop: asyncio.AbstractEventLoop) -> Zone:
    """A zone of the account."""
    return loop.run_until_complete(client.zones.get("example.com"))
