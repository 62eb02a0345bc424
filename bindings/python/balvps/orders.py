# generated from aio/orders.py by api/languages/python_sync.py; do not edit
"""The catalogue of products, and orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._arguments import milliseconds
from ._named import Candidate, is_number, the_one
from ._resource import Resource
from ._views import View
from .models import OpenOutcome, Order, OrderAndWaitAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typing_extensions import TypeAlias

    from ._calls import Id
    from ._views import ListView
    from .models import Category, Product, ProductSummary

    #: A category, its ID, its name or its slug.
    WhichCategory: TypeAlias = Category | int | str

__all__ = ["Orders"]


class Orders(Resource):
    """The catalogue of products, and orders of them."""

    __slots__ = ()

    def categories(self) -> ListView[Category]:
        """The categories of products.

        >>> [(category.id, category.name) for category in client.orders.categories()][:2]
        [(10, 'Hosting'), (2, 'Business hosting')]
        """
        return self._client.call("list_categories").categories

    def products(self, category: WhichCategory) -> ListView[ProductSummary]:
        """The products of a category.

        Args:
            category: a category, its ID, its name or its slug.

        Raises:
            NotFound: there is no such category.
            InvalidArgument: several categories have this name.

        >>> [product.name for product in client.orders.products("vps")]
        ['VPS S', 'VPS M', 'VPS Trial']
        """
        if isinstance(category, View):
            id: Id = category.id
        elif is_number(category):
            id = category
        else:
            listed = [each for each in self.categories() if isinstance(each, View)]
            known = [Candidate(each, [each.get("name"), each.get("slug")]) for each in listed]
            id = the_one(category, "category", known, "list_categories", "use the ID").id
        return self._client.call("list_products", category_id=id).products

    def product(self, id: Id) -> Product:
        """A product, with what can be configured.

        Raises:
            NotFound: there is no such product.

        >>> client.orders.product(401).price
        Decimal('4.99')
        """
        return self._client.call("get_product", product_id=id).product

    def quote(
        self,
        items: Sequence[Mapping[str, Any]],
        *,
        pay_method: Id | None = None,
        output: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> OpenOutcome:
        """Calculates what an order would cost. Nothing is ordered.

        Args:
            items: what would be ordered: mappings with `type`, which is ``"product"`` or ``"domain"``, and
                the fields of such an order, such as `product_id`.
            pay_method: ID of a way to pay, as :meth:`Billing.payment_methods` has it.
            output: how much the answer has: ``"short"``, ``"config"`` or ``"full"``.
            extra: further fields of the request.

        Raises:
            Refused: the service refuses it.

        >>> client.orders.quote([{"type": "product", "product_id": 401}])["total"]
        Decimal('4.99')
        """
        return self._call(
            OpenOutcome, "quote_order", items=items, pay_method=pay_method, output=output, extra=extra
        )

    def create(
        self,
        product_id: Id,
        *,
        domain: str | None = None,
        cycle: str | None = None,
        pay_method: Id | None = None,
        custom: Mapping[str, Any] | Sequence[Any] | None = None,
        promocode: str | None = None,
        aff_id: Id | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Order:
        """Orders a product, which costs money. The service begins as Pending, and is there after its invoice
        is paid.

        Args:
            product_id: the product's ID.
            domain: domain name of the service. It may be international.
            cycle: billing period, as :meth:`product` has them.
            pay_method: ID of a way to pay, as :meth:`Billing.payment_methods` has it.
            custom: more options of the product by their IDs, as :meth:`product` has them.
            promocode: promotion code.
            aff_id: affiliate ID.
            extra: further fields of the request.

        Returns:
            the order, with `invoice_id` and the `items` that were ordered.

        Raises:
            Refused: the service refuses it.
            AmbiguousWrite: it is not known whether it was done.

        >>> order = client.orders.create(401, domain="new.example.com", cycle="m", pay_method=3)
        >>> order.invoice_id, order.total
        (308979, Decimal('4.99'))
        """
        return self._call(
            Order,
            "create_order",
            product_id=product_id,
            domain=domain,
            cycle=cycle,
            pay_method=pay_method,
            custom=custom,
            promocode=promocode,
            aff_id=aff_id,
            extra=extra,
        )

    def create_and_wait(
        self,
        product_id: Id,
        *,
        domain: str | None = None,
        cycle: str | None = None,
        pay_method: Id | None = None,
        custom: Mapping[str, Any] | Sequence[Any] | None = None,
        promocode: str | None = None,
        aff_id: Id | None = None,
        pay_with_credit: bool = False,
        timeout: float | None = None,
        interval: float | None = None,
    ) -> OrderAndWaitAnswer:
        """Orders a product, which costs money, and waits until its services are active.

        Args:
            product_id, domain, cycle, pay_method, custom, promocode, aff_id: as in :meth:`create`.
            pay_with_credit: whether the invoice is paid from the account's credit.
            timeout: seconds to wait; default: 600, or the client's timeout if that is longer.
            interval: seconds between two rounds of requests; default: 5.

        Returns:
            the `order`, its `invoice`, its `services`, and `active`, which tells whether they are active. If
            they are not, the `warnings` tell why. The order was placed all the same.

        Raises:
            Refused: the service refuses the order.
            AmbiguousWrite: it is not known whether it was done.

        >>> sandbox.configure(activation_delay=0, vm_delay=0)
        >>> done = client.orders.create_and_wait(401, pay_with_credit=True)
        >>> done.active, done.invoice.status
        (True, 'Paid')
        """
        return Resource(self._client.with_options(timeout=timeout))._call(
            OrderAndWaitAnswer,
            "order_and_wait",
            product_id=product_id,
            domain=domain,
            cycle=cycle,
            pay_method=pay_method,
            custom=custom,
            promocode=promocode,
            aff_id=aff_id,
            pay_with_credit=pay_with_credit or None,
            interval_ms=milliseconds("interval", interval),
        )
