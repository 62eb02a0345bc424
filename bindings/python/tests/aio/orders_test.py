"""The catalogue, and orders."""

from decimal import Decimal

import balvps
import pytest
from balvps.testing import Sandbox


async def test_the_catalogue_leads_from_a_category_to_a_product(client: balvps.AsyncClient) -> None:
    assert [category.id for category in await client.orders.categories()] == [10, 2, 20, 6, 16]
    for category in (20, "20", "VPS", "vps"):
        assert [product.id for product in await client.orders.products(category)] == [401, 402, 403]
    assert (await client.orders.product(401)).price == Decimal("4.99")
    with pytest.raises(balvps.NotFound, match="no category 'VSP'; did you mean 'VPS'"):
        await client.orders.products("VSP")


async def test_a_quote_orders_nothing(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    before = sandbox.state()
    quote = await client.orders.quote([{"type": "product", "product_id": 401}], pay_method=3)
    assert Decimal(str(quote["total"])) == Decimal("4.99")
    assert sandbox.state() == before


async def test_an_order_has_an_invoice(client: balvps.AsyncClient) -> None:
    order = await client.orders.create(401, domain="new.example.com", custom={"31": "102"}, pay_method=3)
    assert (order.total, order.items[0].name) == (Decimal("4.99"), "new.example.com")
    assert (await client.invoices.get(order.invoice_id)).total == Decimal("4.99")


async def test_an_order_can_be_waited_for(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    sandbox.configure(activation_delay=0.3, vm_delay=0)
    done = await client.orders.create_and_wait(403, timeout=20, interval=0.1)
    assert (done.active, done.services[0].status) == (True, "Active")
    unpaid = await client.orders.create_and_wait(401, timeout=0.3, interval=0.1)
    assert unpaid.active is False
    assert unpaid.warnings != ()
