"""Signing in and out at a moment of one's own choice."""

import balvps
import pytest
from balvps.testing import Sandbox


async def test_a_session_by_hand(sandbox: Sandbox, client: balvps.AsyncClient) -> None:
    first = await client.session.login()
    second = await client.session.refresh()
    assert second.token != first.token
    assert (await client.account.get()).id == 26
    assert (await client.session.logout()).status is True
    with pytest.raises(balvps.ServiceError):
        await client.session.refresh(first.refresh)  # spent
    await client.session.login()
    assert (await client.session.revoke()).status is True
    async with sandbox.async_client() as other:
        with pytest.raises(balvps.WrongLogin):
            await other.session.login(password="wrong")
