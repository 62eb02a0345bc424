# generated from bindings/python/balvps/_nouns.py by core/api/languages/python_async.py; do not edit
"""The parts of the API as a client has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._base_client import BaseClient
from .account import Account
from .billing import Billing, Invoices
from .contacts import Contacts
from .session import Session
from .tickets import Tickets
from .zones import Zones

if TYPE_CHECKING:
    from .._calls import AsyncCall


class Nouns(BaseClient):
    """A client with everything but the ways to send something."""

    if TYPE_CHECKING:
        call: AsyncCall

    @property
    def session(self) -> Session:
        """Signing in and out."""
        return Session(self)

    @property
    def account(self) -> Account:
        """The account's own details."""
        return Account(self)

    @property
    def contacts(self) -> Contacts:
        """Contacts, and what they may do."""
        return Contacts(self)

    @property
    def billing(self) -> Billing:
        """Balance and invoices."""
        return Billing(self)

    @property
    def invoices(self) -> Invoices:
        """Invoices, and the credit that can pay them."""
        return Invoices(self)

    @property
    def tickets(self) -> Tickets:
        """Support tickets."""
        return Tickets(self)

    @property
    def zones(self) -> Zones:
        """DNS zones and their records."""
        return Zones(self)
