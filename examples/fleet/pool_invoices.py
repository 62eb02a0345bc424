"""The processes of a pool fetch all invoices of an account.

usage: pool_invoices.py

The account comes from the environment (BALVPS_USERNAME, BALVPS_PASSWORD, BALVPS_TOKEN_STORE,
BALVPS_TOKEN_STORE_KEY). On one machine a BALVPS_TOKEN_STORE of file:PATH is enough.
"""

from __future__ import annotations

import functools
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal

import balvps


@functools.cache
def client() -> balvps.Client:
    """The client of this process, which all its tasks use."""
    return balvps.Client.from_env()


def fetch(id: int) -> Decimal:
    return client().invoices.get(id).total


def main() -> None:
    with ProcessPoolExecutor(4, multiprocessing.get_context("spawn")) as pool:
        totals = list(pool.map(fetch, [invoice.id for invoice in client().invoices.list()]))
    print(f"{len(totals)} invoices, {sum(totals)}")


if __name__ == "__main__":
    main()
