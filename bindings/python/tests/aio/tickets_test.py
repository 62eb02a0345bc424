"""Tickets, from creation to reopening."""

import balvps
import pytest
from balvps.testing import Sandbox


async def test_a_ticket_from_creation_to_reopening(client: balvps.AsyncClient) -> None:
    department = (await client.tickets.departments())[0].id
    number = (await client.tickets.create(department, "Subject", "Body")).ticket
    await client.tickets.reply(number, "And more")
    found = await client.tickets.get(number)
    assert (found.ticket.subject, found.ticket.body, found.replies[0].body) == ("Subject", "Body", "And more")
    await client.tickets.close(number)
    assert (await client.tickets.get(number)).ticket.status == "Closed"
    await client.tickets.reopen(number)
    assert (await client.tickets.get(number)).ticket.status != "Closed"


async def test_extra_reaches_the_service(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    await client.tickets.create(1, "S", "B", extra={"priority": 2})
    assert sandbox.log()[-1]["json"] == {"dept_id": 1, "subject": "S", "body": "B", "priority": 2}
    with pytest.raises(balvps.InvalidArgument, match="subject"):
        await client.tickets.create(1, "S", "B", extra={"subject": "twice"})
