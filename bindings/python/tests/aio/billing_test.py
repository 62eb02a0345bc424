"""Invoices, and the credit that pays them."""

from decimal import Decimal

import balvps
from balvps.testing import Sandbox


async def test_credit_is_decimal_all_the_way(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    applied = await client.invoices.apply_credit(308977, Decimal("1.10"))
    assert applied.applied == Decimal("1.10")
    assert sandbox.log()[-1]["body"] == '{"amount":"1.10"}'
    assert (await client.billing.balance()).acc_credit == Decimal("48.90")
    assert (await client.invoices.apply_credit(308977)).invoice_status == "Paid"
