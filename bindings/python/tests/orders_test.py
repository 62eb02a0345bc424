# generated from aio/orders_test.py by api/languages/python_sync.py; do not edit
"""The catalogue, and orders."""

from decimal import Decimal

import balvps
import pytest
from balvps.testing import Sandbox


def test_the_catalogue_leads_from_a_category_to_a_product(client: balvps.Client) -> None:
    assert [category.id for category in client.orders.categories()] == [10, 2, 20, 6, 16]
    for category in (20, "20", "VPS", "vps"):
        assert [product.id for product in client.orders.products(category)] == [401, 402, 403]
    assert client.orders.product(401).price == Decimal("4.99")
    with pytest.raises(balvps.NotFound, match="no category 'VSP'; did you mean 'VPS'"):
        client.orders.products("VSP")


def test_a_quote_orders_nothing(sandbox: Sandbox, client: balvps.Client) -> None:
    before = sandbox.state()
    quote = client.orders.quote([{"type": "product", "product_id": 401}], pay_method=3)
    assert Decimal(str(quote["total"])) == Decimal("4.99")
    assert sandbox.state() == before


def test_an_order_has_an_invoice(client: balvps.Client) -> None:
    order = client.orders.create(401, domain="new.example.com", custom={"31": "102"}, pay_method=3)
    assert (order.total, order.items[0].name) == (Decimal("4.99"), "new.example.com")
    assert client.invoices.get(order.invoice_id).total == Decimal("4.99")


def test_an_order_can_be_waited_for(sandbox: Sandbox, client: balvps.Client) -> None:
    sandbox.configure(activation_delay=0.3, vm_delay=0)
    done = client.orders.create_and_wait(403, timeout=20, interval=0.1)
    assert (done.active, done.services[0].status) == (True, "Active")
    unpaid = client.orders.create_and_wait(401, timeout=0.3, interval=0.1)
    assert unpaid.active is False
    assert unpaid.warnings != ()
