# generated from aio/billing_test.py by api/languages/python_sync.py; do not edit
"""Invoices, and the credit that pays them."""

from decimal import Decimal

import balvps
from balvps.testing import Sandbox


def test_credit_is_decimal_all_the_way(sandbox: Sandbox, client: balvps.Client) -> None:
    applied = client.invoices.apply_credit(308977, Decimal("1.10"))
    assert applied.applied == Decimal("1.10")
    assert sandbox.log()[-1]["body"] == '{"amount":"1.10"}'
    assert client.billing.balance().acc_credit == Decimal("48.90")
    assert client.invoices.apply_credit(308977).invoice_status == "Paid"
