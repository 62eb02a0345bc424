"""The parts of the API as a client has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._base_client import BaseClient
from .account import Account
from .billing import Billing, Invoices
from .contacts import Contacts
from .session import Session
from .tickets import Tickets
from .zones import Zones

if TYPE_CHECKING:
    from ._calls import Call


class Nouns(BaseClient):
    """A client with everything but the ways to send something."""

    if TYPE_CHECKING:
        call: Call

    @property
    def session(self) -> Session:
        """Signing in and out.

        >>> client.session.login()
        Tokens(token='***', refresh='***')
        """
        return Session(self)

    @property
    def account(self) -> Account:
        """The account's own details.

        >>> client.account.get().city
        'Santa Rosa'
        """
        return Account(self)

    @property
    def contacts(self) -> Contacts:
        """Contacts, and what they may do.

        >>> client.contacts.list()[0].firstname
        'Mary'
        """
        return Contacts(self)

    @property
    def billing(self) -> Billing:
        """Balance and invoices.

        >>> client.billing.balance().acc_credit
        Decimal('50.00')
        """
        return Billing(self)

    @property
    def invoices(self) -> Invoices:
        """Invoices, and the credit that can pay them.

        >>> len(client.invoices.list())
        3
        """
        return Invoices(self)

    @property
    def tickets(self) -> Tickets:
        """Support tickets.

        >>> client.tickets.get(736633).ticket.subject
        'Lore Ipsum'
        """
        return Tickets(self)

    @property
    def zones(self) -> Zones:
        """DNS zones and their records.

        >>> client.zones.get("example.com").records.list(type="MX")[0].content
        'mail.example.com'
        """
        return Zones(self)
