"""Support tickets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..models import CreateTicketAnswer, Done, Outcome
from ._resource import Resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._calls import Id
    from .._ticket_files import Attachment
    from .._views import ListView
    from ..models import Department, GetTicketAnswer, TicketSummary


class Tickets(Resource):
    """Support tickets. A ticket is identified by its number."""

    __slots__ = ()

    async def list(self) -> ListView[TicketSummary]:
        """All tickets.

        >>> [ticket.ticket_number for ticket in await client.tickets.list()]
        [736633]
        """
        return (await self._client.call("list_tickets")).tickets

    async def get(self, number: Id) -> GetTicketAnswer:
        """A ticket and its replies.

        Raises:
            NotFound: there is no such ticket.

        >>> found = await client.tickets.get(736633)
        >>> found.ticket.status, found.replies[0].date
        ('Answered', datetime.datetime(2016, 12, 30, 12, 51, 4))
        """
        return await self._client.call("get_ticket", number=number)

    async def create(
        self,
        dept_id: Id,
        subject: str,
        body: str,
        *,
        confirm: bool = False,
        extra: Mapping[str, Any] | None = None,
    ) -> CreateTicketAnswer:
        """Opens a ticket.

        Args:
            dept_id: the department's ID, as :meth:`departments` returns it.
            subject: the subject, on one line.
            body: the message.
            confirm: if it is not known whether it was done, look for it: if exactly one new match has
                appeared, it is the answer.
            extra: further fields of the request.

        Returns:
            the answer, whose `ticket` is the new ticket's number.

        Raises:
            AmbiguousWrite: it is not known whether it was done.

        >>> (await client.tickets.create(1, "Invoice 2017/1/1", "May I pay it next week?")).ticket
        865650
        """
        return await self._call(
            CreateTicketAnswer,
            "create_ticket",
            confirm=confirm,
            dept_id=dept_id,
            subject=subject,
            body=body,
            extra=extra,
        )

    async def reply(self, number: Id, body: str, *, extra: Mapping[str, Any] | None = None) -> Outcome:
        """Adds a reply to a ticket.

        Args:
            number: the ticket's number.
            body: the message.
            extra: further fields of the request.

        Raises:
            NotFound: there is no such ticket.

        >>> (await client.tickets.reply(736633, "Thank you.")).info
        ('reply_added',)
        """
        return await self._call(Outcome, "reply_ticket", number=number, body=body, extra=extra)

    async def close(self, number: Id, *, extra: Mapping[str, Any] | None = None) -> Done:
        """Closes a ticket.

        Args:
            number: the ticket's number.
            extra: further fields of the request.

        Raises:
            NotFound: there is no such ticket.
        """
        return await self._call(Done, "close_ticket", number=number, extra=extra)

    async def reopen(self, number: Id, *, extra: Mapping[str, Any] | None = None) -> Done:
        """Opens a closed ticket again.

        Args:
            number: the ticket's number.
            extra: further fields of the request.

        Raises:
            NotFound: there is no such ticket.
        """
        return await self._call(Done, "reopen_ticket", number=number, extra=extra)

    async def departments(self) -> ListView[Department]:
        """The departments that take tickets.

        >>> (await client.tickets.departments()).to_list()
        [{'id': 1, 'name': 'Billing'}, {'id': 2, 'name': 'Technical Support'}, {'id': 3, 'name': 'Sales'}]
        """
        return (await self._client.call("list_ticket_departments")).departments

    async def attachment(self, number: Id, file: Id) -> Attachment:
        """A file that is attached to a ticket.

        Args:
            number: the ticket's number.
            file: the file's ID, as the ticket's attachments have it.

        Raises:
            NotFound: there is no such ticket or file.

        >>> found = await client.tickets.attachment(736633, "a1b2c3")
        >>> found.content_type, found.content[:8]
        ('application/pdf', b'%PDF-1.4')
        """
        from .._ticket_files import Attachment

        answer = await self._client.call("get_ticket_attachment", number=number, file=file)
        return answer._bind(Attachment, None)
