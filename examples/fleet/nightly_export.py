"""Exports every invoice and every zone of many accounts to Parquet, by Dask's workers.

usage: nightly_export.py [--scheduler ADDRESS] [--calls-per-second N] FOLDER

Started again with the same folder, it goes on: accounts that are complete are left out.

The accounts are the profiles of the balvps command. Only this process has their passwords: it signs each
account in, and the workers find the tokens in the store. This process needs BALVPS_TOKEN_STORE and
BALVPS_TOKEN_STORE_KEY. The workers need BALVPS_TOKEN_STORE_KEY, BALVPS_BASE_URL if the profiles have another
address than the default one, and no account. FOLDER is one that all workers reach.

It writes FOLDER/invoices/PROFILE.parquet and FOLDER/zones/PROFILE.parquet. Each of the two folders is a data
set: pandas.read_parquet("FOLDER/invoices").
"""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import balvps
import distributed
import pyarrow
import pyarrow.parquet
from balvps.profiles import profile_names

MONEY = pyarrow.decimal128(18, 4)
ITEM = pyarrow.struct([("description", pyarrow.string()), ("amount", MONEY)])
INVOICES = pyarrow.schema(
    [
        ("account", pyarrow.string()),
        ("id", pyarrow.int64()),
        ("number", pyarrow.string()),
        ("status", pyarrow.string()),
        ("date", pyarrow.date32()),
        ("duedate", pyarrow.date32()),
        ("total", MONEY),
        ("currency", pyarrow.string()),
        ("items", pyarrow.list_(ITEM)),
    ]
)
ZONES = pyarrow.schema(
    [
        ("account", pyarrow.string()),
        ("zone", pyarrow.string()),
        ("serial", pyarrow.string()),
        ("name", pyarrow.string()),
        ("type", pyarrow.string()),
        ("ttl", pyarrow.int64()),
        ("priority", pyarrow.int64()),
        ("content", pyarrow.string()),
    ]
)


# ---- what a worker does


class Pace:
    """Lets at most so many calls begin in a second."""

    def __init__(self, calls_per_second: float) -> None:
        self._interval = 1 / calls_per_second
        self._next = time.monotonic()

    def wait(self) -> None:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = max(self._next, time.monotonic()) + self._interval


def export_account(client: balvps.Client, account: str, folder: Path, calls_per_second: float) -> str:
    """Exports one account. Says how much it was.

    An account is one task, so that the pace is that of the account.
    """
    pace = Pace(calls_per_second)
    with client:
        invoices = list(invoice_rows(client, account, pace))
        records = list(record_rows(client, account, pace))
    write(folder / "invoices", account, invoices, INVOICES)
    write(folder / "zones", account, records, ZONES)  # last: this file says that the account is complete
    return f"{len(invoices)} invoices, {len(records)} records"


def invoice_rows(client: balvps.Client, account: str, pace: Pace) -> Iterator[dict[str, Any]]:
    pace.wait()
    for listed in client.invoices.list():
        pace.wait()
        invoice = client.invoices.get(listed.id)
        items = [{"description": item.description, "amount": item.amount} for item in invoice.items]
        yield {**row_of(invoice, INVOICES), "account": account, "items": items}


def record_rows(client: balvps.Client, account: str, pace: Pace) -> Iterator[dict[str, Any]]:
    pace.wait()
    for zone in client.zones.list():
        pace.wait()
        whole = zone.export()
        for record in whole.records:
            yield {**row_of(record, ZONES), "account": account, "zone": zone.name, "serial": whole.serial}


def row_of(view: balvps.View, schema: pyarrow.Schema) -> dict[str, Any]:
    """The fields of an answer that are columns."""
    return {name: view.get(name) for name in schema.names}


def write(folder: Path, account: str, rows: list[dict[str, Any]], schema: pyarrow.Schema) -> None:
    """Writes a file as a whole or not at all. Readers leave out names that begin with a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{account}.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema), unfinished)
    unfinished.replace(folder / f"{account}.parquet")


# ---- what this process does


class Progress:
    """Prints a line for each account that is done."""

    def __init__(self, total: int) -> None:
        self.failed = 0
        self._done = 0
        self._total = total
        self._lock = threading.Lock()

    def show(self, account: str, outcome: object) -> None:
        with self._lock:
            self._done += 1
            self.failed += isinstance(outcome, BaseException)
            print(f"[{self._done}/{self._total}] {account}: {outcome}", flush=True)


def signed_in(account: str) -> balvps.Client:
    """A client whose tokens are in the store. If it has to, it waits until the service allows a login."""
    keys = ("token_store", "token_store_key", "token_store_password_file", "token_store_ca_file")
    found = {key: os.environ.get(f"BALVPS_{key.upper()}") for key in keys}
    client = balvps.Client.from_profile(account, **found)
    while True:
        try:
            client.billing.balance()
            return client
        except balvps.RateLimited as error:
            time.sleep(error.retry_after or 60)


def export(
    accounts: Iterable[str],
    folder: Path,
    calls_per_second: float,
    workers: distributed.Client,
    progress: Progress,
) -> None:
    tasks = {}
    for account in accounts:
        try:
            client = signed_in(account)
        except balvps.BalvpsError as error:  # the others are exported all the same
            progress.show(account, error)
            continue
        task = workers.submit(
            export_account, client, account, folder, calls_per_second, key=f"export-{account}"
        )
        tasks[task] = account
    for task in distributed.as_completed(tasks):
        progress.show(tasks[task], task.exception() or task.result())


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scheduler", help="address; default: four workers on this machine")
    parser.add_argument("--calls-per-second", type=float, default=5, metavar="N", help="for each account")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    folder = given.folder.absolute()
    todo = [name for name in profile_names() if not (folder / "zones" / f"{name}.parquet").exists()]
    if not todo:
        return 0
    progress = Progress(len(todo))
    engine = given.scheduler or distributed.LocalCluster(
        n_workers=4, threads_per_worker=1, dashboard_address=None
    )
    with distributed.Client(engine) as workers:
        export(todo, folder, given.calls_per_second, workers, progress)
    return 1 if progress.failed else 0


if __name__ == "__main__":
    sys.exit(main())
