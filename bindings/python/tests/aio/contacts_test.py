"""Contacts, from creation to change."""

import balvps
from balvps.testing import Sandbox


async def test_a_contact_from_creation_to_change(client: balvps.AsyncClient) -> None:
    created = await client.contacts.create(
        email="tech@example.com", firstname="Tech", lastname="Staff", privileges={"support": ["tickets"]}
    )
    assert (await client.contacts.get(created.contact_id)).privileges == {"support": ["tickets"]}
    await client.contacts.update(created.contact_id, lastname="Team")
    assert (await client.contacts.get(str(created.contact_id))).lastname == "Team"
    assert [contact.id for contact in await client.contacts.list()] == [49, created.contact_id]


async def test_extra_reaches_the_service(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    await client.contacts.update(49, city="Bonn", extra={"note": "x"})
    assert sandbox.log()[-1]["json"] == {"id": 49, "city": "Bonn", "note": "x"}
