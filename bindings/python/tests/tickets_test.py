# generated from aio/tickets_test.py by api/languages/python_sync.py; do not edit
"""Tickets, from creation to reopening."""

import balvps
import pytest
from balvps.testing import Sandbox


def test_a_ticket_from_creation_to_reopening(client: balvps.Client) -> None:
    department = client.tickets.departments()[0].id
    number = client.tickets.create(department, "Subject", "Body").ticket
    client.tickets.reply(number, "And more")
    found = client.tickets.get(number)
    assert (found.ticket.subject, found.ticket.body, found.replies[0].body) == ("Subject", "Body", "And more")
    client.tickets.close(number)
    assert client.tickets.get(number).ticket.status == "Closed"
    client.tickets.reopen(number)
    assert client.tickets.get(number).ticket.status != "Closed"


def test_extra_reaches_the_service(sandbox: Sandbox, client: balvps.Client) -> None:
    client.tickets.create(1, "S", "B", extra={"priority": 2})
    assert sandbox.log()[-1]["json"] == {"dept_id": 1, "subject": "S", "body": "B", "priority": 2}
    with pytest.raises(balvps.InvalidArgument, match="subject"):
        client.tickets.create(1, "S", "B", extra={"subject": "twice"})
