"""The account's own details."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from .._answers import after_write
from ..models import AccountDetails, Outcome
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typing_extensions import Unpack

    from .._calls import SignupFields, UpdateDetailsFields
    from .._views import ListView
    from ..models import Notification


class Account(Resource):
    """The account's own details, and new accounts."""

    __slots__ = ()

    async def get(self) -> AccountDetails:
        """The registration details.

        >>> (await client.account.get()).lastname
        'Doe'
        """
        return (await self._client.call("get_details")).client

    async def update(self, **fields: Unpack[UpdateDetailsFields]) -> AccountDetails:
        """Changes registration details. Fields that are left out stay as they are.

        Args:
            fields: new values, by the names in :class:`~balvps.models.AccountDetails`; also `type`,
                `vatnumber`, `mobilephone`, `telegramnotifications` (list of str) and `extra`, a mapping with
                fields that only this install knows.

        Returns:
            the details as they are now.

        Raises:
            AmbiguousWrite: it is not known whether it was done; or it was, but reading it back failed.

        >>> (await client.account.update(city="Berlin", country="DE")).city
        'Berlin'
        """
        answer = await self._client.call("update_details", **fields)
        if "client" in answer:
            return cast("AccountDetails", answer.client)
        with after_write("The details were changed", "update_details"):
            return await self.get()

    async def notifications(self) -> ListView[Notification]:
        """The messages that the service has sent to the account.

        >>> (await client.account.notifications())[0].subject
        'Invoice created'
        """
        return (await self._client.call("list_notifications")).notifications

    async def signup(self, **fields: Unpack[SignupFields]) -> Outcome:
        """Creates a new account. Needs no credentials.

        Args:
            fields: required are `email`, `password`, `address1`, `city`, `state`, `postcode`, `country` and
                `phonenumber`; optional are `firstname`, `lastname`, `companyname`, `address2`, `type`,
                `vatnumber`, `mobilephone`, `currency` and `extra`, a mapping with fields that only this
                install knows.

        Raises:
            InvalidArgument: a required field is missing.
            Refused: the service refuses it, for instance because the address has an account.

        >>> answer = await client.account.signup(
        ...     email="new@example.com", password="long and secret", firstname="New", lastname="Customer",
        ...     address1="Main Street 1", city="Springfield", state="Oregon", postcode="97403", country="US",
        ...     phonenumber="+1.5551234")
        >>> answer.info
        ('client_registered',)
        """
        return await self._call(Outcome, "signup", **fields)

    async def reset_password(self, email: str, *, extra: Mapping[str, Any] | None = None) -> Outcome:
        """Requests an e-mail with which the password can be reset. Needs no credentials.

        Args:
            email: the account's address.
            extra: further fields of the request.

        >>> (await client.account.reset_password("user@example.com")).info
        ('generated_reset_request',)
        """
        return await self._call(Outcome, "reset_password", email=email, extra=extra)
