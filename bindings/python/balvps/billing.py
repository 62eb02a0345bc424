# generated from aio/billing.py by api/languages/python_sync.py; do not edit
"""Balance, invoices, credit and ways to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._resource import Resource
from .models import ApplyCreditAnswer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._calls import Amount, Id
    from ._views import ListView
    from .models import Balance, Invoice, InvoiceSummary, PaymentMethod


class Billing(Resource):
    """Balance, invoices and ways to pay."""

    __slots__ = ()

    def balance(self) -> Balance:
        """The total of unpaid invoices, and the credit on the account.

        >>> client.billing.balance().acc_balance
        Decimal('123456.55')
        """
        return self._client.call("get_balance").details

    def payment_methods(self) -> ListView[PaymentMethod]:
        """The ways to pay, whose IDs orders and renewals take as `pay_method`.

        >>> [(method.id, method.name) for method in client.billing.payment_methods()]
        [(3, 'Credit Card'), (9, 'PayPal'), (10, 'BankTransfer')]
        """
        return self._client.call("list_payment_methods").payments

    @property
    def invoices(self) -> Invoices:
        """The same as :attr:`Client.invoices <balvps.Client.invoices>`."""
        return Invoices(self._client)


class Invoices(Resource):
    """Invoices, and the credit that can pay them.

    >>> sum(invoice.total for invoice in client.invoices.list() if invoice.status == "Unpaid")
    Decimal('123456.55')
    """

    __slots__ = ()

    def list(self) -> ListView[InvoiceSummary]:
        """All invoices.

        >>> client.invoices.list()[0].duedate
        datetime.date(2017, 1, 6)
        """
        return self._client.call("list_invoices").invoices

    def get(self, id: Id) -> Invoice:
        """An invoice in full.

        Raises:
            NotFound: there is no such invoice.

        >>> [(item.description, item.linetotal) for item in client.invoices.get(308976).items]
        [('Example Service', Decimal('15.00')), ('PayPal Payment Fee', Decimal('1.24'))]
        """
        return self._client.call("get_invoice", id=id).invoice

    def apply_credit(
        self, id: Id, amount: Amount | None = None, *, extra: Mapping[str, Any] | None = None
    ) -> ApplyCreditAnswer:
        """Pays an invoice from the account's credit.

        Args:
            id: the invoice's ID.
            amount: how much, as ``Decimal``, ``str`` or ``int``, in the account's currency. It should always
                be given: without it, the service's document says, the whole invoice is paid. What happens if
                the credit is too low is not known.
            extra: further fields of the request.

        Raises:
            InvalidArgument: the amount is a ``float``, or no amount.
            Refused: the service refuses it, for instance because there is not enough credit.

        >>> client.invoices.apply_credit(308977, Decimal("1.25")).applied
        Decimal('1.25')
        """
        return self._call(ApplyCreditAnswer, "apply_credit", id=id, amount=amount, extra=extra)
