"""Reads the list of invoices CALLS times, each time to the exact sum of totals and the newest date.

usage: invoices.py PEER CALLS
"""

import sys
from collections.abc import Callable
from decimal import Decimal

from measurement import BASE_URL, HEADERS, measure

DETAILS = BASE_URL + "/details"
INVOICES = BASE_URL + "/invoice"


def with_balvps() -> Callable[[], str]:
    import balvps
    from balvps_client import settings

    client = balvps.Client(**settings())
    client.account.get()  # signs in and connects

    def ask() -> str:
        invoices = client.invoices.list()
        dates = (invoice.date for invoice in invoices)
        return f"{sum(invoice.total for invoice in invoices)} {max(filter(None, dates))}"

    return ask


def with_requests() -> Callable[[], str]:
    import requests

    session = requests.Session()
    session.headers.update(HEADERS)
    session.get(DETAILS)  # connects

    def ask() -> str:
        invoices = session.get(INVOICES).json()["invoices"]
        return f"{sum(Decimal(item['total']) for item in invoices)} {max(item['date'] for item in invoices)}"

    return ask


def with_httpx_orjson() -> Callable[[], str]:
    import httpx
    import orjson

    client = httpx.Client(headers=HEADERS)
    client.get(DETAILS)  # connects

    def ask() -> str:
        invoices = orjson.loads(client.get(INVOICES).content)["invoices"]
        return f"{sum(Decimal(item['total']) for item in invoices)} {max(item['date'] for item in invoices)}"

    return ask


def with_httpx_msgspec() -> Callable[[], str]:
    import httpx
    import msgspec

    class Invoice(msgspec.Struct):  # type: ignore[misc]  # not installed beside the checks
        total: Decimal
        date: str

    class Answer(msgspec.Struct):  # type: ignore[misc]
        invoices: list[Invoice]

    decoder = msgspec.json.Decoder(Answer)
    client = httpx.Client(headers=HEADERS)
    client.get(DETAILS)  # connects

    def ask() -> str:
        invoices = decoder.decode(client.get(INVOICES).content).invoices
        return f"{sum(invoice.total for invoice in invoices)} {max(invoice.date for invoice in invoices)}"

    return ask


PEERS = {
    "balvps": with_balvps,
    "requests": with_requests,
    "httpx+orjson": with_httpx_orjson,
    "httpx+msgspec": with_httpx_msgspec,
}


def main() -> None:
    peer, calls = sys.argv[1], int(sys.argv[2])
    ask = PEERS[peer]()

    def work() -> str:
        answer = ""
        for _ in range(calls):
            answer = ask()
        return answer

    measure(work)


main()
