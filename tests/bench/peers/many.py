"""Requests the account's details CALLS times, AT_ONCE at the same time.

usage: many.py PEER CALLS AT_ONCE
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from measurement import BASE_URL, CA_FILE, HEADERS, Measurement, measure

URL = BASE_URL + "/details"

Ask = Callable[[Any], Awaitable[str]]


def with_client(open_client: Callable[[], Any], ask: Ask, calls: int, at_once: int) -> None:
    """Measures an asynchronous client. AT_ONCE tasks share the calls."""

    async def main() -> None:
        async with open_client() as client:
            await ask(client)  # signs in and connects
            emails: list[str] = []
            to_begin = iter(range(calls))

            async def worker() -> None:
                for _ in to_begin:
                    emails.append(await ask(client))

            measurement = Measurement()
            await asyncio.gather(*(worker() for _ in range(at_once)))
            measurement.end(emails[calls - 1])

    asyncio.run(main())


def with_async_client(calls: int, at_once: int) -> None:
    import balvps
    from balvps_client import settings

    async def ask(client: Any) -> str:
        return str((await client.account.get()).email)

    with_client(lambda: balvps.AsyncClient(**settings(at_once)), ask, calls, at_once)


def with_batch(calls: int, at_once: int) -> None:
    import balvps
    from balvps_client import settings

    with balvps.Client(**settings(at_once)) as client:
        client.account.get()  # signs in and connects

        def work() -> str:
            emails = [result.result().client.email for result in client.batch([("get_details", {})] * calls)]
            return str(emails[calls - 1])

        measure(work)


def with_aiohttp(calls: int, at_once: int) -> None:
    import ssl

    import aiohttp

    tls = ssl.create_default_context(cafile=CA_FILE) if CA_FILE else True

    def open_client() -> Any:
        return aiohttp.ClientSession(headers=HEADERS, connector=aiohttp.TCPConnector(limit=at_once, ssl=tls))

    async def ask(client: Any) -> str:
        async with client.get(URL) as response:
            return str((await response.json())["client"]["email"])

    with_client(open_client, ask, calls, at_once)


def with_httpx(calls: int, at_once: int) -> None:
    import ssl

    import httpx

    tls = ssl.create_default_context(cafile=CA_FILE) if CA_FILE else True
    limits = httpx.Limits(max_connections=at_once, max_keepalive_connections=at_once)

    async def ask(client: Any) -> str:
        return str((await client.get(URL)).json()["client"]["email"])

    with_client(
        lambda: httpx.AsyncClient(headers=HEADERS, verify=tls, http2=bool(CA_FILE), limits=limits),
        ask,
        calls,
        at_once,
    )


def with_requests(calls: int, at_once: int) -> None:
    from concurrent.futures import ThreadPoolExecutor
    from threading import local

    import requests

    own = local()

    def open_session() -> None:
        own.session = requests.Session()  # not meant to be shared by threads
        own.session.headers.update(HEADERS)
        own.session.verify = CA_FILE or True

    def ask(_: int) -> str:
        return str(own.session.get(URL).json()["client"]["email"])

    with ThreadPoolExecutor(at_once, initializer=open_session) as threads:
        threads.submit(ask, 0).result()
        measure(lambda: list(threads.map(ask, range(calls)))[calls - 1])


PEERS = {
    "AsyncClient": with_async_client,
    "batch": with_batch,
    "aiohttp": with_aiohttp,
    "httpx": with_httpx,
    "requests": with_requests,
}


PEERS[sys.argv[1]](int(sys.argv[2]), int(sys.argv[3]))
