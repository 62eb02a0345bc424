"""The catalogue of products, and orders."""

from typing import TYPE_CHECKING, Any, Optional

from .command import Noun, argument, option
from .context import Context
from .exit_codes import ExitCode
from .failure import UsageFailure
from .fields import with_fields
from .output import readable, tell, tell_warnings
from .parameters import NUMBER, Exit, click

if TYPE_CHECKING:
    from ..models import OrderAndWaitAnswer

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
@option("--wait", help="Wait until its services are active.", is_flag=True)
@option("--pay-with-credit", help="With --wait: pay the invoice from the account's credit.", is_flag=True)
@option(
    "--wait-timeout",
    metavar="SECONDS",
    help="With --wait: how long (default: 600).",
    type=click.FloatRange(min=0, min_open=True),
)
@with_fields("create_order", leave_out={"product_id"})
def create(
    context: Context,
    product: int,
    wait: bool,
    pay_with_credit: bool,
    wait_timeout: Optional[float],
    **fields: Any,
) -> None:
    """Order a product. Its service is there after the invoice is paid.

    With --wait, the exit status is 1 if the order was placed, but its services are not active.
    """
    if not wait and (pay_with_credit or wait_timeout is not None):
        raise UsageFailure("--pay-with-credit and --wait-timeout need --wait")
    if wait and "extra" in fields:
        raise UsageFailure("--extra does not go with --wait")
    chosen = context.client.orders.product(product)
    name, price = readable(chosen.get("name")), readable(chosen.get("price"))
    paid = " and pay it from the credit" if pay_with_credit else ""
    context.confirm_call("create_order", f"Order {name} (product {product}, price {price}){paid}?")
    if wait:
        context.client.activity = f"{name}: ordered"
        _show_outcome(
            context,
            context.client.orders.create_and_wait(
                product, **fields, pay_with_credit=pay_with_credit, timeout=wait_timeout
            ),
        )
        return
    placed = context.client.orders.create(product, **fields)
    context.output.thing(placed)
    tell(f"The order was placed. Its invoice is {readable(placed.get('invoice_id'))}.")


def _show_outcome(context: Context, answer: "OrderAndWaitAnswer") -> None:
    if context.output.is_for_a_person:
        context.output.thing(answer.order)
        for each in answer.get("services") or ():
            tell(f"The service {each.get('id')} is {each.get('status')}.")
    else:
        context.output.thing(answer)
    tell_warnings(answer.warnings)
    if answer.get("active") is not True:
        tell("The order was placed, but its services are not active yet.")
        raise Exit(ExitCode.OTHER)
