"""Celery's workers fetch all invoices of an account.

usage: celery --app celery_invoices worker      in this folder: the workers
       celery_invoices.py                       gives them the work and prints the sum

Both take the account from the environment (BALVPS_USERNAME, BALVPS_PASSWORD, BALVPS_TOKEN_STORE,
BALVPS_TOKEN_STORE_KEY), and the broker from CELERY_BROKER_URL. Messages hold IDs and no settings.
"""

from __future__ import annotations

import functools
import os
from decimal import Decimal
from typing import Any

import balvps.errors  # Celery finds the classes of errors only in modules that are loaded
import celery

BROKER = os.environ["CELERY_BROKER_URL"]

app = celery.Celery("celery_invoices", broker=BROKER, backend=BROKER)


@functools.cache
def client() -> balvps.Client:
    """The client of this process, which all its tasks use."""
    return balvps.Client.from_env()


@app.task(bind=True, max_retries=5)  # type: ignore[untyped-decorator]
def fetch(task: celery.Task, id: int) -> tuple[str, int]:
    """The total of an invoice, and the process that fetched it."""
    try:
        return str(client().invoices.get(id).total), os.getpid()
    except balvps.NotNowError as error:  # the worker does other tasks until then
        raise task.retry(exc=error, countdown=error.retry_after or 2**task.request.retries) from None


def main() -> None:
    ids = [invoice.id for invoice in client().invoices.list()]
    results: list[Any] = celery.group(fetch.s(id) for id in ids)().get(timeout=60)
    total = sum(Decimal(amount) for amount, _ in results)
    print(f"{len(results)} invoices, {total}")


if __name__ == "__main__":
    main()
