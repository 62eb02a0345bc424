"""Contacts of the account, and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._answers import needed
from ..models import AddContactAnswer, Outcome
from ._resource import Resource

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .._calls import AddContactFields, EditContactFields, Id
    from .._views import ListView
    from ..models import Contact, ContactSummary


class Contacts(Resource):
    """Contacts of the account, and what they may do.

    >>> (await client.contacts.get(49)).privileges
    {'support': ['tickets', 'newticket']}
    """

    __slots__ = ()

    async def list(self) -> ListView[ContactSummary]:
        """All contacts.

        >>> [contact.email for contact in await client.contacts.list()]
        ['mary@example.com']
        """
        return (await self._client.call("list_contacts")).contacts

    async def get(self, id: Id) -> Contact:
        """A contact in full.

        Raises:
            NotFound: there is no such contact.
        """
        return (await self._client.call("get_contact", id=id)).contact

    async def create(self, *, confirm: bool = False, **fields: Unpack[AddContactFields]) -> AddContactAnswer:
        """Adds a contact.

        Args:
            confirm: if it is not known whether it was done, look for it: if exactly one new match has
                appeared, it is the answer.
            fields: as in :class:`~balvps.models.Contact`; also `password`, with which the contact can sign
                in, `privileges` as :meth:`privileges` returns them, and `extra`, a mapping with fields that
                only this install knows.

        Returns:
            the answer, whose `contact_id` is the new contact's ID.

        Raises:
            AmbiguousWrite: it is not known whether it was done.

        >>> created = await client.contacts.create(email="tech@example.com", firstname="Tech", lastname="Lee")
        >>> created.contact_id
        50
        """
        return await self._call(AddContactAnswer, "add_contact", confirm=confirm, **fields)

    async def update(self, id: Id, **fields: Unpack[EditContactFields]) -> Outcome:
        """Changes a contact. Fields that are left out stay as they are.

        Args:
            id: the contact's ID.
            fields: as in :meth:`create`, but without a password.

        Raises:
            NotFound: there is no such contact.

        >>> (await client.contacts.update(49, city="Portland")).info
        ('profile_updated',)
        >>> (await client.contacts.get(49)).city
        'Portland'
        """
        return await self._call(Outcome, "edit_contact", id=id, **fields)

    async def privileges(self) -> dict[str, Any]:
        """The privileges a contact can have, by area. Those of services and domains are also by ID.

        >>> (await client.contacts.privileges())["support"]
        ['newticket', 'tickets', 'closeticket', 'emails']
        """
        answer = await self._client.call("list_contact_privileges")
        return needed(answer, "privileges", dict)
