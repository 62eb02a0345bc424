"""Dask's workers fetch all invoices of an account.

usage: dask_invoices.py [SCHEDULER]      default: four workers on this machine

The account comes from the environment (BALVPS_USERNAME, BALVPS_PASSWORD, BALVPS_TOKEN_STORE,
BALVPS_TOKEN_STORE_KEY). Workers get the client without its secrets. They need BALVPS_TOKEN_STORE_KEY, and
BALVPS_BASE_URL if it is set here, and find the tokens in the store.
"""

from __future__ import annotations

import sys
from decimal import Decimal

import balvps
import distributed


def fetch(client: balvps.Client, ids: list[int]) -> list[Decimal]:
    """The totals of some invoices. The client was unpickled, and has connections of its own."""
    with client:
        return [client.invoices.get(id).total for id in ids]


def main() -> None:
    engine = sys.argv[1] if len(sys.argv) > 1 else distributed.LocalCluster(n_workers=4, threads_per_worker=1)
    with balvps.Client.from_env() as client, distributed.Client(engine) as workers:
        ids = [invoice.id for invoice in client.invoices.list()]
        parts = [ids[part::4] for part in range(4)]
        totals = [total for part in workers.gather(workers.map(fetch, [client] * 4, parts)) for total in part]
        print(f"{len(totals)} invoices, {sum(totals)}")


if __name__ == "__main__":
    main()
