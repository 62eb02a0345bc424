"""The catalogue of products, and orders."""

from typing import Any

from .command import Noun, argument
from .context import Context
from .fields import with_fields
from .output import readable, tell
from .parameters import NUMBER

order = Noun("The catalogue of products, and orders.")

_product = argument(
    "product", metavar="PRODUCT", help="ID of the product, as 'balvps order products' lists it.", type=NUMBER
)


@order.verb()
def categories(context: Context) -> None:
    """List the categories of products."""
    context.output.things(context.client.orders.categories(), ["id", "name", "slug"])


@order.verb()
@argument("category", metavar="CATEGORY", help="ID, name or slug of the category.")
def products(context: Context, category: str) -> None:
    """List the products of a category."""
    context.output.things(context.client.orders.products(category), ["id", "name", "paytype", "description"])


@order.verb()
@_product
def product(context: Context, product: int) -> None:
    """Show a product, with what can be configured."""
    context.output.thing(context.client.orders.product(product))


@order.verb("payment-methods")
def payment_methods(context: Context) -> None:
    """List the ways to pay."""
    context.output.things(context.client.billing.payment_methods(), ["id", "name"])


@order.verb()
@_product
@with_fields("create_order", leave_out={"product_id", "aff_id"})
def quote(context: Context, product: int, **fields: Any) -> None:
    """Calculate what an order would cost. Nothing is ordered."""
    item = {**fields.pop("extra", {}), **fields, "type": "product", "product_id": product}
    pay_method = item.pop("pay_method", None)
    context.output.thing(context.client.orders.quote([item], pay_method=pay_method))


@order.verb(asks=True, changes=True)
@_product
@with_fields("create_order", leave_out={"product_id"})
def create(context: Context, product: int, **fields: Any) -> None:
    """Order a product. Its service is there after the invoice is paid."""
    chosen = context.client.orders.product(product)
    name, price = readable(chosen.get("name")), readable(chosen.get("price"))
    context.confirm_call("create_order", f"Order {name} (product {product}, price {price})?")
    placed = context.client.orders.create(product, **fields)
    context.output.thing(placed)
    tell(f"The order was placed. Its invoice is {readable(placed.get('invoice_id'))}.")
