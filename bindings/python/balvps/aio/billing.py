# generated from bindings/python/balvps/billing.py by core/api/languages/python_async.py; do not edit
"""Balance, invoices and credit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..models import ApplyCreditAnswer
from ._noun import Noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._calls import Amount, Id
    from .._views import ListView
    from ..models import Balance, Invoice, InvoiceSummary


class Billing(Noun):
    """Balance and invoices."""

    __slots__ = ()

    async def balance(self) -> Balance:
        """The total of unpaid invoices, and the credit on the account."""
        return (await self._client.call("get_balance")).details

    @property
    def invoices(self) -> Invoices:
        """The same as :attr:`Client.invoices <balvps.Client.invoices>`."""
        return Invoices(self._client)


class Invoices(Noun):
    """Invoices, and the credit that can pay them."""

    __slots__ = ()

    async def list(self) -> ListView[InvoiceSummary]:
        """All invoices."""
        return (await self._client.call("list_invoices")).invoices

    async def get(self, id: Id) -> Invoice:
        """An invoice in full.

        Raises:
            NotFound: there is no such invoice.
        """
        return (await self._client.call("get_invoice", id=id)).invoice

    async def apply_credit(
        self, id: Id, amount: Amount | None = None, *, extra: Mapping[str, Any] | None = None
    ) -> ApplyCreditAnswer:
        """Pays an invoice from the account's credit.

        Args:
            id: the invoice's ID.
            amount: how much, as ``Decimal``, ``str`` or ``int``, in the account's currency. Better say it:
                without it, the service's document says, the whole invoice is paid; what happens where there
                is less credit than that is not known.
            extra: further fields of the request.

        Raises:
            InvalidArgument: the amount is a ``float``, or no amount.
            Refused: the service does not want it, for instance since there is not enough credit.
        """
        return await self._call(ApplyCreditAnswer, "apply_credit", id=id, amount=amount, extra=extra)
