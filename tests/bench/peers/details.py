"""Requests the account's details CALLS times, one after the other over one connection.

usage: details.py PEER CALLS
"""

import sys
from collections.abc import Callable

from measurement import AUTHORIZATION, BASE_URL, HEADERS, measure

URL = BASE_URL + "/details"


def with_balvps() -> Callable[[], str]:
    import balvps
    from balvps_client import settings

    client = balvps.Client(**settings())
    return lambda: client.account.get().email


def with_requests() -> Callable[[], str]:
    import requests

    session = requests.Session()
    session.headers.update(HEADERS)
    return lambda: str(session.get(URL).json()["client"]["email"])


def with_httpx() -> Callable[[], str]:
    import httpx

    client = httpx.Client(headers=HEADERS)
    return lambda: str(client.get(URL).json()["client"]["email"])


def with_urllib3() -> Callable[[], str]:
    import urllib3

    pool = urllib3.PoolManager(headers=HEADERS)
    return lambda: str(pool.request("GET", URL).json()["client"]["email"])


def with_niquests() -> Callable[[], str]:
    import niquests

    session = niquests.Session()
    session.headers.update(HEADERS)
    return lambda: str(session.get(URL).json()["client"]["email"])


def with_pycurl() -> Callable[[], str]:
    from io import BytesIO

    import orjson
    import pycurl

    easy = pycurl.Curl()
    easy.setopt(pycurl.URL, URL)
    easy.setopt(pycurl.HTTPHEADER, ["Accept: application/json", "Authorization: " + AUTHORIZATION])

    def ask() -> str:
        body = BytesIO()
        easy.setopt(pycurl.WRITEDATA, body)
        easy.perform()
        return str(orjson.loads(body.getvalue())["client"]["email"])

    return ask


PEERS = {
    "balvps": with_balvps,
    "requests": with_requests,
    "httpx": with_httpx,
    "urllib3": with_urllib3,
    "niquests": with_niquests,
    "pycurl": with_pycurl,
}


def main() -> None:
    peer, calls = sys.argv[1], int(sys.argv[2])
    ask = PEERS[peer]()
    ask()  # signs in and connects

    def work() -> str:
        email = ""
        for _ in range(calls):
            email = ask()
        return email

    measure(work)


main()
