# generated from aio/contacts_test.py by api/languages/python_sync.py; do not edit
"""Contacts, from creation to change."""

import balvps
from balvps.testing import Sandbox


def test_a_contact_from_creation_to_change(client: balvps.Client) -> None:
    created = client.contacts.create(
        email="tech@example.com", firstname="Tech", lastname="Staff", privileges={"support": ["tickets"]}
    )
    assert client.contacts.get(created.contact_id).privileges == {"support": ["tickets"]}
    client.contacts.update(created.contact_id, lastname="Team")
    assert client.contacts.get(str(created.contact_id)).lastname == "Team"
    assert [contact.id for contact in client.contacts.list()] == [49, created.contact_id]


def test_extra_reaches_the_service(sandbox: Sandbox, client: balvps.Client) -> None:
    client.contacts.update(49, city="Bonn", extra={"note": "x"})
    assert sandbox.log()[-1]["json"] == {"id": 49, "city": "Bonn", "note": "x"}
