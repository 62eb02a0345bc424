"""Each operation has one natural home. Here: what the methods do beyond passing arguments on."""

import inspect
import json
from decimal import Decimal

import balvps
import pytest
from balvps import _native
from balvps.account import Account
from balvps.billing import Billing, Invoices
from balvps.contacts import Contacts
from balvps.models import ANSWERS
from balvps.session import Session
from balvps.testing import Sandbox
from balvps.tickets import Tickets
from balvps.zones import Records, Zones


def test_every_operation_has_one_home() -> None:
    nouns = (Account, Billing, Contacts, Invoices, Records, Session, Tickets, Zones)
    sources = "".join(inspect.getsource(noun) for noun in nouns)
    names = [operation["name"] for operation in json.loads(_native.catalog_json())["operations"]]
    assert len(names) == 32
    assert sorted(names) == sorted(ANSWERS)
    assert [name for name in names if f'"{name}"' not in sources] == []


def test_update_gives_the_details_as_they_are_now(sandbox: Sandbox, client: balvps.Client) -> None:
    assert client.account.update(city="Berlin").city == "Berlin"
    assert client.account.get().city == "Berlin"
    sandbox.play({"info": ["client_info_updated"]}, method="PUT")
    assert client.account.update(city="Paris").city == "Berlin"  # read back, since this answer held nothing


def test_a_contact_from_creation_to_change(client: balvps.Client) -> None:
    created = client.contacts.create(
        email="tech@example.com", firstname="Tech", lastname="Staff", privileges={"support": ["tickets"]}
    )
    assert client.contacts.get(created.contact_id).privileges == {"support": ["tickets"]}
    client.contacts.update(created.contact_id, lastname="Team")
    assert client.contacts.get(str(created.contact_id)).lastname == "Team"
    assert [contact.id for contact in client.contacts.list()] == [49, created.contact_id]


def test_a_ticket_from_creation_to_reopening(client: balvps.Client) -> None:
    number = client.tickets.create(client.tickets.departments()[0].id, "Subject", "Body").ticket
    client.tickets.reply(number, "And more")
    found = client.tickets.get(number)
    assert (found.ticket.subject, found.ticket.body, found.replies[0].body) == ("Subject", "Body", "And more")
    client.tickets.close(number)
    assert client.tickets.get(number).ticket.status == "Closed"
    client.tickets.reopen(number)
    assert client.tickets.get(number).ticket.status != "Closed"


def test_credit_is_decimal_all_the_way(sandbox: Sandbox, client: balvps.Client) -> None:
    applied = client.invoices.apply_credit(308977, Decimal("1.10"))
    assert applied.applied == Decimal("1.10")
    assert sandbox.log()[-1]["body"] == '{"amount":"1.10"}'
    assert client.billing.balance().acc_credit == Decimal("48.90")
    assert client.invoices.apply_credit(308977).invoice_status == "Paid"


def test_extra_reaches_the_service(sandbox: Sandbox, client: balvps.Client) -> None:
    client.tickets.create(1, "S", "B", extra={"priority": 2})
    assert sandbox.log()[-1]["json"] == {"dept_id": 1, "subject": "S", "body": "B", "priority": 2}
    client.contacts.update(49, city="Bonn", extra={"note": "x"})
    assert sandbox.log()[-1]["json"] == {"id": 49, "city": "Bonn", "note": "x"}
    with pytest.raises(balvps.InvalidArgument, match="subject"):
        client.tickets.create(1, "S", "B", extra={"subject": "twice"})


def test_a_session_by_hand(sandbox: Sandbox, client: balvps.Client) -> None:
    first = client.session.login()
    second = client.session.refresh()
    assert second.token != first.token
    assert client.account.get().id == 26
    assert client.session.logout().status is True
    with pytest.raises(balvps.ServiceError):
        client.session.refresh(first.refresh)  # spent
    client.session.login()
    assert client.session.revoke().status is True
    with sandbox.client() as other, pytest.raises(balvps.WrongLogin):
        other.session.login(password="wrong")
